"""Reviews: two places and one for a second look, marks that stay once they are in, and standing down."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, Thread

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.stored import Stored, stored
from webapp.db import Database
from webapp.hiring.reviews import Reviews, both_in


@pytest.fixture
def at(database: Database, wall: Callable[..., float]) -> Stored:
    return stored(database, wall)


@pytest.fixture
def reviews(at: Stored, wall: Callable[..., float]) -> Reviews:
    return Reviews(at.database, wall)


def ask(reviews: Reviews, at: Stored, *names: str, again: bool = False) -> None:
    reviews.ask(at.candidate, [at.people[name] for name in names], again=again)


def places(reviews: Reviews, at: Stored) -> list[tuple[str, int, bool]]:
    return [(one.person.name, one.place, one.open) for one in reviews.of(at.candidate)]


def test_two_read_and_a_third_once_more(reviews: Reviews, at: Stored) -> None:
    ask(reviews, at, "rea", "rea")
    ask(reviews, at, "rolf")
    with pytest.raises(CommandRefused, match="0 more can be asked"):
        ask(reviews, at, "tess")
    ask(reviews, at, "tess", again=True)
    assert places(reviews, at) == [("Rea", 1, True), ("Rolf", 2, True), ("Tess", 3, True)]
    assert reviews.of_all([at.candidate, at.other])[at.other] == []
    assert [one.candidate_id for one in reviews.of_person(at.people["rea"])] == [at.candidate]
    assert reviews.find(at.candidate, at.people["hana"]) is None
    assert reviews.find("\0", at.people["rea"]) is None


def test_nobody_reads_the_same_work_twice(reviews: Reviews, at: Stored) -> None:
    ask(reviews, at, "rea")
    with pytest.raises(CommandRefused, match="asked already"):
        ask(reviews, at, "rea", again=True)
    with pytest.raises(CommandRefused, match="say who"):
        ask(reviews, at)


def test_marks_are_seen_once_they_are_in_and_stay(reviews: Reviews, at: Stored) -> None:
    ask(reviews, at, "rea", "rolf")
    rea, one = at.people["rea"], (at.shift, "tin", "tone")
    reviews.keep(at.candidate, rea, {one: 25}, "first")
    assert reviews.marks(at.candidate, rea) == {one: 25}
    assert reviews.handed_in([at.candidate]) == {at.candidate: {}}
    reviews.keep(at.candidate, rea, {one: None}, "second", hand_in=True)
    assert reviews.handed_in([at.candidate]) == {at.candidate: {1: {one: None}}}
    assert not both_in(reviews.of(at.candidate))
    for change in (
        lambda: reviews.keep(at.candidate, rea, {one: 100}, "", hand_in=True),
        lambda: reviews.stand_down(at.candidate, rea),
        lambda: reviews.keep(at.candidate, at.people["tess"], {one: 100}, "", hand_in=True),
    ):
        with pytest.raises(CommandRefused, match="in already"):
            change()
    reviews.keep(at.candidate, at.people["rolf"], {}, "", hand_in=True)
    assert both_in(reviews.of(at.candidate))
    assert (reviews.find(at.candidate, rea) or reviews.of(at.candidate)[1]).note == "second"


def test_who_stands_down_leaves_no_mark_and_a_place(reviews: Reviews, at: Stored) -> None:
    ask(reviews, at, "rea", "rolf")
    reviews.keep(at.candidate, at.people["rea"], {(at.shift, "tin", "tone"): 25}, "")
    reviews.stand_down(at.candidate, at.people["rea"], " a friend ")
    assert reviews.marks(at.candidate, at.people["rea"]) == {}
    with pytest.raises(CommandRefused, match="stood down"):
        ask(reviews, at, "rea")
    ask(reviews, at, "tess")
    assert places(reviews, at) == [("Rea", 1, False), ("Tess", 1, True), ("Rolf", 2, True)]
    assert reviews.of(at.candidate)[0].note == "a friend"


def test_of_two_tabs_that_hand_in_at_once_one_does(reviews: Reviews, at: Stored) -> None:
    ask(reviews, at, "rea", "rolf")
    start, refused = Barrier(2), []

    def hand_in(mark: int) -> None:
        start.wait()
        marks = {(at.shift, "tin", name): mark for name in ("tone", "writing", "privacy")}
        try:
            reviews.keep(at.candidate, at.people["rea"], marks, "", hand_in=True)
        except CommandRefused as refusal:
            refused.append(str(refusal))

    threads = [Thread(target=hand_in, args=(mark,)) for mark in (0, 100)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(refused) == 1
    kept = reviews.handed_in([at.candidate])[at.candidate][1]
    assert len(kept) == 3
    assert len(set(kept.values())) == 1


def test_of_two_who_ask_at_once_nobody_fills_a_place_twice(reviews: Reviews, at: Stored) -> None:
    start = Barrier(2)

    def asks(names: tuple[str, str]) -> None:
        start.wait()
        with suppress(CommandRefused):
            ask(reviews, at, *names)

    threads = [Thread(target=asks, args=(names,)) for names in (("rea", "rolf"), ("tess", "hana"))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one.place for one in reviews.of(at.candidate)) == [1, 2]
