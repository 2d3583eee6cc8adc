"""What the public sees: every thread in its order, nothing that was hidden, taken back or said in private."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.brand import Marketing
from simulator.state import UNSEEN_SECONDS, replay
from tests.simulator.scenes import STARTED, TEASHOP, opened, reading
from webapp.desk.feed import CROWD, GROWING, LOUD, LOUDNESS, TALKED_ABOUT, Feed, Thread, age, feed

NEXT = 5
"""The number of the first event behind those of `opened`."""


def seen(*events: e.Event, now: float = 1000.0, scenario: Any = TEASHOP, **first: Any) -> Feed:
    """Give the public's page of the tin after these events."""
    return feed(scenario, replay([*opened(**first), *events]), now)


def posted(text: str, by: str = "customer", at: float = 50.0, case: str = "tin", **fields: Any) -> e.Event:
    fields = {"channel": "public", "beat": "x", "name": by, "handle": f"@{by}", **fields}
    return e.Posted(at=at, case=case, by=by, text=text, **fields)  # type: ignore[arg-type]


def replied(text: str, at: float = 60.0, channel: str = "public") -> e.Event:
    return e.Replied(at=at, case="tin", channel=channel, text=text, reading=reading(), sender="main")  # type: ignore[arg-type]


def stated(text: str, at: float = 70.0, pinned: bool = True, case: str | None = None) -> e.Event:
    return e.StatementPosted(at=at, text=text, reading=reading(), sender="main", pinned=pinned, case=case)


def words(found: Feed) -> list[list[str]]:
    return [[post.said.text if post.said else "" for post in thread.posts] for thread in found.threads]


def other(at: float, *more: e.Event) -> list[e.Event]:
    return [e.CaseOpened(at=at, case="hours", channel="public"), posted("open?", at=at, case="hours"), *more]


def test_answers_stand_below_what_they_answer() -> None:
    events = (replied("sorry"), posted("same", "bystander", 70.0), posted("thanks", at=80.0), replied("welcome", 90.0))
    (thread,) = seen(*events).threads
    assert [post.said.text for post in thread.posts if post.said] == ["hi", "sorry", "thanks", "welcome", "same"]
    assert [post.depth for post in thread.posts] == [0, 1, 2, 2, 1]
    assert [post.replies for post in thread.posts] == [2, 1, 1, 0, 0]


def test_the_thread_with_the_newest_words_comes_first() -> None:
    assert words(seen(*other(100.0))) == [["open?"], ["hi"]]
    assert words(seen(*other(100.0), replied("sorry", 110.0))) == [["hi", "sorry"], ["open?"]]


def test_the_agent_speaks_as_the_brand() -> None:
    post = seen(replied("sorry")).threads[0].posts[1]
    assert (post.name, post.handle, post.by_brand) == (TEASHOP.brand.name, TEASHOP.brand.handle, True)


def test_private_words_are_not_there() -> None:
    events = (e.ChatOpened(at=55.0, case="tin", to="chat", consented=True), replied("secret", channel="chat"))
    assert words(seen(*events, posted("my order", channel="chat"))) == [["hi"]]
    assert seen(channel="dm").threads == []


@pytest.mark.parametrize(
    ("now", "there"), [(60.0, False), (59.9 + UNSEEN_SECONDS, False), (60.0 + UNSEEN_SECONDS, True)]
)
def test_a_reply_is_public_only_when_it_can_no_longer_be_taken_back(now: float, there: bool) -> None:
    assert (["hi", "sorry"] in words(seen(replied("sorry"), now=now))) is there


def test_what_was_taken_back_never_was() -> None:
    assert words(seen(replied("oops"), e.Withdrawn(at=65.0, case="tin", reply=NEXT))) == [["hi"]]


@pytest.mark.parametrize(
    "gone",
    [
        e.Hidden(at=90.0, case="tin", post=NEXT, reason="personal_data"),
        e.Deleted(at=90.0, case="tin", post=NEXT),
    ],
)
def test_what_was_hidden_or_deleted_is_gone(gone: e.Event) -> None:
    assert words(seen(posted("4111", "bystander"), gone)) == [["hi"]]


