"""The tables that a cohort can be taken out as: a row a shift, a row a finding, a row an attempt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from simulator.finding import DIMENSIONS
from simulator.rules import rules
from webapp.grades import Practice
from webapp.people import Person

Cell = str | int | float
Cells = tuple[Cell, ...]
Bodies = Mapping[str, str]
"""The stored grades, by shift."""
Texts = Mapping[tuple[str, int], str]
"""What agents wrote, by shift and number of the event; what was erased is not there."""
GiveBodies = Callable[[list[str]], Bodies]
GiveTexts = Callable[[list[tuple[str, int]]], Texts]
AT_ONCE = 50
"""So many shifts' findings are read together."""


@dataclass(frozen=True)
class Done:
    """A finished shift of somebody who learns in the cohort."""

    person: Person
    practice: Practice
    title: str


@dataclass(frozen=True)
class Attempt:
    """An attempt at something that was given: which of theirs it was, and how they stand with the whole of it."""

    given: str
    number: int
    status: str


GRADES = (
    "Shift", "Person", "E-mail", "Scenario", "Ended (UTC)", "Overall", *(name.capitalize() for name in DIMENSIONS),
    "Without a critical error",
)  # fmt: skip
FINDINGS = (
    "Shift", "Person", "E-mail", "Scenario", "Case", "Skill", "Rule", "What", "Effect", "Critical error", "Quote",
    "Because", "Source", "Confidence",
)  # fmt: skip
SHIFTS = (
    "Shift", "Person", "E-mail", "Scenario", "Begun (UTC)", "Ended (UTC)", "Minutes", "Given as", "Attempt", "Status",
)  # fmt: skip


def grades(done: Iterable[Done]) -> Iterator[Cells]:
    """Give a row for each shift: its marks, and whether it had no critical error beyond doubt."""
    for one in done:
        made = one.practice
        marks = ("" if mark is None else mark for mark in (made.overall, *made.marks))
        yield (*_who(one), when(made.ended_at), *marks, "yes" if made.ready else "no")


def findings(done: Iterable[Done], bodies: GiveBodies, texts: GiveTexts) -> Iterator[Cells]:
    """Give a row for each finding. `bodies` and `texts` give stored grades of shifts, and words by their places."""
    waiting = iter(done)
    while some := list(islice(waiting, AT_ONCE)):
        by_shift: Bodies = bodies([one.practice.shift_id for one in some])
        found = [(one, graded) for one in some for graded in _found(by_shift.get(one.practice.shift_id, "{}"))]
        places = {(one.practice.shift_id, span["event"]) for one, (_, each) in found if (span := each["span"])}
        words: Texts = texts(sorted(places))
        for one, (case, each) in found:
            yield (*_who(one), case, *_finding(each, _quoted(one.practice.shift_id, each["span"], words)))


def shifts(done: Iterable[Done], tried: Mapping[str, Attempt]) -> Iterator[Cells]:
    """Give a row for each shift: when, how long, and for what it was taken, by the shift's id."""
    for one in done:
        made, taken = one.practice, tried.get(one.practice.shift_id)
        minutes = round(((made.ended_at or made.created_at) - made.created_at) / 60, 1)
        given: Cells = (taken.given, taken.number, taken.status) if taken else ("", "", "")
        yield (*_who(one), when(made.created_at), when(made.ended_at), minutes, *given)


def when(seconds: float | None) -> str:
    """Give Unix seconds as ISO 8601 in UTC, to the second; empty if there are none."""
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _who(one: Done) -> Cells:
    return one.practice.shift_id, one.person.name, one.person.email, one.title


def _found(body: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for case in json.loads(body).get("cases", ()):
        for mark in case["marks"]:
            yield from ((case["case"], each) for each in mark["findings"])


def _finding(each: dict[str, Any], quote: str) -> Cells:
    rule = rules().get(each["rule"])
    title = rule.title if rule else each["rule"]
    return (
        each["dimension"].capitalize(), each["rule"], title, round(each["effect"], 1), each["critical"] or "", quote,
        each["because"], each["source"], each["confidence"],
    )  # fmt: skip


def _quoted(shift_id: str, span: Mapping[str, int] | None, words: Texts) -> str:
    return words.get((shift_id, span["event"]), "")[span["start"] : span["end"]] if span else ""


def finished(
    people: Sequence[Person], practices: Mapping[str, Sequence[Practice]], titles: Mapping[str, str]
) -> list[Done]:
    """Give the finished shifts of people, by name and then in the order in which they were begun."""
    return [
        Done(one, made, titles.get(made.scenario, made.scenario))
        for one in people for made in practices[one.id] if made.over
    ]  # fmt: skip
