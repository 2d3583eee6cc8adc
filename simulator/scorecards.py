"""Scorecards: versioned weights, caps and gates, from `content/scorecards/`."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, CriticalClass, Dimension
from simulator.resources import content_path
from simulator.rules import criteria


class Scorecard(BaseModel):
    """How findings become a grade. `weights` are per criterion; `caps` per class of critical error.

    Where findings of low confidence are only `shown`, they do not move a mark.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    version: int
    title: str
    weights: dict[str, Annotated[float, Field(ge=0)]]
    caps: dict[CriticalClass, float]
    classes: dict[str, CriticalClass]
    pass_mark: float | None = None
    low_confidence: Literal["counted", "shown"] = "counted"
    advisory: tuple[str, ...] = ()

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
    def untimed(self) -> Scorecard:
        """Give the same scorecard with no weight on speed, which the other dimensions share."""
        timed = {name: 0.0 for name in self.weights if criteria()[name].dimension == "speed"}
        return self.model_copy(update={"weights": {**self.weights, **timed}})

    @property
    def dimension_weights(self) -> dict[Dimension, float]:
        """Give every dimension's weight."""
        return {dimension: self.weight(dimension) for dimension in DIMENSIONS}


@lru_cache(maxsize=1)
def scorecards() -> tuple[Scorecard, ...]:
    """Give all scorecards that ship, by id."""
    folder = content_path("scorecards")
    files = sorted(folder.glob("*.yaml"))
    return tuple(Scorecard.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def scorecard(name: str) -> Scorecard:
    """Give the scorecard with this id; CommandRefused names those there are."""
    for card in scorecards():
        if card.id == name:
            return card
    raise CommandRefused(f"there is no scorecard {name!r}; there are: {', '.join(card.id for card in scorecards())}")
