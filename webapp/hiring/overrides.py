"""How often, and which way, the marks that people settled depart from the machine's, over a round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.figures import UNKNOWN
from simulator.raters import anchored
from webapp.hiring.adjudications import NOT_SEEN
from webapp.hiring.comparison import settled
from webapp.hiring.report import Assessed
from webapp.hiring.work import READ

LEAST = 10
"""From so many settled marks a share is given."""
CRITICAL = "critical errors"


@dataclass(frozen=True, slots=True)
class Departures:
    """One dimension, or the critical errors: how many were settled, and how many of them otherwise than the machine.

    A mark departs if it is another step of the anchors than the machine's, which is taken to its nearest step.
    `lower` are for critical errors those that no person saw; there the machine has none to be confirmed upwards.
    """

    what: str
    settled: int
    higher: int
    lower: int

    @property
    def same(self) -> int:
        """Give how many were settled as the machine had them."""
        return self.settled - self.higher - self.lower

    @property
    def share(self) -> str:
        """Give the share that departs in words, or that there is not enough data."""
        return UNKNOWN if self.settled < LEAST else f"{(self.higher + self.lower) / self.settled:.0%}"

    @property
    def direction(self) -> str:
        """Say which way most of them depart; not enough data, where too few are settled to say."""
        if self.settled < LEAST:
            return UNKNOWN
        if self.higher == self.lower:
            return "neither way" if self.higher else "none departs"
        return "mostly higher" if self.higher > self.lower else "mostly lower"


def departures(works: Iterable[Assessed]) -> list[Departures]:
    """Give for each dimension that is read, and for critical errors, how settled marks depart from the machine's.

    The newest settled mark of each place counts, once; where the machine has no mark there is nothing to depart from.
    """
    steps: dict[str, list[int]] = {name: [] for name in (*READ, CRITICAL)}
    for one in works:
        machine = one.work.machine
        for place, mark in settled(one.work, one.rulings).items():
            if place[1] not in READ:
                steps[CRITICAL].append(-1 if mark == NOT_SEEN else 0)
            elif place in machine:
                steps[place[1]].append(_way(mark - float(anchored([machine[place]])[0])))
    return [Departures(name, len(each), each.count(1), each.count(-1)) for name, each in steps.items()]


def _way(difference: float) -> int:
    return (difference > 0) - (difference < 0)
