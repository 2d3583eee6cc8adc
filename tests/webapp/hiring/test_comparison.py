"""Readings beside each other and the machine: who is far apart from whom, and how far a round agrees."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import handed_in
from tests.webapp.hiring.round import hiring
from webapp.hiring.adjudications import Ruling
from webapp.hiring.comparison import Read, _apart, agreement, rows, settled
from webapp.hiring.work import READ, work_of


@pytest.mark.parametrize(
    ("first", "second", "machine", "step", "words"),
    [
        (0, 50, 25.0, "apart", "readers far apart"),
        (25, 50, 40.0, "same", "close together"),
        (25, 50, 62.5, "near", "machine far from readers"),
        (25, 50, 62.4, "same", "close together"),
        (75, None, None, "", "marked by one only"),
        (75, None, 20.0, "near", "machine far from readers"),
        (None, None, 20.0, "", "shown to nobody"),
        (75, 75, None, "same", "close together"),
    ],
)
def test_how_far_apart(first: int | None, second: int | None, machine: float | None, step: str, words: str) -> None:
    assert _apart(first, second, machine) == (step, words)


def test_what_parts_most_comes_first_and_what_was_settled_stands_beside(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = hiring(app, monkeypatch)
    who, _ = handed_in(at)
    work = work_of(at.live, who.id)
    place = ("1.tin", "privacy")
    item = work.item(place)
    assert item is not None
    rulings = [Ruling(number, who.id, item, "Hana", mark, "why", 0.0) for number, mark in enumerate((75, 50))]
    rulings.append(Ruling(9, who.id, ("elsewhere", "tin", "tone"), "Hana", 0, "why", 0.0))
    found = rows(work, {1: {place: 0}, 2: {place: 100}}, rulings)
    assert (found[0].place, found[0].step, found[0].mark) == (place, "apart", 50)
    assert [one.mark for one in found[0].settled] == [75, 50]
    assert len(found) == len(work.cases) * len(READ)
    assert settled(work, rulings) == {place: 50}


def test_a_round_agrees_where_it_is_shown_to() -> None:
    marks = {(f"0.{n}", "tone"): 25 * (n % 5) for n in range(12)}
    machine = {place: float(mark) for place, mark in marks.items()}
    works = [Read("a", machine, {1: marks, 2: marks}), Read("b", {}, {1: marks})]
    found = {one.dimension: one for one in agreement(works)}
    assert (found["tone"].readers.value, found["tone"].machine.value, found["tone"].advisory) == (1.0, 1.0, False)
    assert found["writing"].readers.value is None
    assert found["writing"].advisory
    upside_down = {place: 100 - mark for place, mark in marks.items()}
    turned = agreement([Read("a", machine, {1: marks, 2: upside_down})])[0]
    assert turned.readers.value is not None
    assert turned.readers.value < 0
    assert turned.advisory
    assert all(one.advisory for one in agreement([]))
