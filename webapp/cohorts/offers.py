"""What there is to give to a cohort beside single scenarios: courses and paths, and the shifts they consist of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from simulator.courses import Course, courses
from simulator.paths import Exam, Path, paths
from webapp.cohorts.standing import Step

KINDS: Mapping[str, str] = {"scenario": "Shift", "course": "Course", "path": "Path"}
"""What each kind is called."""


def steps_of(kind: str, target: str) -> tuple[Step, ...]:
    """Give the shifts that something consists of; none if there is no such course or path."""
    if kind == "scenario":
        return (Step(target),)
    if kind == "course" and target in courses():
        every = courses()[target].steps
        return tuple(Step(step.scenario, step.case) for step in every if step.scenario is not None)
    path = _path(target) if kind == "path" else None
    return _steps(path) if path else ()


def title_of(kind: str, target: str) -> str:
    """Give what a course or a path is called; empty for anything else, and where it is not there any more."""
    if kind == "course":
        return courses()[target].title if target in courses() else ""
    path = _path(target) if kind == "path" else None
    return f"The {path.title.lower()} path" if path else ""


def courses_of(scenarios: Collection[str]) -> list[Course]:
    """Give the courses whose scenarios are all there, the easiest first."""
    return [one for one in courses().values() if all(step.scenario in {None, *scenarios} for step in one.steps)]


def paths_of(scenarios: Collection[str]) -> list[Path]:
    """Give the paths whose scenarios are all there, in the order of the skills."""
    return [one for one in paths().values() if all(step.scenario in scenarios for step in one.shifts)]


def _path(target: str) -> Path | None:
    return next((one for one in paths().values() if one.id == target), None)


def _steps(path: Path) -> tuple[Step, ...]:
    """Give the shifts of a path: practice passes by being taken, and the test by its mark in the skill."""
    coached = [one.scenario for one in path.coached]
    return tuple(
        Step(
            one.scenario, skill=path.id, coached=one.scenario in coached, practice=not isinstance(one, Exam),
            seed=one.seed if isinstance(one, Exam) else None,
        )
        for one in path.shifts
    )  # fmt: skip
