"""Train the model of facts and write content/models/facts.npz. `python -m benchmarks.train_facts [--report]`.

Trained on pairs of a reply and a fact, labelled by hand or by language models; docs/models.md has the card.
`--report` gives the figures of held-out groups and writes nothing. The same data give the same file.
"""

from __future__ import annotations

import argparse
import random
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

from benchmarks.sets import Sets
from simulator.reading import factmodel
from simulator.reading.align import align
from simulator.reading.factmodel import STATUSES, Model, Trees, averaged
from simulator.reading.factwords import SIZE
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import Said, meant, said
from simulator.resources import content_path

FOLDS = 5
BOOSTED: dict[str, Any] = {
    "max_iter": 300, "learning_rate": 0.05, "max_leaf_nodes": 16, "min_samples_leaf": 12, "l2_regularization": 5.0,
    "max_features": 0.2, "max_depth": 6, "random_state": 0,
}  # fmt: skip
PLAIN: dict[str, Any] = {"C": 0.3, "max_iter": 25}
# What a pair weighs, by where it comes from; `framed` pairs are written ones read as one fact of several.
WEIGHTS = {
    "dev": 4.0, "written": 4.0, "written_made": 1.2, "framed": 0.5, "care": 1.0, "scenario": 0.3, "foreign": 0.5
}  # fmt: skip
# What a pair weighs for its words: as it was written, and not turned round by a machine.
WORDED = {"dev": 1.0, "written": 1.0, "care": 0.5}
# Read as one of several facts, so that the reply is no bare comparison even without a post.
_FRAMED = {"framed", "foreign"}
_KEPT_ABSENT, _TRIES = 0.6, 6


@dataclass(frozen=True)
class Pair:
    """One reply and one fact, how they stand, and what may not be on both sides of a split."""

    reply: str
    fact: str
    status: str
    group: str
    kind: str
    post: str = ""


def pairs(sets: Sets) -> list[Pair]:
    """Give each labelled pair whose fact tells something, and pairs made of them: a fact turned round, one foreign."""
    dev = [Pair(row["reply"], row["fact"], row["label"], row["fact"], "dev") for row in sets.jsonl("facts.jsonl")]
    written = [
        Pair(row["reply"], row["fact"], row["label"], row["fact"], "written")
        for row in sets.jsonl("facts_written.jsonl")
    ]
    care = [
        Pair(row["reply"], fact, label, row["post"], "care", row["post"])
        for row in sets.written()
        for fact, label in zip(row["facts"], row.get("fact_labels", ()), strict=False)
        if label in STATUSES
    ]
    scenario = [
        Pair(row["reply"], row["fact"], row["label"], row["post"], "scenario", row["post"])
        for row in sets.jsonl("facts_scenarios.jsonl")
    ]
    opposed = {row["fact"]: row["opposed"] for row in sets.jsonl("facts_opposed.jsonl")}
    made = list(_turned(written, opposed))
    framed = [replace(one, kind="framed") for one in (*written, *made)]
    every = [*dev, *written, *made, *framed, *care, *scenario, *_foreign(care), *_foreign(written)]
    return [one for one in every if meant(one.fact).claim.want == "tell"]


def _turned(given: Sequence[Pair], opposed: Mapping[str, str]) -> Iterator[Pair]:
    dice = random.Random(0)  # noqa: S311 - a sample, no secret
    for one in given:
        other = opposed.get(one.fact)
        if other and (one.status == "conveys" or (one.status == "absent" and dice.random() < _KEPT_ABSENT)):
            status = "contradicts" if one.status == "conveys" else "absent"
            yield Pair(one.reply, other, status, one.group, one.kind + "_made", one.post)


def _foreign(given: Sequence[Pair]) -> Iterator[Pair]:
    """A reply and a fact of another matter, with a value where one is at hand: it is not told."""
    dice = random.Random(2)  # noqa: S311 - a sample, no secret
    for one in {pair.reply: pair for pair in given}.values():
        others = [other.fact for other in dice.sample(given, min(_TRIES, len(given))) if other.group != one.group]
        fact = next((other for other in others if meant(other).claim.values), next(iter(others), None))
        if fact:
            yield Pair(one.reply, fact, "absent", one.group, "foreign", one.post)


@dataclass(frozen=True)
class Rows:
    """The alignments of pairs, one row each: their numbers, and a 1 for each column of their words."""

    numbers: NDArray[np.float32]
    words: csr_matrix

    def __getitem__(self, which: NDArray[Any]) -> Rows:
        return Rows(self.numbers[which], self.words[which])


@dataclass(frozen=True)
class Fitted:
    """The two models as they were fitted."""

    trees: HistGradientBoostingClassifier
    words: LogisticRegression

    def predict_proba(self, rows: Rows) -> NDArray[np.float64]:
        """Give how likely each status is for each row."""
        by_trees = np.log(self.trees.predict_proba(rows.numbers))
        return averaged(by_trees, self.words.decision_function(rows.words))


def numbers(given: Sequence[Pair]) -> Rows:
    """Give the alignment of each pair, one row each."""
    laid, ready = [], {}
    for one in given:
        key = (one.reply, one.post, one.kind)
        if key not in ready:
            ready = {key: _said(one)}
        laid.append(align(meant(one.fact), ready[key]))
    ends = np.cumsum([0, *(len(one.words) for one in laid)])
    words = np.concatenate([one.words for one in laid])
    table = csr_matrix((np.ones(len(words), np.float32), words, ends), (len(laid), SIZE))
    return Rows(np.stack([one.numbers for one in laid]), table)


