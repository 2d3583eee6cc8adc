"""What each item of an assessment does: how hard it is, whether it goes with the rest, whom it tells apart, how long.

Marks are 0-100, a row a person and a column an item; None or NaN where somebody has no mark. How hard an item is counts
everybody who has a mark for it; how it goes with the rest counts people with a mark for every item.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, ceil, sqrt, tanh

import numpy as np
from numpy.typing import ArrayLike

from simulator.figures import UNKNOWN, Figure, Numbers

LEAST = 10
"""The fewest people that how an item goes with the rest is given for."""
STEADY = 50
"""With fewer people than this, item statistics still move a good deal from sample to sample."""
EASY, HARD = 0.90, 0.20
"""From this share of the marks an item is too easy, and under this one too hard, to tell people apart (Allen and Yen
1979 advise .30 to .70 on average)."""
WEAK = 0.20
"""Under this an item says little of what the rest says (Ebel 1965)."""
KELLEY = 0.27
"""The share at the top and at the bottom that is compared (Kelley 1939)."""

_NOTHING = 1e-12
_NINETEEN_IN_TWENTY = 1.96
_LEAST_FOR_INTERVAL = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `people` have a mark for it, `difficulty` is the mean of the marks over 100, so that 1 is easiest.

    `spread` is the standard deviation of the marks in points. `rest` is the correlation with the mean of the other
    items; its figure counts people with every mark. `discrimination`, from -1 to 1, is how much higher the top 27 %
    are marked than the bottom 27 %, over 100. `seconds` is the median time. None where it is not known.
    """

    people: int
    difficulty: float | None
    spread: float | None
    rest: Figure
    discrimination: float | None
    seconds: float | None = None

    @property
    def flags(self) -> tuple[str, ...]:
        """Say in words what to look at; a flag is a question to people, not a reason to drop the item."""
        if self.difficulty is None:
            return (UNKNOWN,)
        found = []
        if self.difficulty > EASY:
            found.append("too easy")
        if self.difficulty < HARD:
            found.append("too hard")
        if self.rest.value is not None and self.rest.value < WEAK:
            found.append("goes against the rest" if self.rest.value < 0 else "does not go with the rest")
        if self.people < STEADY:
            found.append(f"only {self.people} people: may change")
        return tuple(found)


def statistics(marks: ArrayLike, seconds: ArrayLike | None = None, *, least: int = LEAST) -> tuple[Item, ...]:
    """Give every item's statistics, in order; `seconds` is a table like the marks, of the time each person took."""
    given = np.asarray(marks, dtype=np.float64)
    given = given if given.ndim > 1 else given.reshape(len(given), -1 if len(given) else 0)
    times = np.full(given.shape, np.nan) if seconds is None else np.asarray(seconds, dtype=np.float64)
    whole = given[~np.isnan(given).any(axis=1)]
    return tuple(_item(at, given[:, at], times[:, at], whole, least) for at in range(given.shape[1]))


def item_rest(marks: ArrayLike, at: int, *, least: int = LEAST) -> Figure:
    """Give how the item in column `at` correlates with the mean of the others (Henrysson 1963), from -1 to 1.

    Taking the item out of what it is held against keeps it from going with itself. People with a mark for every item
    count; the 95 % interval is by Fisher's z (1921).
    """
    given = np.asarray(marks, dtype=np.float64)
    whole = given[~np.isnan(given).any(axis=1)]
    people, needed = len(whole), max(least, 2)
    if whole.shape[1] <= 1:
        return Figure(None, people, why="there is no other item")
    if people < needed:
        return Figure(None, people, why=f"people with every mark: {people}, needed: {needed}")
    rest = np.delete(whole, at, axis=1).mean(axis=1)
    if min(np.ptp(rest), np.ptp(whole[:, at])) <= _NOTHING:
        return Figure(None, people, why="everybody has the same mark for the item, or for the rest")
    value = float(np.clip(np.corrcoef(whole[:, at], rest)[0, 1], -1, 1))
    return Figure(value, people, *_fisher(value, people))


def discrimination(marks: ArrayLike, at: int) -> float | None:
    """Give how much higher the top 27 % by total are marked on an item than the bottom 27 %, over 100 (Kelley 1939).

    Who ties with the last one let in is let in too. None where nobody has every mark or all totals are the same.
    """
    given = np.asarray(marks, dtype=np.float64)
    whole = given[~np.isnan(given).any(axis=1)]
    total = whole.sum(axis=1)
    if not len(whole) or np.ptp(total) <= _NOTHING:
        return None
    ranked, many = np.sort(total), ceil(KELLEY * len(whole))
    top, bottom = total >= ranked[-many], total <= ranked[many - 1]
    return float(whole[top, at].mean() - whole[bottom, at].mean()) / 100


def _item(at: int, marks: Numbers, times: Numbers, whole: Numbers, least: int) -> Item:
    known, taken = marks[~np.isnan(marks)], times[~np.isnan(times)]
    rest = item_rest(whole, at, least=least)
    return Item(
        len(known),
        float(known.mean()) / 100 if len(known) else None,
        float(known.std(ddof=1)) if len(known) > 1 else None,
        rest,
        discrimination(whole, at) if len(whole) >= least else None,
        float(np.median(taken)) if len(taken) else None,
    )


def _fisher(value: float, people: int) -> tuple[float, float] | tuple[None, None]:
    if people < _LEAST_FOR_INTERVAL or abs(value) >= 1 - _NOTHING:
        return None, None
    off = _NINETEEN_IN_TWENTY / sqrt(people - 3)
    return tanh(atanh(value) - off), tanh(atanh(value) + off)
