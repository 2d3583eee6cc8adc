"""Human marks in a database: every one is kept, and of two at once none is lost without a word."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from simulator.errors import CommandRefused
from tests.webapp.feedback.spoken import Spoken, spoken
from webapp.db import Database
from webapp.feedback.overrides import HumanMarks, Overtaken, Which, checked_mark

TONE = Which("hours", "tone")


@pytest.fixture
def at(database: Database) -> Spoken:
    return spoken(database)


@pytest.fixture
def marks(at: Spoken) -> HumanMarks:
    return HumanMarks(at.database)


def test_every_mark_is_kept_with_the_machines_and_the_reason(at: Spoken, marks: HumanMarks) -> None:
    marks.give(at.shift, TONE, at.tess, "70", " She was kind ", machine=52.4, seen=0)
    (first,) = marks.of_shift(at.shift)
    marks.give(at.shift, TONE, at.ulf, "65", "Kind, and late", machine=52.4, seen=first.id)
    found = marks.of_shift(at.shift)
    assert [(one.mark, one.author, one.reason, one.machine) for one in found] == [
        (70, "Tess", "She was kind", 52.4), (65, "Ulf", "Kind, and late", 52.4),
    ]  # fmt: skip
    assert found[0].which == TONE
    assert marks.of_shift("nothing") == []


def test_who_did_not_see_the_newest_is_told(at: Spoken, marks: HumanMarks) -> None:
    marks.give(at.shift, TONE, at.tess, "70", "kind", machine=None, seen=0)
    with pytest.raises(Overtaken, match="while you wrote"):
        marks.give(at.shift, TONE, at.ulf, "20", "unkind", machine=None, seen=0)
    marks.give(at.shift, Which("", "tone"), at.ulf, "20", "unkind", machine=None, seen=0)
    assert [one.mark for one in marks.of_shift(at.shift)] == [70, 20]


def test_of_many_at_once_one_is_taken(at: Spoken, marks: HumanMarks) -> None:
    together, told = Barrier(4), []

    def give(mark: int) -> None:
        together.wait()
        try:
            marks.give(at.shift, TONE, at.tess, str(mark), "because", machine=1.0, seen=0)
        except Overtaken:
            told.append(mark)

    threads = [Thread(target=give, args=(mark,)) for mark in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (taken,) = marks.of_shift(at.shift)
    assert sorted([*told, taken.mark]) == [0, 1, 2, 3]


def test_a_mark_needs_a_reason(at: Spoken, marks: HumanMarks) -> None:
    with pytest.raises(CommandRefused, match="the reason"):
        marks.give(at.shift, TONE, at.tess, "70", " ", machine=None, seen=0)
    assert marks.of_shift(at.shift) == []


@pytest.mark.parametrize("mark", ["", "-1", "101", "7.5", "ten", "٧", "0001"])
def test_a_mark_is_a_whole_number_to_a_hundred(mark: str) -> None:
    with pytest.raises(CommandRefused, match="from 0 to 100"):
        checked_mark(mark)


def test_marks_at_the_ends_are_marks() -> None:
    assert [checked_mark(one) for one in ("0", " 100 ", "007")] == [0, 100, 7]
