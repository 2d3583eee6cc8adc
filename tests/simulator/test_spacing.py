"""When a weak skill comes back: gaps that grow and shrink, counted in elapsed days."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.spacing import DAY, EARLY, GAPS, Comeback, comeback

TARGET = 75.0


def after(*goes: tuple[float, float]) -> Comeback | None:
    """Give how a skill comes back after goes as (day, mark)."""
    return comeback([(day * DAY, mark) for day, mark in goes], TARGET)


@pytest.mark.parametrize(
    ("goes", "gap"),
    [
        ((), None), (((0, 90),), None), (((0, 75),), None), (((0, 74.9),), 1), (((0, 0),), 1),
        (((0, 50), (1, 80)), 3), (((0, 50), (1, 80), (4, 90)), 7), (((0, 50), (1, 80), (4, 90), (11, 90)), 14),
        (((0, 50), (1, 80), (4, 90), (11, 90), (25, 90)), 30),
        (((0, 50), (1, 80), (4, 90), (11, 90), (25, 90), (55, 90)), None),
        (((0, 50), (1, 80), (4, 60)), 1), (((0, 50), (1, 60)), 1), (((0, 90), (9, 40)), 1),
        (((0, 50), (1, 80), (2, 90)), 3), (((0, 50), (0.1, 90)), 1), (((0, 50), (90, 90)), 3),
    ],
)  # fmt: skip
def test_going_well_lengthens_the_gap_and_falling_short_begins_again(
    goes: tuple[tuple[float, float], ...], gap: int | None
) -> None:
    found = after(*goes)
    assert (found.gap if found else None) == gap
    if found is not None:
        assert (found.at, found.mark) == (goes[-1][0] * DAY, goes[-1][1])


def test_a_good_mark_before_its_time_starts_the_same_gap_again() -> None:
    found = after((0, 50), (1, 80), (2, 90))
    assert found is not None
    assert not found.is_due(4 * DAY)
    assert found.is_due(5 * DAY)


@pytest.mark.parametrize("hours", [15.9, 16.0, 24.0, 240.0])
def test_a_day_is_over_after_a_night(hours: float) -> None:
    found = after((0, 50))
    assert found is not None
    assert found.is_due(hours * 3600) is (hours * 3600 >= DAY - EARLY)


@pytest.mark.parametrize(("zone", "night"), [("Europe/Berlin", "2026-03-28"), ("America/New_York", "2026-10-31")])
def test_a_change_of_clocks_moves_nothing(zone: str, night: str) -> None:
    evening = datetime.fromisoformat(f"{night}T18:00").replace(tzinfo=ZoneInfo(zone))
    found = comeback([(evening.timestamp(), 50.0)], TARGET)
    assert found is not None
    morning = (evening + timedelta(days=1)).replace(hour=11, minute=30)
    assert (morning - evening) == timedelta(hours=17, minutes=30), "as the clock on the wall has it"
    assert found.due_at - evening.timestamp() == DAY - EARLY
    assert found.is_due(morning.timestamp())


def test_a_clock_put_back_makes_nothing_due_too_soon() -> None:
    found = after((10, 50))
    assert found is not None
    assert not found.is_due(9 * DAY)


GOES = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 100)), max_size=12)


@given(GOES, st.floats(0, 74))
def test_whoever_fell_short_last_comes_back_after_a_day(goes: list[tuple[float, float]], mark: float) -> None:
    last = max([day for day, _ in goes], default=0.0) + 1
    found = after(*goes, (last, mark))
    assert found is not None
    assert found.gap == GAPS[0]


@given(GOES)
def test_it_is_never_due_before_the_newest_go_and_its_order_does_not_matter(goes: list[tuple[float, float]]) -> None:
    found = after(*goes)
    assert found == after(*reversed(goes))
    if found is not None:
        assert found.gap in GAPS
        assert found.due_at > found.at == max(day for day, _ in goes) * DAY
