"""The statistics of agreement, each a few lines: correlations, F1, AUC, and how sure a figure is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
ROUNDS = 1_000
_LEAST_ROUNDS = 20


def ranks(values: ArrayLike) -> Numbers:
    """Give the rank of each value from 1; equal values share their mean rank."""
    given = np.asarray(values, dtype=float)
    _, place, count = np.unique(given, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2)[place]


def pearson(ours: ArrayLike, theirs: ArrayLike) -> float:
    """Give the linear correlation; NaN where one side does not vary."""
    one, other = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    one, other = one - one.mean(), other - other.mean()
    length = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / length if length > 1e-12 else float("nan")


def spearman(ours: ArrayLike, theirs: ArrayLike) -> float:
    """Give the correlation of ranks; NaN where one side does not vary."""
    return pearson(ranks(ours), ranks(theirs))


def accuracy(guess: ArrayLike, true: ArrayLike) -> float:
    """Give the share of guesses that are right."""
    return float(np.mean(np.asarray(guess) == np.asarray(true)))


def f1(guess: ArrayLike, true: ArrayLike) -> float:
    """Give the F1 of yes-or-no guesses; 0 where nothing is right, NaN where there is nothing to find or found."""
    one, other = np.asarray(guess, dtype=bool), np.asarray(true, dtype=bool)
    both = int(one.sum() + other.sum())
    return 2 * int((one & other).sum()) / both if both else float("nan")


def macro_f1(guess: ArrayLike, true: ArrayLike) -> float:
    """Give the mean F1 over columns of yes-or-no guesses."""
    one, other = np.asarray(guess, dtype=bool), np.asarray(true, dtype=bool)
    each = [f1(one[:, column], other[:, column]) for column in range(other.shape[1])]
    known = [value for value in each if not np.isnan(value)]
    return float(np.mean(known)) if known else float("nan")


def labels_f1(guess: ArrayLike, true: ArrayLike) -> float:
    """Give the mean F1 over the labels that are there, each against the rest."""
    one, other = np.asarray(guess), np.asarray(true)
    return float(np.mean([f1(one == label, other == label) for label in np.unique(other)]))


def auc(score: ArrayLike, true: ArrayLike) -> float:
    """Give how likely a case scores above one that is none; a tie counts one half."""
    yes = np.asarray(true, dtype=bool)
    cases, rest = int(yes.sum()), int((~yes).sum())
    if not cases or not rest:
        return float("nan")
    return float((ranks(score)[yes].sum() - cases * (cases + 1) / 2) / (cases * rest))


def interval(
    score: Callable[..., float], columns: Sequence[Any], groups: Sequence[Any] | None = None, rounds: int = ROUNDS
) -> tuple[float, float] | None:
    """Give the bootstrap 95 % interval of a score of columns; whole groups are drawn, as they stand together."""
    arrays = [np.asarray(column) for column in columns]
    size = len(arrays[0])
    _, place = np.unique(np.arange(size) if groups is None else np.asarray(groups), return_inverse=True)
    members = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
    dice = np.random.default_rng(0)
    found = []
    for _ in range(rounds):
        drawn = np.concatenate([members[at] for at in dice.integers(0, len(members), len(members))])
        found.append(score(*(array[drawn] for array in arrays)))
    known = np.array([value for value in found if not np.isnan(value)])
    if len(known) < min(rounds, _LEAST_ROUNDS):
        return None
    low, high = np.quantile(known, (0.025, 0.975))
    return float(low), float(high)
