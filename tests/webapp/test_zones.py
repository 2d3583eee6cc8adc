"""Moments by the clocks of a place: said and read the same way, also where clocks are put forward or back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import CommandRefused
from webapp.zones import checked_zone, moment, place, seconds_at, zones

MAY = 1_778_259_600.0
"""Friday 8 May 2026, 17:00 UTC."""
HOUR = 3600


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "Friday 8 May 2026, 17:00 UTC"),
        ("Europe/Berlin", "Friday 8 May 2026, 19:00 Berlin time (UTC+2)"),
        ("America/St_Johns", "Friday 8 May 2026, 14:30 St Johns time (UTC−2:30)"),
        ("Asia/Kathmandu", "Friday 8 May 2026, 22:45 Kathmandu time (UTC+5:45)"),
        ("Pacific/Auckland", "Saturday 9 May 2026, 05:00 Auckland time (UTC+12)"),
        ("Europe/London", "Friday 8 May 2026, 18:00 London time (UTC+1)"),
        ("Africa/Accra", "Friday 8 May 2026, 17:00 Accra time (UTC+0)"),
    ],
)
def test_a_moment_is_said_by_the_clocks_of_a_place(zone: str, words: str) -> None:
    assert moment(MAY, zone) == words


def test_the_hour_that_comes_twice_is_told_apart_and_the_later_one_is_meant() -> None:
    twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - what a form says
    later = seconds_at(twice, "Europe/Berlin")
    assert datetime.fromtimestamp(later, UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert moment(later, "Europe/Berlin").endswith("02:30 Berlin time (UTC+1)")
    assert moment(later - HOUR, "Europe/Berlin").endswith("02:30 Berlin time (UTC+2)")


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 0)),  # noqa: DTZ001
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 59)),  # noqa: DTZ001
        ("America/New_York", datetime(2026, 3, 8, 2, 30)),  # noqa: DTZ001
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15)),  # noqa: DTZ001 - half an hour is left out there
    ],
)
def test_an_hour_that_never_comes_is_refused_with_what_to_do(zone: str, local: datetime) -> None:
    with pytest.raises(CommandRefused, match=f"clocks in {place(zone)} are put forward and never show {local:%H:%M}"):
        seconds_at(local, zone)


@pytest.mark.parametrize(("year", "zone"), [(1, "Pacific/Auckland"), (9999, "America/New_York")])
def test_a_day_at_the_end_of_the_calendar_is_refused(year: int, zone: str) -> None:
    with pytest.raises(CommandRefused, match="too far away"):
        seconds_at(datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, 23 if year > 1 else 0), zone)  # noqa: DTZ001


def test_the_minutes_around_that_hour_are_there() -> None:
    before = seconds_at(datetime(2026, 3, 29, 1, 59), "Europe/Berlin")  # noqa: DTZ001
    after = seconds_at(datetime(2026, 3, 29, 3, 0), "Europe/Berlin")  # noqa: DTZ001
    assert after - before == 60


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001
    st.sampled_from(zones()),
)
def test_what_is_read_is_what_is_said_again(local: datetime, zone: str) -> None:
    local = local.replace(second=0, microsecond=0)
    try:
        found = seconds_at(local, zone)
    except CommandRefused:
        assert _left_out(local, zone)
        return
    assert f"{local:%H:%M}" in moment(found, zone)
    assert f"{local.day} {local:%B %Y}" in moment(found, zone)
    assert not _comes_again(found, local, zone)


def _left_out(local: datetime, zone: str) -> bool:
    """Tell whether no moment of two days around shows this time, which is found without asking for it."""
    clock, day = ZoneInfo(zone), timedelta(days=1)
    middle = local.replace(tzinfo=UTC)
    steps = (middle - day + timedelta(minutes=number) for number in range(2 * 24 * 60))
    return all(step.astimezone(clock).replace(tzinfo=None) != local for step in steps)


def _comes_again(found: float, local: datetime, zone: str) -> bool:
    """Tell whether clocks show this time once more within three hours."""
    clock = ZoneInfo(zone)
    later = (datetime.fromtimestamp(found + 60 * number, clock) for number in range(1, 181))
    return any(one.replace(tzinfo=None) == local for one in later)


def test_the_list_begins_with_utc_and_holds_places() -> None:
    assert zones()[0] == "UTC"
    assert {"America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland"} <= set(zones())
    assert list(zones()[1:]) == sorted(zones()[1:])
    assert not {"EST", "Etc/GMT+1", "posixrules", "localtime"} & set(zones())


@pytest.mark.parametrize("name", ["", "Atlantis", "europe/berlin", "../etc/passwd", "Europe/Berlin\0", "Etc/GMT+1"])
def test_only_names_of_the_list_are_taken(name: str) -> None:
    assert checked_zone("Europe/Berlin") == "Europe/Berlin"
    with pytest.raises(CommandRefused, match="choose one from the list"):
        checked_zone(name)
