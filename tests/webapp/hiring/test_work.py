"""A work put together from its parts: one name a case, and marks that go there and back."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import GOOD, handed_in
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.progress import begin
from webapp.hiring.scores import missing
from webapp.hiring.work import READ, Work, work_of, works_of


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_cases_of_the_same_scenario_are_told_apart(at: Hiring) -> None:
    who, _ = handed_in(at)
    work = work_of(at.live, who.id)
    assert [one.key for one in work.cases] == ["0.hours", "0.tin", "1.hours", "1.tin"]
    assert work.replies == 4
    assert {name for _, name in work.machine} <= set(READ)
    assert missing(work) == ""


def test_marks_go_there_and_back(at: Hiring) -> None:
    who, _ = handed_in(at)
    work = work_of(at.live, who.id)
    marks = {(case.key, name): 75 for case in work.cases for name in READ}
    kept = work.kept(marks)
    assert len(kept) == len(marks)
    assert work.placed(kept) == marks
    assert work.kept({("7.tin", "tone"): 1, ("0.none", "tone"): 1, ("tin", "tone"): 1}) == {}
    assert work.placed({("elsewhere", "tin", "tone"): 1}) == {}


def test_what_is_not_over_is_not_read(at: Hiring) -> None:
    who, _ = at.invited()
    shift = begin(at.live, at.at, who, 0)
    at.live.act(shift, GOOD[0])
    assert works_of(at.live, [who.id]) == {who.id: Work(())}
    assert missing(Work(())) == "0 replies in 0 cases: a score takes 4 replies and 3 cases"
