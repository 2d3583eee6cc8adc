"""What strangers saw: nothing private, and gaps where something is gone."""

from __future__ import annotations

from itertools import pairwise

from simulator import events as e
from simulator.grading import scenes_of
from simulator.scene import Scene
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened, reading
from tests.simulator.scoring.stage import post, reply, stage
from webapp.debrief.crowd import Crowd, crowd
from webapp.debrief.page import Page
from webapp.desk.feed import feed
from webapp.wording import count


def seen(scene: Scene) -> Crowd:
    shown = crowd(scene, 3600.0)
    assert shown is not None
    return shown


def test_private_words_are_not_among_them(well: Page) -> None:
    assert well.case is not None
    assert well.case.crowd is not None
    assert {one.line.place for one in well.case.crowd.seen} == {"public"}
    assert len(well.case.crowd.seen) < sum(bool(line.message) for line in well.case.story.lines)


def test_hidden_and_deleted_posts_are_gaps_and_withdrawn_ones_never_were() -> None:
    scene = stage(
        post("my card is 4111 1111 1111 1111", hidden_at=60.0), post("ok, deleted", deleted_at=90.0),
        reply("Oops", withdrawn=True), reply("Thanks"),
    )  # fmt: skip
    assert [(one.line.text, one.gone) for one in seen(scene).seen] == [
        ("my card is 4111 1111 1111 1111", True), ("ok, deleted", True), ("Thanks", False),
    ]  # fmt: skip


def test_heat_is_told_at_the_start_at_most_and_at_the_end() -> None:
    shown = seen(stage(heats=((60.0, 30, "neglect"), (300.0, 10, "tone.x"))))
    assert (shown.start, shown.peak, shown.end) == (0, 30, 10)
    assert shown.views > 0


def test_a_case_that_was_all_private_has_no_crowd() -> None:
    assert crowd(stage(post(channel="dm"), reply("Hello", channel="dm")), 3600.0) is None


def test_a_message_is_seen_from_when_customers_see_it_until_it_is_gone() -> None:
    scene = stage(
        post("hi", at=-30.0), post("gone", at=40.0, hidden_at=60.0, deleted_at=90.0), reply("Thanks", at=100.0)
    )
    assert [(one.since, one.until) for one in seen(scene).seen] == [(-30.0, None), (40.0, 60.0), (110.0, None)]


def test_counters_over_time_only_tell_changes_and_end_with_the_last_ones() -> None:
    scene = stage(post(), heats=((60.0, 30, "neglect"),))
    (one,) = seen(scene).seen
    assert [at for at, *_ in one.over] == sorted({at for at, *_ in one.over})
    assert all(before[1:] != after[1:] for before, after in pairwise(one.over))
    assert one.over[-1][1:] == (count(one.reach.views), count(one.reach.likes), count(one.reach.reposts))
    assert one.reach is not None


CALMED = [
    *opened(), e.HeatChanged(at=60.0, case="tin", heat=90, because="neglect"),
    e.Replied(at=100.0, case="tin", channel="public", text="sorry", reading=reading(), sender="main"),
    e.HeatChanged(at=600.0, case="tin", heat=5, because="tone.x"),
]  # fmt: skip


def test_the_counters_are_those_of_the_public_s_page_at_the_same_moment() -> None:
    state = replay([*CALMED, e.ShiftEnded(at=900.0, why="time")])
    (scene,) = scenes_of(TEASHOP, state)
    shown = crowd(scene, 900.0)
    assert shown is not None
    for one in shown.seen:
        for at, *told in one.over:
            posts = feed(TEASHOP, replay(CALMED), at).threads[0].posts
            (there,) = (post.counters for post in posts if post.event == one.line.event)
            assert there is not None
            assert told == [count(there.views), count(there.likes), count(there.reposts)]


def test_nobody_sees_a_post_any_more_when_it_is_gone() -> None:
    stays, goes = (seen(stage(post(at=0.0, hidden_at=at))).seen[0].reach for at in (None, 60.0))
    assert stays is not None
    assert goes is not None
    assert goes.views < stays.views
    assert seen(stage(post(at=0.0, hidden_at=60.0))).views == goes.views


def test_a_statement_is_seen_at_once_and_counted_only_where_it_has_a_crowd() -> None:
    for case, counted in (("tin", True), (None, False)):
        said = e.StatementPosted(at=50.0, text="told", reading=reading(), sender="main", pinned=True, case=case)
        state = replay([*opened(), said])
        (scene,) = scenes_of(TEASHOP, state)
        shown = crowd(scene, 900.0)
        assert shown is not None
        assert (shown.seen[-1].since, shown.seen[-1].reach is not None) == (50.0, counted)
        found = feed(TEASHOP, state, 900.0)
        assert (found.pinned[0].counters is not None) == counted
