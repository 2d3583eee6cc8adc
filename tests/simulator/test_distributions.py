"""Chances, held to published tables and to scipy."""

from __future__ import annotations

from math import comb, isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.distributions import (
    beta_share,
    binomial_at_least,
    chi_square_above,
    f_below,
    f_quantile,
    fisher_exact,
    normal_both_tails,
)

SOME = settings(max_examples=100, deadline=None)
NEAR = 1e-10
SHAPES = st.floats(0.5, 5_000)
SHARES = st.floats(0, 1)


@SOME
@given(x=SHARES, a=SHAPES, b=SHAPES)
def test_the_incomplete_beta_is_that_of_scipy(x: float, a: float, b: float) -> None:
    from scipy.special import betainc

    assert beta_share(x, a, b) == pytest.approx(betainc(a, b, x), abs=NEAR)


@SOME
@given(x=SHARES, a=SHAPES, b=SHAPES)
def test_the_incomplete_beta_mirrors_itself(x: float, a: float, b: float) -> None:
    assert 0 <= beta_share(x, a, b) <= 1 + NEAR
    assert beta_share(x, a, b) == pytest.approx(1 - beta_share(1 - x, b, a), abs=1e-8)


@pytest.mark.parametrize(("x", "share"), [(-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 1.0)])
def test_the_incomplete_beta_ends_at_0_and_1(x: float, share: float) -> None:
    assert beta_share(x, 2, 3) == share


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [(1, 10, 4.96), (2, 20, 3.49), (5, 10, 3.33), (10, 30, 2.16), (24, 60, 1.70), (60, 120, 1.43)],
)
def test_the_upper_twentieth_of_f_is_that_of_the_printed_tables(above: int, below: int, published: float) -> None:
    """Table of the F distribution at 5 % (Snedecor), as in every textbook of statistics."""
    assert f_quantile(0.95, above, below) == pytest.approx(published, abs=5e-3)


@SOME
@given(share=st.floats(0.001, 0.999), above=st.integers(1, 500), below=st.integers(1, 5_000))
def test_f_is_that_of_scipy_and_its_quantile_leads_back(share: float, above: int, below: int) -> None:
    from scipy.stats import f

    at = f_quantile(share, above, below)
    assert at == pytest.approx(f.ppf(share, above, below), rel=1e-7)
    assert f_below(at, above, below) == pytest.approx(share, abs=NEAR)
    assert f_below(at, above, below) == pytest.approx(f.cdf(at, above, below), abs=NEAR)


def test_f_is_never_below_0() -> None:
    assert f_below(-1, 3, 4) == f_below(0, 3, 4) == 0


@pytest.mark.parametrize(("z", "published"), [(0, 1.0), (1, 0.3173), (1.96, 0.0500), (-1.96, 0.0500), (2.576, 0.0100)])
def test_both_tails_of_a_normal_are_those_of_the_printed_tables(z: float, published: float) -> None:
    assert normal_both_tails(z) == pytest.approx(published, abs=5e-5)


@SOME
@given(x=st.floats(0, 300))
def test_tails_are_those_of_scipy(x: float) -> None:
    from scipy.stats import chi2, norm

    assert chi_square_above(x) == pytest.approx(chi2.sf(x, 1), abs=NEAR)
    assert normal_both_tails(x) == pytest.approx(2 * norm.sf(x), abs=NEAR)
    assert chi_square_above(x * x) == pytest.approx(normal_both_tails(x), abs=NEAR)


@pytest.mark.parametrize(("x", "published"), [(-1, 1.0), (0, 1.0), (2.706, 0.10), (3.841, 0.05), (6.635, 0.01)])
def test_chi_square_is_that_of_the_printed_tables(x: float, published: float) -> None:
    assert chi_square_above(x) == pytest.approx(published, abs=5e-5)


@SOME
@given(tries=st.integers(0, 200), successes=st.integers(-3, 210))
def test_throws_of_a_coin_are_those_of_scipy(tries: int, successes: int) -> None:
    from scipy.stats import binom

    assert binomial_at_least(successes, tries) == pytest.approx(binom.sf(successes - 1, tries, 0.5), abs=NEAR)


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        ((3, 4, 1, 4), 0.4857),  # Fisher (1935), The Design of Experiments: the lady tasting tea; R's fisher.test
        ((2, 17, 10, 13), 0.000537),  # convictions of twins, Fisher (1935); R's fisher.test, two-sided
        ((353, 560, 17, 25), 0.6771),  # Berkeley 1973, department B, men and women; PROC FREQ of SAS
    ],
)
def test_fishers_exact_test_is_what_was_published(cells: tuple[int, int, int, int], published: float) -> None:
    assert fisher_exact(*cells) == pytest.approx(published, rel=1e-3)


@settings(max_examples=300, deadline=None)
@given(one_of=st.integers(1, 300), other_of=st.integers(1, 300), data=st.data())
def test_fishers_exact_test_is_that_of_scipy_and_of_whole_numbers(
    one_of: int, other_of: int, data: st.DataObject
) -> None:
    from scipy.stats import fisher_exact as scipys

    one, other = data.draw(st.integers(0, one_of)), data.draw(st.integers(0, other_of))
    found = fisher_exact(one, one_of, other, other_of)
    assert found == pytest.approx(scipys([[one, one_of - one], [other, other_of - other]])[1], abs=1e-8)
    both = one + other
    ways = [
        comb(one_of, at) * comb(other_of, both - at) for at in range(min(one_of, both) + 1) if both - at <= other_of
    ]
    this = comb(one_of, one) * comb(other_of, other)
    assert found == pytest.approx(sum(way for way in ways if way <= this) / sum(ways), abs=1e-8)
    assert found == pytest.approx(fisher_exact(other, other_of, one, one_of), abs=1e-8)


def test_fishers_exact_test_of_many_people_is_that_of_scipy() -> None:
    from scipy.stats import fisher_exact as scipys

    found = fisher_exact(10_400, 50_000, 8_100, 40_000)
    assert found == pytest.approx(scipys([[10_400, 39_600], [8_100, 31_900]])[1], abs=1e-6)


def test_nobody_cannot_be_compared() -> None:
    assert isnan(fisher_exact(0, 0, 1, 2))
    assert isnan(fisher_exact(1, 2, 0, 0))
