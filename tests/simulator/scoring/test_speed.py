"""Speed, relative to the target of the case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring import speed
from simulator.scoring.evidence import value_of
from simulator.scoring.speed import points, settled_at, starts_at
from simulator.state import PromiseState
from tests.simulator.scoring.stage import act, found, post, reply, scenario, stage

ANCHORS = [(0, 100), (0.5, 100), (0.75, 92.5), (1, 85), (1.5, 72.5), (2, 60), (7, 40), (12, 20)]


@pytest.mark.parametrize(("ratio", "expected"), ANCHORS)
def test_the_ladder(ratio: float, expected: float) -> None:
    assert points(ratio * 900, 900) == pytest.approx(expected)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(1, 1e5))
def test_later_is_never_better(one: float, other: float, target: float) -> None:
    early, late = sorted((one, other))
    assert 0 < points(late, target) <= points(early, target) <= 100


ANSWER = "[We close at six]"


def first(*parts: object, end: float = 3600) -> float | None:
    own = [one for one in speed.find(stage(*parts, end=end)) if one.criterion == "first_reply"]  # type: ignore[arg-type]
    return value_of("first_reply", own) if own else None


def test_a_reply_without_content_stops_the_clock_at_half_credit() -> None:
    assert first(reply(ANSWER, "fact:hours", at=600)) == 100
    assert first(reply("[Bear with us]", "answer.holding", at=600)) == 50


def test_no_reply_is_nothing_unless_the_case_came_too_late() -> None:
    assert first() == 0
    assert first(post(at=3400)) is None


def test_out_of_hours_the_clock_starts_with_the_shift() -> None:
    assert starts_at(stage(post(at=-7200))) == 0
    assert starts_at(stage(post(at=240))) == 240


def test_what_needs_no_reply_has_no_speed() -> None:
    noise = scenario(kind="TRO", priority="PX", expected={"needs_reply": False})
    assert list(speed.find(stage(reply("Ha"), authored=noise))) == []


DONE = scenario(expected={"settled_by": [["verify", "remedy:refund"], ["fact:hours"]], "resolve_within": 1000})


def test_the_quickest_way_counts_from_its_last_part() -> None:
    parts = (act("verify:2", 200), act("remedy:refund", 500))
    assert settled_at(stage(*parts, authored=DONE)) == 500
    assert settled_at(stage(*parts, reply(ANSWER, "fact:hours", at=400), authored=DONE)) == 400
    assert settled_at(stage(act("verify:2"), authored=DONE)) is None


def test_time_to_resolution() -> None:
    settled = found(stage(act("verify:2", 200), act("remedy:refund", 1000), reply("Hello"), authored=DONE))
    assert settled["speed.settled"].effect == 85
    assert "speed.unsettled" in found(stage(reply("Hello there"), authored=DONE))


def test_promises_are_kept_or_missed() -> None:
    kept = PromiseState(event=2, at=0, due=200, what="news", kept=True)
    missed = PromiseState(event=3, at=0, due=400, what="more", kept=False)
    own = [one for one in speed.find(stage(reply("Hello"), promises=(kept, missed))) if one.criterion == "promises"]
    assert value_of("promises", own) == 50


def test_speed_waits_for_the_end() -> None:
    assert list(speed.find(stage(reply("Hello"), final=False))) == []
