"""Train the model of grave faults that no word list has, and write content/models/grave.npz.

One regression tells put-downs, threats for speaking up, inside matters and innocent replies apart. Its bars are set on
replies that it has not seen: the upper one where what it finds is right nineteen times in twenty, the lower one three
times in four, though half of the replies written for it only come close.
Run as `python -m benchmarks.train_grave`; the outcome is the same each time. `--report` adds the figures.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from benchmarks.heldout import folds
from benchmarks.sets import Sets
from simulator.reading.clear import clear
from simulator.reading.grams import tokens
from simulator.reading.grave_heard import SHARES, SIGNS, Model, counted, evened, extent, sentences, stretches, unpacked
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.vectors import WIDTH, vectors
from simulator.resources import content_path

KINDS = ("put_down", "retaliation", "inside")
INNOCENT = "innocent"
LISTED = Path(__file__).resolve().parents[1] / "tests" / "simulator" / "reading" / "grave.yaml"
MIRRORED = 110
"""So many inside rows, and the last so many innocent ones, were written in stretches, in the same order."""
GOOD = 70
MAY_BE_GRAVE = frozenset(
    ["sarcastic_agent", "argues", "passive_aggressive", "correct_but_blaming", "defensive_policy", "blunt_sincere",
     "jargon_heavy", "public_close_leaks", "repeats_pii", "admits_liability", "social_engineering_fooled",
     "forced_redirect"]
)  # fmt: skip
"""The styles of care replies that may have one of the faults, unless raters found them good."""
LEAST_GROUPS = {"w:": 3, "c:": 4}
FOLDS, TIGHTNESS = 5, 1.0
LEAST_WEIGHT = 0.01
LEAST_SURE = 0.75
"""A good care reply reached .71."""
RIGHT = {"doubt": 0.75, "sure": 0.95}

Numbers = NDArray[np.float64]
Said = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A reply's words, whole and in the pieces that are judged, its label, and the group that no split parts."""

    said: Said
    pieces: tuple[Said, ...]
    label: str
    group: str


