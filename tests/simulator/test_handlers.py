"""What each command does; refusals stand in test_engine's table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from simulator import commands as c
from simulator import events as e
from simulator.due import due_items
from simulator.errors import CommandRefused
from simulator.handlers import HANDLERS, Handling
from simulator.scenario import Scenario
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened, scene_of

EXPOSED = e.Posted(at=5, case="tin", by="customer", channel="public", text="x", beat="opening:1", exposes=("pan",))


def handle(data: dict[str, Any], *before: e.Event) -> list[Any]:
    """Give the events of a command at 60 after these."""
    state = scene_of([*opened(), *before]).shift
    command = c.parse_command({"at": 60, "case": "tin", **data})
    return list(HANDLERS[command.kind](Handling(TEASHOP, state, 60.0, "n"), command))


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        ({"kind": "hide"}, ["hidden"]),
        ({"kind": "hand_off", "team": "complaints", "summary": "all of it"}, ["handed_off"]),
        ({"kind": "flag", "flag": "incident"}, ["flagged"]),
        ({"kind": "leave_alone", "reason": "a joke"}, ["left_alone", "closed"]),
        ({"kind": "tag", "category": "complaint", "priority": "P2"}, ["tagged"]),
        ({"kind": "view", "what": "record"}, ["viewed"]),
        ({"kind": "note", "text": "called depot"}, ["noted"]),
        ({"kind": "promise", "due": 300}, ["promised"]),
        ({"kind": "offer_contact", "by": "email"}, ["contact_offered"]),
        ({"kind": "hand_over", "note": "waiting for depot"}, ["handed_over"]),
        ({"kind": "close"}, ["closed"]),
    ],
)
def test_an_action_is_recorded_with_its_nonce(data: dict[str, Any], kinds: list[str]) -> None:
    events = handle(data)
    assert [one.kind for one in events] == kinds
    assert events[0].nonce == "n"


def test_hiding_takes_the_post_that_exposes_something() -> None:
    assert handle({"kind": "hide"}, EXPOSED)[0].post == 5


def test_a_post_is_hidden_once() -> None:
    with pytest.raises(CommandRefused, match="hidden already"):
        handle({"kind": "hide", "post": 5}, EXPOSED, e.Hidden(at=6, case="tin", post=5, reason="personal_data"))


def test_the_same_page_is_viewed_once() -> None:
    assert handle({"kind": "view", "what": "record"}, e.Viewed(at=9, case="tin", what="record")) == []


def test_a_statement_pins_and_marketing_stops_once() -> None:
    (said,) = handle({"kind": "statement", "text": "We know, and the next news comes at 10:00."})
    assert said.pinned
    assert [one.kind for one in handle({"kind": "pause_marketing"})] == ["marketing_paused"]
    assert handle({"kind": "pause_marketing"}, e.MarketingPaused(at=9)) == []


def test_three_failed_checks_end_checking() -> None:
    failed = [e.Verified(at=9, case="tin", tier=2, passed=False)] * 3
    room = e.ChatOpened(at=8, case="tin", to="chat", consented=True)
    with pytest.raises(CommandRefused, match="hand over to the specialists"):
        handle({"kind": "verify", "tier": 2}, room, *failed)


def test_a_remedy_above_authority_is_refused_with_the_sums() -> None:
    checked = e.Verified(at=9, case="tin", tier=2, passed=True)
    with pytest.raises(CommandRefused, match="£50 is above your authority of £20"):
        handle({"kind": "remedy", "remedy": "refund", "amount": 50}, checked)
    assert handle({"kind": "remedy", "remedy": "refund", "amount": 9}, checked)[0].amount == 9


WARNED = TEASHOP.model_copy(
    update={"cases": tuple(one.model_copy(update={"warning": "A broken tin."}) for one in TEASHOP.cases)}
)


def leave_out(scenario: Scenario, *before: e.Event) -> list[Any]:
    """Give the events of leaving the tin out after these."""
    command = c.LeaveOut(at=60, case="tin")
    return list(HANDLERS["leave_out"](Handling(scenario, scene_of([*opened(), *before]).shift, 60.0, "n"), command))


LOOKED = e.Viewed(at=9, case="tin", what="case")
NOTED = e.Noted(at=9, case="tin", text="called depot")


def test_a_case_with_a_warning_is_left_out_whole_and_nothing_of_it_comes_again() -> None:
    (out,) = leave_out(WARNED, LOOKED)
    state = replay([*opened(), LOOKED, out])
    assert (dict(state.cases), state.left_out) == ({}, ("tin",))
    assert "tin" not in {due.case for due in due_items(WARNED, state)}


@pytest.mark.parametrize(
    ("scenario", "before", "because"), [(TEASHOP, LOOKED, "has none"), (WARNED, NOTED, "you have worked on this case")]
)
def test_no_other_case_is_left_out(scenario: Scenario, before: e.Event, because: str) -> None:
    with pytest.raises(CommandRefused, match=because):
        leave_out(scenario, before)


def assessed(speed: float, command: c.Command) -> list[Any]:
    """Give the events of a command at 60 in an assessment of this speed."""
    state = replay([replace(opened()[0], mode="assessment", speed=speed), *opened()[1:]])
    return list(HANDLERS[command.kind](Handling(TEASHOP, state, 60.0, "n"), command))


def test_who_is_there_again_has_the_lost_time_back() -> None:
    (event,) = assessed(1.0, c.Reconnect(at=60, stopped=90.0, counted=5.0))
    assert event == e.ContactLost(at=60, nonce="n", stopped=90.0, counted=5.0)
    assert replay([*opened(), event, replace(event, nonce="m", stopped=10.0)]).stopped == 100.0


def test_practice_has_no_lost_time() -> None:
    with pytest.raises(CommandRefused, match="pause it"):
        handle({"kind": "reconnect", "stopped": 90.0})


def test_time_is_let_pass_where_there_is_no_clock_and_in_no_other_assessment() -> None:
    assert [event.kind for event in assessed(0.0, c.Wait(at=60, skip=True))] == ["clock_set"]
    for speed in (1.0, 0.5):
        with pytest.raises(CommandRefused, match="clock of an assessment"):
            assessed(speed, c.Wait(at=60, skip=True))
