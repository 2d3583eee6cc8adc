"""How far raters agree: kappa, Krippendorff's alpha, intraclass correlation, who leans, and where they part.

Marks are numbers, a row a rater and a column an item, None or NaN where somebody did not rate. Classes without an order
may be numbered anyhow; ordered ones by their place. A figure counts the items that enough raters share. Where those are
too few, or nothing differs that could be agreed on, it has no value but says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from simulator.figures import LEAST, ROUNDS, Figure, Numbers, figure

Weights = Literal["none", "linear", "quadratic"]
Level = Literal["nominal", "ordinal", "interval"]

ANCHORS = (0.0, 25.0, 50.0, 75.0, 100.0)
"""What a rater starts from: the middle of each band of marks."""
SMALL_DIFFERENCE = 0.15
"""The largest standardised difference, up or down, at which marks count as equally strict."""
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Who rated what how: `marks` has a row for each rater and a column for each item, both in order of name."""

    raters: tuple[str, ...]
    items: tuple[str, ...]
    marks: Numbers


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two raters agree."""

    one: str
    other: str
    kappa: Figure


@dataclass(frozen=True, slots=True)
class Leaning:
    """A rater against the mean of the others: `bias` is above 0 who marks higher, `distance` how far off either way."""

    rater: str
    bias: Figure
    distance: Figure


@dataclass(frozen=True, slots=True)
class Spread:
    """An item's lowest and highest mark, and who gave them."""

    item: str
    low: float
    high: float
    lowest: tuple[str, ...]
    highest: tuple[str, ...]

    @property
    def width(self) -> float:
        """Give how far the raters are apart."""
        return self.high - self.low


def ratings(given: Iterable[tuple[str, str, float]]) -> Ratings:
    """Give a table of (rater, item, mark); of two marks by one rater for one item the later counts."""
    found = {(rater, item): mark for rater, item, mark in given}
    raters = tuple(sorted({rater for rater, _ in found}))
    items = tuple(sorted({item for _, item in found}))
    marks = [[found.get((rater, item), np.nan) for item in items] for rater in raters]
    return Ratings(raters, items, np.array(marks, dtype=float).reshape(len(raters), len(items)))


def anchored(marks: ArrayLike) -> Numbers:
    """Give for each 0–100 mark the anchor of its band: the nearest one, and the higher of two as near.

    So the bands run 0–12, 13–37, 38–62, 63–87 and 88–100 in whole marks: an anchor and at most 12 points from it.
    """
    given = np.asarray(marks, dtype=float)
    anchors = np.array(ANCHORS)
    nearest = anchors[np.digitize(given, (anchors[1:] + anchors[:-1]) / 2)]
    return np.where(np.isnan(given), np.nan, nearest)


def kappa(
    one: ArrayLike, other: ArrayLike, weights: Weights = "quadratic", *, least: int = LEAST, rounds: int = ROUNDS
) -> Figure:
    """Give Cohen's kappa of two raters: what share of the disagreement that chance would bring they avoid.

    With weights, a disagreement counts by how far apart the two numbers are, or by the square of that. Marks that are
    finer than raters can tell apart want to be `anchored` first.
    """
    both = np.stack([np.asarray(one, dtype=float), np.asarray(other, dtype=float)])
    return figure(partial(_kappa, weights=weights), both, 2, least, rounds)


def alpha(marks: ArrayLike, level: Level = "interval", *, least: int = LEAST, rounds: int = ROUNDS) -> Figure:
    """Give Krippendorff's alpha of any number of raters, who need not all have rated everything."""
    return figure(partial(_alpha, level=level), marks, 2, least, rounds)


def icc(marks: ArrayLike, mean_of: int = 1, *, least: int = LEAST, rounds: int = ROUNDS) -> Figure:
    """Give the intraclass correlation of absolute agreement, raters drawn at random, over what all have rated.

    `mean_of` 1 is ICC(2,1), how far one rater can be relied on; as many as rated is ICC(2,k), how far their mean can;
    any other number foretells the mean of so many.
    """
    raters = len(np.asarray(marks, dtype=float))
    return figure(partial(_icc, mean_of=mean_of), marks, max(raters, 2), least, rounds)


def difference(
    ours: ArrayLike, theirs: ArrayLike, spread: float | None = None, *, least: int = LEAST, rounds: int = ROUNDS
) -> Figure:
    """Give how much higher our mean is than theirs, in standard deviations.

    Those are of the two together, unless `spread` gives another: for a subgroup, that of everybody.
    """
    both = np.stack([np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)])
    return figure(partial(_difference, spread=spread), both, 2, least, rounds)


def pooled(ours: ArrayLike, theirs: ArrayLike) -> float:
    """Give the standard deviation of two raters together, over what both have rated."""
    both = np.stack([np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)])
    return _pooled(both[:, ~np.isnan(both).any(axis=0)])


