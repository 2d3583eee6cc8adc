"""Courses: lessons and shifts in an order that makes sense, each step with why it is there and what to look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from simulator.errors import Problem
from simulator.lessons import lessons
from simulator.resources import content_path
from simulator.scenario import Scenario
from simulator.vocabulary import Text
from simulator.yamlfile import Where, content, read_yaml


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Part):
    """One step: a lesson to read, or a shift to take. With a `case` the shift is taken for that one's sake."""

    lesson: str | None = None
    scenario: str | None = None
    case: str | None = None
    why: Text
    look_for: Text

    @model_validator(mode="after")
    def _one_thing(self) -> Step:
        if (self.lesson is None) == (self.scenario is None):
            raise ValueError("needs a lesson or a scenario, one of the two")
        if self.case is not None and self.scenario is None:
            raise ValueError("a case needs the scenario it belongs to")
        return self


class Course(_Part):
    """One course: for whom it is, what one can do afterwards, how long it takes, and its steps from easy to hard."""

    id: str
    title: Text
    level: Annotated[int, Field(ge=1, le=5)]
    for_whom: Text
    outcomes: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5)]
    hours: Annotated[float, Field(gt=0)]
    steps: Annotated[tuple[Step, ...], Field(min_length=5, max_length=9)]


@lru_cache(maxsize=1)
def courses() -> Mapping[str, Course]:
    """Give every course by id, the easiest first."""
    made = [Course(id=file.stem, **content("courses", file.name)) for file in _files()]
    return MappingProxyType({one.id: one for one in sorted(made, key=lambda one: (one.level, one.title))})


def course_problems(scenarios: Sequence[Scenario]) -> list[Problem]:
    """Give what is wrong with the courses' files, with file and line; `scenarios` are all that there are."""
    return [problem for file in _files() for problem in _problems(file, {one.id: one for one in scenarios})]


def _files() -> list[Path]:
    return sorted(content_path("courses").glob("*.yaml"))


def _problems(path: Path, known: Mapping[str, Scenario]) -> list[Problem]:
    file = read_yaml(path)
    if file.problems:
        return file.problems
    try:
        course = Course.model_validate({"id": path.stem, **file.data})
    except ValidationError as error:
        return [file.problem(tuple(one["loc"]), one["msg"]) for one in error.errors()]
    return [file.problem(where, message) for where, message in _unknown(course, known)]


def _unknown(course: Course, known: Mapping[str, Scenario]) -> Iterator[tuple[Where, str]]:
    """Give the steps that lead nowhere, and those that stand twice."""
    seen: set[tuple[Any, ...]] = set()
    for place, step in enumerate(course.steps):
        if (same := (step.lesson, step.scenario, step.case)) in seen:
            yield ("steps", place), "stands twice in this course"
        seen.add(same)
        if step.lesson is not None and step.lesson not in lessons():
            yield ("steps", place, "lesson"), _none("lesson", step.lesson, lessons())
        if step.scenario is not None and step.scenario not in known:
            yield ("steps", place, "scenario"), _none("scenario", step.scenario, known)
        elif step.scenario is not None and step.case is not None:
            cases = {case.id: case for case in known[step.scenario].cases}
            if step.case not in cases:
                yield ("steps", place, "case"), _none(f"case of {step.scenario}", step.case, cases)


def _none(what: str, name: str, known: Mapping[str, object]) -> str:
    return f"there is no {what} {name!r}; there are: {', '.join(sorted(known)) or 'none'}"
