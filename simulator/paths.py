"""Paths: one for each skill, from its lessons over practice with and without the coach to a test without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path as File
from types import MappingProxyType
from typing import Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simulator.errors import Problem
from simulator.finding import DIMENSIONS, Dimension
from simulator.lessons import lessons
from simulator.resources import content_path
from simulator.scenario import Scenario
from simulator.vocabulary import Text
from simulator.yamlfile import Where, content, read_yaml

USUAL_SEED = 1
"""The seed of practice; with it a shift taken by chance would be taken for the test."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Overview(_Part):
    """What is read first: the lessons of the skill, and why these."""

    why: Text
    lessons: Annotated[tuple[str, ...], Field(min_length=1)]


class Shift(_Part):
    """A shift to take, and why it is there."""

    scenario: str
    why: Text


class Exam(Shift):
    """The test: a shift without the coach, of one seed for everybody, passed from a mark in the path's skill on."""

    seed: Annotated[int, Field(gt=USUAL_SEED, lt=2**31)]
    pass_mark: Annotated[int, Field(ge=1, le=100)]


Pair = Annotated[tuple[Shift, ...], Field(min_length=2, max_length=2)]


class Path(_Part):
    """A path; its id is its skill. `coached` are easy shifts with the coach, `alone` medium ones without."""

    id: Dimension
    title: Text
    idea: Text
    outcomes: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    overview: Overview
    coached: Pair
    alone: Pair
    test: Exam

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Give its shifts in their order; the test is the last."""
        return (*self.coached, *self.alone, self.test)


@lru_cache(maxsize=1)
def paths() -> Mapping[Dimension, Path]:
    """Give the path of every skill, in the order of the skills."""
    there = {file.stem for file in _files()}
    made = (Path(id=skill, **content("paths", f"{skill}.yaml")) for skill in DIMENSIONS if skill in there)
    return MappingProxyType({one.id: one for one in made})


def path_problems(scenarios: Sequence[Scenario]) -> list[Problem]:
    """Give what is wrong with the paths' files, with file and line; `scenarios` are all that there are."""
    return [problem for file in _files() for problem in _problems(file, {one.id for one in scenarios})]


def _files() -> list[File]:
    return sorted(content_path("paths").glob("*.yaml"))


def _problems(file: File, known: set[str]) -> list[Problem]:
    read = read_yaml(file)
    if read.problems:
        return read.problems
    if file.stem not in get_args(Dimension):
        return [read.problem((), f"there is no skill {file.stem!r}; there are: {', '.join(DIMENSIONS)}")]
    try:
        path = Path.model_validate({"id": file.stem, **read.data})
    except ValidationError as error:
        return [read.problem(tuple(one["loc"]), one["msg"]) for one in error.errors()]
    return [read.problem(where, message) for where, message in _unknown(path, known)]


def _unknown(path: Path, known: set[str]) -> Iterator[tuple[Where, str]]:
    """Give the steps that lead nowhere, and the scenarios that stand twice."""
    for place, lesson in enumerate(path.overview.lessons):
        if lesson not in lessons():
            yield ("overview", "lessons", place), f"there is no lesson {lesson!r}; there are: {_listed(set(lessons()))}"
    parts: tuple[Where, ...] = (("coached", 0), ("coached", 1), ("alone", 0), ("alone", 1), ("test",))
    seen: set[str] = set()
    for where, step in zip(parts, path.shifts, strict=True):
        if step.scenario in seen:
            yield (*where, "scenario"), "stands twice on this path"
        seen.add(step.scenario)
        if step.scenario not in known:
            yield (*where, "scenario"), f"there is no scenario {step.scenario!r}; there are: {_listed(known)}"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
