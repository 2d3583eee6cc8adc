"""Calibration as trainers and reviewers do it: blind until one's own marks are in, and nobody else's business."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from simulator.finding import DIMENSIONS
from tests.webapp.cohorts.staff import Staff, signed_in, staff
from tests.webapp.cohorts.test_watch import finished
from tests.webapp.cohorts.test_work import text
from tests.webapp.visiting import Visitor, read_page
from webapp.calibration.sheet import place
from webapp.calibration.store import Calibration

Wall = Callable[..., float]


@pytest.fixture
def team(app: Flask) -> Staff:
    found = staff(app)
    for name, role in (("rhea", "reviewer"), ("hal", "hiring manager")):
        found.people[name] = found.live.people.add(f"{name}@example.com", name.capitalize(), role)
    return found


@pytest.fixture
def shift(team: Staff, wall: Wall) -> str:
    return finished(team.at("ana"), wall)


@pytest.fixture
def made(team: Staff, shift: str) -> Calibration:
    answer = ask(team, shift, others="rhea@example.com")
    assert answer.status_code == 302, answer.text
    (found,) = team.live.calibrations.of_cohort(team.cohort.id)
    return found


def ask(team: Staff, shift: str, others: str = "", title: str = "Week one") -> TestResponse:
    return team.at("tess").post(
        f"/cohorts/{team.cohort.id}/calibrations",
        shift=shift, title=title, trainer=[team.people["tess"].id], others=others,
    )  # fmt: skip


def cases(page: TestResponse) -> list[str]:
    names = [one["name"] for one in read_page(page.text).of("select")]
    return list(dict.fromkeys(name.partition(":")[2] for name in names))


def mark(visitor: Visitor, made: Calibration, given: str = "75", **fields: str) -> TestResponse:
    page = visitor.get(f"/calibrations/{made.id}")
    marks = {place(case, name): given for case in cases(page) for name in DIMENSIONS}
    return visitor.post(f"/calibrations/{made.id}/marks", **{**marks, **fields})


def test_two_people_mark_and_then_compare(team: Staff, made: Calibration) -> None:
    assert "Week one" in text(team.at("rhea"), "/calibrations")
    assert mark(team.at("tess"), made, "25", hand_in="yes", note="Was it kind?").status_code == 302
    assert mark(team.at("rhea"), made, "100", hand_in="yes").status_code == 302
    for name in ("tess", "rhea"):
        shown = text(team.at(name), f"/calibrations/{made.id}")
        assert "far apart" in shown
        assert "Was it kind?" in shown
        assert "not enough data" in shown
    assert "2 of 2 marks are in" in text(team.at("tess"), f"/cohorts/{team.cohort.id}/calibrations")


def test_nothing_of_others_or_of_the_machine_is_seen_before_ones_own_marks_are_in(
    team: Staff, made: Calibration, shift: str
) -> None:
    mark(team.at("tess"), made, "25", hand_in="yes", note="secret thought")
    before = team.at("rhea").get(f"/calibrations/{made.id}").text
    assert "secret thought" not in before
    assert "selected" not in before
    assert "Ana" not in before, "nor who worked the shift"
    grade = team.live.grade(shift)
    because = {one.because for case in grade.cases for each in case.marks for one in each.findings}
    assert not [words for words in because if words in before]
    assert "far apart" not in text(team.at("tess"), f"/cohorts/{team.cohort.id}/calibrations")


def test_a_trainer_who_does_not_mark_sees_it_once_it_is_closed(team: Staff, shift: str) -> None:
    team.live.cohorts.add(team.cohort.id, team.people["ulf"].id, trains=True)
    ask(team, shift, others="rhea@example.com")
    (made,) = team.live.calibrations.of_cohort(team.cohort.id)
    for name in ("tess", "rhea"):
        mark(team.at(name), made, "50", hand_in="yes", note=f"by {name}")
    ulf = team.at("ulf")
    assert "by rhea" not in text(ulf, f"/calibrations/{made.id}")
    before = team.live.calibrations.handed_in([made.id])
    assert ulf.post(f"/calibrations/{made.id}/marks", hand_in="yes").status_code == 302
    assert team.live.calibrations.handed_in([made.id]) == before
    ulf.post(f"/calibrations/{made.id}/close")
    assert "by rhea" in text(ulf, f"/calibrations/{made.id}")


def test_marks_that_are_missing_are_named_and_those_given_are_kept(team: Staff, made: Calibration) -> None:
    tess = team.at("tess")
    first = cases(tess.get(f"/calibrations/{made.id}"))[0]
    answer = mark(tess, made, "75", hand_in="yes", note="half a thought", **{place(first, "tone"): ""})
    assert answer.status_code == 422
    assert "1 mark is missing" in answer.text
    assert "half a thought" in answer.text
    assert [one["name"] for one in read_page(answer.text).of("select") if "aria-invalid" in one] == [
        place(first, "tone")
    ]
    assert "half a thought" in text(tess, f"/calibrations/{made.id}")
    assert team.live.calibrations.handed_in([made.id]) == []


def test_what_is_in_cannot_be_changed(team: Staff, made: Calibration) -> None:
    tess = team.at("tess")
    mark(tess, made, "75", hand_in="yes")
    before = team.live.calibrations.handed_in([made.id])
    tess.post(f"/calibrations/{made.id}/marks", hand_in="yes", note="again")
    assert team.live.calibrations.handed_in([made.id]) == before
    assert "are in already" in text(tess, f"/calibrations/{made.id}")


def test_no_grade_is_changed(team: Staff, made: Calibration, shift: str) -> None:
    before = team.live.grade(shift)
    for name in ("tess", "rhea"):
        mark(team.at(name), made, "0", hand_in="yes")
    team.at("tess").post(f"/calibrations/{made.id}/close")
    assert team.live.grade(shift) == before
    assert team.live.grades.find(shift) == before


@pytest.mark.parametrize("name", ["ana", "bo", "cy", "ulf", "hal"])
def test_who_was_not_asked_finds_nothing_there(team: Staff, made: Calibration, name: str) -> None:
    visitor = team.at(name)
    expected = 403 if name in ("ana", "bo", "cy") else 404
    assert visitor.get(f"/calibrations/{made.id}").status_code == expected
    for deed in ("marks", "close"):
        assert visitor.post(f"/calibrations/{made.id}/{deed}", hand_in="yes").status_code in (403, 404)
    assert visitor.get(f"/cohorts/{team.cohort.id}/calibrations").status_code in (403, 404)
    assert visitor.post(f"/cohorts/{team.cohort.id}/calibrations", title="x").status_code in (403, 404)
    found = team.live.calibrations.find(made.id)
    assert found is not None and found.closed_at is None


def test_a_visitor_signs_in_first(team: Staff, made: Calibration, visitor: Visitor) -> None:
    assert "/sign-in" in visitor.get(f"/calibrations/{made.id}").location


def test_a_rater_from_elsewhere_cannot_close_it(team: Staff, made: Calibration) -> None:
    assert team.at("rhea").post(f"/calibrations/{made.id}/close").status_code == 403
    found = team.live.calibrations.find(made.id)
    assert found is not None and found.closed_at is None


@pytest.mark.parametrize("calibration", ["nothing", "%00", "x" * 300])
def test_an_id_that_is_none_is_not_found(team: Staff, calibration: str) -> None:
    assert team.at("tess").get(f"/calibrations/{calibration}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"others": "nobody@example.com"}, "nobody@example.com"),
        ({"others": "ana@example.com"}, "may mark"),
        ({"others": ""}, "at least 2 people"),
        ({"others": "rhea@example.com", "title": " "}, "say what it is called"),
    ],
)
def test_what_cannot_be_asked_says_why_and_loses_nothing(
    team: Staff, shift: str, fields: dict[str, str], words: str
) -> None:
    answer = ask(team, shift, **{"others": "", "title": "Week one", **fields})
    assert answer.status_code == 422
    assert words in answer.text
    assert fields["others"] in answer.text
    assert team.live.calibrations.of_cohort(team.cohort.id) == []


def test_a_shift_of_somebody_else_cannot_be_marked(team: Staff, wall: Wall) -> None:
    finished(team.at("ana"), wall)
    for other in (finished(team.at("cy"), wall), team.at("ana").begin(), "nothing", "\0"):
        answer = ask(team, other, others="rhea@example.com")
        assert answer.status_code == 422
        assert "choose a finished shift" in answer.text


def test_an_account_that_was_closed_is_asked_nothing(team: Staff, shift: str) -> None:
    team.live.people.set_active(team.people["rhea"].id, False)
    assert ask(team, shift, others="rhea@example.com").status_code == 422


def test_what_raters_write_is_words_and_not_markup(team: Staff, made: Calibration) -> None:
    for name in ("tess", "rhea"):
        mark(team.at(name), made, hand_in="yes", note="<script>alert(1)</script>")
    page = team.at("tess").get(f"/calibrations/{made.id}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_pages_keep_the_policy(team: Staff, app: Flask, made: Calibration) -> None:
    tess = team.at("tess")
    mark(signed_in(app, team.people["rhea"]), made, hand_in="yes")
    pages = ["/calibrations", f"/calibrations/{made.id}", f"/cohorts/{team.cohort.id}/calibrations"]
    assert {path: read_page(tess.get(path).text).against_policy() for path in pages} == {path: [] for path in pages}
    mark(tess, made, hand_in="yes")
    assert read_page(tess.get(f"/calibrations/{made.id}").text).against_policy() == []
