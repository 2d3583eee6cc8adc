"""Paths: one for each skill, from easy with the coach to a test without, and mistakes are told with file and line."""

from __future__ import annotations

import re
from pathlib import Path as File

import pytest

import simulator.paths as paths_module
from simulator.finding import DIMENSIONS
from simulator.library import BANDS
from simulator.packs import load_pack
from simulator.paths import Path, path_problems, paths
from simulator.resources import scenarios_path
from simulator.rules import criteria
from webapp.training.practices import fitting

SCENARIOS = load_pack(scenarios_path()).scenarios
BY_ID = {scenario.id: scenario for scenario in SCENARIOS}
EVERY = pytest.mark.parametrize("path", paths().values(), ids=lambda one: one.id)

GOOD = """title: Tea
idea: Pour.
outcomes: [Pour., Stop pouring.]
overview: {why: a, lessons: [speed, crowd]}
coached:
- {scenario: teashop, why: a}
- {scenario: tramway, why: b}
alone:
- {scenario: norrbird, why: c}
- {scenario: pipwire, why: d}
test: {scenario: bank, why: e, seed: 9, pass_mark: 70}
"""


def told(folder: File, text: str, monkeypatch: pytest.MonkeyPatch, name: str = "tone") -> list[str]:
    """Give what is wrong with one path of this text."""
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths_module, "content_path", lambda *_: folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in path_problems(SCENARIOS)]


def test_every_skill_has_a_path_and_every_step_leads_somewhere() -> None:
    assert tuple(paths()) == DIMENSIONS
    assert [str(problem) for problem in path_problems(SCENARIOS)] == []


@EVERY
def test_it_begins_with_all_the_lessons_of_its_skill(path: Path) -> None:
    assert {one.lesson for one in criteria().values() if one.dimension == path.id} <= set(path.overview.lessons)


@EVERY
def test_practice_is_easy_with_the_coach_and_medium_without_and_the_test_no_easier(path: Path) -> None:
    assert {BANDS[BY_ID[step.scenario].level] for step in path.coached} == {"easy"}
    assert {BANDS[BY_ID[step.scenario].level] for step in path.alone} == {"medium"}
    assert 3 <= BY_ID[path.test.scenario].level <= 4


@EVERY
def test_its_shifts_ask_for_the_skill(path: Path) -> None:
    shares = {step.scenario: fitting(BY_ID[step.scenario], path.id) for step in path.shifts}
    assert {name: cases for name, cases in shares.items() if cases < 2} == {}


@EVERY
def test_its_words_name_no_case_and_no_customer(path: Path) -> None:
    words = [step.why for step in path.shifts]
    scenarios = [BY_ID[step.scenario] for step in path.shifts]
    names = {name for one in scenarios for person in one.people for name in person.name.split() if name.istitle()}
    titles = {case.title for one in scenarios for case in one.cases}
    assert [title for title in titles if any(title in text for text in words)] == []
    assert names & {word for text in words for word in re.findall(r"\w+", text)} <= {"The", "Somebody"}


def test_each_test_has_a_scenario_and_a_seed_of_its_own() -> None:
    tests = [path.test for path in paths().values()]
    assert len({one.seed for one in tests}) == len({one.scenario for one in tests}) == len(tests)


def test_no_shift_is_argued_for_in_words_already_used() -> None:
    words = [step.why for path in paths().values() for step in path.shifts]
    assert len(set(words)) == len(words)


def test_a_sound_path_has_no_problem(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path, GOOD, monkeypatch) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("lessons: [speed", "lessons: [haste", "tone.yaml:4: overview.lessons[0]: there is no lesson 'haste'; there a"),
        ("scenario: tramway", "scenario: pub", "tone.yaml:7: coached[1].scenario: there is no scenario 'pub'; there"),
        ("scenario: pipwire", "scenario: teashop", "tone.yaml:10: alone[1].scenario: stands twice on this path"),
        ("seed: 9", "seed: 1", "tone.yaml:11: test.seed: Input should be greater than 1"),
        ("pass_mark: 70", "pass_mark: 0", "test.pass_mark: Input should be greater than or equal to 1"),
        ("- {scenario: pipwire, why: d}\n", "", "alone: Tuple should have at least 2 items"),
        ("idea: Pour.", "ideas: Pour.", "Extra inputs are not permitted"),
        ("title: Tea", "title: [", "is not YAML"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_there_is(
    old: str, new: str, says: str, tmp_path: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in GOOD
    assert says in "\n".join(told(tmp_path, GOOD.replace(old, new, 1), monkeypatch))


def test_a_path_is_of_a_skill(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "there is no skill 'charm'; there are: tone" in told(tmp_path, GOOD, monkeypatch, "charm")[0]
