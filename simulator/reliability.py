"""How far scores would repeat themselves: Cronbach's alpha, McDonald's omega, and how long an assessment has to be.

Marks are numbers, a row a person and a column an item; None or NaN where somebody has no mark for an item. Only people
with a mark for every item count, and the figures say how many that left out: nothing is filled in. A figure counts
people. Where they or the items are too few, or nothing varies, it has no value but says why.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from simulator.distributions import f_quantile
from simulator.figures import UNKNOWN, Figure, Numbers, interval
from simulator.onefactor import LEAST_ITEMS, one_factor

LEAST_PERSONS = 30
"""The fewest people that reliability is given for; at best so many are enough for alpha (Yurdugül 2008)."""
GUIDANCE: tuple[tuple[float, str], ...] = (
    (0.90, "good enough to decide about one person"),
    (0.80, "use together with other evidence"),
    (0.70, "screen with care"),
    (float("-inf"), "not for selection"),
)
"""The least reliability for each use, best first; give it to a figure's `verdict`."""
ROUNDS = 300
"""How often people are drawn anew for the interval of omega; 0 for none."""

_DRAWN_STEPS = 20
"""How hard a drawn sample is searched: an interval needs fewer digits than its figure."""
_NOTHING = 1e-12
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Reliability:
    """What one scale's marks tell: how many people counted and were left out, items, alpha, omega, mean and spread.

    `mean` and `spread` (standard deviation, n - 1) are of the mean of a person's items, so in the items' own units;
    None where nobody, or for the spread fewer than two, have every mark.
    """

    persons: int
    left_out: int
    items: int
    alpha: Figure
    omega: Figure
    mean: float | None
    spread: float | None


def complete(marks: ArrayLike) -> Numbers:
    """Give the rows of people who have a mark for every item, and none of the others."""
    given = _table(marks)
    return given[~np.isnan(given).any(axis=1)]


def reliability(marks: ArrayLike, *, least: int = LEAST_PERSONS, rounds: int = ROUNDS) -> Reliability:
    """Give all that a report says about one scale."""
    given = _table(marks)
    whole = complete(given)
    persons, items = whole.shape
    scores = whole.mean(axis=1) if items else np.empty(0)
    return Reliability(
        persons,
        len(given) - persons,
        items,
        alpha(given, least=least),
        omega(given, least=least, rounds=rounds),
        float(scores.mean()) if len(scores) else None,
        float(scores.std(ddof=1)) if len(scores) > 1 else None,
    )


def alpha(marks: ArrayLike, *, least: int = LEAST_PERSONS) -> Figure:
    """Give Cronbach's alpha (1951) of persons x items, with Feldt's exact 95 % interval (1965).

    k/(k - 1) x (1 - sum of the items' variances / variance of the total). The interval holds for items that measure
    one thing in the same units; 1 can be reached, and items that go against each other give less than 0.
    """
    whole = complete(marks)
    persons, items = whole.shape
    if why := _missing(whole, least, 2):
        return Figure(None, persons, why=why)
    total = float(whole.sum(axis=1).var(ddof=1))
    if total <= _NOTHING:
        return Figure(None, persons, why="everybody has the same score")
    value = items / (items - 1) * (1 - float(whole.var(axis=0, ddof=1).sum()) / total)
    return Figure(value, persons, *feldt(value, persons, items))


def feldt(value: float, persons: int, items: int) -> tuple[float, float]:
    """Give the 95 % interval of an alpha of so many persons (2 or more) and items (2 or more), after Feldt (1965)."""
    above, below = persons - 1, (persons - 1) * (items - 1)
    high, low = (1 - (1 - value) * f_quantile(share, above, below) for share in (_TAIL, 1 - _TAIL))
    return low, high


def omega(marks: ArrayLike, *, least: int = LEAST_PERSONS, rounds: int = ROUNDS) -> Figure:
    """Give McDonald's omega total (1999) of persons x items, with a bootstrap 95 % interval.

    From one factor by maximum likelihood: the share of the sum's variance that the items have in common. Unlike alpha
    it lets some items say more than others. It takes three items, each of which varies, and has no value where the
    model does not fit at all, which few people and items that say the same twice bring about.
    """
    whole = complete(marks)
    persons = len(whole)
    if why := _missing(whole, least, LEAST_ITEMS):
        return Figure(None, persons, why=why)
    if same := [str(at + 1) for at, spread in enumerate(np.ptp(whole, axis=0)) if spread <= _NOTHING]:
        return Figure(None, persons, why=f"everybody has the same mark for item {', '.join(same)}")
    model = one_factor(np.cov(whole, rowvar=False))
    if model is None:
        return Figure(None, persons, why="the marks for one item follow from those for the others")
    if not model.proper:
        return Figure(None, persons, why="no one thing that the items have in common explains these marks")
    return Figure(model.omega, persons, *interval(_omega, whole.T, rounds))


def guidance(reliable: Figure) -> str:
    """Say in words what scores of this reliability may be used for, by the value alone."""
    return reliable.verdict(GUIDANCE)


def lengthened(value: float, times: float) -> float:
    """Give the reliability of an assessment `times` as long, of like items (Spearman 1910, Brown 1910)."""
    return times * value / (1 + (times - 1) * value)


def length_for(wanted: float, value: float) -> float | None:
    """Give how many times as long an assessment of reliability `value` must be to reach `wanted`, both above 0.

    By the Spearman-Brown formula; None where no length will do: from nothing, or to a perfect score.
    """
    if not (0 < value <= 1 and 0 < wanted < 1):
        return None
    return wanted * (1 - value) / (value * (1 - wanted))


def items_for(wanted: float, value: float | None, items: int) -> int | str:
    """Give how many like items reach the wanted reliability, when `items` have this one; words where none can."""
    times = None if value is None else length_for(wanted, value)
    return UNKNOWN if times is None else max(1, int(np.ceil(round(times * items, 6))))


def _omega(marks: Numbers) -> float:
    varies = bool((np.ptp(marks, axis=1) > _NOTHING).all())
    model = one_factor(np.cov(marks), _DRAWN_STEPS) if varies else None
    return model.omega if model else float("nan")


def _missing(whole: Numbers, least: int, least_items: int) -> str:
    persons, items = whole.shape
    needed = max(least, 2)
    if items < least_items:
        return f"items: {items}, needed: {least_items}"
    return f"people with every mark: {persons}, needed: {needed}" if persons < needed else ""


def _table(marks: ArrayLike) -> Numbers:
    given = np.asarray(marks, dtype=np.float64)
    return given if given.ndim > 1 else given.reshape(len(given), -1 if len(given) else 0)
