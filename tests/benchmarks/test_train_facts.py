"""The model of facts: which pairs it learns from, and that its file holds the trees that were fitted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn")

from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks import train_facts
from benchmarks.sets import Sets
from benchmarks.train_facts import FOLDS, deciding_by, pairs, trees, without_each_fold
from simulator.reading import factmodel

FACT, OPPOSED = "The shop opens at nine.", "The shop opens at eleven."
CARE = {"post": "When do you open?", "reply": "We open at nine.", "facts": [FACT, "The lift is broken."]}


def written(folder: Path) -> Sets:
    rows = {
        "facts_written.jsonl": [
            {"reply": "Nine sharp.", "fact": FACT, "label": "conveys"},
            {"reply": "See you there.", "fact": "Ask for the order number.", "label": "absent"},
        ],
        "facts_opposed.jsonl": [{"fact": FACT, "opposed": OPPOSED}],
        "care_written.jsonl": [
            {**CARE, "fact_labels": ["conveys", "absent"]},
            {**CARE, "post": "Is the lift working?"},
        ],
    }
    for name, given in rows.items():
        (folder / name).write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    return Sets((folder,))


def test_a_told_fact_turned_round_is_contradicted(tmp_path: Path) -> None:
    found = {(one.kind, one.fact): one.status for one in pairs(written(tmp_path))}

    assert found["written", FACT] == "conveys"
    assert found["written_made", OPPOSED] == "contradicts"


def test_only_what_is_labelled_and_tells_something_is_learnt(tmp_path: Path) -> None:
    found = pairs(written(tmp_path))

    assert {one.post for one in found if one.kind == "care"} == {CARE["post"]}
    assert "Ask for the order number." not in {one.fact for one in found}


def test_a_pair_and_what_was_made_of_it_stay_on_one_side_of_a_split(tmp_path: Path) -> None:
    found = pairs(written(tmp_path))

    assert {one.group for one in found if one.kind in ("written", "written_made")} == {FACT}
    assert {one.group for one in found if one.kind == "care"} == {CARE["post"]}


def test_each_group_is_judged_by_trees_that_have_not_seen_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_facts, "fit", lambda rows, kept: {one.group for one in kept})
    monkeypatch.setattr(train_facts, "packed", lambda seen: seen)
    sets = written(tmp_path)
    folds = list(without_each_fold(sets))

    assert len(folds) == FOLDS
    assert set().union(*(groups for groups, _ in folds)) == {one.group for one in pairs(sets)}
    assert all(groups.isdisjoint(seen) for groups, seen in folds)


def test_the_arrays_judge_as_the_fitted_trees_do() -> None:
    dice = np.random.default_rng(0)
    rows = dice.normal(size=(300, 6)).astype(np.float32)
    status = (rows[:, 0] > 0).astype(int) + 2 * (rows[:, 1] > 0).astype(int)
    model = HistGradientBoostingClassifier(max_iter=8, max_leaf_nodes=6, random_state=0).fit(rows, status)

    assert trees(model).likelihoods(rows) == pytest.approx(model.predict_proba(rows), abs=2e-3)


def test_other_trees_decide_only_while_they_are_asked_to() -> None:
    own, other = factmodel._read(), object()
    with deciding_by(other):
        assert factmodel._read() is other
    assert factmodel._read() is own