def main() -> None:
    """Train on all rows and write the model's file; `--out` names another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=content_path("models", "grave.npz"))
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    rows = [*written(Sets()), *good(Sets()), *listed()]
    likely = unseen(rows)
    bars = np.array([[bar(rows, likely, kind, right) for kind in KINDS] for right in RIGHT.values()])
    bars[1] = np.maximum(bars[1], LEAST_SURE)
    np.savez_compressed(asked.out, **packed(rows, bars))
    if asked.report:
        for kind, column in zip(KINDS, bars.T, strict=True):
            print(kind, *(f"{name}: {told(rows, likely, kind, at)}" for name, at in zip(RIGHT, column, strict=True)))


def written(sets: Sets) -> list[Row]:
    """Give the replies written to be learnt from; an inside matter and its mirror are of one group."""
    rows = sets.jsonl("grave_written.jsonl")
    inside = [at for at, row in enumerate(rows) if row["label"] == "inside"]
    mirrors = dict(zip(range(len(rows) - MIRRORED, len(rows)), inside, strict=True))
    return [row_of(row["reply"], row["label"], f"written {mirrors.get(at, at)}") for at, row in enumerate(rows)]


def good(sets: Sets) -> list[Row]:
    """Give the care replies that are good, or poor in ways of their own: innocent of these faults."""
    rows = [row for row in sets.written() if row["ratings"]["overall"] >= GOOD or row["style"] not in MAY_BE_GRAVE]
    return [row_of(row["reply"], INNOCENT, row["post"]) for row in rows]


def listed() -> list[Row]:
    """Give the sentences that the word lists are tested on, and those close to them."""
    tables = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return [
        row_of(text, label, text)
        for kind, sign in zip(KINDS, SIGNS, strict=True)
        for label, texts in ((kind, tables[sign]["guilty"]), (INNOCENT, tables[sign]["innocent"]))
        for text in texts
    ]


def row_of(text: str, label: str, group: str) -> Row:
    """Give a text as a row, with the words of each three sentences that follow each other."""
    passage = lay_out(clear(text).text, Context())
    laid = tokens(passage.folded)
    each = tuple(laid.said[extent(stretch)] for stretch in stretches(sentences(passage, laid)))
    return Row(laid.said, each, label, group)


def unseen(rows: Sequence[Row]) -> Numbers:
    """Give how likely each kind is for each row, by a model that has not seen its group."""
    fold_of = folds([row.group for row in rows], FOLDS)
    likely = np.zeros((len(rows), len(KINDS)))
    for one in range(FOLDS):
        model = unpacked(packed([row for row, at in zip(rows, fold_of, strict=True) if at != one]))
        for at in np.flatnonzero(fold_of == one):
            likely[at] = likelihoods(model, rows[at].pieces)
    return likely


def likelihoods(model: Model, judged: Sequence[Said]) -> Numbers:
    """Give how likely each kind is by a model, as far as it is the likeliest of the piece that is worst."""
    worst = max((model.likelihoods(model.moves(said)) for said in judged), key=lambda one: float(one.max()))
    likely = np.asarray(worst, dtype=float)
    return np.where(likely == likely.max(), likely, 0.0)


def bar(rows: Sequence[Row], likely: Numbers, kind: str, right: float) -> float:
    """Give the least likelihood from which on a share of `right` of what is found is of the kind."""
    found = sorted(zip(likely[:, KINDS.index(kind)], (row.label == kind for row in rows), strict=True), reverse=True)
    hits = np.cumsum([is_it for _, is_it in found])
    enough = np.flatnonzero(hits >= right * np.arange(1, len(found) + 1))
    return float(found[enough[-1]][0]) if len(enough) else 1.0


def told(rows: Sequence[Row], likely: Numbers, kind: str, at: float) -> str:
    """Give in words what a bar finds of a kind, and what else it takes for it."""
    found = [row.label for row, value in zip(rows, likely[:, KINDS.index(kind)], strict=True) if value >= at]
    whole = sum(row.label == kind for row in rows)
    return f"from {at:.2f}: {found.count(kind)} of {whole}, {len(found) - found.count(kind)} others;"


def packed(rows: Sequence[Row], bars: Numbers | None = None) -> dict[str, Any]:
    """Fit the model on some rows and give its arrays: what `simulator.reading.grave_heard.unpacked` reads."""
    learnt = [(said, row) for row in rows for said in (row.pieces if row.label == INNOCENT else (row.said,))]
    every = [counted(said) for said, _ in learnt]
    keys = known([row.group for _, row in learnt], every)
    index = {key: column for column, key in enumerate(keys)}
    cells = [(at, index[key], value) for at, one in enumerate(every) for key, value in one.items() if key in index]
    places, columns, values = zip(*cells, strict=True)
    plain = csr_matrix((values, (places, columns)), shape=(len(learnt), len(keys)))
    meaning = np.array([meant(said) for said, _ in learnt])
    labels = [row.label for _, row in learnt]
    model = LogisticRegression(C=TIGHTNESS, max_iter=3000, tol=1e-3).fit(
        hstack([plain, csr_matrix(meaning)]).tocsr(), labels
    )
    order = [list(model.classes_).index(kind) for kind in KINDS]
    innocent = list(model.classes_).index(INNOCENT)
    weights = (model.coef_[order] - model.coef_[innocent]).T * np.repeat(
        [*(SHARES[key[:2]] for key in keys), SHARES["meaning"]], [*(1 for _ in keys), WIDTH]
    ).reshape(-1, 1)  # fmt: skip
    kept = np.abs(weights[: len(keys)]).max(axis=1) > LEAST_WEIGHT
    return {
        "keys": np.frombuffer("\n".join(np.array(keys)[kept]).encode(), dtype=np.uint8),
        "weights": weights[: len(keys)][kept].astype(np.float16),
        "meaning": weights[len(keys) :].astype(np.float16),
        "offsets": (model.intercept_[order] - model.intercept_[innocent]).astype(np.float32),
        "bars": np.array(np.ones((2, len(KINDS))) if bars is None else bars, dtype=np.float32),
    }


def known(groups: Sequence[str], every: Sequence[dict[str, float]]) -> list[str]:
    """Give the features that stand in several groups."""
    where: dict[str, set[str]] = defaultdict(set)
    for group, one in zip(groups, every, strict=True):
        for key in one:
            where[key].add(group)
    return sorted(key for key, found in where.items() if len(found) >= LEAST_GROUPS[key[:2]])


def meant(said: Sequence[str]) -> Numbers:
    """Give the meanings of a text's words together."""
    return np.asarray(vectors(said).sum(axis=0), dtype=float) * SHARES["meaning"] * evened(len(said))


if __name__ == "__main__":
    main()
