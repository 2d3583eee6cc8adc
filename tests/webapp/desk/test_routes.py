"""The desk's addresses: the page, its updates, commands, and the end of a shift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.handlers import LONGEST_TEXT
from tests.webapp.visiting import JSON, REPLY, Visitor, read_page
from webapp.desk.page import PARTS
from webapp.desk.routes import HEARTBEAT_MS, LATEST_MS, SOONEST_MS
from webapp.live import Live

Wall = Callable[..., float]


@pytest.fixture
def shift(visitor: Visitor) -> str:
    return visitor.begin()


def kinds(live: Live, shift: str) -> list[str]:
    return [event.kind for event in live.events(shift)]


def test_the_desk_says_where_its_script_finds_what(visitor: Visitor, shift: str, live: Live) -> None:
    (body,) = read_page(visitor.get(f"/shifts/{shift}").text).of("body")
    assert body["data-updates"] == f"/shifts/{shift}/updates"
    assert body["data-commands"] == f"/shifts/{shift}/commands"
    assert int(body["data-seq"]) == live.state(shift).seq
    assert SOONEST_MS <= int(body["data-next"]) <= LATEST_MS


def test_a_command_is_carried_out_and_the_parts_come_back(visitor: Visitor, shift: str, live: Live) -> None:
    answer = visitor.send(shift, REPLY, "hours").get_json()
    assert set(answer) == {"seq", "next_ms", "case", "parts", "waiting"}
    assert set(answer["parts"]) == set(PARTS)
    assert (answer["case"], answer["seq"]) == ("hours", live.state(shift).seq)
    assert "open on Saturday from 9:00" in read_page(answer["parts"]["story"]).text
    assert answer["waiting"] == 1


def test_a_double_click_adds_nothing(visitor: Visitor, shift: str, live: Live) -> None:
    for _ in range(2):
        assert visitor.send(shift, {**REPLY, "nonce": "n1"}).status_code == 200
    assert kinds(live, shift).count("replied") == 1


def test_updates_show_what_came_by_itself(visitor: Visitor, shift: str, wall: Wall) -> None:
    before = visitor.get(f"/shifts/{shift}/updates").get_json()
    wall(205)
    after = visitor.get(f"/shifts/{shift}/updates").get_json()
    assert after["seq"] > before["seq"]
    assert "talking kettle" in after["parts"]["queue"]
    assert "talking kettle" not in before["parts"]["queue"]


# --- looking -----------------------------------------------------------------------------------


def test_opening_a_case_is_noted_once(visitor: Visitor, shift: str, live: Live) -> None:
    for _ in range(3):
        visitor.get(f"/shifts/{shift}?case=tin")
        visitor.get(f"/shifts/{shift}/updates?case=tin")
    assert kinds(live, shift).count("viewed") == 1
    visitor.get(f"/shifts/{shift}/updates?case=hours")
    assert kinds(live, shift).count("viewed") == 2


@pytest.mark.parametrize("case", ["", "nobody", "joke", "%00", "'", "tin/.."])
def test_a_case_that_is_not_there_is_not_noted(visitor: Visitor, shift: str, live: Live, case: str) -> None:
    before = live.state(shift).seq
    assert visitor.get(f"/shifts/{shift}?case={case}").status_code == 200
    answer = visitor.get(f"/shifts/{shift}/updates?case={case}&after=what").get_json()
    assert answer["case"] in live.state(shift).cases
    assert live.state(shift).seq == before


# --- when to ask again -------------------------------------------------------------------------


def next_ms(visitor: Visitor, shift: str) -> int:
    answer: int = visitor.get(f"/shifts/{shift}/updates").get_json()["next_ms"]
    return answer


@pytest.mark.parametrize("speed", ["1", "4", "20", "0.0001"])
def test_the_page_asks_again_between_the_soonest_and_the_latest(
    visitor: Visitor, live: Live, wall: Wall, speed: str
) -> None:
    shift = visitor.begin(speed=speed)
    for _ in range(60):
        wall(7)
        if live.advance(shift)[0].ended is not None:
            break
        assert SOONEST_MS <= next_ms(visitor, shift) <= LATEST_MS


def test_the_page_asks_again_when_the_next_thing_is_due(visitor: Visitor, live: Live, wall: Wall) -> None:
    shift = visitor.begin(speed="2")
    due = live.next_due(shift)
    assert due is not None
    wall((due - 4.0) / 2.0)
    assert next_ms(visitor, shift) == pytest.approx(2050, abs=2)


def test_a_paused_page_asks_seldom(visitor: Visitor, shift: str, live: Live, wall: Wall) -> None:
    due = live.next_due(shift)
    assert due is not None
    wall(due - 1.0)
    visitor.send(shift, {"kind": "set_clock", "paused": True})
    assert next_ms(visitor, shift) == LATEST_MS


def test_an_assessments_page_asks_at_a_steady_pace(visitor: Visitor, live: Live, wall: Wall) -> None:
    with visitor.client.session_transaction() as session:
        session["owner"] = "candidate"
    shift = live.start("teashop", mode="assessment", owner="candidate")
    paces = set()
    for _ in range(20):
        wall(13)
        paces.add(next_ms(visitor, shift))
    assert paces == {HEARTBEAT_MS}


# --- what cannot be sent -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"nonsense", b"\xff\xfe\x00", b'{"command": "\xff"}', b"null", b"[]", b'"text"', b"3", b"NaN", b"{}",
     b'{"command": null}', b'{"command": []}', b'{"command": "reply"}', b"[" * 100_000, b'{"a":' * 20_000, b"9" * 5000],
)  # fmt: skip
def test_what_did_not_arrive_whole_is_answered_in_words(visitor: Visitor, shift: str, live: Live, body: bytes) -> None:
    before = live.state(shift)
    answer = visitor.raw(f"/shifts/{shift}/commands", body)
    assert answer.status_code == 400
    assert "Reload the page" in answer.get_json()["error"]
    assert live.state(shift) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"])
def test_a_command_has_to_be_json(visitor: Visitor, shift: str, kind: str) -> None:
    answer = visitor.raw(f"/shifts/{shift}/commands", b"command=reply", kind)
    assert answer.status_code == 415
    assert "Reload the page" in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ({}, "kind"),
        ({"kind": "dance"}, "dance"),
        ({"kind": ["reply"]}, "kind"),
        ({"kind": "reply", "case": "hours"}, "text"),
        ({**REPLY, "text": ""}, "empty"),
        ({**REPLY, "text": " \n\t\u00a0"}, "empty"),
        ({**REPLY, "text": 5}, "text"),
        ({**REPLY, "text": "a\0b"}, "cannot be stored"),
        ({**REPLY, "text": "\ud800"}, "cannot be stored"),
        ({**REPLY, "text": "tea " * 4999 + "cup."}, "shorten it"),
        ({**REPLY, "text": "tea " * 4999 + "cups."}, "20,001 characters"),
        ({**REPLY, "channel": "chat"}, "not open"),
        ({**REPLY, "channel": "fax"}, "channel"),
        ({**REPLY, "case": "nobody"}, "nobody"),
        ({**REPLY, "case": {"id": "tin"}}, "case"),
        ({"kind": "note", "case": "tin", "text": "x" * (LONGEST_TEXT + 1)}, "20,001 characters"),
        ({"kind": "start", "scenario": "teashop"}, "begun already"),
        ({"kind": "remedy", "case": "tin", "remedy": "refund", "amount": 10**400}, "amount"),
        ({"kind": "withdraw", "case": "tin", "reply": 10**400}, "take back"),
        ({"kind": "verify", "case": "tin", "tier": 9}, "public"),
        ({"kind": "set_clock", "speed": 1e9}, "out of range"),
    ],
)
def test_a_command_that_cannot_be_carried_out_is_answered_in_words(
    visitor: Visitor, shift: str, live: Live, command: dict[str, Any], says: str
) -> None:
    before = live.state(shift)
    answer = visitor.send(shift, command, "hours")
    assert answer.status_code == 409
    assert says in answer.get_json()["error"]
    assert live.state(shift) == before


@pytest.mark.parametrize("case", [None, 3, [], {}, ["tin"], {"a": 1}, True, "", "nobody", "\0", "\ud800"])
def test_whatever_is_said_to_be_open_a_case_is_shown(visitor: Visitor, shift: str, case: Any) -> None:
    answer = visitor.send(shift, {"kind": "note", "case": "hours", "text": "seen"}, case)
    assert answer.status_code == 200
    assert answer.get_json()["case"] in ("hours", "tin")


def test_the_longest_note_is_stored_whole(visitor: Visitor, shift: str, live: Live) -> None:
    text = "é" * LONGEST_TEXT
    assert visitor.send(shift, {"kind": "note", "case": "hours", "text": text}).status_code == 200
    assert live.state(shift).cases["hours"].acts[-1].detail == text


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = (
    "case",
    "text",
    "channel",
    "to",
    "tier",
    "remedy",
    "amount",
    "post",
    "team",
    "summary",
    "minutes",
    "what",
    "nonce",
)


@given(
    kind=st.sampled_from(
        ["reply", "offer_move", "verify", "remedy", "hide", "hand_off", "promise", "view", "withdraw"]
    ),
    rest=st.dictionaries(st.sampled_from(NAMES), JSON_VALUES, max_size=6),
    case=JSON_VALUES,
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_whatever_is_sent_is_carried_out_or_refused_in_words(
    visitor: Visitor, shift: str, kind: str, rest: dict[str, Any], case: Any
) -> None:
    answer = visitor.send(shift, {"case": "tin", **rest, "kind": kind}, case)
    assert answer.status_code in (200, 400, 409)
    assert answer.status_code == 200 or answer.get_json()["error"]


# --- promises ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "seconds"), [(10, 600), (0.5, 30), ("15", 900), (" 2 ", 120), (1440, 86_400)])
def test_a_promise_falls_due_in_so_many_minutes(
    visitor: Visitor, shift: str, live: Live, wall: Wall, minutes: object, seconds: float
) -> None:
    wall(40)
    promise = {"kind": "promise", "case": "tin", "minutes": minutes, "what": "an update"}
    assert visitor.send(shift, promise).status_code == 200
    (made,) = live.state(shift).cases["tin"].promises
    assert made.due == pytest.approx(40 + seconds)


@pytest.mark.parametrize("minutes", ["soon", "", None, [], {}, "nan", "inf", -5, 0, 10**400, "1e400", 1e308])
def test_a_promise_without_a_time_to_come_is_refused(visitor: Visitor, shift: str, live: Live, minutes: object) -> None:
    answer = visitor.send(shift, {"kind": "promise", "case": "tin", "minutes": minutes})
    assert answer.status_code == 409
    assert answer.get_json()["error"]
    assert live.state(shift).cases["tin"].promises == ()


# --- the end -----------------------------------------------------------------------------------


def test_finishing_twice_ends_once(visitor: Visitor, shift: str, live: Live) -> None:
    for _ in range(2):
        answer = visitor.post(f"/shifts/{shift}/finish")
        assert (answer.status_code, answer.location) == (302, f"/shifts/{shift}/debrief")
    assert kinds(live, shift).count("shift_ended") == 1


def test_finishing_as_the_time_runs_out_is_no_error(
    visitor: Visitor, shift: str, live: Live, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = live.act

    def a_moment_later(shift_id: str, data: dict[str, Any]) -> Any:
        wall(5)
        live.advance(shift_id)
        return act(shift_id, data)

    wall(899)
    monkeypatch.setattr(live, "act", a_moment_later)
    assert visitor.post(f"/shifts/{shift}/finish").status_code == 302
    assert live.state(shift).ended == "time"


def test_a_shift_whose_time_ran_out_is_ended_by_looking(visitor: Visitor, shift: str, live: Live, wall: Wall) -> None:
    wall(100_000)
    assert visitor.get(f"/shifts/{shift}").location == f"/shifts/{shift}/debrief"
    assert live.shift(shift).ended_at == wall()


def test_after_the_end_the_script_is_sent_to_the_debrief(visitor: Visitor, shift: str) -> None:
    visitor.post(f"/shifts/{shift}/finish")
    answer = visitor.get(f"/shifts/{shift}/updates?case=tin").get_json()
    assert answer["debrief"] == f"/shifts/{shift}/debrief"
    assert "parts" not in answer
    assert SOONEST_MS <= answer["next_ms"] <= LATEST_MS


def test_a_command_that_ends_the_shift_is_answered_with_the_debrief(visitor: Visitor, shift: str) -> None:
    assert visitor.send(shift, {"kind": "finish"}).get_json()["debrief"] == f"/shifts/{shift}/debrief"


def test_after_the_end_nothing_can_be_sent(visitor: Visitor, shift: str, live: Live) -> None:
    visitor.post(f"/shifts/{shift}/finish")
    before = live.state(shift)
    answer = visitor.send(shift, REPLY)
    assert answer.status_code == 409
    assert "ended" in answer.get_json()["error"]
    assert "text is kept" in answer.get_json()["error"]
    assert live.state(shift) == before


def test_a_closed_case_takes_no_reply_but_can_be_looked_at(visitor: Visitor, shift: str) -> None:
    assert visitor.send(shift, {"kind": "close", "case": "hours"}).status_code == 200
    answer = visitor.send(shift, REPLY)
    assert answer.status_code == 409
    assert "closed" in answer.get_json()["error"]
    assert visitor.get(f"/shifts/{shift}?case=hours").status_code == 200


# --- what is not this browser's, or no longer fits -----------------------------------------------


def test_a_command_without_a_token_does_nothing(visitor: Visitor, shift: str, live: Live) -> None:
    before = live.state(shift)
    answer = visitor.client.post(f"/shifts/{shift}/commands", json={"command": REPLY}, headers=JSON)
    assert (answer.status_code, "too old" in answer.get_json()["error"]) == (400, True)
    assert visitor.client.post(f"/shifts/{shift}/finish").status_code == 400
    assert live.state(shift) == before


def test_another_browser_cannot_touch_a_shift(visitor: Visitor, shift: str, live: Live) -> None:
    other = Visitor(visitor.client.application)
    before = live.state(shift)
    assert other.send(shift, REPLY).status_code == 404
    assert other.post(f"/shifts/{shift}/finish").status_code == 404
    assert other.get(f"/shifts/{shift}?case=tin").status_code == 404
    assert live.state(shift) == before


def answers(visitor: Visitor, shift: str) -> list[Any]:
    """Give the answers of every address of the desk."""
    return [
        visitor.get(f"/shifts/{shift}"),
        visitor.get(f"/shifts/{shift}/updates?case=tin", **JSON),
        visitor.send(shift, REPLY),
        visitor.post(f"/shifts/{shift}/finish"),
    ]


@pytest.mark.parametrize("gone", [False, True])
def test_a_scenario_that_was_edited_is_told_in_words_on_every_address(
    visitor: Visitor, shift: str, live: Live, wall: Wall, gone: bool
) -> None:
    scenario = live.pack.scenario("teashop")
    edited = scenario.model_copy(update={"cases": scenario.cases[:1]})
    live.pack = replace(live.pack, scenarios=() if gone else (edited,), digests={} if gone else {"teashop": "other"})
    before = live.log.read(shift)
    for seconds in (0, 5_000):
        wall(seconds)
        for answer in answers(visitor, shift):
            assert answer.status_code == 409
            assert ("no scenario" if gone else "changed since") in answer.text
    assert live.log.read(shift) == before


def test_a_finished_shift_still_leads_to_its_debrief_when_its_scenario_was_edited(
    visitor: Visitor, shift: str, live: Live
) -> None:
    visitor.post(f"/shifts/{shift}/finish")
    live.pack = replace(live.pack, digests={"teashop": "other"})
    assert visitor.get(f"/shifts/{shift}").location == f"/shifts/{shift}/debrief"
    assert visitor.get(f"/shifts/{shift}/debrief").status_code == 200
