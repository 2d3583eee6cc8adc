"""Where lines and marks lie: inside the picture, in order, none over another."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.state import CaseState, Message
from webapp.debrief.charts import APART, BEFORE, BOTTOM, LEFT, RIGHT, SCALE_WIDTH, TOP, scale, spark, timeline
from webapp.debrief.page import Page
from webapp.debrief.story import Line

SCALES = [
    (39, 81, 39, (117.0, 243.0, 117.0, 126.0)), (81, 81, None, (243.0, 243.0, None, 0.0)),
    (30, 30, 39, (90.0, 90.0, None, 0.0)), (None, None, None, (0.0, 0.0, None, 0.0)),
]  # fmt: skip


@pytest.mark.parametrize(("overall", "uncapped", "cap", "drawn"), SCALES)
def test_the_cap_is_drawn_where_it_took_something(
    overall: float | None, uncapped: float | None, cap: float | None, drawn: tuple[float | None, ...]
) -> None:
    bar = scale(overall, uncapped, cap)
    assert (bar.got, bar.uncapped, bar.cap, bar.lost) == drawn
    assert bar.width == SCALE_WIDTH


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", path)]


VALUES = st.lists(st.tuples(st.floats(-900, 900), st.floats(0, 100)), max_size=12).map(sorted)


@given(VALUES, VALUES, st.lists(st.floats(-600, 900), max_size=20).map(sorted), st.floats(1, 900))
def test_everything_lies_inside_the_picture(
    moods: list[tuple[float, float]], heats: list[tuple[float, float]], said: list[float], end: float
) -> None:
    went = CaseState(
        id="a", channel="public", opened_at=0,
        moods=tuple((at, int(value), "") for at, value in moods),
        heats=tuple((at, int(value), "") for at, value in heats),
    )  # fmt: skip
    drawn = timeline(went, [line(number, at) for number, at in enumerate(said)], end)
    for path in (drawn.mood, drawn.heat):
        assert all(TOP <= value <= RIGHT for value in numbers(path))
    assert all(LEFT <= dot.x <= RIGHT for dot in drawn.dots)
    assert [tick.x for tick in drawn.ticks] == sorted(tick.x for tick in drawn.ticks)
    assert BOTTOM in numbers(drawn.heat_area)


def line(event: int, at: float) -> Line:
    message = Message(event=event, at=at, by="agent", channel="public", text="x")
    return Line(event, at, "agent", "You", "x", place="public", number=event, message=message)


def test_marks_at_one_moment_stand_side_by_side() -> None:
    drawn = timeline(CaseState(id="a", channel="public", opened_at=0), [line(n, 60.0) for n in range(4)], 900)
    assert all(later.x - earlier.x >= APART for earlier, later in pairwise(drawn.dots))


def test_the_time_before_the_shift_is_one_strip() -> None:
    lines = [line(1, -6000.0), line(2, -30.0), line(3, 0.0)]
    early, late, first = timeline(CaseState(id="a", channel="public", opened_at=-6000), lines, 900).dots
    assert LEFT < early.x < late.x < LEFT + BEFORE <= first.x


def test_a_case_shows_its_lanes_its_move_and_its_critical_mark(well: Page, badly: Page) -> None:
    assert well.case is not None
    assert badly.case is not None
    drawn = well.case.timeline
    assert {dot.lane for dot in drawn.dots} == {"public", "private"}
    assert drawn.moved is not None
    assert [dot.critical for dot in badly.case.timeline.dots if dot.who == "agent"] == [True]
    assert badly.case.timeline.moved is None


def test_a_spark_of_nothing_is_nothing() -> None:
    assert spark(CaseState(id="a", channel="public", opened_at=0), 900) == ""
