"""Fitting the learned measures: ridge heads over words and signs, boosted trees over the heads.

Heads that feed the trees are always fitted without the rows they speak of (one author left out at a time), so that
the trees learn how far a head can be trusted on a writer it has not met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import HistGradientBoostingRegressor

from simulator.reading.grams import grams
from simulator.reading.heads import manner, seen, sign_values
from simulator.reading.model import FactReading, Sign
from simulator.reading.passage import Passage, fold

Numbers = NDArray[np.float64]
LEAST_WEIGHT = 1e-4
KINDS = ("w:", "c:", "p:", "s:")
# In how many groups a feature has to stand: among texts with a post, among the others.
LEAST_GROUPS = {"w:": (3, 12), "c:": (4, 15), "p:": (3, 1), "s:": (3, 12)}
SHARES = {"w:": 1.0, "c:": 1.0, "p:": 0.5, "s:": 0.3}
RIDGE = 2.0
# The heads that ten folds say should lean less on single words: people agree less about these labels.
RIDGES: Mapping[str, float] = {"receptive": 8.0}
BOOSTED: dict[str, Any] = {
    "max_iter": 150, "learning_rate": 0.06, "max_leaf_nodes": 10, "min_samples_leaf": 10, "l2_regularization": 5.0,
    "max_features": 0.3, "random_state": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One text as the heads see it. `group` keeps apart what may not stand on both sides of a split."""

    passage: Passage
    post: str
    signs: Sequence[Sign]
    facts: Sequence[FactReading]
    group: str
    author: str
    labels: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Rows as a sparse matrix of features, what the trees are given beside the heads, and the names of features."""

    keys: tuple[str, ...]
    idf: Numbers
    matrix: csr_matrix
    seen: Numbers
    rows: Sequence[Row]

    @cached_property
    def _kernels(self) -> dict[str, Numbers]:
        return {}

    def kernel(self, only: str = "") -> Numbers:
        """Give how like each two rows are, by all features or by one kind of them: worked out once."""
        if only not in self._kernels:
            part = self.matrix[:, self.allowed(only)]
            self._kernels[only] = (part @ part.T).toarray()
        return self._kernels[only]

    def allowed(self, only: str) -> NDArray[np.bool_]:
        """Give which features are of a kind; all of them where none is named."""
        return np.array([not only or key.startswith(only) for key in self.keys])

    def labels(self, target: str) -> Numbers:
        """Give a target's labels; NaN where a row has none."""
        return np.array([row.labels.get(target, np.nan) for row in self.rows], dtype=float)


def part_of(table: Table, rows: NDArray[np.bool_]) -> Table:
    """Give a table of some of the rows, with the same features."""
    kept = [row for row, there in zip(table.rows, rows, strict=True) if there]
    return replace(table, matrix=csr_matrix(table.matrix[rows]), seen=table.seen[rows], rows=kept)


def tabulate(rows: Sequence[Row]) -> Table:
    """Give the rows as a table; a feature has to stand in several groups to count."""
    counted = [_counted(row) for row in rows]
    groups = [(bool(row.post), row.group) for row in rows]
    parts, keys, weights = [], [], []
    for kind in KINDS:
        found = _known([one[kind] for one in counted], groups, LEAST_GROUPS[kind])
        idf = np.array(list(found.values()))
        index = {key: number for number, key in enumerate(found)}
        parts.append(_matrix([one[kind] for one in counted], index, idf, kind))
        keys += [kind + key for key in found]
        weights.append(idf)
    beside = [seen(row.passage, row.post, row.signs, row.facts, grams(row.passage.folded)) for row in rows]
    return Table(tuple(keys), np.concatenate(weights), csr_matrix(hstack(parts)), np.array(beside), rows)


def _counted(row: Row) -> dict[str, Mapping[str, Any]]:
    own, post = grams(row.passage.folded), grams(fold(row.post), parts=False)
    signs = {**sign_values(row.signs, row.passage.context.channel), **manner(row.passage, own)}
    return {"w:": own.words, "c:": own.parts, "p:": post.words, "s:": signs}


def _known(
    texts: Sequence[Mapping[str, Any]], groups: Sequence[tuple[bool, str]], least: tuple[int, int]
) -> dict[str, float]:
    where: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    for text, group in zip(texts, groups, strict=True):
        for key in text:
            where[key].add(group)
    whole = len(set(groups))
    known = {}
    for key, found in sorted(where.items()):
        posted = sum(1 for has_post, _ in found if has_post)
        if posted >= least[0] or len(found) - posted >= least[1]:
            known[key] = float(np.log((1 + whole) / (1 + len(found))) + 1)
    return known


def _matrix(texts: Sequence[Mapping[str, Any]], index: Mapping[str, int], idf: Numbers, kind: str) -> csr_matrix:
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for text in texts:
        known = [(index[key], what) for key, what in text.items() if key in index]
        if kind == "s:":
            row = [what * SHARES[kind] for _, what in known]
        else:
            plain = [(1 + np.log(len(what))) * idf[at] for at, what in known]
            length = float(np.linalg.norm(plain)) or 1.0
            row = [value * SHARES[kind] / length for value in plain]
        columns += [at for at, _ in known]
        values += row
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(texts), len(index)))


