"""The engine: what commands lead to, and that a log is the same however it came about."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import commands as c
from simulator import events as e
from simulator.engine import next_due, step
from simulator.errors import CommandRefused
from simulator.eventlog import MemoryLog
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.shifts import play
from simulator.state import ShiftState, replay
from tests.simulator.fakes import fake_read

PACK = load_pack(scenarios_path() / "tiny")
END = 15 * 60.0


def shift(*commands: dict[str, Any], seed: int = 1, pack: Pack = PACK, until: float | None = END) -> MemoryLog:
    """Give the log of a shift in which these commands were played, and time then passed."""
    log = MemoryLog()
    play(log, pack, "s", c.Start(at=0, scenario="teashop", seed=seed), fake_read)
    for data in commands:
        play(log, pack, "s", c.parse_command(data), fake_read)
    if until is not None:
        play(log, pack, "s", c.Wait(at=until), fake_read)
    return log


def of(log: MemoryLog, kind: str, case: str | None = None) -> list[Any]:
    """Give the events of a kind, of one case or of all."""
    return [one for one in log.read("s") if one.kind == kind and case in (None, getattr(one, "case", None))]


def said(log: MemoryLog, case: str) -> list[str]:
    """Give what the customer of a case posted after the opening."""
    posts = of(log, "posted", case)
    return [post.text for post in posts if post.by == "customer" and not post.beat.startswith("opening")]


def reply(at: float, text: str, case: str = "tin", channel: str = "public", **more: Any) -> dict[str, Any]:
    """Give a reply command."""
    return {"kind": "reply", "at": at, "case": case, "channel": channel, "text": text, **more}


def test_posts_stand_there_before_the_agent_arrives() -> None:
    log = shift(until=None)
    assert [(post.case, post.at) for post in of(log, "posted")] == [("tin", -600), ("hours", -180)]
    assert replay(log.read("s")).started is not None


def test_a_shift_ends_when_its_time_is_up() -> None:
    assert of(shift(), "shift_ended") == [e.ShiftEnded(at=END, why="time")]


def test_a_customer_sees_a_reply_ten_seconds_later_and_answers_it() -> None:
    log = shift(reply(100, "[open_saturday]", case="hours"))
    assert [seen.at for seen in of(log, "reply_seen")] == [110]
    assert said(log, "hours")
    assert [left.case for left in of(log, "customer_left") if left.how != "gave_up"] == ["hours"]


def test_a_reply_taken_back_in_time_is_never_seen_or_answered() -> None:
    log = shift(
        reply(100, "[open_saturday]", case="hours"), {"kind": "withdraw", "at": 105, "case": "hours"}, until=200
    )
    assert of(log, "reply_seen") == []
    assert said(log, "hours") == []


def test_a_reply_that_was_seen_cannot_be_taken_back() -> None:
    with pytest.raises(CommandRefused, match="too late"):
        shift(reply(100, "hello", case="hours"), {"kind": "withdraw", "at": 111, "case": "hours"})


def test_the_same_nonce_twice_adds_nothing() -> None:
    once = shift(reply(100, "hello", nonce="n"))
    twice = shift(reply(100, "hello", nonce="n"), reply(101, "hello", nonce="n"))
    assert once.read("s") == twice.read("s")


def move_to_chat(*then: dict[str, Any]) -> MemoryLog:
    """Give a shift in which Oona was asked, said yes, and the chat was opened."""
    return shift(
        {"kind": "offer_move", "at": 60, "case": "tin", "to": "chat", "text": "May we? [move.consent]"},
        {"kind": "open_chat", "at": 160, "case": "tin", "to": "chat"},
        *then,
    )


def test_a_move_with_consent_opens_the_room_with_the_same_agent() -> None:
    log = move_to_chat()
    assert [(one.to, one.accepted) for one in of(log, "move_answered", "tin")] == [("chat", True)]
    assert [one.consented for one in of(log, "chat_opened")] == [True]
    assert [post.channel for post in of(log, "posted", "tin") if post.beat == "joined"] == ["chat"]


def test_an_offer_in_plain_words_is_answered_as_well() -> None:
    log = shift(reply(60, "We could use [offer.chat] if you like"))
    assert [(one.to, one.accepted) for one in of(log, "move_answered", "tin")] == [("chat", True)]


def test_a_fact_is_disclosed_only_when_asked_and_only_where_it_is_safe() -> None:
    public = shift(reply(60, "[ask.order_number]"))
    assert "PL-555-0107" not in " ".join(said(public, "tin"))
    private = move_to_chat(reply(200, "[ask.order_number]", channel="chat"))
    assert any("PL-555-0107" in text for text in said(private, "tin"))


def test_what_is_not_understood_is_asked_about() -> None:
    log = shift(reply(60, "[ask.unclear]"))
    assert len(said(log, "tin")) >= 1


def test_a_case_is_over_only_when_it_is_settled_and_the_customer_knows() -> None:
    checked = (
        {"kind": "verify", "at": 230, "case": "tin", "tier": 1},
        {"kind": "remedy", "at": 300, "case": "tin", "remedy": "resend"},
    )
    only_done = move_to_chat(*checked)
    only_said = move_to_chat(reply(310, "[told.settled]", channel="chat"))
    both = move_to_chat(*checked, reply(310, "[told.settled]", channel="chat"))
    endings = [[left.how for left in of(log, "customer_left", "tin")] for log in (only_done, only_said, both)]
    assert [("thanked" in ending or "satisfied" in ending) for ending in endings] == [False, False, True]


def test_neglect_brings_nudges_and_at_last_the_customer_gives_up() -> None:
    impatient = PACK.scenarios[0].model_copy(
        update={"people": tuple(p.model_copy(update={"patience": 120.0}) for p in PACK.scenarios[0].people)}
    )
    pack = Pack((impatient,), PACK.digests, PACK.paths)
    log = shift(pack=pack)
    assert [left.how for left in of(log, "customer_left", "tin")] == ["gave_up"]
    assert any(one.because == "silence" for one in of(log, "mood_changed", "tin"))
    assert any(one.because == "neglect" for one in of(log, "heat_changed", "tin"))


def test_a_promise_is_kept_by_an_update_in_time_and_missed_without_one() -> None:
    made = {"kind": "promise", "at": 60, "case": "tin", "due": 300.0, "what": "an update"}
    assert [one.kept for one in of(shift(made, reply(200, "news")), "promise_ended")] == [True]
    assert [one.kept for one in of(shift(made), "promise_ended")] == [False]


REFUSED = [
    ({"kind": "reply", "at": 60, "case": "tin", "channel": "public", "text": "  "}, "is empty"),
    ({"kind": "reply", "at": 60, "case": "tin", "channel": "public", "text": "x" * 20_001}, "20,000 is the most"),
    ({"kind": "reply", "at": 60, "case": "tin", "channel": "public", "text": "x" * 300}, "20 characters over the 280"),
    ({"kind": "reply", "at": 60, "case": "tin", "channel": "chat", "text": "hi"}, "is not open"),
    ({"kind": "reply", "at": 60, "case": "nobody", "channel": "public", "text": "hi"}, "no case 'nobody'"),
    ({"kind": "reply", "at": 1e6, "case": "tin", "channel": "public", "text": "hi"}, "time is up"),
    ({"kind": "verify", "at": 60, "case": "tin", "tier": 1}, "never checked in public"),
    ({"kind": "remedy", "at": 60, "case": "tin", "remedy": "resend"}, "Verify first"),
    ({"kind": "remedy", "at": 60, "case": "tin", "remedy": "gold"}, "no remedy 'gold'; there are: resend, refund"),
    ({"kind": "hand_off", "at": 60, "case": "tin", "team": "x", "summary": "s"}, "there are: complaints"),
    ({"kind": "promise", "at": 60, "case": "tin", "due": 50.0}, "still to come"),
    ({"kind": "set_clock", "at": 60, "speed": 900.0}, "out of range"),
    ({"kind": "start", "at": 60, "scenario": "teashop"}, "has started already"),
]


@pytest.mark.parametrize(("command", "message"), REFUSED)
def test_what_cannot_be_done_is_refused_with_a_reason(command: dict[str, Any], message: str) -> None:
    with pytest.raises(CommandRefused, match=message):
        shift(command)


def test_a_reply_to_a_closed_case_is_refused_and_the_text_kept() -> None:
    with pytest.raises(CommandRefused, match="closed, so nothing was sent; your text is kept"):
        shift({"kind": "close", "at": 60, "case": "tin"}, reply(61, "hello"))


WORDS = st.sampled_from(
    [
        "[open_saturday]",
        "[offer.chat] ok?",
        "[ask.order_number]",
        "[told.settled]",
        "[rude.insult]",
        "so sorry",
        "[ask.unclear]",
    ]
)
CASES = st.sampled_from(["hours", "tin", "joke"])
ACTIONS = st.one_of(
    st.builds(lambda case, text: {"kind": "reply", "case": case, "channel": "public", "text": text}, CASES, WORDS),
    st.builds(lambda case, text: {"kind": "reply", "case": case, "channel": "chat", "text": text}, CASES, WORDS),
    st.builds(lambda case: {"kind": "offer_move", "case": case, "to": "chat", "text": "chat? [move.consent]"}, CASES),
    st.builds(lambda case: {"kind": "open_chat", "case": case}, CASES),
    st.builds(lambda case: {"kind": "verify", "case": case, "tier": 1}, CASES),
    st.builds(lambda case: {"kind": "remedy", "case": case, "remedy": "resend"}, CASES),
    st.builds(lambda case: {"kind": "hide", "case": case}, CASES),
    st.builds(lambda case: {"kind": "close", "case": case}, CASES),
    st.builds(lambda case: {"kind": "withdraw", "case": case}, CASES),
    st.builds(lambda case, wait: {"kind": "promise", "case": case, "wait": wait}, CASES, st.integers(1, 400)),
)
SCHEDULES = st.lists(st.tuples(st.integers(0, 1000), ACTIONS), max_size=12)


def run(schedule: list[tuple[int, dict[str, Any]]], seed: int, waits: list[int]) -> list[e.Event]:
    """Give the log of a schedule, asking for the time in between at each of `waits`."""
    log = MemoryLog()
    play(log, PACK, "s", c.Start(at=0, scenario="teashop", seed=seed), fake_read)
    steps = [(float(at), 1, dict(data)) for at, data in schedule] + [(float(at), 0, {"kind": "wait"}) for at in waits]
    for at, _, data in sorted(steps, key=lambda one: (one[0], one[1])):
        due = {"due": at + data.pop("wait")} if "wait" in data else {}
        try:
            play(log, PACK, "s", c.parse_command({**data, **due, "at": at}), fake_read)
        except CommandRefused:
            continue
    play(log, PACK, "s", c.Wait(at=END), fake_read)
    return list(log.read("s"))


@settings(max_examples=200, deadline=None)
@given(SCHEDULES, st.integers(0, 5), st.lists(st.integers(0, 1000), max_size=25))
def test_catching_up_late_gives_the_same_log_as_being_on_time(
    schedule: list[tuple[int, dict[str, Any]]], seed: int, waits: list[int]
) -> None:
    late = [e.to_line(one) for one in run(schedule, seed, [])]
    on_time = [e.to_line(one) for one in run(schedule, seed, waits)]
    assert late == on_time


@settings(max_examples=100, deadline=None)
@given(SCHEDULES, st.integers(0, 5))
def test_replay_equals_live_and_time_never_runs_back(schedule: list[tuple[int, dict[str, Any]]], seed: int) -> None:
    events = run(schedule, seed, [])
    live = ShiftState()
    for event in events:
        live = replay([event], live)
    assert live == replay([e.load(e.dump(event)) for event in events])
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_next_due_names_the_time_at_which_waiting_adds_events() -> None:
    state = replay(shift(until=None).read("s"))
    due = next_due(PACK, state)
    assert due is not None
    assert step(PACK, state, c.Wait(at=due - 0.01)) == ()
    assert step(PACK, state, c.Wait(at=due)) != ()


PROGRAM = """
import hashlib
from simulator import commands as c, events as e
from simulator.eventlog import MemoryLog
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.shifts import play
pack, log = load_pack(scenarios_path() / "tiny"), MemoryLog()
play(log, pack, "s", c.Start(at=0, scenario="teashop", seed=3))
play(log, pack, "s", c.Reply(at=60, case="tin", channel="public", text="Sorry! May we use a secure chat?"))
play(log, pack, "s", c.OpenChat(at=160, case="tin"))
play(log, pack, "s", c.Reply(at=200, case="tin", channel="chat", text="What's your order number, please?"))
play(log, pack, "s", c.Wait(at=900))
print(hashlib.sha256("".join(map(e.to_line, log.read("s"))).encode()).hexdigest())
"""


@pytest.mark.parametrize(
    ("industry", "asked", "by"),
    [("retail", None, "training"), ("healthcare", None, "healthcare"), ("bank", None, "bank"),
     ("public", None, "public"), ("bank", "training", "training"), ("public", "hiring", "hiring")],
)  # fmt: skip
def test_a_shift_is_graded_by_its_industrys_scorecard_unless_another_is_asked_for(
    industry: str, asked: str | None, by: str
) -> None:
    pack = replace(PACK, scenarios=tuple(one.model_copy(update={"industry": industry}) for one in PACK.scenarios))
    first = step(pack, ShiftState(), c.Start(at=0, scenario="teashop", scorecard=asked))[0]
    assert isinstance(first, e.ShiftStarted)
    assert first.scorecard == by


@pytest.mark.parametrize("form", [0, 1, 2])
def test_a_shift_is_played_in_the_form_that_it_began_with(form: int) -> None:
    log = MemoryLog()
    play(log, PACK, "s", c.Start(at=0, scenario="teashop", form=form), fake_read)
    play(log, PACK, "s", c.parse_command(reply(60, "What is your order number?")), fake_read)
    play(log, PACK, "s", c.Wait(at=END), fake_read)
    scenario = PACK.scenario("teashop", form)
    assert {post.name for post in of(log, "posted") if post.by == "customer"} == {one.name for one in scenario.people}
    assert of(log, "shift_started")[0].form == form
    assert of(log, "posted", "hours")[0].text == scenario.case("hours").opening[0].text


def test_the_log_is_the_same_in_every_process_and_under_every_hash_seed() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1
