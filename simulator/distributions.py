"""Chances that a test or an interval needs: of F, a normal, a chi-square, a binomial and a fourfold table.

Every number is a plain float between 0 and 1 unless it says otherwise. Nothing here is drawn: the same question always
gets the same answer.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, erfc, exp, lgamma, log, log1p, nan, sqrt

import numpy as np

_CLOSE = 1e-14
_TINY = 1e-300
_STEPS = 10_000
_HALVINGS = 120
_AS_RARE = 1 + 1e-7
"""Two tables whose chances differ by less than this factor are equally rare; they differ by rounding alone."""


def beta_share(x: float, a: float, b: float) -> float:
    """Give the regularised incomplete beta function I_x(a, b), for x from 0 to 1 and a, b above 0.

    By Lentz's continued fraction (Press et al. 2007, Numerical Recipes, section 6.4), to about 1e-10.
    """
    if not 0 < x < 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    # The fraction converges fast only on this side of the middle of the distribution.
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    top, bottom = 1.0, 1 / _away_from_0(1 - (a + b) * x / (a + 1))
    found = bottom
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for part in (even, odd):
            bottom = 1 / _away_from_0(1 + part * bottom)
            top = _away_from_0(1 + part / top)
            found *= bottom * top
        if abs(bottom * top - 1) < _CLOSE:
            break
    return found


def _away_from_0(x: float) -> float:
    return x if abs(x) > _TINY else _TINY


def f_below(x: float, above: float, below: float) -> float:
    """Give the chance that F, with so many degrees of freedom above and below the line, is x or less."""
    return beta_share(above * x / (above * x + below), above / 2, below / 2) if x > 0 else 0.0


def f_quantile(share: float, above: float, below: float) -> float:
    """Give what F, with so many degrees of freedom above and below the line, stays under this share (0–1) of the time.

    Found by halving, to the last digits that a float holds.
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_share(middle, above / 2, below / 2) < share else (low, middle)
    return below * middle / (above * (1 - middle)) if middle < 1 else float("inf")


def normal_both_tails(z: float) -> float:
    """Give the chance that a standard normal is at least as far from 0 as z, either way."""
    return erfc(abs(z) / sqrt(2))


def chi_square_above(x: float) -> float:
    """Give the chance that chi-square with one degree of freedom is x or more."""
    return erfc(sqrt(x / 2)) if x > 0 else 1.0


def binomial_at_least(successes: int, tries: int) -> float:
    """Give the chance of so many heads or more in so many throws of a fair coin, exactly."""
    return float(Fraction(sum(comb(tries, each) for each in range(max(successes, 0), tries + 1)), 1 << tries))


def fisher_exact(one: int, one_of: int, other: int, other_of: int) -> float:
    """Give the two-sided p of Fisher's exact test (1935) that `one` of `one_of` and `other` of `other_of` differ.

    The sum over all tables with the same margins that are no likelier than this one; NaN where a group is empty.
    """
    if one_of == 0 or other_of == 0:
        return nan
    chosen = one + other
    least, most = max(0, chosen - other_of), min(one_of, chosen)
    at = np.arange(least, most, dtype=np.float64)
    # Each table's chance follows from its neighbour's, which keeps the digits that huge factorials would lose.
    steps = np.log((one_of - at) * (chosen - at)) - np.log((at + 1) * (other_of - chosen + at + 1))
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    chances = np.exp(logs - logs.max())
    rare = chances <= chances[one - least] * _AS_RARE
    return float(min(1.0, chances[rare].sum() / chances.sum()))
