"""The crowd: neglect and bad public replies warm it, good ones cool it, and the counters follow."""

from __future__ import annotations

from collections import Counter

import pytest

from simulator import events as e
from simulator.crowd import bystander, heat_after, neglect_due, neglected, reach
from simulator.finding import Finding
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from tests.simulator.scenes import opened, replied, scene_of

LIBRARY = load_pack(scenarios_path()).scenarios


def finding(effect: float) -> Finding:
    """Give a finding worth so much."""
    return Finding(rule="r", dimension="tone", criterion="empathy", effect=effect, because="x", case="tin")


def warm(heat: int, at: float = 50) -> list[e.Event]:
    """Give the events of a crowd at this heat."""
    return [e.HeatChanged(at=at, case="tin", heat=heat, because="neglect")]


def test_good_public_replies_cool_and_bad_ones_warm() -> None:
    scene = scene_of([*opened(), *warm(40), *replied(number=6)])
    cooler = heat_after(scene.went, scene.replies[0], [finding(40)] * 3)
    warmer = heat_after(scene.went, scene.replies[0], [finding(-40)] * 3)
    assert cooler is not None
    assert warmer is not None
    assert cooler[0] < 40 < warmer[0]


def test_nobody_sees_a_private_reply() -> None:
    scene = scene_of([*opened(), *replied(channel="chat")])
    assert heat_after(scene.went, scene.replies[0], [finding(-40)]) is None


def test_neglect_warms_at_intervals_until_somebody_answers() -> None:
    assert neglect_due(scene_of(opened())) == 240
    assert neglect_due(scene_of([*opened(), *warm(8, at=240)])) == 480
    assert neglect_due(scene_of([*opened(), *replied()])) is None
    assert neglected(scene_of(opened()), 240).heat > 0


def test_bystanders_speak_up_one_by_one_as_it_gets_hotter() -> None:
    lines = ("same here", "typical")
    assert bystander(scene_of(opened(), bystanders=lines), 60) is None
    first = bystander(scene_of([*opened(), *warm(20)], bystanders=lines), 60)
    assert first is not None
    assert first.text == "same here"
    second = bystander(scene_of([*opened(), *warm(50), first], bystanders=lines), 60)
    assert second is not None
    assert second.text == "typical"


@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda one: one.id)
def test_nobody_in_a_scenario_is_given_words_that_somebody_else_has(scenario: Scenario) -> None:
    texts = Counter(
        text
        for case in scenario.cases
        for text in (
            *case.bystanders,
            *(post.text for post in case.opening if post.by != "brand"),
            *(beat.say for beat in case.beats if beat.say),
        )
    )
    assert [text for text, times in texts.items() if times > 1] == []


def test_counters_grow_with_time_and_heat_and_are_the_same_each_time() -> None:
    calm, hot = scene_of(opened()), scene_of([*opened(), *warm(90)])
    post = calm.went.posts[0]
    assert reach(calm, post, 100).views < reach(calm, post, 2000).views < reach(hot, post, 2000).views
    assert reach(hot, post, 2000) == reach(hot, post, 2000)
