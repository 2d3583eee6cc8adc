"""Courses: what ships leads somewhere at every step, from easy to hard, and mistakes are told with file and line."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import simulator.courses as courses_module
from simulator.courses import Course, course_problems, courses
from simulator.packs import load_pack
from simulator.resources import scenarios_path

SCENARIOS = load_pack(scenarios_path()).scenarios
BY_ID = {scenario.id: scenario for scenario in SCENARIOS}
LESSON_MINUTES, CASE_MINUTES = 5, 10

GOOD = """title: Tea
level: 1
for_whom: Whoever pours.
outcomes: [Pour., Stop pouring.]
hours: 1
steps:
- {lesson: speed, why: a, look_for: b}
- {lesson: crowd, why: a, look_for: b}
- {lesson: apology, why: a, look_for: b}
- {scenario: teashop, why: a, look_for: b}
- {scenario: teashop, case: tin, why: a, look_for: b}
"""


def told(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give what is wrong with one course of this text."""
    (folder / "tea.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(courses_module, "content_path", lambda *_: folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in course_problems(SCENARIOS)]


def test_every_step_of_what_ships_leads_somewhere() -> None:
    assert [str(problem) for problem in course_problems(SCENARIOS)] == []


def test_the_easiest_course_comes_first() -> None:
    assert list(courses()) == ["first-week", "public-tone", "privacy-drill", "crisis-hour"]


@pytest.mark.parametrize("course", courses().values(), ids=lambda one: one.id)
def test_a_course_begins_with_a_lesson_ends_with_a_shift_and_gets_harder(course: Course) -> None:
    levels = [BY_ID[step.scenario].level for step in course.steps if step.scenario and not step.case]
    assert course.steps[0].lesson
    assert course.steps[-1].scenario
    assert all(easier <= harder for easier, harder in pairwise(levels))
    assert levels[0] < levels[-1]


@pytest.mark.parametrize("course", courses().values(), ids=lambda one: one.id)
def test_the_hours_are_enough_for_its_steps(course: Course) -> None:
    minutes = sum(
        LESSON_MINUTES if step.scenario is None else CASE_MINUTES if step.case else BY_ID[step.scenario].minutes
        for step in course.steps
    )
    assert minutes / 60 <= course.hours <= 2 * minutes / 60


@pytest.mark.parametrize("course", courses().values(), ids=lambda one: one.id)
def test_no_step_is_argued_for_in_words_already_used_nor_names_a_case_or_a_customer(course: Course) -> None:
    words = [text for step in course.steps for text in (step.why, step.look_for)]
    scenarios = [BY_ID[step.scenario] for step in course.steps if step.scenario]
    # People have other names when the same scenario is taken again.
    names = {name for one in scenarios for person in one.people for name in person.name.split() if name.istitle()}
    titles = {case.title for one in scenarios for case in one.cases}
    assert len(set(words)) == len(words)
    assert [title for title in titles if any(title in text for text in words)] == []
    assert names & {word for text in words for word in re.findall(r"\w+", text)} <= {"The", "Somebody"}


def test_a_sound_course_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path, GOOD, monkeypatch) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("lesson: speed", "lesson: haste", "tea.yaml:7: steps[0].lesson: there is no lesson 'haste'; there are: accur"),
        ("scenario: teashop, why", "scenario: pub, why", "tea.yaml:10: steps[3].scenario: there is no scenario 'pub'"),
        ("case: tin", "case: pot", "steps[4].case: there is no case of teashop 'pot'; there are: hours, joke, tin"),
        ("lesson: crowd", "lesson: speed", "tea.yaml:8: steps[1]: stands twice in this course"),
        ("scenario: teashop, why", "why", "tea.yaml:10: steps[3]: Value error, needs a lesson or a scenario"),
        ("lesson: crowd", "lesson: crowd, case: tin", "steps[1]: Value error, a case needs the scenario"),
        ("lesson: crowd", "lesson: crowd, scenario: teashop", "steps[1]: Value error, needs a lesson or a scenario"),
        ("level: 1", "level: 9", "tea.yaml:2: level: Input should be less than or equal to 5"),
        ("why: a", "why: ''", "why: String should have at least 1 character"),
        ("title: Tea", "title: [", "is not YAML"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_there_is(
    old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in GOOD
    assert says in "\n".join(told(tmp_path, GOOD.replace(old, new, 1), monkeypatch))
