"""A statistic of items and how sure it is: value, bootstrap interval, verdict in words, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

VERDICTS: tuple[tuple[float, str], ...] = (
    (0.80, "agree well"),
    (0.70, "usable"),
    (float("-inf"), "look again"),
)
"""The least agreement for each verdict, best first; what is not even usable may advise but not decide."""
UNKNOWN = "not enough data"
LEAST = 10
"""The fewest items that a figure is given for; a full calibration has two hundred."""
ROUNDS = 1_000
"""How often items are drawn anew for an interval; 0 for none."""

_LEAST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic of `n` items, with its bootstrap 95 % interval; `why` it has no value, if it has none."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    why: str = ""

    def verdict(self, bounds: Sequence[tuple[float, str]] = VERDICTS) -> str:
        """Say in words how good an agreement this is, by the value alone: show the interval beside it."""
        if self.value is None:
            return UNKNOWN
        value = round(self.value, 9)
        return next((words for least, words in bounds if value >= least), UNKNOWN)


def figure(
    of: Callable[[Numbers], float], marks: ArrayLike, raters: int, least: int = LEAST, rounds: int = ROUNDS
) -> Figure:
    """Give a statistic, NaN where it is not defined, of the items (columns) that so many raters (rows) have marked.

    What it takes is `least` items, and never fewer than two.
    """
    given = np.asarray(marks, dtype=float)
    given = given[:, (~np.isnan(given)).sum(axis=0) >= raters]
    n, needed = given.shape[1], max(least, 2)
    if n < needed:
        return Figure(None, n, why=f"items in common: {n}, needed: {needed}")
    value = of(given)
    if np.isnan(value):
        return Figure(None, n, why="the marks do not differ from item to item")
    return Figure(value, n, *interval(of, given, rounds))


def interval(
    of: Callable[[Numbers], float], marks: Numbers, rounds: int = ROUNDS
) -> tuple[float, float] | tuple[None, None]:
    """Give what 95 % of draws of as many items lie between, the same each time; a draw of NaN does not count."""
    dice, n = np.random.default_rng(0), marks.shape[1]
    found = np.array([of(marks[:, dice.integers(0, n, n)]) for _ in range(rounds)])
    known = found[~np.isnan(found)]
    if len(known) < _LEAST_ROUNDS:
        return None, None
    low, high = np.quantile(known, (0.025, 0.975))
    return float(low), float(high)
