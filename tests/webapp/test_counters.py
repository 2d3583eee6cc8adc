"""The counters under a post: they grow with time and heat, and what was seen stays seen."""

from __future__ import annotations

import pytest

from simulator import events as e
from simulator.crowd import reach
from tests.simulator.scenes import opened, scene_of
from webapp.counters import RECENT, counters, risen


def heat(at: float, to: int) -> e.Event:
    return e.HeatChanged(at=at, case="tin", heat=to, because="neglect")


def test_a_new_post_has_been_seen_by_nobody() -> None:
    scene = scene_of(opened())
    found = counters(scene, scene.went.messages[0], 0.0)
    assert (found.views, found.likes, found.reposts, found.gained) == (0, 0, 0, 0)


def test_while_the_crowd_only_warms_the_counters_are_its_reach() -> None:
    scene = scene_of([*opened(), heat(100.0, 20), heat(300.0, 60)])
    said = scene.went.messages[0]
    for now in (50.0, 200.0, 900.0):
        found, plain = counters(scene, said, now), reach(scene, said, now)
        assert (found.views, found.likes, found.reposts) == (plain.views, plain.likes, plain.reposts)


def test_no_counter_falls_when_the_crowd_calms() -> None:
    scene = scene_of([*opened(), heat(100.0, 90), heat(900.0, 10), heat(1500.0, 40), heat(1800.0, 0)])
    said = scene.went.messages[0]
    assert reach(scene, said, 900.0).views < reach(scene, said, 899.0).views, "the crowd has to calm for this to tell"
    found = [counters(scene, said, now) for now in range(0, 3600, 20)]
    for name in ("views", "likes", "reposts"):
        numbers = [getattr(one, name) for one in found]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("now", [RECENT / 2, RECENT, 1000.0])
def test_what_was_gained_lately_is_the_difference(now: float) -> None:
    scene = scene_of([*opened(), heat(50.0, 80)])
    said = scene.went.messages[0]
    before = counters(scene, said, now - RECENT).views if now >= RECENT else 0
    assert counters(scene, said, now).gained == counters(scene, said, now).views - before


def test_told_over_time_they_are_what_they_are_at_each_time() -> None:
    scene = scene_of([*opened(), heat(100.0, 90), heat(900.0, 10), heat(1500.0, 40), heat(1800.0, 0)])
    said = scene.went.messages[0]
    times = [0.0, 99.0, 100.0, 900.0, 950.0, 1800.0, 3600.0]
    each = [counters(scene, said, now) for now in times]
    assert [(one.views, one.likes, one.reposts) for one in risen(scene, said, times)] == [
        (one.views, one.likes, one.reposts) for one in each
    ]
