"""Preparing a table in the background: the same file as at once, told how far, and stopped when it is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from simulator.errors import ComposureError
from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import finished as finish
from tests.webapp.jobs.desks import means
from webapp.exports import job as export
from webapp.exports.job import prepare
from webapp.exports.taken import file, finished
from webapp.jobs.ledger import Ledger, Stopped
from webapp.jobs.work import Hand
from webapp.pieces import Made

Wall = Callable[..., float]


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def hand(team: Staff, kind: str = "findings", cohort: str = "") -> Hand:
    ledger = Ledger(team.live.shifts.database, team.live.assignments.wall)
    payload = {"cohort": cohort or team.cohort.id, "kind": kind, "form": "csv"}
    ledger.queue("export", f"{team.cohort.id} {len(ledger.all())}", payload=payload)
    found = ledger.lease("test")
    assert found is not None
    return Hand(ledger, found)


@pytest.mark.parametrize("kind", ["grades", "findings", "shifts"])
def test_it_is_the_file_that_comes_at_once_elsewhere(team: Staff, wall: Wall, kind: str) -> None:
    finish(team.at("ana"), wall)
    mine = hand(team, kind)
    assert prepare(means(team.live), mine).startswith("1 shift, ")
    at_once = b"".join(file(team.live, team.cohort, kind, "csv", finished(team.live, team.cohort)))
    assert b"".join(Made(team.live.shifts.database).read(mine.job.id)) == at_once
    now = mine.ledger.find(mine.job.id)
    assert (now.done, now.total) == (1, 1)


def test_who_cancels_it_stops_it(team: Staff, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 1)
    finish(team.at("ana"), wall)
    finish(team.at("bo"), wall)
    mine, told = hand(team), []

    class Cancelling(Hand):
        def progress(self, done: int, total: int) -> None:
            told.append((done, total))
            if done:
                self.ledger.cancel(self.job.id)
            super().progress(done, total)

    with pytest.raises(Stopped):
        prepare(means(team.live), Cancelling(mine.ledger, mine.job))
    assert told == [(0, 2), (1, 2)]
    assert not Made(team.live.shifts.database).has(mine.job.id)


def test_a_cohort_that_is_gone_is_said(team: Staff) -> None:
    mine = hand(team)
    gone = replace(mine, job=replace(mine.job, payload={**mine.job.payload, "cohort": "gone"}))
    with pytest.raises(ComposureError, match="the cohort is not there any more"):
        prepare(means(team.live), gone)