@dataclass(frozen=True)
class Linear:
    """Fitted heads: weights (features by heads) and offsets."""

    names: tuple[str, ...]
    weights: Numbers
    offsets: Numbers

    def give(self, matrix: csr_matrix) -> Numbers:
        """Give the heads' values, a row a text."""
        return np.asarray(matrix @ self.weights) + self.offsets


@dataclass(frozen=True)
class Spread:
    """Fitted heads as sums over the rows they were fitted on: how much each row counts in each head."""

    names: tuple[str, ...]
    counts: Numbers
    offsets: Numbers
    only: str

    def give(self, table: Table, rows: NDArray[np.bool_]) -> Numbers:
        """Give the heads' values of some rows of the same table."""
        return np.asarray(table.kernel(self.only)[rows] @ self.counts + self.offsets)


def spread(table: Table, targets: Sequence[str], rows: NDArray[np.bool_], only: str = "") -> Spread:
    """Fit ridge regressions on some rows, in the space of rows; `only` names the one kind of feature they may use."""
    counts, offsets = np.zeros((len(table.rows), len(targets))), np.zeros(len(targets))
    labels = np.column_stack([table.labels(target) for target in targets])
    alike: dict[tuple[float, bytes], list[int]] = defaultdict(list)
    for number, (target, known) in enumerate(zip(targets, ~np.isnan(labels.T), strict=True)):
        alike[RIDGES.get(target, RIDGE), known.tobytes()].append(number)
    for (ridge, _), columns in alike.items():
        own = np.flatnonzero(rows & ~np.isnan(labels[:, columns[0]]))
        if not len(own):
            continue
        kernel = table.kernel(only)[np.ix_(own, own)].copy()
        kernel[np.diag_indices_from(kernel)] += ridge
        wanted = labels[np.ix_(own, columns)]
        offsets[columns] = wanted.mean(axis=0)
        counts[np.ix_(own, columns)] = np.linalg.solve(kernel, wanted - offsets[columns])
    return Spread(tuple(targets), counts, offsets, only)


def linear(table: Table, targets: Sequence[str], rows: NDArray[np.bool_], only: str = "") -> Linear:
    """Fit heads on some rows and give their weights by feature."""
    fitted = spread(table, targets, rows, only)
    weights = np.asarray(table.matrix.T @ fitted.counts) * table.allowed(only)[:, None]
    return Linear(fitted.names, weights, fitted.offsets)


def outside(table: Table, parts: Mapping[str, Sequence[str]], rows: NDArray[np.bool_]) -> Numbers:
    """Give each row's heads as fitted on the other authors among `rows`; those of other rows as fitted on all of them.

    `parts` are the targets by the one kind of feature that they may use (`""` for all kinds).
    """
    authors = np.array([row.author for row in table.rows])

    def values(fitted_on: NDArray[np.bool_], of: NDArray[np.bool_]) -> Numbers:
        return np.hstack([spread(table, names, fitted_on, only).give(table, of) for only, names in parts.items()])

    found = values(rows, np.ones(len(table.rows), dtype=bool))
    for author in sorted(set(authors[rows])):
        mine = rows & (authors == author)
        if (rows & ~mine).any():
            found[mine] = values(rows & ~mine, mine)
    return found


def boosted(inputs: Numbers, labels: Numbers, settings: Mapping[str, Any] = BOOSTED) -> HistGradientBoostingRegressor:
    """Fit boosted trees on the rows that have a label."""
    there = ~np.isnan(labels)
    return HistGradientBoostingRegressor(**settings).fit(inputs[there], labels[there])


def packed(heads: Linear, table: Table, models: Mapping[str, HistGradientBoostingRegressor]) -> dict[str, Any]:
    """Give the arrays of a model's file: what `simulator.reading.heads.unpacked` reads."""
    kept = np.abs(heads.weights).max(axis=1) > LEAST_WEIGHT
    trees = [(number, one[0].nodes) for number, model in enumerate(models.values()) for one in model._predictors]
    first = np.cumsum([0, *(len(nodes) for _, nodes in trees[:-1])])
    nodes = np.concatenate([nodes for _, nodes in trees])
    begin = np.repeat(first, [len(nodes) for _, nodes in trees])
    leaf, own = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
    return {
        "keys": np.frombuffer("\n".join(np.array(table.keys)[kept]).encode(), dtype=np.uint8),
        "idf": table.idf[kept].astype(np.float32),
        "weights": heads.weights[kept].astype(np.float16),
        "offsets": heads.offsets.astype(np.float32),
        "tree_start": np.array([float(model._baseline_prediction.ravel()[0]) for model in models.values()], np.float32),
        "tree_target": np.array([number for number, _ in trees], dtype=np.int16),
        "tree_first": first.astype(np.int32),
        "tree_feature": np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        "tree_threshold": np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        "tree_left": np.where(leaf, own, begin + nodes["left"]).astype(np.int32),
        "tree_right": np.where(leaf, own, begin + nodes["right"]).astype(np.int32),
        "tree_value": np.where(leaf, nodes["value"], 0).astype(np.float32),
        "depth": max(int(nodes["depth"].max()) for _, nodes in trees),
    }
