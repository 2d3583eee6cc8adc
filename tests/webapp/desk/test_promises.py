"""What the agent owes, and when a case that rests on a promise comes back."""

from __future__ import annotations

from math import inf

import pytest

from simulator import events as e
from simulator.casestate import CaseState
from simulator.state import replay
from tests.simulator.scenes import opened
from webapp.desk.promises import LEAD_SECONDS, owed, promises, quiet_since_promise, rests_until

ANSWERED = e.Replied(at=50.0, case="tin", channel="public", text="Hello", reading=None, sender="support")


def promised(due: float, at: float = 100.0) -> e.Event:
    return e.Promised(at=at, case="tin", due=due, what="an update")


def ended(number: int, kept: bool, at: float) -> e.Event:
    return e.PromiseEnded(at=at, case="tin", promise=number, kept=kept)


def written(at: float, by: str = "customer") -> e.Event:
    return e.Posted(at=at, case="tin", by=by, channel="public", text="and?", beat="nudge:1")  # type: ignore[arg-type]


def went(*events: e.Event) -> CaseState:
    """Give the case after these events; those of `opened` have the numbers 1 to 4."""
    return replay([*opened(), *events]).cases["tin"]


def test_without_a_promise_nothing_is_owed() -> None:
    bare = went(ANSWERED)
    assert (owed(bare, 100.0), rests_until(bare, 100.0, inf), promises(bare, 0.0)) == (None, None, [])
    assert not quiet_since_promise(bare)


def test_of_two_open_promises_the_next_due_binds() -> None:
    found = owed(went(ANSWERED, promised(900.0), promised(700.0, at=120.0)), 130.0)
    assert found is not None
    assert (found.made, found.due, found.missed) == (120.0, 700.0, False)


def test_a_missed_promise_binds_until_something_was_said() -> None:
    missed = [ANSWERED, promised(200.0), ended(6, kept=False, at=200.0)]
    found = owed(went(*missed), 260.0)
    assert found is not None
    assert found.missed
    later = e.Replied(at=270.0, case="tin", channel="public", text="Here", reading=None, sender="support")
    assert owed(went(*missed, later), 280.0) is None


def test_a_kept_promise_and_a_closed_case_owe_nothing() -> None:
    assert owed(went(ANSWERED, promised(400.0), ended(6, kept=True, at=150.0)), 160.0) is None
    assert owed(went(ANSWERED, promised(400.0), e.Closed(at=150.0, case="tin")), 160.0) is None


@pytest.mark.parametrize(("due", "back"), [(1100.0, 1100.0 - LEAD_SECONDS), (300.0, 250.0)])
def test_a_case_comes_back_in_time_to_keep_its_promise(due: float, back: float) -> None:
    state = went(ANSWERED, promised(due))
    assert rests_until(state, back - 1, inf) == back
    assert rests_until(state, back, inf) is None


def test_a_case_comes_back_before_anybody_has_waited_too_long() -> None:
    state = went(promised(900.0))
    assert rests_until(state, 110.0, soon=360.0) == 360.0
    assert rests_until(state, 360.0, soon=360.0) is None


@pytest.mark.parametrize("by", ["customer", "bystander"])
def test_it_is_not_quiet_once_somebody_wrote(by: str) -> None:
    assert quiet_since_promise(went(ANSWERED, promised(900.0)))
    assert not quiet_since_promise(went(ANSWERED, promised(900.0), written(150.0, by)))
    assert quiet_since_promise(went(ANSWERED, written(90.0, by), promised(900.0)))


def test_a_missed_promise_hides_nothing() -> None:
    assert rests_until(went(ANSWERED, promised(200.0), ended(6, kept=False, at=200.0)), 210.0, inf) is None


def test_the_record_says_how_each_promise_stands() -> None:
    state = went(
        ANSWERED, promised(200.0), ended(6, kept=False, at=200.0), promised(400.0, at=210.0),
        ended(8, kept=True, at=300.0), promised(900.0, at=310.0),
    )  # fmt: skip
    found = promises(state, 500.0)
    assert [(made.standing, made.left) for made in found] == [("late", -300.0), ("kept", -100.0), ("open", 400.0)]
