"""How assessments are marked, as anybody may read it: made from the scorecard and the agreement table, not written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.rules import criteria, criticals
from simulator.scorecards import Agreement, Scorecard, agreement
from webapp.hiring.work import READ

CLASSES: Mapping[str, str] = {
    "compliance": "breaks a law or a duty", "customer": "harms the customer", "business": "harms the brand",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """One criterion: its share of the whole in per cent, and how far the machine was shown to agree with raters."""

    title: str
    dimension: str
    share: float
    agreed: Agreement | None
    advisory: bool

    @property
    def words(self) -> str:
        """Say how far the machine's marks were shown to agree."""
        if self.agreed is None:
            return "not measured"
        return f"{self.agreed.figure:.2f} with {self.agreed.raters} ({self.agreed.set}: {self.agreed.measure})"


@dataclass(frozen=True, slots=True)
class Capped:
    """One critical error and what it caps a case at."""

    title: str
    kind: str
    cap: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a scorecard: its version, each dimension's share, its criteria and critical errors."""

    name: str
    title: str
    dimensions: Mapping[str, float]
    criteria: tuple[Weighed, ...]
    critical: tuple[Capped, ...]
    least: float | None
    uncounted: tuple[str, ...]


def shown(card: Scorecard) -> Shown:
    """Give all that is said of a scorecard. What the clock says counts for nobody, so it has no share."""
    counted = [name for name, made in criteria().items() if made.dimension in READ and card.weights.get(name)]
    whole = sum(card.weights[name] for name in counted)
    weighed = tuple(_weighed(card, name, whole) for name in counted)
    dimensions: dict[str, float] = {
        name: round(sum(one.share for one in weighed if one.dimension == name), 1) for name in READ
    }
    critical = tuple(
        Capped(words, CLASSES[card.classes[name]], card.cap(name)) for name, words in criticals().items()
    )  # fmt: skip
    timed = (name for name, made in criteria().items() if made.dimension not in READ and name in card.weights)
    uncounted = tuple(criteria()[name].title for name in timed)
    return Shown(card.name, card.title, dimensions, weighed, critical, card.agreement, uncounted)


def _weighed(card: Scorecard, name: str, whole: float) -> Weighed:
    made = criteria()[name]
    return Weighed(
        made.title, made.dimension, round(100 * card.weights[name] / whole, 1), agreement().get(name),
        name in card.advisory,
    )  # fmt: skip
