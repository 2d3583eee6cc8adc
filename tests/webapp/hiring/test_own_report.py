"""What a candidate reads: strengths and growth by people's marks, in words, with what the machine is sure of."""

from __future__ import annotations

import pytest
from flask import Flask

from simulator.scorecards import scorecard
from tests.webapp.hiring.handed_in import BAD, GOOD, handed_in
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.adjudications import Ruling
from webapp.hiring.own_report import MOST, own_report, words_for
from webapp.hiring.report import assess, report
from webapp.hiring.work import READ, work_of


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_what_people_marked_high_went_well(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    work = work_of(at.live, who.id)
    marks = {(case.key, name): 100 if name == "writing" else 25 for case in work.cases for name in READ}
    own = assess(work, {1: marks, 2: marks}, (), scorecard("hiring"))
    found = own_report(report(own, [own], scorecard("hiring")))
    assert [(one.dimension, one.words) for one in found.strengths] == [("writing", "as it should be")]
    assert [one.dimension for one in found.growth] == [name for name in READ if name != "writing"]
    quoted = [each for one in found.growth for each in one.found]
    assert all(each.hurts and each.found.finding.confidence != "low" for each in quoted)
    assert max(len(one.found) for one in found.growth) <= MOST
    assert not [each for one in found.strengths for each in one.found if each.hurts]


def test_what_a_person_does_not_see_is_not_held_against_anybody(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    work, card = work_of(at.live, who.id), scorecard("hiring")
    marks = {(case.key, name): 25 for case in work.cases for name in READ}

    def said(rulings: list[Ruling]) -> set[str]:
        own = assess(work, {1: marks, 2: marks}, rulings, card)
        found = own_report(report(own, [own], card))
        return {each.found.finding.critical or "" for one in found.growth for each in one.found}

    items = [work.item((key, "CE5")) for key in ("0.tin", "1.tin")]
    rulings = [Ruling(number, who.id, item, "Hana", 0, "why", 0.0) for number, item in enumerate(items) if item]
    assert "CE5" in said([])
    assert "CE5" not in said(rulings)


def test_each_rule_is_told_once(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    work, card = work_of(at.live, who.id), scorecard("hiring")
    marks = {(case.key, name): 25 for case in work.cases for name in READ}
    own = assess(work, {1: marks, 2: marks}, (), card)
    for one in own_report(report(own, [own], card)).growth:
        told = [each.found.finding.rule for each in one.found]
        assert len(set(told)) == len(told)


def test_too_little_work_has_neither(at: Hiring) -> None:
    who, _ = handed_in(at, acts=GOOD[:1])
    own = assess(work_of(at.live, who.id), {}, (), scorecard("hiring"))
    found = own_report(report(own, [own], scorecard("hiring")))
    assert found.missing
    assert found.strengths == found.growth == ()


@pytest.mark.parametrize(
    ("mark", "words"),
    [(100, "as it should be"), (87.5, "good"), (75, "good"), (50, "fair"), (25, "weak"), (0, "needs much work")],
)
def test_marks_in_words(mark: float, words: str) -> None:
    assert words_for(mark) == words
