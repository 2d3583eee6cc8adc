"""Events: dumped and loaded they are the same, and one event has one line."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from simulator import events as e
from simulator.reading.model import FactReading, Reading, Sign

READING = Reading(
    version="1", chars=5, words=1, signs=(Sign("polite.greeting", 0, 5),),
    facts=(FactReading("hours", "conveys", 0, 5),), measures={"warmth": 0.5},
)  # fmt: skip
EXAMPLES: list[e.Event] = [
    e.Posted(at=-3.5, case="a", by="customer", channel="dm", text="naïve ☕", beat="opening:0", exposes=("pan",)),
    e.Replied(at=1.0, case="a", channel="public", text="hello", reading=READING, sender="support", nonce="n"),
    e.ShiftEnded(at=9.0, why="time"),
]


@pytest.mark.parametrize("event", EXAMPLES)
def test_an_event_survives_dump_and_json_and_load(event: e.Event) -> None:
    assert e.load(json.loads(e.to_line(event))) == event


def test_a_line_is_canonical() -> None:
    assert e.to_line(EXAMPLES[2]) == '{"at":9.0,"kind":"shift_ended","nonce":null,"why":"time"}'


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValidationError):
        e.load({"kind": "exploded", "at": 1})


def test_every_typed_field_is_a_field_of_its_event() -> None:
    kinds = {event.__dataclass_fields__["kind"].default: event for event in get_args(e.Event)}
    for kind, fields in e.TYPED.items():
        assert set(fields) <= set(kinds[kind].__dataclass_fields__)


def test_no_two_events_share_a_kind() -> None:
    kinds = [event.__dataclass_fields__["kind"].default for event in get_args(e.Event)]
    assert len(kinds) == len(set(kinds))


def test_a_shift_from_before_there_were_forms_is_as_it_was_authored() -> None:
    old = {"kind": "shift_started", "at": 0, "scenario": "teashop", "digest": "x", "seed": 1, "mode": "practice",
           "scorecard": "training", "speed": 1, "versions": {}}  # fmt: skip
    started = e.load(old)
    assert isinstance(started, e.ShiftStarted) and started.form == 0
