"""One factor, held to a published fit and to two packages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.onefactor import OneFactor, one_factor

SOME = settings(max_examples=30, deadline=None)
NEAR = 1e-6

# Six tests of ability, 112 people: Smith and Stanley (1983), R's data set ability.cov.
ABILITY = np.array([
    [24.641, 5.991, 33.520, 6.023, 20.755, 29.701],
    [5.991, 6.700, 18.137, 1.782, 4.936, 7.204],
    [33.520, 18.137, 149.831, 19.424, 31.430, 50.753],
    [6.023, 1.782, 19.424, 12.711, 4.757, 9.075],
    [20.755, 4.936, 31.430, 4.757, 52.604, 66.762],
    [29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
])  # fmt: skip


def fitted(covariance: NDArray[np.float64]) -> OneFactor:
    found = one_factor(covariance)
    assert found is not None
    return found


def drawn(seed: int, items: int, people: int = 400) -> NDArray[np.float64]:
    """Return marks of people whose items share one thing, each item more or less of it."""
    dice = np.random.default_rng(seed)
    common = dice.normal(0, 1, (people, 1)) * dice.uniform(0.5, 1.5, items)
    return 50 + 10 * (common + dice.normal(0, 1, (people, items)) * dice.uniform(0.5, 1.5, items))


def test_a_fit_is_what_was_published() -> None:
    """What R's help page for factanal prints for ability.cov with one factor, to its three digits."""
    found, spreads = fitted(ABILITY), np.sqrt(np.diag(ABILITY))
    assert found.proper
    assert found.loadings / spreads == pytest.approx([0.682, 0.384, 0.502, 0.300, 0.877, 0.849], abs=5e-4)
    unique = [0.535, 0.853, 0.748, 0.910, 0.232, 0.280]
    assert found.uniquenesses / spreads**2 == pytest.approx(unique, abs=5e-4)


@SOME
@given(seed=st.integers(0, 10_000), items=st.integers(4, 9))
def test_a_fit_is_that_of_scikit_learn(seed: int, items: int) -> None:
    from sklearn.decomposition import FactorAnalysis

    marks = drawn(seed, items)
    scaled = (marks - marks.mean(axis=0)) / marks.std(axis=0)
    theirs = FactorAnalysis(1, tol=1e-13, max_iter=20_000, svd_method="lapack").fit(scaled)
    ours = fitted(np.corrcoef(scaled, rowvar=False))
    assert ours.proper
    assert np.abs(ours.loadings) == pytest.approx(np.abs(theirs.components_[0]), abs=1e-5)
    assert ours.uniquenesses == pytest.approx(theirs.noise_variance_, abs=1e-5)


def test_a_fit_is_that_of_statsmodels() -> None:
    from statsmodels.multivariate.factor import Factor

    spreads = np.sqrt(np.diag(ABILITY))
    theirs = Factor(corr=ABILITY / np.outer(spreads, spreads), n_factor=1, method="ml", nobs=112).fit()
    assert fitted(ABILITY).loadings / spreads == pytest.approx(np.abs(theirs.loadings[:, 0]), abs=1e-4)


@SOME
@given(seed=st.integers(0, 10_000), items=st.integers(3, 8))
def test_a_model_is_found_again_in_the_covariance_it_makes(seed: int, items: int) -> None:
    dice = np.random.default_rng(seed)
    loadings, unique = dice.uniform(0.5, 5, items), dice.uniform(1, 20, items)
    found = fitted(np.outer(loadings, loadings) + np.diag(unique))
    assert found.loadings == pytest.approx(loadings, rel=NEAR)
    assert found.uniquenesses == pytest.approx(unique, rel=NEAR)
    common = loadings.sum() ** 2
    assert found.omega == pytest.approx(common / (common + unique.sum()), abs=NEAR)


@SOME
@given(seed=st.integers(0, 10_000), items=st.integers(4, 8))
def test_a_fit_solves_the_likelihood_equations(seed: int, items: int) -> None:
    """Lawley and Maxwell (1971): S^-1 and the model's own agree on the loadings, and all variances are met."""
    covariance = np.cov(drawn(seed, items), rowvar=False)
    found = fitted(covariance)
    model = np.outer(found.loadings, found.loadings) + np.diag(found.uniquenesses)
    assert np.diag(model) == pytest.approx(np.diag(covariance), rel=1e-6)
    assert covariance @ np.linalg.solve(model, found.loadings) == pytest.approx(found.loadings, rel=1e-5, abs=1e-5)


@SOME
@given(scales=st.lists(st.floats(0.1, 50), min_size=6, max_size=6), order=st.permutations(range(6)))
def test_units_and_order_of_items_change_nothing_else(scales: list[float], order: list[int]) -> None:
    plain, scale = fitted(ABILITY), np.array(scales)
    scaled = fitted(ABILITY * np.outer(scale, scale))
    assert scaled.loadings == pytest.approx(plain.loadings * scale, rel=NEAR)
    turned = fitted(ABILITY[np.ix_(order, order)])
    assert turned.loadings == pytest.approx(plain.loadings[order], rel=NEAR)
    assert turned.omega == pytest.approx(plain.omega, abs=NEAR)


def test_the_factor_points_where_most_items_point() -> None:
    signs = np.array([1, 1, -1, 1, 1, 1])
    found = fitted(ABILITY * np.outer(signs, signs))
    assert (found.loadings > 0).tolist() == [True, True, False, True, True, True]
    assert fitted(ABILITY * np.outer(-signs, -signs)).loadings == pytest.approx(found.loadings)


@pytest.mark.parametrize(
    "covariance",
    [np.eye(2), np.diag([1.0, 1.0, 0.0]), np.zeros((0, 0)), np.ones((3, 3)), np.cov(drawn(1, 6, 5), rowvar=False)],
    ids=["two items", "an item that does not vary", "nothing", "one item thrice", "fewer people than items"],
)
def test_what_the_model_cannot_be_asked_about_has_none(covariance: NDArray[np.float64]) -> None:
    assert one_factor(covariance) is None


def test_an_item_with_no_variance_of_its_own_is_no_proper_fit() -> None:
    """A Heywood case: r12 x r13 / r23 would be item 1's share in common, and is above 1."""
    found = fitted(np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]]))
    assert not found.proper


def test_a_search_that_is_cut_short_is_no_proper_fit() -> None:
    found = one_factor(ABILITY, steps=3)
    assert found is not None
    assert (found.proper, found.steps) == (False, 3)
