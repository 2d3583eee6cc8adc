"""How likely a reply conveys, half tells, leaves out or contradicts a fact, by boosted trees over an alignment.

The trees are plain arrays (`content/models/facts.npz`), made by `python -m benchmarks.train_facts`; docs/models.md
says from what and how well they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from simulator.reading.model import FactStatus
from simulator.resources import content_path

Places = NDArray[np.intp]
STATUSES: tuple[FactStatus, ...] = get_args(FactStatus)


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
        roots, feature, children = self._laid
        flat = rows.astype(np.float64).ravel()
        offset = np.arange(len(rows))[:, None] * rows.shape[1]
        place = np.tile(roots, (len(rows), 1))
        for _ in range(self.depth):
            low = flat.take(feature.take(place) + offset) <= self.threshold.take(place)
            place = children.take(2 * place + low)
        leaves = self.value.take(place).reshape(len(rows), -1, len(STATUSES))
        raw = self.start + leaves.sum(axis=1)
        grown = np.exp(raw - raw.max(axis=1, keepdims=True))
        shares: NDArray[np.float64] = np.round(grown / grown.sum(axis=1, keepdims=True), 3)
        return shares

    @cached_property
    def _laid(self) -> tuple[Places, Places, Places]:
        """The trees in one row: their roots, the features, and two places for each node, above its threshold first."""
        roots = np.arange(self.feature.shape[0]) * self.feature.shape[1]
        pairs = np.stack([self.right, self.left], axis=-1) + roots[:, None, None]
        return roots, self.feature.ravel().astype(np.intp), pairs.ravel()


def likelihoods(rows: Sequence[NDArray[np.float32]]) -> NDArray[np.float64]:
    """Give the likelihoods of the shipped model for the numbers of alignments."""
    if not rows:
        return np.zeros((0, len(STATUSES)))
    return _read().likelihoods(np.stack(rows))


@lru_cache(maxsize=1)
def _read() -> Trees:
    with np.load(content_path("models", "facts.npz"), allow_pickle=False) as stored:
        return Trees(
            stored["feature"].astype(np.int32),
            stored["threshold"].astype(np.float64),
            stored["left"].astype(np.int32),
            stored["right"].astype(np.int32),
            stored["value"].astype(np.float64),
            stored["start"].astype(np.float64),
            int(stored["depth"]),
        )
