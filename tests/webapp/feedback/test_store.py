"""Remarks in a database: said, answered, changed, taken back, and what still waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.feedback.spoken import Spoken, spoken
from webapp.db import Database
from webapp.feedback.store import LONGEST_TEXT, About, Remark, Remarks, checked_text
from webapp.store import Shifts

ABOUT = About("Hours: message 1", "hours", 3, "Sorry if")


@pytest.fixture
def at(database: Database) -> Spoken:
    return spoken(database)


@pytest.fixture
def remarks(at: Spoken, wall: Callable[..., float]) -> Remarks:
    return Remarks(at.database, lambda: wall(1))


def kept(remarks: Remarks, remark_id: str) -> Remark:
    found = remarks.find(remark_id)
    assert found is not None
    return found


def test_a_remark_is_kept_with_its_author_time_and_words(at: Spoken, remarks: Remarks) -> None:
    made = kept(remarks, remarks.add(at.shift, at.tess, "comment", " Say what you do.\r\nThen do it. ", ABOUT))
    assert (made.author, made.author_id, made.kind) == ("Tess", at.tess, "comment")
    assert (made.subject, made.case_id, made.event, made.quote) == ("Hours: message 1", "hours", 3, "Sorry if")
    assert made.text == "Say what you do.\nThen do it."
    assert made.created_at > 0
    assert remarks.of_shift(at.shift) == [made]
    assert remarks.of_shift("nothing") == []
    assert remarks.find("nothing") is None


def test_an_answer_belongs_to_what_was_said_first_and_is_seen_by_the_same(at: Spoken, remarks: Remarks) -> None:
    note = kept(remarks, remarks.add(at.shift, at.tess, "note", "Look at her", ABOUT, cohort_id=at.cohort))
    first = kept(remarks, remarks.answer(note, at.ulf, "I will"))
    second = kept(remarks, remarks.answer(first, at.tess, "Thanks"))
    assert (first.answers, second.answers) == (note.id, note.id)
    assert (first.cohort_id, second.cohort_id) == (at.cohort, at.cohort)


def test_a_changed_text_says_when_and_one_taken_back_has_no_words(at: Spoken, remarks: Remarks) -> None:
    made = remarks.add(at.shift, at.tess, "comment", "First", ABOUT)
    remarks.change(made, "Second")
    changed = kept(remarks, made)
    assert changed.text == "Second" and changed.edited_at is not None
    remarks.take_back(made)
    gone = kept(remarks, made)
    assert (gone.text, gone.quote) == ("", "") and gone.taken_back_at is not None
    remarks.change(made, "Third")
    assert kept(remarks, made) == gone


def test_a_dispute_waits_until_somebody_else_answers(at: Spoken, remarks: Remarks) -> None:
    made = kept(remarks, remarks.add(at.shift, at.ana, "dispute", "It was kind", ABOUT))
    remarks.add(at.shift, at.ana, "comment", "no dispute", ABOUT)

    def waiting() -> list[str]:
        return [one.id for one in remarks.waiting([at.ana, at.ulf])]

    remarks.answer(made, at.ana, "and short")
    assert waiting() == [made.id]
    assert remarks.waiting([at.ulf]) == remarks.waiting([]) == []
    answer = remarks.answer(made, at.tess, "I agree")
    assert waiting() == []
    remarks.take_back(answer)
    assert waiting() == [made.id]
    remarks.take_back(made.id)
    assert waiting() == []


def test_erasing_a_shift_takes_the_quoted_words(at: Spoken, remarks: Remarks) -> None:
    made = remarks.add(at.shift, at.tess, "comment", "Kinder", ABOUT)
    Shifts(at.database).erase(at.shift)
    assert (kept(remarks, made).quote, kept(remarks, made).text) == ("", "Kinder")


@pytest.mark.parametrize(("text", "words"), [(" \n\0", "first"), ("x" * (LONGEST_TEXT + 1), "shorten it")])
def test_a_text_has_to_say_something_and_be_short(text: str, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        checked_text(text)
    assert checked_text("x" * LONGEST_TEXT)
