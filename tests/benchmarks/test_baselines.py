"""The baselines learn nothing from the group that they are tried on."""

import numpy as np
import pytest

pytest.importorskip("sklearn")
pytest.importorskip("vaderSentiment")

from benchmarks import baselines

TEXTS = ["thank you so much", "thank you very much", "go away now", "just go away"] * 4
GROUPS = [str(number) for number in range(8) for _ in range(2)]
KIND = [True, True, False, False] * 4


def test_words_tell_what_words_can():
    words = baselines.Words(TEXTS, GROUPS)
    assert words.labels(KIND).tolist() == KIND
    numbers = words.numbers(KIND)
    assert min(numbers[np.array(KIND)]) > max(numbers[~np.array(KIND)])


def test_a_word_that_only_one_group_has_teaches_nothing_about_it():
    texts = ["plain words here"] * 6 + ["secret token"] * 2
    found = baselines.Words(texts, ["a", "a", "b", "b", "c", "c", "d", "d"]).numbers([0.0] * 6 + [9.0] * 2)
    assert found[6:] == pytest.approx([0.0, 0.0])


def test_texts_beside_are_learnt_from():
    found = baselines.Words(["so kind", "so rude"], ["a", "b"], ["so kind", "so rude"] * 4)
    assert found.labels([True, False], [True, False] * 4).tolist() == [True, False]


def test_a_label_that_is_missing_teaches_nothing():
    labels = [1.0, np.nan, 0.0, 0.0] * 4
    assert not np.isnan(baselines.Words(TEXTS, GROUPS).numbers(labels)).any()


def test_the_commonest_label_is_that_of_the_other_groups():
    assert baselines.commonest(["x", "x", "y", "y", "y"], ["a", "a", "b", "b", "b"]).tolist() == [
        "y",
        "y",
        "x",
        "x",
        "x",
    ]


def test_a_border_is_learnt_in_either_direction():
    scores = np.array([1.0, 2.0, 8.0, 9.0] * 4)
    low = [True, True, False, False] * 4
    assert baselines.threshold_labels(scores, low, GROUPS).tolist() == low


def test_lengths_are_words_and_sentiment_has_its_sign():
    assert baselines.lengths(["one two", ""]).tolist() == [2.0, 0.0]
    good, bad = baselines.sentiment(["This is wonderful!", "This is horrible."])
    assert bad < 0 < good
