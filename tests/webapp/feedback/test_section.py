"""What may be spoken of in a shift, and what of all that was said stands on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from flask import Flask

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS
from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import BAD, finished
from webapp.auth import Discussed
from webapp.feedback.overrides import HumanMark, Which
from webapp.feedback.section import WHOLE, Subjects, given, subjects, threads
from webapp.feedback.store import Remark

Wall = Callable[..., float]


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


@pytest.fixture
def shift(team: Staff, wall: Wall) -> str:
    return finished(team.at("ana"), wall)


@pytest.fixture
def known(team: Staff, shift: str) -> Subjects:
    state = team.live.state(shift)
    return subjects(team.live.pack.played(state.started), state, team.live.grade(shift))


def said(**fields: object) -> Remark:
    plain = Remark("one", "s", "tess", "Tess", "comment", None, None, "", None, "", "", "words", 1.0, None, None)
    return replace(plain, **fields)  # type: ignore[arg-type]


def remarks_of(team: Staff, shift: str, cohorts: Sequence[str], remarks: Sequence[Remark]) -> list[tuple[str, ...]]:
    here = tuple(one for one in team.live.cohorts.all() if one.id in cohorts)
    at = Discussed(team.live.shift(shift), team.people["tess"], team.people["ana"], here)
    return [(one.remark.id, *(each.id for each in one.answers)) for one in threads(at, remarks)]


def test_every_message_mark_and_finding_can_be_spoken_of(known: Subjects) -> None:
    assert len(known.marks) == len(DIMENSIONS) * 3, "the shift and its two cases"
    assert known.marks["tone:"].about.subject == "Tone, the whole shift"
    assert known.machine[Which("hours", "tone")] is not None
    assert any(one.said == BAD for one in known.messages.values())
    assert all(re.fullmatch(r"finding:\d+:\w+", value) for value in known.findings)


def test_a_comment_is_on_words_a_message_or_the_whole_shift(known: Subjects) -> None:
    value = next(value for value, one in known.messages.items() if one.said == BAD)
    assert known.commented("", "") == WHOLE
    assert known.commented(value, "").quote == BAD
    assert known.commented(value, " Sorry if ").quote == "Sorry if"
    assert known.commented(value, "").event == int(value.partition(":")[0])
    for chosen, quote in ((value, "never"), ("", "words"), ("1:nothing", "")):
        with pytest.raises(CommandRefused):
            known.commented(chosen, quote)


def test_what_is_not_of_this_shift_can_be_neither_marked_nor_disputed(known: Subjects) -> None:
    assert known.marked("tone:hours") == Which("hours", "tone")
    assert known.disputed("tone:hours").case_id == "hours"
    for value in ("", "tone", "charm:hours", "tone:nothing", "finding:999:hours"):
        with pytest.raises(CommandRefused, match="choose"):
            known.marked(value)
        with pytest.raises(CommandRefused, match="choose"):
            known.disputed(value)


def test_a_note_and_its_answers_are_for_the_trainers_of_its_cohort(team: Staff, shift: str) -> None:
    note = said(id="note", kind="note", cohort_id=team.cohort.id)
    answer = said(id="answer", kind="answer", cohort_id=team.cohort.id, answers="note")
    assert remarks_of(team, shift, [team.cohort.id], [note, answer, said()]) == [("note", "answer"), ("one",)]
    assert remarks_of(team, shift, [], [note, answer, said()]) == [("one",)]


def test_what_was_taken_back_stays_only_where_somebody_answered(team: Staff, shift: str) -> None:
    gone, answer = said(taken_back_at=2.0), said(id="answer", kind="answer", answers="one")
    assert remarks_of(team, shift, [], [gone]) == []
    assert remarks_of(team, shift, [], [gone, answer]) == [("one", "answer")]
    assert remarks_of(team, shift, [], [said(), replace(answer, taken_back_at=2.0)]) == [("one",)]


def test_marks_are_told_newest_first_beside_the_machines(known: Subjects) -> None:
    made = [HumanMark(n, "hours", "tone", 1.0, 60 + n, "because", "tess", "Tess", 1.0) for n in (1, 2)]
    (one,) = given(known, made)
    assert [each.id for each in one.marks] == [2, 1]
    assert one.machine == 1.0, "as it was when the newest was given"
    assert one.label.startswith("Tone, ")
    (other,) = given(known, [replace(made[0], case_id="gone", machine=4.0)])
    assert (other.label, other.machine) == ("Tone", 4.0)
