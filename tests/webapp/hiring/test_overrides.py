"""Settled marks beside the machine's: how many depart, which way, and nothing said of a few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import handed_in, read_by_two
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.adjudications import NOT_SEEN, SEEN, Ruling
from webapp.hiring.overrides import CRITICAL, LEAST, Departures, departures
from webapp.hiring.report import Assessed, assessed_of
from webapp.hiring.seen import card_of
from webapp.hiring.work import works_of

Settled = tuple[tuple[str, str], int]


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def assessed(at: Hiring, *given: Settled) -> Assessed:
    """Give a work of which these places were settled, in this order."""
    who, _ = handed_in(at)
    work = assessed_of(at.live, [who], works_of(at.live, [who.id]), card_of(at.at))[who.id]
    return replace(work, rulings=rulings(work, given))


def rulings(one: Assessed, given: Sequence[Settled]) -> tuple[Ruling, ...]:
    found = []
    for number, (place, mark) in enumerate(given):
        item = one.work.item(place)
        assert item is not None
        found.append(Ruling(number, "c", item, "Hana", mark, "Because it says so.", 0.0))
    return tuple(found)


def of(found: list[Departures], name: str) -> Departures:
    return next(one for one in found if one.what == name)


def test_the_newest_mark_of_each_place_is_held_against_the_machines_step(at: Hiring) -> None:
    one = assessed(at)
    (first, second, *_) = [place for place in one.work.machine if place[1] == "writing"]
    step = round(one.work.machine[first] / 25) * 25
    assert step > 0
    other = round(one.work.machine[second] / 25) * 25
    given = [(first, 100), (first, step - 25), (second, other)]
    found = of(departures([replace(one, rulings=rulings(one, given))]), "writing")
    assert (found.settled, found.higher, found.lower, found.same) == (2, 0, 1, 1)


def test_what_the_machine_did_not_mark_cannot_be_departed_from(at: Hiring) -> None:
    one = assessed(at)
    place = next((case.key, "privacy") for case in one.work.cases if (case.key, "privacy") not in one.work.machine)
    assert of(departures([replace(one, rulings=rulings(one, [(place, 50)]))]), "privacy").settled == 0


def test_critical_errors_that_nobody_saw_depart(at: Hiring) -> None:
    one = assessed(at)
    first, second = [case.key for case in one.work.cases][:2]
    given = [((first, "CE5"), NOT_SEEN), ((second, "CE5"), SEEN)]
    found = of(departures([replace(one, rulings=rulings(one, given))]), CRITICAL)
    assert (found.settled, found.higher, found.lower) == (2, 0, 1)


@pytest.mark.parametrize(
    ("settled", "higher", "lower", "share", "direction"),
    [
        (LEAST - 1, 9, 0, "not enough data", "not enough data"),
        (LEAST, 0, 0, "0%", "none departs"),
        (LEAST, 3, 1, "40%", "mostly higher"),
        (LEAST, 1, 4, "50%", "mostly lower"),
        (LEAST, 2, 2, "40%", "neither way"),
    ],
)
def test_a_share_is_given_from_ten_on(settled: int, higher: int, lower: int, share: str, direction: str) -> None:
    one = Departures("tone", settled, higher, lower)
    assert (one.share, one.direction) == (share, direction)


def test_they_stand_on_the_results(at: Hiring) -> None:
    who, _ = handed_in(at)
    read_by_two(at, who)
    hana = at.browser("hana")
    assert "Nobody has settled a mark yet" in hana.get(f"/rounds/{at.at.id}/results").text
    work = works_of(at.live, [who.id])[who.id]
    item = work.item(next(place for place in work.machine if place[1] == "tone"))
    assert item is not None
    at.live.adjudications.settle(who.id, item, at.people["hana"].id, 50, "Neither warm nor cold here.")
    page = hana.get(f"/rounds/{at.at.id}/results").text
    assert "How far people depart from the machine" in page
    assert "not enough data" in page.split("How far people depart from the machine")[1]
    assert read_page(page).against_policy() == []
