"""Courses and paths as what is given: the shifts they consist of, and what they are called."""

from __future__ import annotations

import pytest

from simulator.courses import courses
from simulator.finding import DIMENSIONS
from simulator.packs import load_pack
from simulator.paths import paths
from simulator.resources import scenarios_path
from webapp.cohorts.offers import KINDS, courses_of, paths_of, steps_of, title_of

SCENARIOS = {one.id for one in load_pack(scenarios_path()).scenarios}


@pytest.mark.parametrize("skill", DIMENSIONS)
def test_a_path_is_four_shifts_of_practice_and_a_test_of_its_seed(skill: str) -> None:
    steps = steps_of("path", skill)
    path = next(one for one in paths().values() if one.id == skill)
    assert [step.coached for step in steps] == [True, True, False, False, False]
    assert [step.practice for step in steps] == [True, True, True, True, False]
    assert [step.seed for step in steps] == [None, None, None, None, path.test.seed]
    assert {step.skill for step in steps} == {skill}
    assert title_of("path", skill) == f"The {skill} path"


def test_a_scenario_is_itself_and_a_course_leaves_the_coach_to_the_trainer() -> None:
    (only,) = steps_of("scenario", "teashop")
    assert (only.scenario, only.coached, only.practice) == ("teashop", None, False)
    assert {(step.coached, step.practice, step.skill) for step in steps_of("course", "first-week")} == {
        (None, False, None)
    }


@pytest.mark.parametrize(("kind", "target"), [("path", "charm"), ("course", "gone"), ("song", "tone"), ("", "")])
def test_what_is_not_there_has_no_shifts_and_no_name(kind: str, target: str) -> None:
    assert steps_of(kind, target) == ()
    assert title_of(kind, target) == ""


def test_only_what_can_be_taken_whole_is_offered() -> None:
    assert courses_of(SCENARIOS) == list(courses().values())
    assert paths_of(SCENARIOS) == list(paths().values())
    assert courses_of({"teashop"}) == paths_of({"teashop"}) == []
    assert [one.id for one in paths_of(SCENARIOS - {"umbervale"})] == [one for one in DIMENSIONS if one != "speed"]


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == {"scenario", "course", "path"}