def _said(one: Pair) -> Said:
    earlier = (("customer", one.post),) if one.post else ()
    facts = (("this", ""), ("other", "")) if one.kind in _FRAMED else (("this", ""),)
    return said(lay_out(one.reply, Context(earlier=earlier, facts=facts)))


def fit(rows: Rows, given: Sequence[Pair]) -> Fitted:
    """Give the boosted trees, for which seldom statuses weigh more, and the weights of words."""
    status = np.array([STATUSES.index(one.status) for one in given])
    weight = np.array([WEIGHTS[one.kind] for one in given])
    share = np.array([weight[status == index].sum() for index in range(len(STATUSES))])
    weight *= np.sqrt(share.sum() / len(STATUSES) / share)[status]
    grown = HistGradientBoostingClassifier(**BOOSTED).fit(rows.numbers, status, sample_weight=weight)
    heard = np.array([WORDED.get(one.kind, 0.0) for one in given])
    learnt = heard > 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
        plain = LogisticRegression(**PLAIN).fit(rows.words[learnt], status[learnt], sample_weight=heard[learnt])
    return Fitted(grown, plain)


def packed(made: Fitted) -> Model:
    """Give the fitted models as plain arrays, as they ship."""
    weights = np.vstack([made.words.coef_.T, made.words.intercept_])
    return Model(trees(made.trees), weights.astype(np.float16).astype(np.float32))


def trees(model: HistGradientBoostingClassifier) -> Trees:
    """Give fitted trees as plain arrays."""
    grown = [tree.nodes for step in model._predictors for tree in step]
    size = max(len(nodes) for nodes in grown)
    shape = (len(grown), size)
    feature, left, right = (np.zeros(shape, np.int32) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for row, nodes in enumerate(grown):
        own, leaf = np.arange(len(nodes)), nodes["is_leaf"].astype(bool)
        feature[row, own] = np.where(leaf, 0, nodes["feature_idx"])
        threshold[row, own] = np.where(leaf, 0.0, nodes["num_threshold"])
        left[row, own], right[row, own] = (np.where(leaf, own, nodes[side]) for side in ("left", "right"))
        value[row, own] = nodes["value"]
    depth = int(max(nodes["depth"].max() for nodes in grown))
    return Trees(feature, threshold, left, right, value, model._baseline_prediction.ravel(), depth)


@contextmanager
def deciding_by(model: Model) -> Iterator[None]:
    """Decide whether facts are conveyed by another model than the shipped one."""
    with patch.object(factmodel, "_read", lambda: model):
        yield


def without_each_fold(sets: Sets) -> Iterator[tuple[frozenset[str], Model]]:
    """Give the groups of each fold with a model that has seen nothing of them."""
    given = pairs(sets)
    rows, fold = numbers(given), _folds(given)
    for out in range(FOLDS):
        kept = [one for one, at in zip(given, fold, strict=True) if at != out]
        groups = frozenset(one.group for one, at in zip(given, fold, strict=True) if at == out)
        yield groups, packed(fit(rows[fold != out], kept))


def _folds(given: Sequence[Pair]) -> NDArray[np.intp]:
    groups = {group: index % FOLDS for index, group in enumerate(sorted({one.group for one in given}))}
    return np.array([groups[one.group] for one in given])


def store(model: Model) -> None:
    """Write the shipped file."""
    made = model.trees
    np.savez_compressed(
        content_path("models", "facts.npz"),
        feature=made.feature.astype(np.int16), threshold=made.threshold.astype(np.float64),
        left=made.left.astype(np.uint8), right=made.right.astype(np.uint8), value=made.value.astype(np.float32),
        start=made.start, depth=np.int64(made.depth),
        words=model.words.astype(np.float16),
    )  # fmt: skip


def report(rows: Rows, given: Sequence[Pair]) -> None:
    """Print figures: trained on all but facts.jsonl and tested on it, then on groups left out in turn."""
    kinds = np.array([one.kind for one in given])
    status = np.array([STATUSES.index(one.status) for one in given])
    dev, fold = kinds == "dev", _folds(given)
    _figures("facts.jsonl, never seen", status[dev], _likely(rows, given, [dev])[dev])
    likely = _likely(rows, given, [fold == index for index in range(FOLDS)])
    for kind in ("dev", "written", "care"):
        _figures(f"{kind}, groups left out in turn", status[kinds == kind], likely[kinds == kind])


def _likely(rows: Rows, given: Sequence[Pair], parts: Sequence[NDArray[np.bool_]]) -> NDArray[np.float64]:
    """Give the likelihoods of each part by a model fitted on the others; zeros for rows in none."""
    likely = np.zeros((len(given), len(STATUSES)))
    for part in parts:
        model = fit(rows[~part], [one for one, out in zip(given, part, strict=True) if not out])
        likely[part] = model.predict_proba(rows[part])
    return likely


def _figures(name: str, true: NDArray[np.intp], likely: NDArray[np.float64]) -> None:
    each = f1_score(true, likely.argmax(axis=1), labels=range(len(STATUSES)), average=None, zero_division=0)
    print(
        f"{name}: n={len(true)} macro F1 {each.mean():.3f}",
        {one: round(float(score), 2) for one, score in zip(STATUSES, each, strict=True)},
        f"AUC conveys {roc_auc_score(true == 0, likely[:, 0]):.3f}",
        f"AP contradicts {average_precision_score(true == len(STATUSES) - 1, likely[:, -1]):.3f}",
    )


def main() -> None:
    """Train and store, or report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--report", action="store_true")
    asked = options.parse_args()
    given = pairs(Sets())
    rows = numbers(given)
    if asked.report:
        report(rows, given)
    else:
        store(packed(fit(rows, given)))


if __name__ == "__main__":
    main()
