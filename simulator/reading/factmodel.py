"""How likely a reply conveys, half tells, leaves out or contradicts a fact, by two models over an alignment.

Boosted trees weigh its numbers, a logistic regression its words, and their likelihoods are averaged by `_WORDS`. Both
are plain arrays (`content/models/facts.npz`), made by `python -m benchmarks.train_facts`; docs/models.md says from what
and how well they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from simulator.reading.align import Alignment
from simulator.reading.model import FactStatus
from simulator.resources import content_path

Places = NDArray[np.intp]
STATUSES: tuple[FactStatus, ...] = get_args(FactStatus)
_WORDS = 0.35


@dataclass(frozen=True, eq=False)
class Trees:
    """Trees side by side, one row each; a leaf leads to itself. Tree `i` speaks for the status `i % 4`."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    start: NDArray[np.float64]
    depth: int

    def likelihoods(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give for each row of numbers how likely each status is, in the order of `STATUSES`, to three decimals."""
        return _shares(self.raw(rows))

    def raw(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give for each row of numbers the logarithms of the likelihoods, but for one constant a row."""
        roots, feature, children = self._laid
        flat = rows.astype(np.float64).ravel()
        offset = np.arange(len(rows))[:, None] * rows.shape[1]
        place = np.tile(roots, (len(rows), 1))
        for _ in range(self.depth):
            low = flat.take(feature.take(place) + offset) <= self.threshold.take(place)
            place = children.take(2 * place + low)
        leaves = self.value.take(place).reshape(len(rows), -1, len(STATUSES))
        raw: NDArray[np.float64] = self.start + leaves.sum(axis=1)
        return raw

    @cached_property
    def _laid(self) -> tuple[Places, Places, Places]:
        """The trees in one row: their roots, the features, and two places for each node, above its threshold first."""
        roots = np.arange(self.feature.shape[0]) * self.feature.shape[1]
        pairs = np.stack([self.right, self.left], axis=-1) + roots[:, None, None]
        return roots, self.feature.ravel().astype(np.intp), pairs.ravel()


@dataclass(frozen=True, eq=False)
class Model:
    """The trees, and for each column of words what it says for each status; the last row is for no word at all."""

    trees: Trees
    words: NDArray[np.float32]

    def likelihoods(self, laid: Sequence[Alignment]) -> NDArray[np.float64]:
        """Give for each alignment how likely each status is."""
        by_trees = self.trees.raw(np.stack([one.numbers for one in laid]))
        by_words = np.stack([np.add.reduce(self.words[one.words], axis=0) for one in laid]) + self.words[-1]
        return averaged(by_trees, by_words)


def averaged(by_trees: NDArray[np.floating], by_words: NDArray[np.floating]) -> NDArray[np.float64]:
    """Give the likelihoods that lie between those of two models, from the logarithms of theirs."""
    return _shares((1 - _WORDS) * by_trees + _WORDS * by_words)


def _shares(raw: NDArray[np.floating]) -> NDArray[np.float64]:
    grown = np.exp(raw - raw.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = np.round(grown / grown.sum(axis=1, keepdims=True), 3)
    return shares


def likelihoods(laid: Sequence[Alignment]) -> NDArray[np.float64]:
    """Give the likelihoods of the shipped model for alignments."""
    return _read().likelihoods(laid) if laid else np.zeros((0, len(STATUSES)))


@lru_cache(maxsize=1)
def _read() -> Model:
    with np.load(content_path("models", "facts.npz"), allow_pickle=False) as stored:
        trees = Trees(
            stored["feature"].astype(np.int32),
            stored["threshold"].astype(np.float64),
            stored["left"].astype(np.int32),
            stored["right"].astype(np.int32),
            stored["value"].astype(np.float64),
            stored["start"].astype(np.float64),
            int(stored["depth"]),
        )
        return Model(trees, stored["words"].astype(np.float32))
