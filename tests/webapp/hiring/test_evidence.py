"""What marks rest on: findings with their words, and critical errors that count only if they are sure or confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from simulator.finding import CaseGrade, Finding, Mark
from simulator.scorecards import scorecard
from tests.webapp.hiring.handed_in import BAD, handed_in
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.adjudications import Ruling
from webapp.hiring.evidence import Evidence
from webapp.hiring.work import Work, work_of

CARD = scorecard("hiring")


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def unsure(work: Work, confidence: str) -> Work:
    """Give the work as if the machine were so sure of every finding with a critical error."""

    def found(one: Finding) -> Finding:
        return replace(one, confidence=confidence) if one.critical else one

    def mark(one: Mark) -> Mark:
        return replace(one, findings=tuple(found(each) for each in one.findings))

    def case(one: CaseGrade) -> CaseGrade:
        return replace(one, marks=tuple(mark(each) for each in one.marks))

    parts = tuple(
        replace(one, grade=replace(one.grade, cases=tuple(case(each) for each in one.grade.cases)))
        for one in work.parts
    )
    return Work(parts)


@pytest.mark.parametrize(("confidence", "counts"), [("low", False), ("medium", False), ("high", True)])
def test_what_the_machine_is_unsure_of_counts_once_a_person_confirms_it(
    at: Hiring, confidence: str, counts: bool
) -> None:
    who, _ = handed_in(at, acts=BAD)
    work = unsure(work_of(at.live, who.id), confidence)
    found = {one.place: one for one in Evidence(work).criticals}
    assert {one.counts for one in found.values()} == {counts}
    assert Evidence(work).caps(CARD) == ({"0.hours": 59, "0.tin": 39, "1.hours": 59, "1.tin": 39} if counts else {})
    item = work.item(("0.tin", "CE5"))
    assert item is not None
    for mark, stands in ((1, True), (0, False)):
        ruling = Ruling(1, who.id, item, "Hana", mark, "why", 0.0)
        settled = {one.place: one for one in Evidence(work, [ruling]).criticals}
        assert settled["0.tin", "CE5"].counts is stands
        assert settled["1.tin", "CE5"].counts is counts


def test_findings_come_with_their_words_and_none_about_speed(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    evidence = Evidence(work_of(at.live, who.id))
    assert "speed" not in {one.found.dimension for one in evidence.shown}
    tone = evidence.of("tone")
    assert tone[0].hurts
    assert any("Calm down" in one.found.quote for one in tone)
    assert not [one for one in tone if one.found.kind == "note"]
    assert {one.found.finding.confidence for one in evidence.unsure} <= {"low"}