def test_a_gap_is_left_where_others_had_answered_and_it_names_nobody() -> None:
    found = seen(replied("sorry"), e.Hidden(at=90.0, case="tin", post=NEXT - 1, reason="personal_data"))
    gap, answer = found.threads[0].posts
    assert (gap.said, gap.name, gap.handle, gap.counters, gap.age) == (None, "", "", None, "")
    assert (answer.said is not None, answer.depth, answer.to) == (True, 1, "")
    assert found.threads[0].first is answer
    assert found.size == 1


def test_a_thread_with_nothing_left_is_gone() -> None:
    found = seen(e.Hidden(at=90.0, case="tin", post=NEXT - 1, reason="personal_data"))
    assert (found.threads, found.talk, found.size) == ([], [], 0)


@pytest.mark.parametrize("case", [None, "tin"])
def test_the_newest_pinned_statement_stands_on_top_and_no_statement_stands_in_a_thread(case: str | None) -> None:
    found = seen(stated("one", 70.0, case=case), stated("two", 80.0, case=case), stated("aside", 90.0, False, case))
    assert [post.said.text for post in found.pinned if post.said] == ["two"]
    assert words(found) == [["aside"], ["one"], ["hi"]]
    assert not any(post.pinned for thread in found.threads for post in thread.posts)


def test_scheduled_posts_of_the_brand_are_there_once_they_went_out() -> None:
    brand = TEASHOP.brand.model_copy(update={"marketing": (Marketing(at=300, text="new tins"),)})
    scenario = TEASHOP.model_copy(update={"brand": brand})
    went_out = e.MarketingPosted(at=300, index=0, text="new tins")
    assert words(seen(scenario=scenario)) == [["hi"]]
    assert words(seen(went_out, scenario=scenario)) == [["new tins"], ["hi"]]


def test_counters_move() -> None:
    early, late = (seen(now=now).threads[0].posts[0].counters for now in (60.0, 900.0))
    assert early is not None and late is not None
    assert late.views > early.views


def test_what_people_talk_about_is_what_grows_fastest() -> None:
    hot = e.HeatChanged(at=60.0, case="hours", heat=100, because="neglect")
    found = seen(*other(10.0, hot), now=400.0)
    assert len(found.talk) <= TALKED_ABOUT
    assert [thread.gained for thread in found.talk] == sorted((one.gained for one in found.talk), reverse=True)
    assert all(thread.gained >= GROWING for thread in found.talk)
    assert found.talk[0].posts[0].said is not None
    assert found.talk[0].posts[0].said.text == "open?"


def test_strangers_are_counted_once_each_and_the_brand_not_at_all() -> None:
    same = [posted("me too", "bystander", at) for at in (70.0, 80.0)]
    assert seen(replied("sorry"), *same).threads[0].people == 2


def test_new_answers_are_those_of_the_last_minutes() -> None:
    old, new = posted("a", "bystander", 100.0), posted("b", "bystander", 900.0)
    assert seen(old, new, now=1000.0).threads[0].lately == 1


def test_a_thread_is_loud_by_its_growth_and_stands_out_with_a_crowd() -> None:
    posts = seen(*(posted("x", "bystander", 50.0 + at) for at in range(CROWD))).threads[0].posts
    for least, word in LOUDNESS:
        assert Thread(posts, 0.0, gained=least).loudness == word
    assert Thread(posts, 0.0, gained=LOUD).loud
    assert not Thread(posts, 0.0, gained=LOUD - 1).loud
    assert not Thread(posts[:-1], 0.0, gained=LOUD).loud


AGES = [(-3, "now"), (59.9, "now"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (86_399, "23 h"), (172_800, "2 d")]


@pytest.mark.parametrize(("seconds", "said"), AGES)
def test_ages_are_said_as_networks_say_them(seconds: float, said: str) -> None:
    assert age(seconds) == said


def test_before_anybody_wrote_the_page_is_empty() -> None:
    assert feed(TEASHOP, replay([STARTED]), 0.0) == Feed([], [], [])
