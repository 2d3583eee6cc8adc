"""Virtual time from wall time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.clock import Clock, set_by
from simulator.events import ClockSet, ContactLost, Noted, ShiftStarted

seconds = st.floats(0, 1e6)
clocks = st.builds(Clock, base_at=seconds, base_wall=seconds, speed=st.floats(0.1, 60), paused=st.booleans())
STARTED = ShiftStarted(
    at=-900, scenario="tiny", digest="d", seed=1, mode="practice", scorecard="training", speed=2.0, versions={}
)


@pytest.mark.parametrize(
    ("clock", "wall", "now"),
    [
        (Clock(0, 1000), 1000, 0),
        (Clock(0, 1000), 1030, 30),
        (Clock(60, 1000, speed=4), 1030, 180),
        (Clock(60, 1000, paused=True), 5000, 60),
        (Clock(60, 1000), 900, 60),
    ],
)
def test_now(clock: Clock, wall: float, now: float) -> None:
    assert clock.now(wall) == now


@given(clocks, seconds, seconds)
def test_time_never_runs_back(clock: Clock, one: float, other: float) -> None:
    assert clock.base_at <= clock.now(min(one, other)) <= clock.now(max(one, other))


@given(clocks, seconds)
def test_wall_is_the_inverse_of_now(clock: Clock, ahead: float) -> None:
    at = clock.base_at + ahead
    wall = clock.wall(at)
    if clock.paused:
        assert wall is None
    else:
        assert wall is not None
        assert clock.now(wall) == pytest.approx(at, abs=1e-3)


def test_a_shift_begins_at_zero_however_old_its_first_post() -> None:
    assert set_by(None, STARTED, 500.0) == Clock(0.0, 500.0, 2.0)


def test_setting_the_clock_begins_a_new_stretch() -> None:
    event = ClockSet(at=70, speed=1.0, paused=True, hold=False)
    assert set_by(Clock(0, 500, 2.0), event, 535.0) == Clock(70, 535.0, 1.0, paused=True)


def test_other_events_leave_the_clock_alone() -> None:
    clock = Clock(0, 500)
    assert set_by(clock, Noted(at=9, case="a", text="x"), 600.0) is clock


def test_a_lost_line_begins_a_new_stretch_where_the_clock_stood() -> None:
    event = ContactLost(at=70, stopped=120.0)
    assert set_by(Clock(0, 500, 0.5), event, 800.0) == Clock(70, 800.0, 0.5)


def test_what_may_not_stand_of_a_lost_line_has_gone_by() -> None:
    clock = set_by(Clock(0, 500), ContactLost(at=70, stopped=600.0, counted=45.0), 1300.0)
    assert clock is not None
    assert clock.now(1300.0) == 115


def test_a_clock_of_speed_0_stands_and_never_comes_to_anything() -> None:
    clock = set_by(None, replace(STARTED, speed=0.0), 500.0)
    assert clock is not None
    assert clock.now(9e9) == 0
    assert clock.wall(60) is None
