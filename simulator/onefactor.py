"""The one-factor model by maximum likelihood: what of each item is common to all, and what is its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from simulator.figures import Numbers

LEAST_ITEMS = 3
"""With fewer items the model has more unknowns than there are covariances to find them by."""
LEAST_UNIQUE = 0.005
"""The smallest share of an item's variance that may be its own; R's factanal stops at the same."""

_START = 0.5
_STEPS = 200
_STRIDE = 1.0
_HALVINGS = 30
_STILL = 1e-9
_SINGULAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class OneFactor:
    """A fitted model, one number an item in the items' own units: loadings, and variances that are the item's own.

    `proper` is false where some item would have next to no variance of its own (a Heywood case) or the search did not
    come to rest; the numbers then mean little. `steps` says how long it took.
    """

    loadings: Numbers
    uniquenesses: Numbers
    proper: bool
    steps: int

    @property
    def omega(self) -> float:
        """Give McDonald's omega total (1999) of the plain sum of the items: the share of its variance that is common.

        (sum of loadings)² / ((sum of loadings)² + sum of uniquenesses), from 0 to 1.
        """
        common = float(self.loadings.sum()) ** 2
        return common / (common + float(self.uniquenesses.sum()))


def one_factor(covariance: ArrayLike, steps: int = _STEPS) -> OneFactor | None:
    """Fit one factor to a covariance or correlation matrix, or give None where the model cannot be asked about.

    That is with fewer than three items, with an item that does not vary, or where one item follows from the others, as
    it must with no more people than items. By Newton's method on the logarithms of
    the uniquenesses, with the second derivatives of Jöreskog (1967, Psychometrika 32), in at most so many steps. The
    factor points where most of the items point.
    """
    given = np.asarray(covariance, dtype=np.float64)
    variances = np.diag(given)
    if len(given) < LEAST_ITEMS or not (variances > 0).all():
        return None
    spreads = np.sqrt(variances)
    correlation = given / np.outer(spreads, spreads)
    if np.linalg.eigvalsh(correlation)[0] < _SINGULAR:
        return None
    logs, taken, rested = _search(correlation, steps)
    unique = np.exp(logs)
    roots, vectors = _roots(correlation, logs)
    loadings = np.sqrt(max(float(roots[-1]) - 1, 0.0) * unique) * vectors[:, -1]
    facing = -1.0 if loadings.sum() < 0 else 1.0
    proper = rested and bool((unique > LEAST_UNIQUE * (1 + _STILL)).all())
    return OneFactor(facing * loadings * spreads, unique * variances, proper, taken)


def _search(correlation: Numbers, steps: int) -> tuple[Numbers, int, bool]:
    least = np.log(LEAST_UNIQUE)
    logs = np.full(len(correlation), np.log(_START))
    for taken in range(steps):
        roots, vectors = _roots(correlation, logs)
        rest = vectors[:, :-1]
        slope = (rest**2) @ (1 - roots[:-1])
        bend = (rest @ rest.T) ** 2
        free = (logs > least) | (slope < 0)
        step = np.zeros_like(logs)
        step[free] = np.linalg.lstsq(bend[np.ix_(free, free)], slope[free], rcond=None)[0]
        following = _downhill(correlation, logs, np.clip(step, -_STRIDE, _STRIDE), least)
        moved = float(np.abs(following - logs).max())
        logs = following
        if moved < _STILL:
            return logs, taken + 1, True
    return logs, steps, False


def _downhill(correlation: Numbers, logs: Numbers, step: Numbers, least: float) -> Numbers:
    start = _misfit(correlation, logs)
    for halving in range(_HALVINGS):
        # No item has more variance of its own than it has.
        following: Numbers = np.clip(logs - step / 2**halving, least, 0)
        if _misfit(correlation, following) <= start:
            return following
    return logs


def _misfit(correlation: Numbers, logs: Numbers) -> float:
    roots, _ = _roots(correlation, logs)
    rest = np.maximum(roots[:-1], np.finfo(np.float64).tiny)
    return float((rest - np.log(rest) - 1).sum())


def _roots(correlation: Numbers, logs: Numbers) -> tuple[Numbers, Numbers]:
    own = np.exp(logs / 2)
    found = np.linalg.eigh(correlation / np.outer(own, own))
    return found.eigenvalues, found.eigenvectors
