"""The integrity log keeps facts: what a page may tell, and no more than there is room for."""

from __future__ import annotations

import json

import pytest

from simulator.errors import CommandRefused
from webapp.hiring import signals
from webapp.hiring.signals import LARGEST, fingerprint, told
from webapp.live import Live


def test_signals_are_kept_in_their_order(live: Live) -> None:
    person = live.people.add("hana@example.com", "Hana", "hiring manager")
    at = live.rounds.create("Agent", "text-care-a", "us", "hana@example.com", person.id)
    ((who, _),) = live.candidates.invite(at.id, [("Mia", "mia@example.com")], 7)
    live.signals.note(who.id, "paste", 120)
    live.signals.note(who.id, "browser")
    assert [(one.kind, one.amount) for one in live.signals.of(who.id)] == [("paste", 120.0), ("browser", 1.0)]


def test_there_is_room_for_so_many(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "MOST", 3)
    person = live.people.add("hana@example.com", "Hana", "hiring manager")
    at = live.rounds.create("Agent", "text-care-a", "us", "hana@example.com", person.id)
    ((who, _),) = live.candidates.invite(at.id, [("Mia", "mia@example.com")], 7)
    for _ in range(5):
        live.signals.note(who.id, "away", 1)
    assert len(live.signals.of(who.id)) == 3


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"kind": "paste", "amount": 12}, ("paste", 12.0)),
        ({"kind": "away", "amount": -4}, ("away", 0.0)),
        ({"kind": "away", "amount": 1e300}, ("away", LARGEST)),
    ],
)
def test_what_a_page_may_tell(data: object, found: tuple[str, float]) -> None:
    assert told(data) == found


@pytest.mark.parametrize(
    "data", ['{"kind": "browser", "amount": 1}', '{"kind": "paste", "amount": "9"}', '{"amount": 1}', "[]", "null", "3"]
)
def test_what_it_may_not(data: str) -> None:
    with pytest.raises(CommandRefused):
        told(json.loads(data))


def test_an_address_is_kept_as_a_fingerprint_alone() -> None:
    here = fingerprint("192.0.2.7", "secret")
    assert here == fingerprint("192.0.2.7", "secret")
    assert here != fingerprint("192.0.2.8", "secret")
    assert here != fingerprint("192.0.2.7", "another")
    assert "192" not in here
