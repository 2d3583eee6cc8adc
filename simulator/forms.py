"""Forms: fixed sets of shifts that assess for a job, each with the tasks of the job that its marks stand for.

A form's parts are scenarios in a form of their own (`simulator.variation`): other names and numbers, same difficulty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simulator.errors import CommandRefused, Problem, ScenarioProblems
from simulator.finding import DIMENSIONS, Dimension
from simulator.resources import content_path
from simulator.scenario import Scenario
from simulator.scorecards import Scorecard, scorecards
from simulator.vocabulary import Id, Text
from simulator.yamlfile import Where, YamlFile, read_yaml

Rating = Annotated[int, Field(ge=1, le=5)]
Number = Annotated[int, Field(ge=0, le=9_999)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Task(_Part):
    """One task of the job: how much depends on it, how often it comes, and the dimensions that show it."""

    title: Text
    importance: Rating
    frequency: Rating
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]


class Part(_Part):
    """One shift: a scenario, in which of its forms, and what chance within it is drawn from."""

    scenario: Id
    form: Number = 0
    seed: Number = 1


class Form(_Part):
    """One form: for which job, what it shows of it, the shifts in their order, and what it must not be used for.

    `minutes` is what its author plans that most people need, `expires_months` how long a result may be relied on.
    """

    id: Id
    title: Text
    about: Text
    for_whom: Text
    level: Rating
    minutes: Annotated[int, Field(gt=0)]
    map: Annotated[tuple[Task, ...], Field(min_length=3)]
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=4)]
    scorecard: Id
    expires_months: Annotated[int, Field(ge=1, le=36)] = 12
    limits: Annotated[tuple[Text, ...], Field(min_length=1)]

    def tasks(self, dimension: Dimension) -> tuple[Task, ...]:
        """Give the tasks of the job that a dimension stands for, what matters most first."""
        linked = [task for task in self.map if dimension in task.dimensions]
        return tuple(sorted(linked, key=lambda task: -task.importance * task.frequency))


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Form]:
    """Give every form that ships, by id; ScenarioProblems holds every mistake of every file."""
    read = [_form(read_yaml(file)) for file in _files()]
    if problems := [problem for _, found in read for problem in found]:
        raise ScenarioProblems(problems)
    return MappingProxyType({made.id: made for made, _ in read if made is not None})


def form(name: str) -> Form:
    """Give the form with this id; CommandRefused names those there are."""
    if name not in forms():
        raise CommandRefused(_none("form", name, forms()))
    return forms()[name]


def form_problems(scenarios: Sequence[Scenario]) -> list[Problem]:
    """Give what is wrong with the forms' files, with file and line; `scenarios` are all that there are."""
    known = {one.id: one for one in scenarios}
    return [problem for path in _files() for problem in _problems(read_yaml(path), known)]


def refusals(given: Form) -> list[tuple[Where, str]]:
    """Give why a form cannot be used for hiring, each with its place in the form; none if it can.

    What a mark counts for has to be a task of the job, and nothing stands in it twice.
    """
    cards = {card.id: card for card in scorecards()}
    wrong = list(_twice(given))
    if given.scorecard not in cards:
        return [*wrong, (("scorecard",), _none("scorecard", given.scorecard, cards))]
    return [*wrong, *_unlinked(given, cards[given.scorecard])]


def _files() -> list[Path]:
    return sorted(content_path("courses", "assessments").glob("*.yaml"))


def _problems(file: YamlFile, known: Mapping[str, Scenario]) -> list[Problem]:
    made, problems = _form(file)
    return problems + [file.problem(where, message) for where, message in _unknown(made, known)] if made else problems


def _form(file: YamlFile) -> tuple[Form | None, list[Problem]]:
    """Give the form of a file, as far as it can be read, and what is wrong with it."""
    if file.problems:
        return None, file.problems
    if not isinstance(file.data, dict):
        return None, [file.problem((), "must be a mapping with title, about, for_whom, level, map, parts …")]
    try:
        made = Form.model_validate({"id": Path(file.name).stem, **file.data})
    except ValidationError as error:
        return None, [file.problem(tuple(one["loc"]), one["msg"]) for one in error.errors()]
    return made, [file.problem(where, message) for where, message in refusals(made)]


def _twice(given: Form) -> Iterator[tuple[Where, str]]:
    seen: set[str] = set()
    for place, part in enumerate(given.parts):
        if part.scenario in seen:
            yield ("parts", place), f"{part.scenario} stands twice: the second time people know what comes"
        seen.add(part.scenario)


def _unlinked(given: Form, card: Scorecard) -> Iterator[tuple[Where, str]]:
    """Give the dimensions that count and stand for no task, and those linked that count for nothing."""
    for dimension in DIMENSIONS:
        if card.weight(dimension) and not given.tasks(dimension):
            message = (
                f"no task is scored by {dimension}, which counts {card.weight(dimension):g} of 100 in {card.name}: "
                "link it to a task of the job, or take a scorecard that gives it no weight"
            )
            yield ("map",), message
    for place, task in enumerate(given.map):
        for dimension in task.dimensions:
            if not card.weight(dimension):
                yield ("map", place, "dimensions"), f"{dimension} counts for nothing in {card.name}: take it off"


def _unknown(made: Form, known: Mapping[str, Scenario]) -> Iterator[tuple[Where, str]]:
    """Give the parts that lead nowhere, and a time that cannot be."""
    missing = [(place, part.scenario) for place, part in enumerate(made.parts) if part.scenario not in known]
    for place, scenario in missing:
        yield ("parts", place, "scenario"), _none("scenario", scenario, known)
    if not missing and made.minutes > (most := sum(known[part.scenario].minutes for part in made.parts)):
        yield ("minutes",), f"the shifts end after {most:g} minutes in all, so nobody can need {made.minutes}"


def _none(what: str, name: str, known: Mapping[str, object]) -> str:
    return f"there is no {what} {name!r}; there are: {', '.join(sorted(known)) or 'none'}"