def pairs(
    given: Ratings, weights: Weights = "quadratic", *, least: int = LEAST, rounds: int = ROUNDS
) -> tuple[Pair, ...]:
    """Give the kappa of every two raters."""
    rows = zip(given.raters, given.marks, strict=True)
    return tuple(
        Pair(one, other, kappa(first, second, weights, least=least, rounds=rounds))
        for (one, first), (other, second) in combinations(rows, 2)
    )


def leanings(given: Ratings, *, least: int = LEAST, rounds: int = ROUNDS) -> tuple[Leaning, ...]:
    """Give for each rater how far, and which way, the marks are off the mean of the others' for the same items."""
    found = []
    for index, (rater, marks) in enumerate(zip(given.raters, given.marks, strict=True)):
        others = np.delete(given.marks, index, axis=0)
        count = (~np.isnan(others)).sum(axis=0)
        mean = np.divide(np.nansum(others, axis=0), count, out=np.full(len(marks), np.nan), where=count > 0)
        off = (marks - mean)[np.newaxis]
        bias, distance = (figure(_mean, side, 1, least, rounds) for side in (off, np.abs(off)))
        found.append(Leaning(rater, bias, distance))
    return tuple(found)


def spreads(given: Ratings) -> tuple[Spread, ...]:
    """Give every item that two or more have rated, those first that raters part over most."""
    found = []
    for item, marks in zip(given.items, given.marks.T, strict=True):
        by = {rater: float(mark) for rater, mark in zip(given.raters, marks, strict=True) if not np.isnan(mark)}
        if len(by) > 1:
            low, high = min(by.values()), max(by.values())
            lowest, highest = (tuple(rater for rater in by if by[rater] == end) for end in (low, high))
            found.append(Spread(item, low, high, lowest, highest))
    return tuple(sorted(found, key=lambda one: (-one.width, one.item)))


def _kappa(marks: Numbers, weights: Weights) -> float:
    values, place = np.unique(marks, return_inverse=True)
    one, other = place.reshape(marks.shape)
    far = _APART[weights](values)
    by_one, by_other = (np.bincount(side, minlength=len(values)) / len(side) for side in (one, other))
    return _avoided(far[one, other].mean(), float(by_one @ far @ by_other))


def _alpha(marks: Numbers, level: Level) -> float:
    known = ~np.isnan(marks)
    values, place = np.unique(marks[known], return_inverse=True)
    counts = np.zeros((marks.shape[1], len(values)))
    np.add.at(counts, (np.nonzero(known)[1], place), 1.0)
    each = counts.sum(axis=0)
    total = each.sum()
    # Where only the order counts, a value lies in the middle of the ranks of those who gave it.
    far = _APART[level](np.cumsum(each) - each / 2 if level == "ordinal" else values)
    shared = counts.T @ (counts / (counts.sum(axis=1, keepdims=True) - 1))
    return _avoided((shared * far).sum() / total, each @ far @ each / (total * (total - 1)))


def _icc(marks: Numbers, mean_of: int) -> float:
    raters, items = marks.shape
    by_item, by_rater, mean = marks.mean(axis=0), marks.mean(axis=1), marks.mean()
    of_items = raters * ((by_item - mean) ** 2).sum() / (items - 1)
    of_raters = items * ((by_rater - mean) ** 2).sum() / (raters - 1)
    rest = ((marks - by_item - by_rater[:, np.newaxis] + mean) ** 2).sum() / ((items - 1) * (raters - 1))
    wanted = (of_items - rest) / raters
    whole = wanted + ((of_raters - rest) / items + rest) / mean_of
    return float(wanted / whole) if whole > _NOTHING else float("nan")


def _difference(marks: Numbers, spread: float | None) -> float:
    ours, theirs = marks.mean(axis=1)
    unit = _pooled(marks) if spread is None else spread
    return float((ours - theirs) / unit) if unit > _NOTHING else float("nan")


def _pooled(marks: Numbers) -> float:
    return float(np.sqrt(marks.var(axis=1, ddof=1).mean()))


def _mean(marks: Numbers) -> float:
    return float(marks.mean())


def _avoided(observed: float, by_chance: float) -> float:
    return float(1 - observed / by_chance) if by_chance > _NOTHING else float("nan")


def _unlike(values: Numbers) -> Numbers:
    return np.not_equal(values[:, np.newaxis], values).astype(np.float64)


def _distance(values: Numbers) -> Numbers:
    return np.abs(values[:, np.newaxis] - values)


def _square(values: Numbers) -> Numbers:
    return (values[:, np.newaxis] - values) ** 2


_APART: dict[Weights | Level, Callable[[Numbers], Numbers]] = {
    "none": _unlike,
    "nominal": _unlike,
    "linear": _distance,
    "quadratic": _square,
    "interval": _square,
    "ordinal": _square,
}
"""How far apart every two values count as being."""
