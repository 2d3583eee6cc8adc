"""Differential item functioning: whether people who do equally well elsewhere do unequally well on one item.

By Mantel and Haenszel (1959), as Holland and Thayer (1988) use it for items. The reference group is the one compared
with, the focal group the one looked after. A flagged item wants reading by people: the figure finds, it does not judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from simulator.distributions import chi_square_above
from simulator.figures import UNKNOWN, Numbers

Grade = Literal["A", "B", "C"]

WORDS: dict[Grade, str] = {"A": "negligible", "B": "moderate: look at the item", "C": "large: do not use unread"}
"""What each of the classes of Educational Testing Service says."""
LEAST_SMALLER = 200
LEAST_TOTAL = 500
"""The fewest people in the smaller group, and in both, that ETS asks for in test assembly (Zwick 2012, RR-12-08)."""
STRATA = 5
"""Into how many levels of doing well elsewhere people are matched; more need more people."""
PER_LOG_ODDS = -2.35
"""What turns a logarithm of odds into the delta scale of ETS, on which above 0 favours the focal group."""

_SURE = 0.05
_ONE_SIDED = 1.645
_SMALL, _LARGE = 1.0, 1.5
_YATES = 0.5


@dataclass(frozen=True, slots=True)
class Differential:
    """What the matched comparison finds: how much likelier the reference group succeeds, everything else the same.

    `odds` is the common odds ratio (above 1: the reference group succeeds more), `delta` the same on ETS's scale
    with its standard `error`, `chi_square` has one degree of freedom and the continuity correction. `people` were
    compared within `strata`; `left_out` were in a stratum where one group, or either outcome, is missing.
    """

    people: int
    strata: int
    left_out: int
    odds: float | None = None
    delta: float | None = None
    error: float | None = None
    chi_square: float | None = None
    p: float | None = None
    why: str = ""

    @property
    def grade(self) -> Grade | None:
        """Give the ETS class (Zieky 1993), None without figures.

        A: delta under 1, or not surely other than 0. C: delta 1.5 or more, and surely above 1. B: between.
        """
        if self.delta is None or self.error is None or self.p is None:
            return None
        size = abs(self.delta)
        if size < _SMALL or self.p >= _SURE:
            return "A"
        return "C" if size >= _LARGE and size - _ONE_SIDED * self.error > _SMALL else "B"

    @property
    def verdict(self) -> str:
        """Say the class in words."""
        return WORDS[self.grade] if self.grade else UNKNOWN

    @property
    def favours(self) -> str:
        """Say which group the item favours, "" where the difference is negligible or nothing is known."""
        if self.delta is None or self.grade in (None, "A"):
            return ""
        return "focal" if self.delta > 0 else "reference"


def mantel_haenszel(
    tables: ArrayLike, *, least_smaller: int = LEAST_SMALLER, least_total: int = LEAST_TOTAL
) -> Differential:
    """Compare two groups within strata: tables of counts, strata x (reference, focal) x (succeeded, did not).

    The standard error is that of Robins, Breslow and Greenland (1986).
    """
    given = np.asarray(tables, dtype=np.float64).reshape(-1, 2, 2)
    usable = given[(given.sum(axis=1) > 0).all(axis=1) & (given.sum(axis=2) > 0).all(axis=1)]
    people, left_out = int(usable.sum()), int(given.sum() - usable.sum())
    counts = int(usable[:, 0].sum()), int(usable[:, 1].sum())
    why = ""
    if min(counts) < least_smaller:
        why = f"people in the smaller group that can be matched: {min(counts)}, needed: {least_smaller}"
    elif people < least_total:
        why = f"people that can be matched: {people}, needed: {least_total}"
    elif not len(usable):
        why = "nobody can be matched"
    figures = None if why else _figures(usable)
    if figures is None:
        return Differential(people, len(usable), left_out, why=why or "in every stratum one group all did the same")
    return Differential(people, len(usable), left_out, *figures)


def differential(
    succeeded: Sequence[bool],
    focal: Sequence[bool],
    matching: Sequence[float],
    *,
    strata: int = STRATA,
    least_smaller: int = LEAST_SMALLER,
    least_total: int = LEAST_TOTAL,
) -> Differential:
    """Compare two groups on one item; the three lists stand side by side, a place a person.

    `succeeded` is whether the mark is at or above what counts as success, `matching` the score that people are
    matched by: the whole assessment with this item in it, as Holland and Thayer (1988) advise. It is cut into so many
    levels of about equally many people; who has the same score is in the same level.
    """
    score = np.asarray(matching, dtype=np.float64)
    edges = np.unique(np.quantile(score, np.arange(1, strata) / strata)) if len(score) else np.empty(0)
    tables = np.zeros((len(edges) + 1, 2, 2))
    places = (
        np.searchsorted(edges, score, side="left"),
        np.asarray(focal, dtype=int),
        1 - np.asarray(succeeded, dtype=int),
    )
    np.add.at(tables, places, 1)
    return mantel_haenszel(tables, least_smaller=least_smaller, least_total=least_total)


def _figures(tables: Numbers) -> tuple[float, float, float, float, float] | None:
    a, b, c, d = tables[:, 0, 0], tables[:, 0, 1], tables[:, 1, 0], tables[:, 1, 1]
    total = a + b + c + d
    for_reference, for_focal = a * d / total, b * c / total
    r, s = float(for_reference.sum()), float(for_focal.sum())
    if r <= 0 or s <= 0:
        return None
    odds = r / s
    same, other = (a + d) / total, (b + c) / total
    mixed = float((same * for_focal + other * for_reference).sum())
    variance = float((same * for_reference).sum()) / (2 * r * r) + mixed / (2 * r * s)
    variance += float((other * for_focal).sum()) / (2 * s * s)
    expected = (a + b) * (a + c) / total
    spread = (a + b) * (c + d) * (a + c) * (b + d) / (total**2 * (total - 1))
    off = max(0.0, abs(float((a - expected).sum())) - _YATES)
    chi_square = off**2 / float(spread.sum())
    error = abs(PER_LOG_ODDS) * sqrt(variance)
    return odds, PER_LOG_ODDS * log(odds), error, chi_square, chi_square_above(chi_square)
