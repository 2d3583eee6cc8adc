"""Where to put a pass mark, by what a panel of experts says: modified Angoff, contrasting groups, content validity.

A cut score is a judgement that is made with care, not a fact that is found; there is none without a panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.distributions import binomial_at_least, f_quantile
from simulator.figures import Figure, Numbers

LEAST_JUDGES = 5
"""The fewest judges that a cut is given for (Livingston and Zieky 1982); ten or more are advised (Brandon 2004)."""
LEAST_IN_GROUP = 20
"""The fewest people in each of two contrasting groups: with fewer, the spreads that place the crossing are guesses."""
HARDLY_CHANCE = 0.05

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel's cut score, in the units of its ratings, and how far its judges are apart.

    `cut` is the mean of the judges' own cuts with a 95 % interval for other such judges, and counts judges. `error` is
    the standard error of the panel, `spread` the standard deviation of the judges' cuts. `judges` are their own cuts
    in the order given, None for who left an item out; those `left_out` count for nothing. `items` and `apart` are the
    mean and standard deviation of each item's ratings: talk first about the items where `apart` is large.
    """

    cut: Figure
    error: float | None
    spread: float | None
    judges: tuple[float | None, ...]
    items: tuple[float, ...]
    apart: tuple[float, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """The score at which two groups' distributions cross, and how often it would be wrong about these very people.

    `cut` counts people. `failed_though_ready` and `passed_though_not` are shares of each group, from 0 to 1.
    """

    cut: Figure
    ready: tuple[float, float] | None = None
    not_ready: tuple[float, float] | None = None
    failed_though_ready: float | None = None
    passed_though_not: float | None = None


def angoff(ratings: ArrayLike, *, least: int = LEAST_JUDGES) -> Panel:
    """Give the cut of a modified Angoff panel (Angoff 1971): a row a judge, a column an item.

    A rating is the mark, 0-100, that the judge expects of somebody who is only just good enough. Give the last round's
    ratings, after judges have talked. The standard error is the spread over the root of the number of judges, which
    takes them for independent (MacCann and Stanley 2004); the interval is Student's.
    """
    given = np.asarray(ratings, dtype=np.float64)
    given = given if given.ndim > 1 else given.reshape(len(given), -1 if len(given) else 0)
    rated: NDArray[np.bool_] = ~np.isnan(given).any(axis=1) & (given.shape[1] > 0)
    whole = given[rated]
    own = whole.mean(axis=1) if len(whole) else np.empty(0)
    kept = iter(own.tolist())
    judges = tuple(next(kept) if counts else None for counts in rated.tolist())
    spread = float(own.std(ddof=1)) if len(own) > 1 else None
    error = None if spread is None else spread / sqrt(len(own))
    items = tuple(whole.mean(axis=0).tolist()) if len(whole) else ()
    apart = tuple(whole.std(axis=0, ddof=1).tolist()) if len(whole) > 1 else ()
    return Panel(_panel_cut(own, error, least), error, spread, judges, items, apart, len(given) - len(whole))


def contrasting_groups(ready: ArrayLike, not_ready: ArrayLike, *, least: int = LEAST_IN_GROUP) -> Contrast:
    """Give the score where two groups cross, of people whom experts who know them call ready, and not ready.

    Each group's scores are smoothed by a normal curve of its own mean and spread, both curves of the same area, so
    that the sizes of the groups do not count and both mistakes weigh the same; the cut is where the curves cross
    between the two means (Berk 1976; Livingston and Zieky 1982). NaN and None do not count.
    """
    upper, lower = _known(ready), _known(not_ready)
    people = len(upper) + len(lower)
    if min(len(upper), len(lower)) < max(least, 2):
        fewest = min(len(upper), len(lower))
        return Contrast(Figure(None, people, why=f"people in the smaller group: {fewest}, needed: {max(least, 2)}"))
    of_ready, of_others = _shape(upper), _shape(lower)
    why, cut = "", None
    if min(of_ready[1], of_others[1]) <= _NOTHING:
        why = "the scores in one group are all the same"
    elif of_ready[0] <= of_others[0]:
        why = "those called ready do not score higher"
    else:
        cut = _crossing(of_others, of_ready)
        why = "" if cut is not None else "the groups do not cross between their means"
    if cut is None:
        return Contrast(Figure(None, people, why=why), of_ready, of_others)
    wrong = float((upper < cut).mean()), float((lower >= cut).mean())
    return Contrast(Figure(cut, people), of_ready, of_others, *wrong)


def content_validity(essential: int, panel: int, *, least: int = LEAST_JUDGES) -> Figure:
    """Give Lawshe's content validity ratio (1975), (n_e - N/2) / (N/2), from -1 to 1: who of a panel says essential.

    0 is half the panel; the figure counts the panel.
    """
    if panel < max(least, 1):
        return Figure(None, panel, why=f"experts: {panel}, needed: {max(least, 1)}")
    return Figure((essential - panel / 2) / (panel / 2), panel)


def needed_essential(panel: int) -> int | None:
    """Give how many of a panel must say essential for that to be hardly chance, None where even all would not do.

    The fewest whose one-sided chance under even odds is 5 % or less (Ayre and Scally 2014).
    """
    return next((many for many in range(panel + 1) if binomial_at_least(many, panel) <= HARDLY_CHANCE), None)


def _panel_cut(own: Numbers, error: float | None, least: int) -> Figure:
    judges, needed = len(own), max(least, 2)
    if judges < needed or error is None:
        return Figure(None, judges, why=f"judges who rated every item: {judges}, needed: {needed}")
    # The square of Student's t is an F with one degree of freedom above the line.
    off = sqrt(f_quantile(0.95, 1, judges - 1)) * error
    value = float(own.mean())
    return Figure(value, judges, value - off, value + off)


def _known(scores: ArrayLike) -> Numbers:
    given = np.asarray(scores, dtype=np.float64).ravel()
    return given[~np.isnan(given)]


def _shape(scores: Numbers) -> tuple[float, float]:
    return float(scores.mean()), float(scores.std(ddof=1))


def _crossing(lower: tuple[float, float], upper: tuple[float, float]) -> float | None:
    (low, of_low), (high, of_high) = lower, upper

    def ahead(score: float) -> float:
        """By how much the logarithm of the upper curve is above that of the lower one."""
        return ((score - low) / of_low) ** 2 / 2 - ((score - high) / of_high) ** 2 / 2 + float(np.log(of_low / of_high))

    if ahead(low) >= 0 or ahead(high) <= 0:
        return None
    start, end = low, high
    # From one mean to the other the upper curve only gains on the lower one, so there is one crossing to halve towards.
    for _ in range(200):
        middle = (start + end) / 2
        start, end = (middle, end) if ahead(middle) < 0 else (start, middle)
    return (start + end) / 2
