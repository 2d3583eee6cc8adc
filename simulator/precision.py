"""What a score cannot tell: its standard error of measurement, its band, and who is no better than whom.

Scores and errors are in the same units, here points out of 100. Reliability is a share from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TypeVar

from simulator.figures import Figure

Who = TypeVar("Who", bound=Hashable)

ONE = 1.0
"""A band of one standard error to either side: about two in three bands hold what the person would get on average."""
NINETEEN_IN_TWENTY = 1.96
"""A band of so many standard errors to either side: 95 % of bands hold it."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """A score and what it could as well have been: from `low` to `high`, cut off at the ends of the scale."""

    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody may stand among all: at best `best`-th, at worst `worst`-th, the first being 1."""

    best: int
    worst: int


def standard_error(spread: float, reliability: float) -> float:
    """Give the standard error of measurement, SD x sqrt(1 - reliability), in the units of the scores' spread.

    A reliability below 0 counts as 0, since an error cannot be larger than the spread it is part of (Lord and Novick
    1968, Statistical Theories of Mental Test Scores).
    """
    return spread * sqrt(1 - min(max(reliability, 0.0), 1.0))


def error_of(spread: float | None, reliable: Figure) -> Figure:
    """Give the standard error of measurement that goes with a reliability, and the range from that one's interval.

    Where the reliability has no value, or there is no spread, neither has this, and it says why.
    """
    if spread is None or reliable.value is None:
        return Figure(None, reliable.n, why=reliable.why or "nobody's score is known")
    low = None if reliable.high is None else standard_error(spread, reliable.high)
    high = None if reliable.low is None else standard_error(spread, reliable.low)
    return Figure(standard_error(spread, reliable.value), reliable.n, low, high)


def band(score: float, error: float, times: float = ONE, ends: tuple[float, float] = (0.0, 100.0)) -> Band:
    """Give the score with so many standard errors to either side, but no further than the scale reaches."""
    return Band(score, max(ends[0], score - times * error), min(ends[1], score + times * error))


def least_difference(error: float, times: float = NINETEEN_IN_TWENTY) -> float:
    """Give by how much two people's scores must differ to be told apart: 1.96 x SEM x sqrt(2), at 95 %.

    The sqrt(2) is there because both scores are uncertain (Gulliksen 1950, Theory of Mental Tests).
    """
    return times * error * sqrt(2)


def differ(one: float, other: float, error: float, times: float = NINETEEN_IN_TWENTY) -> bool:
    """Tell whether two people's scores are further apart than chance in the marking would bring."""
    return abs(one - other) > least_difference(error, times) + _ROUNDING


def tiers(scores: Mapping[Who, float], error: float, times: float = NINETEEN_IN_TWENTY) -> tuple[tuple[Who, ...], ...]:
    """Part people into the groups that can be told apart, the highest first, each in the order it was given.

    The rule: a new group begins only where the next lower score differs from the lowest so far. So everybody in a
    group differs from nobody or only from some of it, and everybody in one group differs from everybody in another.
    Nobody is put below somebody they cannot be told from, which fixed or sliding bands (Cascio et al. 1991) do at
    their edges. Closely spaced scores may therefore all be one group: then the scores do not rank these people.
    """
    ranked = sorted(scores.items(), key=lambda each: -each[1])
    starts = [
        at for at, ((_, above), (_, below)) in enumerate(pairwise(ranked), 1) if differ(above, below, error, times)
    ]
    edges = [0, *starts, len(ranked)] if ranked else []
    order = {who: at for at, who in enumerate(scores)}
    groups = ([who for who, _ in ranked[start:end]] for start, end in pairwise(edges))
    return tuple(tuple(sorted(group, key=order.__getitem__)) for group in groups)


def places(scores: Mapping[Who, float], error: float, times: float = NINETEEN_IN_TWENTY) -> dict[Who, Place]:
    """Give for each person the best and worst place that the scores leave open: only those they differ from count."""
    limit = least_difference(error, times) + _ROUNDING
    found = {}
    for who, score in scores.items():
        better = sum(other - score > limit for other in scores.values())
        worse = sum(score - other > limit for other in scores.values())
        found[who] = Place(better + 1, len(scores) - worse)
    return found
