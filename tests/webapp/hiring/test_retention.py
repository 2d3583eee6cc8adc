"""How long candidates are kept: calendar months, in UTC, from their end or the last decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.hiring.marked import marked, new_round
from webapp.db import Database
from webapp.hiring.candidates import Candidate
from webapp.hiring.retention import later, listed, overdue, since

Wall = Callable[..., float]
NOBODY = Candidate("c", "r", 1, "", "", "", None, 10.0, 20.0, *(None,) * 6)


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31T12:00:00", 1, "2026-02-28T12:00:00"),
        ("2024-01-31T12:00:00", 1, "2024-02-29T12:00:00"),
        ("2024-02-29T23:59:59", 12, "2025-02-28T23:59:59"),
        ("2024-02-29T23:59:59", 48, "2028-02-29T23:59:59"),
        ("2026-08-31T00:00:00", 6, "2027-02-28T00:00:00"),
        ("2026-05-31T08:30:00", 13, "2027-06-30T08:30:00"),
        ("2026-12-15T00:00:00", 1, "2027-01-15T00:00:00"),
        ("2026-11-30T00:00:00", 24, "2028-11-30T00:00:00"),
        ("2026-10-25T00:30:00", 12, "2027-10-25T00:30:00"),
    ],
)
def test_months_are_those_of_the_calendar(start: str, months: int, end: str) -> None:
    assert later(at(start), months) == at(end)


@given(st.floats(0, 4e9), st.integers(1, 60))
def test_months_are_never_shorter_than_the_shortest(start: float, months: int) -> None:
    assert 28 * 86_400 * months <= later(start, months) - start + 1e-3
    assert later(start, months) - start <= 31 * 86_400 * months + 1e-3


@pytest.mark.parametrize(
    ("changes", "decided", "start"),
    [
        ({}, (), 10.0),
        ({"begun_at": 30.0}, (), 30.0),
        ({"begun_at": 30.0, "withdrawn_at": 35.0}, (), 35.0),
        ({"begun_at": 30.0, "ended_at": 40.0}, (), 40.0),
        ({"begun_at": 30.0, "ended_at": 40.0}, (50.0, 45.0), 50.0),
        ({"begun_at": 30.0, "ended_at": 40.0}, (35.0,), 40.0),
    ],
)
def test_the_months_count_from_the_end_or_the_last_decision(
    changes: dict[str, float], decided: tuple[float, ...], start: float
) -> None:
    assert since(replace(NOBODY, **changes), decided) == start  # type: ignore[arg-type]


def test_who_is_due_is_listed_with_the_date_and_is_overdue_from_then_on(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    live = one.live
    other, _ = new_round(live, "california", "Another job")
    ((late, _),) = live.candidates.invite(other.id, [("Ben", "ben@example.com")], 14)
    (due,) = listed(live, one.at)
    assert (due.who.id, due.at, due.held) == (one.who.id, later(one.who.ended_at or 0, 12), False)
    assert overdue(live, due.at - 1) == {False: [], True: []}
    assert overdue(live, due.at) == {False: [due.who], True: []}
    live.holds.hold(one.at.id, "A claim", one.hana.id)
    assert overdue(live, due.at) == {False: [], True: [due.who]}
    live.holds.lift(one.at.id)
    assert {who.id for who in overdue(live, later(late.invited_at, 48))[False]} == {late.id, due.who.id}
