"""How due dates and terms are said, and read from a form."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import CommandRefused
from webapp.cohorts.given import Assignment
from webapp.cohorts.words import distance, due, machine, terms, whole

MAY = 1_778_259_600.0


def test_a_moment_is_read_from_a_form() -> None:
    assert machine(MAY) == "2026-05-08T17:00Z"
    assert due("2026-05-08", "17:00") == MAY
    assert due(" 2026-05-08 ", "") == MAY + 6 * 3600 + 59 * 60
    assert due("", "17:00") is None
    assert due("2026-05-08", "19:00", "Europe/Berlin") == MAY
    assert due("2026-05-08", "", "Pacific/Auckland") == MAY - 5 * 3600 - 60


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"), (59, "now"), (-59, "now"), (60, "in 1 minute"), (-60, "1 minute ago"), (7300, "in 2 hours"),
        (86_399, "in 23 hours"), (86_400, "in 1 day"), (-200_000, "2 days ago"), (9e6, "in 104 days"),
    ],
)  # fmt: skip
def test_a_distance_is_rounded_down(seconds: float, words: str) -> None:
    assert distance(MAY + seconds, MAY) == words


def test_a_place_that_is_none_is_refused_with_or_without_a_day() -> None:
    for day in ("2026-05-08", ""):
        with pytest.raises(CommandRefused, match="no time zone 'Atlantis'"):
            due(day, "17:00", "Atlantis")


@pytest.mark.parametrize("day", ["soon", "2026-13-01", "2026-05-08T17:00", "08/05/2026", "\0", "9999999-01-01"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(CommandRefused, match="2026-05-08"):
        due(day, "17:00")


@given(st.text(max_size=12), st.text(max_size=8))
def test_any_form_gives_a_moment_or_a_refusal(day: str, time: str) -> None:
    with suppress(CommandRefused):
        due(day, time)
    with suppress(CommandRefused):
        assert 0 <= whole(day, "it") <= 9999


@pytest.mark.parametrize(("text", "number"), [("", 0), (" 3 ", 3), ("0070", 70)])
def test_a_whole_number(text: str, number: int) -> None:
    assert whole(text, "it") == number


@pytest.mark.parametrize("text", ["-1", "3.5", "five", "1e3", "٣", "99999"])
def test_a_number_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CommandRefused, match="the pass mark must be a whole number"):
        whole(text, "the pass mark")


def test_terms() -> None:
    plain = Assignment("a", "c", "scenario", "teashop", 0.0)
    assert terms(plain) == ("taking it passes", "any number of attempts", "with the coach")
    strict = Assignment("a", "c", "course", "x", 0.0, None, 1, 70, False, 2.0, True)
    assert terms(strict) == (
        "passed from 70", "1 attempt at each shift", "without the coach", "clock at 2×", "the same form for all",
    )  # fmt: skip
    path = Assignment("a", "c", "path", "tone", 0.0, None, 2, 70)
    assert terms(path) == (
        "passed from 70 in tone in its test", "2 attempts at each shift", "the coach as the path has it",
    )  # fmt: skip
