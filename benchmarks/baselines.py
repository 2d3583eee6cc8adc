"""What is measured beside ours: nothing learnt, a word count, a word list, and words alone without our features.

Each is cross-validated by the same groups as ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge, RidgeClassifier

from benchmarks.alone import vader

Numbers = NDArray[np.float64]
RIDGE = 1.0
LEAST_TEXTS = 2


def lengths(texts: Sequence[str]) -> Numbers:
    """Give how many words each text has."""
    return np.array([len(text.split()) for text in texts], dtype=float)


def sentiment(texts: Sequence[str]) -> Numbers:
    """Give VADER's compound score of each text."""
    reader = vader()
    return np.array([reader(text) if reader else np.nan for text in texts])


def splits(groups: Sequence[Any]) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Give for each group the rows to learn from and the rows to be tried on."""
    named = np.array(groups)
    for group in sorted(set(groups)):
        yield named != group, named == group


class Words:
    """Word n-grams alone, as a baseline: for each group what the others, and `more` texts, teach.

    `more` are texts to learn from that nothing is asked of; their labels go with each question.
    """

    def __init__(self, texts: Sequence[str], groups: Sequence[Any], more: Sequence[str] = ()) -> None:
        given = np.array(texts, dtype=object)
        self._folds = []
        for learnt, tried in splits(groups):
            words = ngrams()
            known = words.fit_transform([*given[learnt], *more])
            self._folds.append((learnt, tried, known, words.transform(given[tried])))

    def numbers(self, labels: ArrayLike, more: ArrayLike = ()) -> Numbers:
        """Give the number that a ridge puts on each text; a label of NaN teaches nothing."""
        true, beside = np.asarray(labels, dtype=float), np.asarray(more, dtype=float)
        found = np.zeros(len(true))
        for learnt, tried, known, asked in self._folds:
            target = np.concatenate([true[learnt], beside])
            there = ~np.isnan(target)
            found[tried] = Ridge(alpha=RIDGE).fit(known[there], target[there]).predict(asked)
        return found

    def labels(self, labels: Sequence[Any], more: Sequence[Any] = ()) -> NDArray[Any]:
        """Give the label that a ridge, with seldom labels weighing more, puts on each text."""
        true = np.array(labels)
        found = np.empty_like(true)
        for learnt, tried, known, asked in self._folds:
            target = np.array([*true[learnt], *more])
            if len(set(target)) == 1:
                found[tried] = target[0]
            else:
                found[tried] = RidgeClassifier(alpha=RIDGE, class_weight="balanced").fit(known, target).predict(asked)
        return found


def ngram_ridge(texts: Sequence[str], labels: Sequence[float]) -> Callable[[Sequence[str]], Numbers]:
    """Give a ridge on word n-grams that has learnt from texts."""
    words = ngrams()
    model = Ridge(alpha=RIDGE).fit(words.fit_transform(texts), labels)
    return lambda asked: np.asarray(model.predict(words.transform(asked)))


def ngrams() -> TfidfVectorizer:
    """Give what counts words, marks and pairs of them."""
    pattern = r"\w+|[^\w\s]"
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=LEAST_TEXTS, token_pattern=pattern)


def threshold_labels(scores: Numbers, labels: Sequence[Any], groups: Sequence[Any]) -> NDArray[Any]:
    """Give yes or no for each score, by a border (and a direction) learnt without its group."""
    true, found = np.asarray(labels, dtype=bool), np.zeros(len(scores), dtype=bool)
    for learnt, tried in splits(groups):
        model = LogisticRegression(class_weight="balanced").fit(scores[learnt, None], true[learnt])
        found[tried] = model.predict(scores[tried, None])
    return found


def commonest(labels: Sequence[Any], groups: Sequence[Any]) -> NDArray[Any]:
    """Give each row the label that is commonest outside its group."""
    true = np.array(labels)
    found = np.empty_like(true)
    for learnt, tried in splits(groups):
        names, counts = np.unique(true[learnt], return_counts=True)
        found[tried] = names[counts.argmax()]
    return found
