"""Grading everything again in the background: what it says, and that it can be stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.webapp.jobs.desks import hand, means
from tests.webapp.visiting import REPLY
from webapp.jobs import regrade as job
from webapp.jobs.ledger import Stopped
from webapp.jobs.regrade import compare, regrade
from webapp.live import Live


def shift(live: Live) -> str:
    started = live.start("teashop")
    live.act(started, REPLY)
    live.act(started, {"kind": "finish"})
    return started


def drifted(live: Live, shift_id: str) -> None:
    grade = live.grade(shift_id)
    with live.shifts.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM grade")
    live.grades.record(shift_id, replace(grade, overall=1.0))


def test_nothing_to_look_at(live: Live) -> None:
    erased = shift(live)
    live.erase(erased)
    live.start("teashop")
    mine = hand(means(live), "regrade")
    assert regrade(means(live), mine) == "2 shifts, 0 with something to look at"
    now = mine.ledger.find(mine.job.id)
    assert now is not None
    assert (now.done, now.total) == (2, 2)


def test_what_drifted_is_named(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    found = shift(live)
    drifted(live, found)
    told = regrade(means(live), hand(means(live), "regrade"))
    assert told == f"1 shifts, 1 with something to look at: {found}; composure regrade SHIFT says what"
    assert next(compare(live.shifts.database, live.pack, live.shift(found))).startswith("shift: overall: 1.0")
    monkeypatch.setattr(job, "NAMED", 0)
    assert " and 1 more;" in regrade(means(live), hand(means(live), "regrade"))


def test_a_changed_scenario_and_changed_words_are_named(live: Live) -> None:
    found = shift(live)
    row = replace(live.shift(found), digest="other")
    assert [line[:25] for line in compare(live.shifts.database, live.pack, row)] == ["scenario teashop was chang"[:25]]
    gone = replace(live.shift(found), scenario="nowhere")
    assert "nowhere" in "".join(compare(live.shifts.database, live.pack, gone))
    with live.shifts.database.writing() as connection:
        connection.exec_driver_sql("UPDATE typed_text SET text = 'No, never.'")
    lines = list(compare(live.shifts.database, live.pack, live.shift(found)))
    assert all(line.endswith("its words are not those that were typed") for line in lines)
    assert lines


def test_it_stops_when_it_is_cancelled(live: Live) -> None:
    shift(live)
    mine = hand(means(live), "regrade")
    mine.ledger.cancel(mine.job.id)
    with pytest.raises(Stopped):
        regrade(means(live), mine)
