"""Samples of people with scores, decisions and what they said, without any shift behind them."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.hiring.candidates import Candidate
from webapp.hiring.evidence import Evidence
from webapp.hiring.report import Assessed
from webapp.hiring.samples import Sample, Taken
from webapp.hiring.scores import Score
from webapp.hiring.work import Work

Said = dict[str, str]


def person(  # noqa: PLR0913 - what a person is
    number: int, said: Said, selected: bool | None = None, machine: float | None = None, people: float | None = None, *,
    cases: dict[str, float] | None = None, missing: str = "",
) -> Taken:  # fmt: skip
    """Give somebody who handed in."""
    who = Candidate(f"c{number}", "r", number, "", "", "", None, 0.0, 0.0, *(None,) * 6)
    readings = {1: {}, 2: {}} if people is not None else {}
    scores = [Score({}, value, value, dict(cases or {})) for value in (people, machine)]
    work = Work(())
    return Taken(who, Assessed(work, readings, (), Evidence(work, ()), *scores, missing), selected, said)


def group(start: int, size: int, chosen: int, said: Said, machine: float = 50.0) -> list[Taken]:
    """Give a group of people of whom so many got through; their scores rise with their numbers."""
    return [
        person(number, said, number - start < chosen, machine + number / 100, machine - number / 100)
        for number in range(start, start + size)
    ]


def of(*groups: Iterable[Taken]) -> Sample:
    """Give the sample of these groups."""
    return Sample(tuple(one for each in groups for one in each), 0)


FEMALE, MALE, ANOTHER = {"sex": "female"}, {"sex": "male"}, {"sex": "another"}
