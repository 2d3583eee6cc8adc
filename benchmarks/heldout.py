"""Ours as it does on what it has not learnt from: models fitted without the author, the fold or the fact.

The readings that need a fold's model are made by the product's own code, with that model in the place of the shipped
one, so a figure is of the whole way from the text to the grade.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from benchmarks import train, train_facts
from benchmarks.fitting import Row, linear, part_of, tabulate
from benchmarks.sets import Sets
from simulator.exchange import Exchange
from simulator.reading import heads as shipped
from simulator.reading import read
from simulator.reading.model import Context
from simulator.replies import ReplyGrade, grade_reply

Numbers = NDArray[np.float64]
FOLDS = 10
FACT_FOLDS = 5


def exchange_of(row: Mapping[str, Any]) -> Exchange:
    """Give a row of a set as an exchange."""
    return Exchange(
        reply=row["reply"], id=row["id"], post=row.get("post", ""), channel=row.get("channel", "public"),
        facts=tuple(row.get("facts", ())), verified=bool(row.get("verified")), industry=row.get("industry", ""),
    )  # fmt: skip


def folds(groups: Sequence[str], count: int) -> NDArray[np.intp]:
    """Give the fold of each row; rows of one group share theirs, and the groups are shuffled the same way each time."""
    dice = np.random.default_rng(0)
    names = sorted(set(groups))
    dealt = dict(zip(names, dice.permutation(len(names)) % count, strict=True))
    return np.array([dealt[group] for group in groups])


@contextmanager
def reading_with(model: shipped.Heads) -> Iterator[None]:
    """Read with another model of tone than the shipped one."""
    with patch.object(shipped, "_loaded", lambda: model):
        yield


def care_grades(sets: Sets) -> list[ReplyGrade]:
    """Give the grades of the rated care replies, each by a model that has seen no reply of its author."""
    rows = sets.care()
    grades: dict[str, ReplyGrade] = {}
    for author, model in _without_each_author(sets, rows):
        with reading_with(model):
            grades |= {row["id"]: grade_reply(exchange_of(row)) for row in rows if row["author"] == author}
    return [grades[row["id"]] for row in rows]


def _without_each_author(sets: Sets, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, shipped.Heads]]:
    care = train.care_rows(sets, [*rows, *sets.written()])
    general = [row for target in train.HEAD_ROWS for row in _head_rows(sets, target)]
    table = tabulate([*care, *general, *train.felt_rows(sets)])
    beside = train.general_heads(table)
    own = part_of(table, np.arange(len(table.rows)) < len(care))
    authors = np.array([row.author for row in care])
    for author in sorted({str(row["author"]) for row in rows}):
        heads, trees = train.fit(own, authors != author, beside)
        yield author, shipped.unpacked(train.model_file(heads, own, trees))


def head(sets: Sets, target: str) -> Numbers:
    """Give a general head's values on the rows of its own set, each fitted without the row's fold."""
    rows = _head_rows(sets, target)
    table = tabulate(rows)
    fold = folds([row.group for row in rows], FOLDS)
    values = np.zeros(len(rows))
    for one in range(FOLDS):
        model = linear(table, (target,), fold != one)
        values[fold == one] = model.give(csr_matrix(table.matrix[fold == one]))[:, 0]
    return values


@cache
def _head_rows(sets: Sets, target: str) -> tuple[Row, ...]:
    """Give the rows of a general head's set; read once, as that takes longest."""
    return tuple(train.HEAD_ROWS[target](sets))


def fact_readings(sets: Sets) -> tuple[list[str], Numbers]:
    """Give the status of each labelled fact and how likely it is conveyed, by trees that have not seen the fact."""
    rows = sets.jsonl("facts.jsonl")
    given = train_facts.pairs(sets)
    numbers = train_facts.numbers(given)
    fold = folds([one.group for one in given], FACT_FOLDS)
    of = {one.group: int(at) for one, at in zip(given, fold, strict=True)}
    dev = np.array([one.kind == "dev" for one in given])
    status, likely = [""] * len(rows), np.zeros(len(rows))
    for one in range(FACT_FOLDS):
        model = train_facts.fit(numbers[fold != one], [pair for pair, at in zip(given, fold, strict=True) if at != one])
        asked = np.flatnonzero(dev & (fold == one))
        told = model.predict_proba(numbers[asked])[:, 0] if len(asked) else ()
        conveyed = {(given[at].reply, given[at].fact): share for at, share in zip(asked, told, strict=True)}
        with train_facts.deciding_by(train_facts.packed(model)):
            for at, row in enumerate(rows):
                # A fact that no model decides is in no fold: any will do.
                if of.get(row["fact"], 0) == one:
                    status[at] = read(row["reply"], Context(facts=(("this", row["fact"]),))).facts[0].status
                    likely[at] = conveyed.get((row["reply"], row["fact"]), float(status[at] == "conveys"))
    return status, likely
