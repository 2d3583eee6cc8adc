"""Heads and trees as they are fitted: nothing leaks from a writer to itself, and the file holds what was fitted."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("sklearn")

from benchmarks import fitting
from benchmarks.fitting import Row, Table, boosted, linear, outside, packed, part_of, spread, tabulate
from simulator.reading.heads import unpacked
from simulator.reading.model import Context
from simulator.reading.passage import lay_out

WARM, COLD = (
    ("so sorry about the long wait", "thank you for the photo"),
    ("read the terms again", "that is not our fault"),
)
SETTINGS = {"max_iter": 5, "min_samples_leaf": 2, "random_state": 0}


def rows() -> list[Row]:
    """Give forty short replies by four writers, warm and cold in turn."""
    given = []
    for number in range(40):
        text = f"{(WARM, COLD)[number % 2][number // 2 % 2]}, {('Ida', 'Noor', 'Sam', 'Jo', 'Kit')[number % 5]}"
        labels = {"kind": float(number % 2 == 0)} | ({"long": 1.0} if number % 3 else {})
        given.append(Row(lay_out(text, Context()), "p", (), (), f"post {number // 2}", f"writer {number % 4}", labels))
    return given


@pytest.fixture(scope="module")
def table() -> Table:
    return tabulate(rows())


def everyone(table: Table) -> np.ndarray:
    return np.ones(len(table.rows), dtype=bool)


def test_weights_by_feature_say_the_same_as_sums_over_rows(table: Table) -> None:
    by_feature = linear(table, ("kind", "long"), everyone(table)).give(table.matrix)
    by_row = spread(table, ("kind", "long"), everyone(table)).give(table, everyone(table))

    assert by_feature == pytest.approx(by_row, abs=1e-6)
    assert (by_feature[:, 0] > 0.5).tolist() == [row.labels["kind"] == 1 for row in table.rows]


def test_heads_of_labels_people_agree_less_about_lean_less_on_single_words(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = linear(table, ("kind", "long"), everyone(table))
    monkeypatch.setitem(fitting.RIDGES, "kind", 20 * fitting.RIDGE)
    loose = linear(table, ("kind", "long"), everyone(table))

    assert np.abs(loose.weights[:, 0]).max() < np.abs(plain.weights[:, 0]).max()
    assert (loose.weights[:, 1] == plain.weights[:, 1]).all()


def test_a_head_may_be_held_to_one_kind_of_feature(table: Table) -> None:
    held = linear(table, ("kind",), everyone(table), only="p:")

    assert not held.weights[~table.allowed("p:")].any()


def test_what_a_writer_rated_does_not_move_its_own_heads(table: Table) -> None:
    turned = [
        replace(row, labels={"kind": 9.0 - row.labels["kind"]}) if row.author == "writer 1" else row
        for row in table.rows
    ]
    other = replace(table, rows=turned)
    parts = {"": ("kind",)}
    before, after = outside(table, parts, everyone(table)), outside(other, parts, everyone(table))
    mine = np.array([row.author == "writer 1" for row in table.rows])

    assert before[mine] == pytest.approx(after[mine])
    assert not np.allclose(before[~mine], after[~mine])


def test_a_part_of_a_table_keeps_the_features(table: Table) -> None:
    some = part_of(table, np.arange(40) < 7)

    assert len(some.rows) == some.matrix.shape[0] == len(some.seen) == 7
    assert some.keys == table.keys


def test_the_file_gives_back_the_trees_that_were_fitted(table: Table) -> None:
    heads = linear(table, ("kind",), everyone(table))
    inputs = np.hstack([heads.give(table.matrix), table.seen])
    model = boosted(inputs, table.labels("kind"), SETTINGS)
    file = packed(heads, table, {"kind": model})
    depth = int(file.pop("depth"))
    about = json.dumps({"heads": ["kind"], "targets": ["kind"], "depth": depth}).encode()
    read = unpacked({**file, "about": np.frombuffer(about, np.uint8)})

    given = [float(read.trees.give(row)[0]) for row in inputs.astype(np.float32)]
    assert given == pytest.approx(model.predict(inputs).tolist(), abs=1e-4)


def test_rows_without_a_label_teach_nothing(table: Table) -> None:
    labels = np.where(np.arange(40) % 2 == 0, 1.0, np.nan)

    assert boosted(table.seen, labels, SETTINGS).predict(table.seen) == pytest.approx(1.0)
