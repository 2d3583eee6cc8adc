"""A stored shift is graded once, by the scorecard it began with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.commands import Finish, Start
from simulator.engine import step
from simulator.errors import CommandRefused
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.state import ShiftState, replay
from tests.webapp.visiting import REPLY
from webapp.db import Database
from webapp.grades import Grades
from webapp.grading import grade_once, graded_now
from webapp.live import Live
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


def test_without_a_clock_speed_weighs_nothing(live: Live) -> None:
    shift = live.start("teashop", mode="assessment", speed=0.0, scorecard="hiring")
    live.act(shift, {"kind": "wait", "skip": True})
    live.act(shift, REPLY)
    ended, _ = live.act(shift, {"kind": "finish"})
    timed = replace(ended, started=replace(ended.started, speed=1.0))  # type: ignore[type-var]
    with_clock, without = graded_now(live.pack, timed), graded_now(live.pack, ended)
    assert with_clock.overall != without.overall
    assert with_clock.scorecard == without.scorecard  # nobody can tell from it how the assessment was taken


SCRIPT = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.webapp.visiting import REPLY
from webapp.db import Database
from webapp.live import Live
from webapp.schema import upgrade
from webapp.store import Shifts, SqlLog

database, ticks = Database(sys.argv[1]), iter(range(10**6, 10**7, 7))
upgrade(database)
wall = lambda: float(next(ticks))
live = Live(SqlLog(database, wall), Shifts(database, wall), load_pack(scenarios_path() / "tiny"), wall)
shift = live.start("teashop", seed=5, mode="assessment", scorecard="hiring", form=2)
live.act(shift, REPLY)
live.act(shift, {"kind": "offer_move", "case": "tin", "to": "chat", "text": "Sorry if it was short. A chat, please?"})
live.act(shift, {"kind": "finish"})
print(json.dumps(asdict(live.grade(shift)), sort_keys=True, default=str))
"""


def test_a_script_has_the_same_grade_in_every_process_and_database(empty_database: Database, tmp_path: Path) -> None:
    url = empty_database.url.render_as_string(hide_password=False)
    found = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, each], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed, each in (("1", url), ("2", f"sqlite:///{tmp_path / 'other.sqlite3'}"))
    }  # fmt: skip
    (grade,) = found
    assert json.loads(grade)["overall"] is not None
