"""What an assessment's integrity log amounts to: none, some or major, by thresholds that anybody can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from simulator.yamlfile import content

Level = Literal["none", "some", "major"]
CAUTION = "It is never to be used alone to reject anybody."


class Kind(BaseModel):
    """One kind of event: its unit, and from which sum on it is some or major."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    title: str
    unit: Literal["characters", "seconds", "times"]
    some: Annotated[float, Field(gt=0)]
    major: Annotated[float, Field(gt=0)]

    def level(self, amount: float) -> Level:
        """Give what a sum of this kind amounts to."""
        return "major" if amount >= self.major else "some" if amount >= self.some else "none"


@dataclass(frozen=True, slots=True)
class Tally:
    """All events of one kind: how many, and their sum in its unit."""

    kind: Kind
    times: int
    amount: float

    @property
    def level(self) -> Level:
        """Give what they amount to."""
        return self.kind.level(self.amount)


@dataclass(frozen=True, slots=True)
class Integrity:
    """The whole log, by kind; its level is that of the gravest kind."""

    tallies: tuple[Tally, ...]

    @property
    def level(self) -> Level:
        """Give what the log amounts to."""
        found = {one.level for one in self.tallies}
        return "major" if "major" in found else "some" if "some" in found else "none"


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Give every kind of event, by id, from `content/integrity.yaml`."""
    return {name: Kind(id=name, **given) for name, given in content("integrity.yaml").items()}


def integrity(events: Iterable[tuple[str, float]]) -> Integrity:
    """Give what events, each a kind and an amount in its unit, come to; a kind that is not known is left out."""
    found: dict[str, list[float]] = defaultdict(list)
    for kind, amount in events:
        found[kind].append(amount)
    seen = ((one, found[name]) for name, one in kinds().items() if name in found)
    return Integrity(tuple(Tally(kind, len(amounts), sum(amounts)) for kind, amounts in seen))
