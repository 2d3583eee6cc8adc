"""What strangers saw: nothing private, and gaps where something is gone."""

from __future__ import annotations

from simulator.scene import Scene
from tests.simulator.scoring.stage import post, reply, stage
from webapp.debrief.crowd import Crowd, crowd
from webapp.debrief.page import Page


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
