"""A report put together: both marks for each dimension, what only advises, and what to ask."""

from __future__ import annotations

import pytest
from flask import Flask

from simulator.scorecards import scorecard
from tests.webapp.hiring.handed_in import handed_in
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.report import Assessed, assess, assessed_of, report
from webapp.hiring.work import READ, work_of

CARD = scorecard("hiring")


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def of(at: Hiring, low: str = "privacy") -> Assessed:
    who, _ = handed_in(at, f"Mia {low}", f"{low}@example.com")
    work = work_of(at.live, who.id)
    marks = {(case.key, name): 25 if name == low else 75 for case in work.cases for name in READ}
    return assess(work, {1: marks, 2: marks}, (), CARD)


def test_people_and_machine_stand_beside_each_other(at: Hiring) -> None:
    own = of(at)
    found = report(own, [own], CARD)
    lines = {one.dimension: one for one in found.lines}
    assert tuple(lines) == READ
    assert (lines["privacy"].human, lines["tone"].human) == (25.0, 75.0)
    assert lines["tone"].machine == own.machine.marks["tone"]
    assert 98 <= sum(one.weight for one in found.lines) <= 102
    assert all(one.advisory for one in found.lines)
    assert list(found.questions)[-1:] and "privacy" in found.questions
    assert len(found.questions) == 2
    assert found.doubt.source == "own"
    assert found.band is not None


def test_a_work_that_counts_has_both_readings_and_enough(at: Hiring) -> None:
    own = of(at)
    assert own.counts
    once = assess(own.work, {1: own.readings[1]}, (), CARD)
    assert not once.counts
    nothing = assess(own.work, {}, (), CARD)
    assert nothing.human.overall is None
    assert len(report(nothing, [], CARD).questions) == len(READ)


def test_a_round_is_put_together_by_candidate(at: Hiring) -> None:
    who, _ = handed_in(at)
    found = assessed_of(at.live, [who], {who.id: work_of(at.live, who.id)}, CARD)
    assert found[who.id].readings == {}
