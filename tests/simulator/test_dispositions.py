"""What the commands on a case amount to."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.dispositions import disposition, is_step, standing
from simulator.scenario import Disposals
from simulator.state import Act, Message
from tests.simulator.scoring.stage import act, found, reply, scenario, stage

ANSWER = reply("[We close at six]", "fact:hours")
KIND = reply("We are [so sorry]", "empathy.feeling")
ORDER = reply("[DM us]", "move.order")
OFFER = reply("[Chat]?", "move.consent", at=100, offers="chat")
IN_CHAT = reply("It is [done]", "told.settled", at=400, channel="chat")
CHAT = act("chat", 200, "asked")
TABLE: list[tuple[tuple[Message | Act, ...], dict[str, Any], str]] = [
    ((), {}, "unanswered"),
    ((act("leave_alone"),), {}, "left_alone"),
    ((act("hide"),), {}, "hidden"),
    ((act("hide"), act("leave_alone")), {}, "hidden"),
    ((KIND,), {}, "acknowledged"),
    ((ANSWER,), {}, "answered_public"),
    ((ANSWER, act("hide")), {}, "answered_public"),
    ((reply("[Call us]", "offer.phone"),), {}, "redirected"),
    ((reply("[See the site]", "answer.redirect"),), {}, "redirected"),
    ((ORDER,), {}, "moved_unasked"),
    ((act("dm", detail="unasked"), IN_CHAT), {}, "moved_unasked"),
    ((OFFER, CHAT, IN_CHAT), {}, "moved_chat"),
    ((OFFER,), {}, "moved_chat"),
    ((OFFER,), {"consent": {"chat": False}}, "acknowledged"),
    ((OFFER,), {"consent": {"chat": True}}, "acknowledged"),
    ((OFFER, CHAT), {}, "acknowledged"),
    ((OFFER, CHAT, act("close", 900)), {}, "closed_unresolved"),
    ((OFFER, CHAT, IN_CHAT, act("handoff:fraud", 500)), {}, "handed_off:fraud"),
    ((act("handoff:care"), act("handoff:fraud")), {}, "handed_off:fraud"),
    ((KIND, act("close", 900)), {}, "closed_unresolved"),
    ((act("close", 900),), {}, "closed_unresolved"),
    ((ANSWER, act("close", 900)), {}, "answered_public"),
    ((reply("We know", statement=True), act("statement")), {}, "statement"),
    ((reply("We know", statement=True), act("statement"), ANSWER), {}, "statement"),
]


@pytest.mark.parametrize(("parts", "went", "expected"), TABLE)
def test_the_table(parts: tuple[Message | Act, ...], went: dict[str, Any], expected: str) -> None:
    assert disposition(stage(*parts, **went)) == expected


def test_a_private_case_is_answered_in_private() -> None:
    answer = reply("[We close at six]", "fact:hours", channel="dm")
    assert disposition(stage(answer, authored=scenario(channel="dm"))) == "answered_private"


def test_praise_is_thanked_and_a_complaint_is_not() -> None:
    thanks = reply("[Thank you]", "polite.gratitude")
    assert disposition(stage(thanks, authored=scenario(kind="PRA"))) == "thanked"
    assert disposition(stage(thanks)) == "acknowledged"


def test_of_several_teams_the_one_the_author_rates_best_counts() -> None:
    key = {"best": ["handed_off:fraud"], "poor": ["handed_off:*"]}
    scene = stage(act("handoff:fraud"), act("handoff:care", 300), authored=scenario(expected={"disposition": key}))
    assert disposition(scene) == "handed_off:fraud"


def test_a_statement_for_all_counts_only_where_the_author_wants_one() -> None:
    shift = {"acts": (Act("statement", 9, 50),)}
    foreseen = scenario(expected={"disposition": {"best": ["statement"]}})
    assert disposition(stage(authored=foreseen, shift=shift)) == "statement"
    for kind in ("acceptable", "poor"):
        listed = scenario(expected={"disposition": {"best": ["answered_public"], kind: ["statement"]}})
        assert disposition(stage(authored=listed, shift=shift)) == "unanswered"
        assert found(stage(authored=listed, shift=shift))["disposition.unanswered"].critical == "CE10"
    assert disposition(stage(shift=shift)) == "unanswered"


STANDINGS = [
    ("handed_off:fraud", "best"),
    ("handed_off:care", "poor"),
    ("moved_chat", "acceptable"),
    ("left_alone", "harmful"),
    ("redirected", "unlisted"),
]


@pytest.mark.parametrize(("name", "expected"), STANDINGS)
def test_standing(name: str, expected: str) -> None:
    key = Disposals(
        best=("handed_off:fraud",), acceptable=("moved_chat",), poor=("handed_off:*",), harmful=("left_alone",)
    )
    assert standing(key, name) == expected


STEPS = [
    ("[looking into it]", ("answer.holding",), False),
    ("[I'm looking]", ("ownership.action", "answer.holding"), False),
    ("[I'm ringing the depot], [back by 5]", ("ownership.action", "time.specific", "answer.holding"), True),
    ("[Which town]?", ("ask.area",), True),
    ("[Hm]?", ("ask.unclear",), False),
    ("[Anything else]?", ("ask.anything_else",), False),
    ("[Leave the building]", ("told.emergency",), True),
]


@pytest.mark.parametrize(("text", "signs", "expected"), STEPS)
def test_a_step_carries_the_matter_forward(text: str, signs: tuple[str, ...], expected: bool) -> None:
    assert is_step(stage(), reply(text, *signs)) == expected
