"""How a customer reacts: moods that have a cause, answers to asks and offers, and never silence for what was said."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.customer import mood_after, react, unanswered
from simulator.finding import Finding
from tests.simulator.scenes import opened, replied, scene_of


def reaction(*signs: str, channel: str = "public", before: list[e.Event] | None = None, **more: Any) -> list[Any]:
    """Give what the customer does about one reply with these signs."""
    events = [*opened(), *(before or [])]
    scene = scene_of([*events, *replied(*signs, number=len(events) + 1, channel=channel)], **more)
    return list(react(scene, unanswered(scene.went), 130.0))


def beats(events: list[Any]) -> list[str]:
    """Give what caused the customer's words."""
    return [one.beat for one in events if one.kind == "posted"]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (("offer.chat", "move.consent"), ["agrees_move"]),
        (("ask.unclear",), ["not_understood"]),
        (("ask.device",), ["dont_know"]),
        (("ask.which_item",), ["answers"]),
        (("promise.update",), ["reassured"]),
        ((), ["wants_more"]),
        (("told.settled",), ["wants_more"]),
        (("offer.phone",), ["declines_phone"]),
    ],
)
def test_every_reply_is_answered(signs: tuple[str, ...], expected: list[str]) -> None:
    assert beats(reaction(*signs)) == expected


def test_a_person_who_does_not_chat_says_no_to_a_chat() -> None:
    events = reaction("offer.chat", person={"accepts": ("dm",)})
    assert [(one.to, one.accepted) for one in events if one.kind == "move_answered"] == [("chat", False)]
    assert beats(events) == ["declines_move"]


def test_what_was_told_once_is_not_told_again() -> None:
    told = [e.BeatFired(at=50, case="tin", beat="told:which_item")]
    events = reaction("ask.which_item", before=told)
    assert "already" in events[-1].text or "once" in events[-1].text


def test_an_ask_in_public_for_something_private_is_refused_and_stays_open() -> None:
    events = reaction("ask.order_number")
    assert not [one for one in events if one.kind == "beat_fired" and one.beat == "told:order_number"]
    assert "PL-555-0107" not in events[-1].text


def test_the_customer_leaves_only_when_it_is_settled_and_told() -> None:
    done = [e.Remedied(at=60, case="tin", remedy="resend")]
    assert [one.how for one in reaction("told.settled", before=done) if one.kind == "customer_left"] == ["thanked"]
    assert [one for one in reaction("polite.greeting", before=done) if one.kind == "customer_left"] == []
    assert beats(reaction("polite.greeting", before=done)) == ["settled_not_told"]


def test_a_customer_asked_to_delete_an_exposing_post_does_so() -> None:
    post = e.Posted(at=5, case="tin", by="customer", channel="public", text="x", beat="opening:1", exposes=("pan",))
    events = reaction("told.delete", before=[post])
    assert [one.post for one in events if one.kind == "deleted"] == [5]
    assert beats(events) == ["after_hide"]


def finding(effect: float, rule: str = "r", dimension: Any = "tone") -> Finding:
    """Give a finding worth so much."""
    return Finding(rule=rule, dimension=dimension, criterion="empathy", effect=effect, because="x", case="tin")


def test_mood_moves_by_findings_and_names_the_strongest_that_agrees() -> None:
    scene = scene_of(opened(mood=50))
    up = mood_after(scene, [finding(20, "kind"), finding(-5, "stock")])
    down = mood_after(scene, [finding(-60, "insult"), finding(10, "greeting")])
    assert up is not None
    assert down is not None
    assert (up[0] > 50, up[1]) == (True, "kind")
    assert (down[0] < 50, down[1]) == (True, "insult")


def test_mood_does_not_move_without_a_finding_or_by_spelling() -> None:
    scene = scene_of(opened())
    assert mood_after(scene, []) is None
    assert mood_after(scene, [finding(-30, dimension="writing")]) is None


def test_mood_stays_within_its_bounds() -> None:
    low = mood_after(scene_of(opened(mood=2)), [finding(-100)] * 9)
    high = mood_after(scene_of(opened(mood=99)), [finding(100)] * 9)
    assert low is not None
    assert high is not None
    assert (low[0], high[0]) == (0, 100)
