"""Calibrations in a database: whose marks are in, and that those stay."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from simulator.errors import CommandRefused
from tests.webapp.calibration.marked import Marked, marked
from webapp.calibration.store import LONGEST_TITLE, Calibrations, checked_title
from webapp.db import Database

ONE = ("hours", "tone")


@pytest.fixture
def at(database: Database) -> Marked:
    return marked(database)


def test_who_is_asked_finds_it_and_nobody_else_does(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "  Week \n one ", [at.tess, at.rhea, at.tess])
    assert at.store.find(made.id) == made
    assert made.title == "Week one"
    assert [one.id for one in at.store.of_rater(at.rhea)] == [made.id]
    assert at.store.of_rater(at.ulf) == []
    assert [one.id for one in at.store.of_cohort(at.cohort)] == [made.id]
    assert [one.person.id for one in at.store.raters([made.id])[made.id]] == [at.rhea, at.tess]


@pytest.mark.parametrize("raters", [[], ["tess"], ["tess", "tess"]])
def test_one_alone_has_nobody_to_agree_with(at: Marked, raters: list[str]) -> None:
    with pytest.raises(CommandRefused, match="at least 2 people"):
        at.store.create(at.cohort, at.shift, "Week one", [getattr(at, name) for name in raters])


@pytest.mark.parametrize(("title", "words"), [(" \n", "say what it is called"), ("x" * 121, "120 characters")])
def test_a_title_has_to_say_something_and_be_short(title: str, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        checked_title(title)
    assert len(checked_title("x" * LONGEST_TITLE)) == LONGEST_TITLE


def test_marks_are_kept_and_seen_by_nobody_until_they_are_handed_in(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "Week one", [at.tess, at.rhea])
    at.store.keep(made.id, at.tess, {ONE: 75, ("hours", "privacy"): None}, "a thought")
    assert at.store.marks(made.id, at.tess) == {ONE: 75, ("hours", "privacy"): None}
    assert at.store.handed_in([made.id]) == []
    at.store.keep(made.id, at.tess, {ONE: 50}, "another", hand_in=True)
    assert at.store.handed_in([made.id]) == [(made.id, at.tess, "hours", "tone", 50)]
    assert at.store.marks(made.id, at.rhea) == {}


def test_marks_that_are_in_stay(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "Week one", [at.tess, at.rhea])
    at.store.keep(made.id, at.tess, {ONE: 50}, "", hand_in=True)
    with pytest.raises(CommandRefused, match="in already"):
        at.store.keep(made.id, at.tess, {ONE: 100}, "", hand_in=True)
    assert at.store.marks(made.id, at.tess) == {ONE: 50}


def test_who_was_not_asked_cannot_mark(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "Week one", [at.tess, at.rhea])
    with pytest.raises(CommandRefused):
        at.store.keep(made.id, at.ulf, {ONE: 0}, "", hand_in=True)
    assert at.store.handed_in([made.id]) == []


def test_a_closed_one_takes_no_more_marks(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "Week one", [at.tess, at.rhea])
    at.store.close(made.id)
    closed = at.store.find(made.id)
    assert closed is not None and closed.closed_at is not None
    with pytest.raises(CommandRefused, match="closed"):
        at.store.keep(made.id, at.tess, {ONE: 0}, "")
    at.store.close(made.id)
    assert at.store.find(made.id) == closed


def test_of_two_tabs_that_hand_in_at_once_one_does(at: Marked) -> None:
    made = at.store.create(at.cohort, at.shift, "Week one", [at.tess, at.rhea])
    ready, refused = Barrier(2), []

    def hand_in(mark: int) -> None:
        ready.wait()
        try:
            Calibrations(at.store.database).keep(made.id, at.tess, {ONE: mark}, "", hand_in=True)
        except CommandRefused:
            refused.append(mark)

    threads = [Thread(target=hand_in, args=(mark,)) for mark in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert [row[4] for row in at.store.handed_in([made.id])] == [{0: 100, 100: 0}[refused[0]]]
