"""What a player is given: values in the order of time, and a slider that reaches the end."""

from __future__ import annotations

import pytest

from tests.simulator.scoring.stage import post, reply, stage
from webapp.debrief.charts import LEFT, RIGHT, timeline
from webapp.debrief.page import Page
from webapp.debrief.replay import STEP, Replay, replay


def of(page: Page) -> Replay:
    assert page.case is not None
    return page.case.replay


def test_the_slider_reaches_the_end_and_not_a_step_more(well: Page) -> None:
    shown = of(well)
    assert shown.end == well.state.at
    assert shown.end <= shown.last < shown.end + STEP
    assert shown.last % STEP == 0


def test_moods_and_heats_are_those_of_the_case_in_order(well: Page) -> None:
    assert well.case is not None
    shown = of(well)
    assert [mood for _, mood in shown.moods] == [mood for _, mood, _ in well.case.scene.went.moods]
    for series in (shown.moods, shown.heats):
        assert [at for at, _ in series] == sorted(at for at, _ in series)
    assert shown.heats[0][1] == 0


@pytest.mark.parametrize("at", [0.0, -600.0])
def test_the_start_and_the_end_lie_in_the_picture(at: float) -> None:
    scene = stage(post(at=at), reply("Hello"))
    shown = replay(scene, timeline(scene.went, (), scene.shift.at))
    assert LEFT <= shown.x < RIGHT
    assert shown.x + shown.wide == pytest.approx(RIGHT)


def test_a_case_that_was_all_private_has_no_heat() -> None:
    scene = stage(post(channel="dm"), reply("Hello", channel="dm"))
    assert replay(scene, timeline(scene.went, (), 60.0)).heats == ()
