"""`composure regrade` over real shifts of the tiny pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from click.testing import Result

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.db import Database
from webapp.live import Live
from webapp.store import Shifts, SqlLog

Composure = Callable[..., Result]
REPLY = {"kind": "reply", "case": "hours", "channel": "public", "text": "Yes, until 17:30 on Saturday. ^Jo"}


@pytest.fixture
def live(sqlite_database: Database) -> Live:
    return Live(SqlLog(sqlite_database), Shifts(sqlite_database), load_pack(scenarios_path() / "tiny"))


@pytest.fixture
def shift(live: Live) -> str:
    started = live.start("teashop")
    live.act(started, REPLY)
    live.act(started, {"kind": "finish"})
    return started


@pytest.fixture
def regrade(composure: Composure, sqlite_url: str) -> Composure:
    """Run the command on this test's database."""
    return partial(composure, "regrade", "--database", sqlite_url, "--scenarios", scenarios_path() / "tiny")


def test_what_was_recorded_comes_out_again(regrade: Composure, shift: str) -> None:
    result = regrade()
    assert (result.exit_code, result.output) == (0, "1 shifts, 0 with something to look at\n")


def test_so_it_does_in_another_form(regrade: Composure, live: Live) -> None:
    started = live.start("teashop", form=3)
    live.act(started, REPLY)
    live.act(started, {"kind": "finish"})
    result = regrade()
    assert (result.exit_code, result.output) == (0, "1 shifts, 0 with something to look at\n")


def test_a_grade_that_drifted_is_named(regrade: Composure, shift: str, sqlite_database: Database, live: Live) -> None:
    grade = live.grade(shift)
    with sqlite_database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM grade")
    live.grades.record(shift, replace(grade, overall=1.0))
    result = regrade(shift)
    assert result.exit_code == 1
    assert f"{shift}: shift: overall: 1.0 was recorded" in result.output


def test_changed_words_are_named(regrade: Composure, shift: str, sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        connection.exec_driver_sql("UPDATE typed_text SET text = 'No, never. It is closed all day ^Jo'")
    result = regrade()
    assert (result.exit_code, "its words are not those that were typed" in result.output) == (1, True)


def test_erased_and_running_shifts_are_passed_over(regrade: Composure, shift: str, live: Live) -> None:
    live.erase(shift)
    live.start("teashop")
    assert regrade().exit_code == 0


def test_a_shift_nobody_knows_is_wrong_input(regrade: Composure, shift: str) -> None:
    result = regrade("nobody")
    assert (result.exit_code, "'nobody'" in result.stderr) == (2, True)


def test_regrade_wants_a_database_with_tables(sqlite_url: str, composure: Composure) -> None:
    result = composure("regrade", "--database", sqlite_url)
    assert (result.exit_code, "composure db upgrade" in result.stderr) == (2, True)
