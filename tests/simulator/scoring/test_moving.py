"""The move between channels, step by step."""

from __future__ import annotations

import pytest

from simulator.scene import Scene
from simulator.scoring.evidence import value_of
from simulator.scoring.moving import moving
from tests.simulator.scoring.stage import act, found, post, quoted, reply, scenario, stage

NEED = scenario(expected={"need": ["payment"], "private": True})
CLOSED = scenario(expected={"need": ["payment"], "private": True, "public_close": True})
OFFER = reply("[Happy to chat]? [So it stays private]", "move.consent", "move.reason", at=100, offers="chat")
BARE = reply("[Happy to chat]?", "move.consent", at=100, offers="chat")
IN_CHAT = reply("It is [done]", "told.settled", at=400, channel="chat")
OPENED = act("chat", 200, "asked")
SORTED = reply("Sorted by message.", at=500, closing=True)


def value(scene: Scene) -> float | None:
    own = [one for one in moving(scene) if one.criterion == "move"]
    return value_of("move", own) if own else None


MOVES = [
    (NEED, (OFFER, OPENED, IN_CHAT), 100.0),
    (NEED, (BARE, OPENED, IN_CHAT), 80.0),
    (CLOSED, (OFFER, OPENED, IN_CHAT, SORTED), 100.0),
    (CLOSED, (OFFER, OPENED, IN_CHAT), 90.0),
    (NEED, (reply("[DM us]", "move.order", at=100),), 0.0),
    (NEED, (reply("Hello there", at=100),), 0.0),
]


@pytest.mark.parametrize(("authored", "parts", "expected"), MOVES)
def test_a_move_is_the_sum_of_its_steps(authored: object, parts: tuple[object, ...], expected: float) -> None:
    assert value(stage(*parts, authored=authored)) == expected  # type: ignore[arg-type]


PUBLIC = scenario(kind="INF", expected={"disposition": {"best": ["answered_public"]}})


def test_staying_where_it_can_be_answered_is_full_marks_and_moving_is_needless() -> None:
    assert value(stage(reply("[We close at 6]", "fact:hours"), authored=PUBLIC)) == 100
    assert "move.needless" in found(stage(OFFER, OPENED, authored=PUBLIC))
    assert value(stage(OFFER, OPENED, authored=PUBLIC)) == 20


def test_an_order_is_not_a_question() -> None:
    scene = stage(reply("[DM us your number] please", "move.order"), authored=NEED)
    assert (quoted(scene, "move.unasked"), found(scene)["move.unasked"].cap) == ("DM us your number", 40)
    agreed = stage(reply("[DM us]", "move.order"), authored=NEED, consent={"dm": True})
    assert "move.unasked" not in found(agreed)


PHONE = [
    ("My order is late", None, "move.phone"),
    ("Don't make me ring you", None, "move.phone_after_no"),
    ("I'm not going to phone anyone", None, "move.phone_after_no"),
]


@pytest.mark.parametrize(("text", "consent", "rule"), PHONE)
def test_a_call_is_not_pushed(text: str, consent: object, rule: str) -> None:
    made = found(stage(post(text), reply("[Call us]", "offer.phone")))
    assert made[rule].critical == ("CE12" if rule.endswith("no") else None)


def test_a_call_pushed_again_after_a_no_is_critical() -> None:
    call = reply("[Call us]", "offer.phone", at=100), reply("Then [ring] us", "offer.phone", at=200)
    assert found(stage(*call, consent={"phone": False}))["move.phone_after_no"].critical == "CE12"


def test_a_call_offered_by_the_button_is_pushed_too() -> None:
    assert "move.phone" in found(stage(reply("Hello there"), act("contact:phone")))
    refused = stage(post("no calls please"), reply("Hello there"), act("contact:phone"))
    assert found(refused)["move.phone_after_no"].critical == "CE12"


def test_who_takes_calls_may_be_offered_one() -> None:
    takes = scenario(person={"accepts": ["phone"]})
    assert "move.phone" not in found(stage(reply("[Call us]", "offer.phone"), authored=takes))


ORDER = {"label": "Order", "value": "FN-204 771", "kind": "order_number"}
REPEATS = [
    ("Order FN-204771 is late", {}, True),
    ("My order is late", {}, False),
    ("My order is late", {"beats": {"told:order_number": 50.0}}, True),
]


@pytest.mark.parametrize(("text", "went", "repeated"), REPEATS)
def test_what_was_said_is_not_asked_again(text: str, went: dict[str, object], repeated: bool) -> None:
    authored = scenario(person={"record": [ORDER]})
    scene = stage(post(text), reply("[Order number]?", "ask.order_number", channel="dm"), authored=authored, **went)  # type: ignore[arg-type]
    assert ("answer.made_repeat" in found(scene)) == repeated


def test_three_public_turns_before_a_needed_move_are_too_many() -> None:
    turns = [reply(f"Turn {number}, we look at it.", at=20 * number) for number in (1, 2, 3)]
    assert "move.many_turns" in found(stage(*turns, OFFER, OPENED, authored=NEED))
