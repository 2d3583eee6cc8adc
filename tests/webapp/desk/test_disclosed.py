"""What was shared and where."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.reading.model import Reading, Sign
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened
from webapp.desk.disclosed import Shared, shared

OONA = TEASHOP.person("oona")


def said(text: str, at: float = 20.0, **fields: Any) -> e.Event:
    return e.Posted(
        at=at, case="tin", text=text, **{"by": "customer", "channel": "public", "beat": "answers", **fields}
    )


def written(name: str, confidence: float = 1.0, channel: str = "public", at: float = 30.0) -> e.Event:
    reading = Reading(version="test", chars=9, words=2, signs=(Sign(name, 0, 9, confidence),))
    return e.Replied(at=at, case="tin", channel=channel, text="so it is", reading=reading, sender="support")  # type: ignore[arg-type]


def found(*events: e.Event) -> list[Shared]:
    return shared(OONA, replay([*opened(), *events]).cases["tin"])


def kinds(*events: e.Event) -> list[tuple[str, str, str]]:
    return [(one.kind, one.channel, one.by) for one in found(*events)]


def test_at_first_nothing_was_shared() -> None:
    assert found() == []


def test_what_a_post_exposes_is_listed_with_its_place() -> None:
    post = said("my card!", exposes=("pan", "cvv"))
    assert kinds(post) == [("Card number", "public", "Oona"), ("Card security code", "public", "Oona")]


def test_a_part_is_not_listed_beside_its_whole() -> None:
    assert kinds(said("x", exposes=("card_last4", "pan"))) == [("Card number", "public", "Oona")]
    assert kinds(said("x", exposes=("card_last4",))) == [("Last digits of a card", "public", "Oona")]


@pytest.mark.parametrize("text", ["its PL-555-0107", "ITS  pl 555 0107 ok"])
def test_a_value_of_the_record_is_known_in_the_customers_words(text: str) -> None:
    assert kinds(said(text, channel="chat")) == [("Order number", "chat", "Oona")]


def test_what_a_customer_tells_beside_the_record_is_known_by_its_value() -> None:
    assert kinds(said("oona@example.com, ok?", channel="dm")) == [("E-mail address", "dm", "Oona")]


@pytest.mark.parametrize("text", ["not on here", "not in front of everyone", "the smoked oolong"])
def test_what_was_held_back_or_is_not_personal_is_not_listed(text: str) -> None:
    assert kinds(said(text)) == []


@pytest.mark.parametrize("sign", ["personal", "repeats", "reveals", "confirms"])
def test_the_agents_words_are_known_by_their_reading(sign: str) -> None:
    assert kinds(written(f"{sign}.order_number")) == [("Order number", "public", "You")]


def test_a_doubtful_sign_and_an_ask_are_not_listed() -> None:
    assert kinds(written("personal.order_number", confidence=0.1), written("ask.order_number")) == []


def test_a_reply_that_was_taken_back_is_not_listed() -> None:
    assert kinds(written("personal.phone"), e.Withdrawn(at=35.0, case="tin", reply=5)) == []


def test_a_kind_stands_once_for_each_place_and_writer_with_its_first_time() -> None:
    order = "PL-555-0107"
    events = [said(order), said(order, at=25.0), said(order, at=28.0, channel="chat"), written("repeats.order_number")]
    assert [(one.channel, one.by, one.at) for one in found(*events)] == [
        ("public", "Oona", 20.0), ("chat", "Oona", 28.0), ("public", "You", 30.0),
    ]  # fmt: skip


def test_it_is_gone_only_when_all_that_showed_it_is() -> None:
    posts = [said("x", exposes=("pan",)), said("y", at=22.0, exposes=("pan",))]
    hides = [e.Hidden(at=40.0, case="tin", post=number, reason="personal_data") for number in (5, 6)]
    assert [one.gone for one in found(*posts, hides[0])] == [""]
    assert [one.gone for one in found(*posts, *hides)] == ["hidden"]
    deleted = [e.Deleted(at=50.0, case="tin", post=number) for number in (5, 6)]
    assert [one.gone for one in found(*posts, *hides, *deleted)] == ["deleted"]
