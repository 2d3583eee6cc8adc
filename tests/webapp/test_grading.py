"""A stored shift is graded once, by the scorecard it began with."""

from __future__ import annotations

import pytest

from simulator.commands import Finish, Start
from simulator.engine import step
from simulator.errors import CommandRefused
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.state import ShiftState, replay
from webapp.db import Database
from webapp.grades import Grades
from webapp.grading import grade_once, graded_now
from webapp.store import NewShift, Shifts


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(scenarios_path() / "tiny")


def started(pack: Pack, scorecard: str) -> ShiftState:
    return replay(step(pack, ShiftState(), Start(at=0, scenario="teashop", scorecard=scorecard)))


@pytest.mark.parametrize("scorecard", ["training", "hiring"])
def test_the_scorecard_is_the_one_the_shift_began_with(pack: Pack, scorecard: str) -> None:
    state = started(pack, scorecard)
    ended = replay(step(pack, state, Finish(at=5)), state)
    assert graded_now(pack, ended).scorecard.startswith(f"{scorecard}@")


def test_a_shift_that_runs_has_no_grade(pack: Pack) -> None:
    for state in (ShiftState(), started(pack, "training")):
        with pytest.raises(CommandRefused, match="not ended"):
            graded_now(pack, state)


def test_a_recorded_grade_is_not_computed_again(
    pack: Pack, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shift = Shifts(sqlite_database).create(NewShift("teashop", "d"))
    state = started(pack, "training")
    ended = replay(step(pack, state, Finish(at=5)), state)
    first = grade_once(Grades(sqlite_database), pack, shift, ended)
    monkeypatch.delattr("webapp.grading.graded_now")
    assert grade_once(Grades(sqlite_database), pack, shift, ended) == first
