"""The statistics against values worked out by hand, or by the libraries that are known for them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import scores

NUMBERS = st.lists(st.integers(-50, 50), min_size=3, max_size=40)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([10, 30, 20], [1, 3, 2]), ([5, 5, 1], [2.5, 2.5, 1]), ([7, 7, 7], [2, 2, 2]), ([2, 1, 2, 2], [3, 1, 3, 3])],
)
def test_equal_values_share_their_mean_rank(values, expected):
    assert scores.ranks(values).tolist() == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([1, 2, 3, 4], [2, 4, 6, 9], 1.0),
        ([1, 2, 3, 4], [9, 8, 3, 1], -1.0),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138),
    ],
)
def test_spearman_of_known_orders(ours, theirs, expected):
    assert scores.spearman(ours, theirs) == pytest.approx(expected)


def test_pearson_of_known_numbers():
    assert scores.pearson([1, 2, 3, 5], [1, 3, 2, 6]) == pytest.approx(0.9035079029052513)


def test_a_constant_correlates_with_nothing():
    assert np.isnan(scores.spearman([1, 1, 1], [1, 2, 3]))


@given(NUMBERS)
def test_spearman_does_not_change_when_values_are_stretched(values):
    other = [value * 3 + 7 for value in values]
    got = scores.spearman(values, other)
    assert np.isnan(got) if len(set(values)) == 1 else got == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("guess", "true", "expected"),
    [
        ([1, 1, 0, 0], [1, 0, 1, 0], 0.5), ([1, 1], [1, 1], 1.0), ([0, 0, 0], [1, 0, 0], 0.0),
        ([1, 1, 1, 1], [1, 0, 0, 0], 0.4),
    ],
)  # fmt: skip
def test_f1_of_known_guesses(guess, true, expected):
    assert scores.f1(guess, true) == pytest.approx(expected)


def test_f1_of_nothing_to_find_is_unknown():
    assert np.isnan(scores.f1([0, 0], [0, 0]))


def test_macro_f1_is_the_mean_over_columns_that_are_known():
    guess, true = [[1, 0, 0], [1, 1, 0]], [[1, 1, 0], [1, 0, 0]]
    assert scores.macro_f1(guess, true) == pytest.approx(0.5)


def test_labels_f1_counts_each_label_alike():
    assert scores.labels_f1(["a", "a", "a", "b"], ["a", "a", "b", "b"]) == pytest.approx((0.8 + 2 / 3) / 2)


@pytest.mark.parametrize(
    ("score", "true", "expected"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1], 1.0), ([4, 3, 2, 1], [0, 0, 1, 1], 0.0), ([1, 1, 1, 1], [0, 1, 0, 1], 0.5),
        ([1, 3, 2, 4], [0, 0, 1, 1], 0.75),
    ],
)  # fmt: skip
def test_auc_of_known_scores(score, true, expected):
    assert scores.auc(score, true) == pytest.approx(expected)


def test_the_statistics_are_those_of_the_libraries():
    metrics, stats = pytest.importorskip("sklearn.metrics"), pytest.importorskip("scipy.stats")
    dice = np.random.default_rng(1)
    ours, theirs = dice.integers(0, 9, 200), dice.integers(0, 9, 200)
    true = dice.integers(0, 2, 200)
    assert scores.spearman(ours, theirs) == pytest.approx(stats.spearmanr(ours, theirs)[0])
    assert scores.auc(ours, true) == pytest.approx(metrics.roc_auc_score(true, ours))
    assert scores.labels_f1(ours, theirs) == pytest.approx(metrics.f1_score(theirs, ours, average="macro"))


def mean(values):
    return float(np.mean(values))


def test_the_interval_holds_the_value_and_is_the_same_each_time():
    values = np.random.default_rng(2).normal(3, 1, 400)
    low, high = scores.interval(mean, (values,))
    assert low < mean(values) < high
    assert (low, high) == scores.interval(mean, (values,))
    assert high - low == pytest.approx(4 * 1 / 20, rel=0.2)


def test_rows_that_stand_together_make_the_interval_wider():
    values = np.repeat(np.random.default_rng(3).normal(0, 1, 40), 10)
    alone, together = scores.interval(mean, (values,)), scores.interval(mean, (values,), np.repeat(range(40), 10))
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


def test_an_interval_of_what_is_mostly_unknown_is_none():
    assert scores.interval(lambda *_: float("nan"), ([1, 2, 3],)) is None
