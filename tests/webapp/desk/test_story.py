"""The middle of the desk: what was said where, and what was done between the words."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.state import replay
from simulator.timing import UNSEEN_SECONDS
from tests.simulator.scenes import TEASHOP, opened, reading
from webapp.desk.story import ACTS, TYPING_SECONDS, Line, Move, Story, sender, story

NEXT = 5
"""The number of the first event behind those of `opened`."""


def shown(*events: e.Event, now: float = 200.0, channel: str = "public") -> Story:
    """Give the story of the tin after these events."""
    return story(TEASHOP, TEASHOP.case("tin"), replay([*opened(channel=channel), *events]), now)


def said(at: float = 100.0, channel: str = "public", **fields: Any) -> e.Event:
    fields = {"text": "something", "sender": "support", "reading": reading(), **fields}
    return e.Replied(at=at, case="tin", channel=channel, **fields)


def posted(at: float, channel: str = "public", by: str = "customer", text: str = "hm", beat: str = "x") -> e.Event:
    return e.Posted(at=at, case="tin", by=by, channel=channel, text=text, beat=beat, name="p", handle=f"@{by}")


def room(to: str = "chat", consented: bool = True, at: float = 120.0) -> e.Event:
    return e.ChatOpened(at=at, case="tin", to=to, consented=consented)


def words(lines: list[Line]) -> list[str]:
    return [line.done or (line.said.text if line.said else "") for line in lines]


def test_what_was_said_stands_in_the_order_of_time() -> None:
    found = shown(said(at=50.0, text="one"), posted(60.0, text="two"), said(at=70.0, text="three"))
    assert words(found.public) == ["hi", "one", "two", "three"]
    assert found.private == []


def test_answers_stand_further_in() -> None:
    events = (said(), posted(150.0), posted(160.0, by="bystander"))
    assert [line.depth for line in shown(*events).public] == [0, 1, 2, 1]


def test_whom_an_answer_is_for_is_said_where_the_order_hides_it() -> None:
    events = (said(), posted(150.0, by="bystander"), posted(160.0), said(at=170.0))
    assert [line.to for line in shown(*events).public] == ["", "", "", TEASHOP.brand.handle, ""]


def test_the_link_to_the_publics_page_goes_to_the_first_post_that_is_there() -> None:
    hidden = e.Hidden(at=150.0, case="tin", post=NEXT - 1, reason="spam")
    assert shown(said()).head == NEXT - 1
    assert shown(said(), hidden).head == NEXT
    assert shown(hidden).head is None
    assert shown(channel="dm").head is None


@pytest.mark.parametrize(("by", "account"), [("main", "@brand"), ("support", "@help")])
def test_the_agent_speaks_under_the_name_of_the_brand(by: str, account: str) -> None:
    brand = TEASHOP.brand.model_copy(update={"name": "Brand", "handle": "@brand", "support": "@help"})
    scenario = TEASHOP.model_copy(update={"brand": brand})
    reply = replay([*opened(), said(sender=by)]).cases["tin"].messages[-1]
    assert sender(scenario, reply) == ("Brand", account)
    without = scenario.model_copy(update={"brand": brand.model_copy(update={"support": None})})
    assert sender(without, reply)[1] == "@brand"


def test_private_words_stand_in_the_private_leg() -> None:
    found = shown(room(), said(at=130.0, channel="chat", text="secret"))
    assert found.room == "chat"
    assert "secret" in words(found.private)
    assert "secret" not in words(found.public)


def test_what_was_done_stands_with_the_words_where_the_work_goes_on() -> None:
    done = e.Remedied(at=140.0, case="tin", remedy="resend")
    assert "Done: Send the missing item again" in words(shown(done).public)
    assert "Done: Send the missing item again" in words(shown(room(), done).private)


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (e.Verified(at=1, case="tin", tier=2, passed=True), "Checked to tier 2"),
        (e.Verified(at=1, case="tin", tier=2, passed=False), "The check did not pass"),
        (e.Remedied(at=1, case="tin", remedy="refund", amount=9), "Done: Refund to the card that paid"),
        (e.HandedOff(at=1, case="tin", team="complaints", summary="s"), "Handed to Complaints"),
        (e.Flagged(at=1, case="tin", flag="incident"), "Incident raised"),
        (e.Flagged(at=1, case="tin", flag="duty_manager"), "Duty manager told"),
        (e.Flagged(at=1, case="tin", flag="report_impostor"), "Account reported"),
        (e.Flagged(at=1, case="tin", flag="keep_evidence"), "Evidence kept"),
        (e.Noted(at=1, case="tin", text="she {rest} called"), "Team note: she {rest} called"),
        (e.Promised(at=1, case="tin", due=60, what="an update"), "Promised: an update"),
        (e.ContactOffered(at=1, case="tin", by="phone"), "Offered phone as well"),
        (e.LeftAlone(at=1, case="tin", reason="a joke"), "Left alone: a joke"),
        (e.HandedOver(at=1, case="tin", note="look at it"), "Left to the next shift: look at it"),
        (e.Closed(at=1, case="tin"), "Case closed"),
    ],
)
def test_every_deed_has_its_line(event: e.Event, says: str) -> None:
    (line,) = [line for line in shown(event).public if line.done]
    assert (line.done, line.event, line.at, line.said) == (says, NEXT, 1, None)


def test_no_line_is_left_over_in_the_table() -> None:
    covered = {"verify", "failed_check", "remedy", "handoff", "incident", "duty_manager", "report_impostor", "note"}
    covered |= {"keep_evidence", "promise", "contact", "leave_alone", "hand_over", "close"}
    assert set(ACTS) == covered


def test_looking_and_replying_are_no_deeds() -> None:
    assert not any(line.done for line in shown(said(), e.Viewed(at=101.0, case="tin", what="record")).public)


def test_what_was_taken_back_is_gone() -> None:
    found = shown(said(text="oops"), e.Withdrawn(at=105.0, case="tin", reply=NEXT))
    assert "oops" not in words(found.public)


@pytest.mark.parametrize(
    ("now", "can"), [(100.0, True), (99.9 + UNSEEN_SECONDS, True), (100.0 + UNSEEN_SECONDS, False), (500.0, False)]
)
def test_a_reply_can_be_taken_back_until_it_is_seen(now: float, can: bool) -> None:
    assert shown(said(), now=now).public[-1].can_withdraw is can


def test_what_was_seen_cannot_be_taken_back() -> None:
    assert not shown(said(), e.ReplySeen(at=101.0, case="tin", reply=NEXT), now=102.0).public[-1].can_withdraw


def test_others_public_posts_can_be_hidden_once() -> None:
    events = (said(), posted(130.0, by="bystander"), posted(140.0, by="brand"))
    assert [line.can_hide for line in shown(*events).public] == [True, False, True, False]
    hidden = e.Hidden(at=150.0, case="tin", post=NEXT + 1, reason="spam")
    assert [line.can_hide for line in shown(*events, hidden).public] == [True, False, False, False]


def test_only_public_words_have_counters() -> None:
    found = shown(room(), said(at=130.0, channel="chat"))
    assert all(line.counters is not None for line in found.public if line.said)
    assert all(line.counters is None for line in found.private)


@pytest.mark.parametrize(
    ("events", "now", "standing"),
    [
        ((), 100.0, "sent"),
        ((), 100.0 + UNSEEN_SECONDS, "delivered"),
        ((e.ReplySeen(at=110.0, case="tin", reply=NEXT),), 110.0, "seen"),
    ],
)
def test_my_words_say_how_far_they_have_come(events: tuple[e.Event, ...], now: float, standing: str) -> None:
    lines = shown(said(), *events, now=now).public
    assert [line.standing for line in lines] == ["", standing]


YES = posted(115.0, text="fine, go on then", beat="agrees_move")


@pytest.mark.parametrize(
    ("events", "move"),
    [
        ((), None),
        ((YES, room()), Move(120.0, NEXT + 1, "chat", True, "fine, go on then")),
        ((room(),), Move(120.0, NEXT, "chat", True, "")),
        ((YES, room(consented=False)), Move(120.0, NEXT + 1, "chat", False, "")),
        ((room(), posted(130.0, text="later", beat="agrees_move")), Move(120.0, NEXT, "chat", True, "")),
        ((room("dm"), room("chat", at=180.0)), Move(120.0, NEXT, "dm", True, "")),
    ],
)
def test_how_it_came_to_be_private_is_told_in_the_customers_words(
    events: tuple[e.Event, ...], move: Move | None
) -> None:
    assert shown(*events).move == move


def test_a_second_room_opens_within_the_private_leg() -> None:
    found = shown(room("dm"), room("chat", at=180.0))
    assert found.room == "chat"
    assert words(found.private) == ["Secure chat opened"]


def test_a_case_that_began_in_private_was_not_moved() -> None:
    found = shown(channel="dm")
    assert (found.room, found.move, found.public) == ("dm", None, [])
    assert words(found.private) == ["hi"]


SEEN = e.ReplySeen(at=110.0, case="tin", reply=NEXT)


@pytest.mark.parametrize(
    ("events", "now", "typing"),
    [
        ((said(),), 105.0, ""),
        ((said(), SEEN), 111.0, "public"),
        ((said(), SEEN), 100.0 + TYPING_SECONDS, ""),
        ((said(), SEEN, posted(120.0)), 121.0, ""),
        ((said(channel="chat"), SEEN), 111.0, "private"),
        ((said(), SEEN, e.CustomerLeft(at=112.0, case="tin", how="thanked")), 113.0, ""),
    ],
)
def test_a_customer_who_has_read_and_not_answered_seems_to_be_writing_there(
    events: tuple[e.Event, ...], now: float, typing: str
) -> None:
    assert shown(*events, now=now).typing == typing
