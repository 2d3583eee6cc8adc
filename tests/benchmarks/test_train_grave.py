"""The model of grave faults: its groups, its bars, and that its file holds what was fitted."""

from __future__ import annotations

import json

import numpy as np
import pytest

pytest.importorskip("sklearn")

from benchmarks import train_grave
from benchmarks.sets import Sets
from benchmarks.train_grave import KINDS, Row, bar, good, likelihoods, packed, row_of, told, written
from simulator.reading.grave_heard import unpacked

SAID = {"put_down": "Silly people cannot read.", "retaliation": "Delete it or we close your account.",
        "inside": "Our supplier sacked its crew.", "innocent": "Your parcel comes on Monday."}  # fmt: skip


def test_an_inside_matter_and_its_mirror_are_of_one_group():
    rows = written(Sets())
    assert len({row.group for row in rows}) == len(rows) - train_grave.MIRRORED
    assert {row.label for row in rows} == {*KINDS, "innocent"}


def test_only_good_replies_of_a_rude_style_are_innocent(tmp_path):
    rows = [{"reply": "Yes.", "post": "Open?", "style": "argues", "ratings": {"overall": at}} for at in (69, 70)]
    (tmp_path / "care_written.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [(row.label, row.group) for row in good(Sets((tmp_path,)))] == [("innocent", "Open?")]


def test_a_bar_is_the_lowest_from_which_on_enough_is_right():
    rows = [Row((), (), label, "") for label in ("put_down", "put_down", "innocent", "put_down")]
    likely = np.array([[0.9, 0, 0], [0.8, 0, 0], [0.7, 0, 0], [0.6, 0, 0]])
    assert bar(rows, likely, "put_down", 0.75) == 0.6
    assert bar(rows, likely, "put_down", 0.95) == 0.8
    assert bar(rows, likely, "inside", 0.95) == 1.0
    assert told(rows, likely, "put_down", 0.7) == "from 0.70: 2 of 3, 1 others;"


def test_the_file_holds_the_model_that_was_fitted():
    rows = [row_of(text, label, f"{label} {at}") for label, text in SAID.items() for at in range(6)]
    model = unpacked(packed(rows))
    for at, kind in enumerate(KINDS):
        likely = likelihoods(model, row_of(SAID[kind], "", "").pieces)
        assert likely.argmax() == at
        assert (likely > 0).sum() == 1


def test_the_sentences_of_the_lists_are_learnt_from_too():
    assert {row.label for row in train_grave.listed()} == {*KINDS, "innocent"}
