"""Who counts for the figures of fairness: those who handed in and are not erased, with what was decided last."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from sqlalchemy import insert

from tests.webapp.hiring.marked import marked, new_round
from tests.webapp.hiring.people import FEMALE, of, person
from webapp.db import Database
from webapp.hiring.erasure import erase
from webapp.hiring.samples import like, sample
from webapp.hiring.tables import DecisionRow

Wall = Callable[..., float]


def test_who_handed_in_counts_with_what_they_said_and_who_is_erased_does_not(
    sqlite_database: Database, wall: Wall
) -> None:
    one = marked(sqlite_database, wall)
    one.live.candidates.invite(one.at.id, [("Ben", "ben@example.com")], 14)
    found = sample(one.live, [one.at])
    assert [(each.who.id, each.selected, dict(each.said)) for each in found.taken] == [
        (one.who.id, True, {"age": "five-to-sixty"})
    ]
    assert found.erased == 0
    erase(one.live, one.who, "system")
    assert (sample(one.live, [one.at]).taken, sample(one.live, [one.at]).erased) == ((), 1)
    assert sample(one.live, []).taken == ()


@pytest.mark.parametrize(("outcome", "selected"), [("not", False), ("hold", None), ("go on", True)])
def test_the_newest_decision_counts_and_waiting_is_none(
    sqlite_database: Database, wall: Wall, outcome: str, selected: bool | None
) -> None:
    one = marked(sqlite_database, wall)
    row = {"candidate_id": one.who.id, "outcome": outcome, "reason": "", "at": 9.0}
    with sqlite_database.writing() as connection:
        connection.execute(insert(DecisionRow.__table__), row)  # type: ignore[attr-defined]
    assert [each.selected for each in sample(one.live, [one.at]).taken] == [selected]


def test_rounds_are_alike_by_the_form_that_they_froze(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    same, hana = new_round(one.live, "us", "Again")
    bare = one.live.rounds.create("Not yet", one.at.form_id, "us", "hr@example.com", hana.id)
    assert {each.id for each in like(one.at, one.live.rounds.all())} == {one.at.id, same.id}
    assert like(bare, one.live.rounds.all()) == []


def test_marks_are_a_row_a_person_and_a_column_a_case() -> None:
    found = of([
        person(1, FEMALE, machine=50.0, people=40.0, cases={"0.a": 40.0, "0.b": 60.0}),
        person(2, FEMALE, machine=70.0, cases={"0.b": 70.0}),
        person(3, FEMALE, machine=70.0, cases={"0.b": 70.0}, missing="one reply"),
    ])  # fmt: skip
    assert found.cases == {"0.a": "0.a", "0.b": "0.b"}
    assert np.array_equal(found.marks("machine"), [[40.0, 60.0], [np.nan, 70.0]], equal_nan=True)
    assert found.marks("people").tolist() == [[40.0, 60.0]]
    assert of([]).marks("machine").shape == (0, 0)
