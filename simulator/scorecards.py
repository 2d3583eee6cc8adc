"""Scorecards: versioned weights, caps and gates, from `content/scorecards/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from simulator.errors import CommandRefused, Problem, ScenarioProblems
from simulator.finding import DIMENSIONS, CriticalClass, Dimension
from simulator.resources import content_path
from simulator.rules import criteria
from simulator.yamlfile import content


class Scorecard(BaseModel):
    """How findings become a grade. `weights` are per criterion; `caps` per class of critical error.

    `about` says in a sentence what it asks for. A file that `extends` another gives only what is its own: the rest is
    the other's, of exactly the version it names, so that nobody changes that one without looking at this.
    Where findings of low confidence are only `shown`, they do not move a mark. `agreement` is the least agreement with
    people that a criterion needs to stand by itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    version: int
    title: str
    about: str
    extends: str | None = None
    weights: dict[str, Annotated[float, Field(ge=0)]]
    caps: dict[CriticalClass, float]
    classes: dict[str, CriticalClass]
    pass_mark: float | None = None
    low_confidence: Literal["counted", "shown"] = "counted"
    agreement: Annotated[float, Field(gt=0, le=1)] | None = None

    @property
    def name(self) -> str:
        """Give the id with the version: what a grade records."""
        return f"{self.id}@{self.version}"

    def weight(self, dimension: Dimension) -> float:
        """Give a dimension's weight: the sum of its criteria's."""
        return sum(weight for name, weight in self.weights.items() if criteria()[name].dimension == dimension)

    def cap(self, critical: str) -> float:
        """Give what a critical error caps a result at."""
        return self.caps[self.classes[critical]]

    @property
    def advisory(self) -> tuple[str, ...]:
        """Give the criteria that may advise but not decide: read from words, and never shown to agree with people.

        What the clock says needs no such proof.
        """
        needed = self.agreement
        if needed is None:
            return ()
        return tuple(
            name
            for name, weight in self.weights.items()
            if weight and criteria()[name].dimension != "speed" and not _agrees(name, needed)
        )

    @property
    def untimed(self) -> Scorecard:
        """Give the same scorecard with no weight on speed, which the other dimensions share."""
        timed = {name: 0.0 for name in self.weights if criteria()[name].dimension == "speed"}
        return self.model_copy(update={"weights": {**self.weights, **timed}})

    @property
    def dimension_weights(self) -> dict[Dimension, float]:
        """Give every dimension's weight."""
        return {dimension: self.weight(dimension) for dimension in DIMENSIONS}


class Agreement(BaseModel):
    """How far a criterion agrees with raters: the row of docs/agreement.md, and who rated."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    set: str
    measure: str
    figure: float
    raters: Literal["people", "language models"]


@lru_cache(maxsize=1)
def agreement() -> Mapping[str, Agreement]:
    """Give what has been shown of each criterion's agreement with raters, from `content/agreement.yaml`."""
    given = content("agreement.yaml")
    return {name: Agreement.model_validate(one) for name, one in given.items()}


def _agrees(criterion: str, needed: float) -> bool:
    shown = agreement().get(criterion)
    return shown is not None and shown.raters == "people" and shown.figure >= needed


@lru_cache(maxsize=1)
def scorecards() -> tuple[Scorecard, ...]:
    """Give all scorecards that ship, by id."""
    files = sorted(content_path("scorecards").glob("*.yaml"))
    return tuple(_whole(content("scorecards", file.name)) for file in files)


def _whole(given: dict[str, Any]) -> Scorecard:
    if "extends" not in given:
        return Scorecard.model_validate(given)
    name, _, version = given["extends"].partition("@")
    base = content("scorecards", f"{name}.yaml")
    if version != str(base["version"]):
        message = (
            f"{name} is at version {base['version']} by now; weigh again, then name that version and raise your own"
        )
        raise ScenarioProblems([Problem(f"content/scorecards/{given['id']}.yaml", 1, "extends", message)])
    return Scorecard.model_validate({**base, **given, "weights": {**base["weights"], **given.get("weights", {})}})


def usual(industry: str) -> Scorecard:
    """Give what a shift is graded by where nothing else is asked for: its industry's own scorecard, else training."""
    return next((card for card in scorecards() if card.id == industry), scorecard("training"))


def scorecard(name: str) -> Scorecard:
    """Give the scorecard with this id; CommandRefused names those there are."""
    for card in scorecards():
        if card.id == name:
            return card
    raise CommandRefused(f"there is no scorecard {name!r}; there are: {', '.join(card.id for card in scorecards())}")
