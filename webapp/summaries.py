"""A grade's numbers without its words, small enough to read those of a whole cohort at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from simulator.finding import DIMENSIONS, CaseGrade, Finding, Grade


class Noticed(NamedTuple):
    """A rule that cost something: how often in the shift, and where first: the case and the words' place, if any."""

    rule: str
    times: int
    case: str
    event: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decides whether a shift passes: its overall mark, and those of its cases and of its dimensions.

    `certain` are the cases with a critical error beyond doubt; with none of them it is `ready`.
    """

    overall: float | None
    ready: bool
    cases: Mapping[str, float | None]
    certain: frozenset[str]
    marks: Mapping[str, float | None] = field(default_factory=dict)


def columns(grade: Grade) -> dict[str, Any]:
    """Give what is stored of a grade beside it."""
    marks = {mark.dimension: mark.value for mark in grade.marks}
    return {
        "overall": grade.overall,
        "ready": grade.ready,
        "marks": _dumped([marks.get(dimension) for dimension in DIMENSIONS]),
        "cases": _dumped({case.case: [case.overall, any(map(_is_certain, _found(case)))] for case in grade.cases}),
        "noticed": _dumped(list(_noticed(grade))),
    }


def outcome(overall: float | None, ready: bool, cases: str, marks: str = "[]") -> Outcome:
    """Give the outcome that these columns hold."""
    data: dict[str, tuple[float | None, bool]] = json.loads(cases)
    certain = frozenset(case for case, (_, sure) in data.items() if sure)
    by_dimension: dict[str, float | None] = dict(zip(DIMENSIONS, marks_of(marks), strict=False))
    return Outcome(overall, ready, {case: mark for case, (mark, _) in data.items()}, certain, by_dimension)


def marks_of(text: str) -> list[float | None]:
    """Give the marks of the six dimensions, in their order, that this column holds."""
    found: list[float | None] = json.loads(text)
    return found


def noticed_of(text: str) -> list[Noticed]:
    """Give the rules that cost something, that this column holds."""
    return list(map(Noticed._make, json.loads(text)))


def _dumped(data: object) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def _found(case: CaseGrade) -> Iterator[Finding]:
    return (one for mark in case.marks for one in mark.findings)


def _is_certain(found: Finding) -> bool:
    return bool(found.critical) and found.confidence == "high"


def _noticed(grade: Grade) -> Iterator[list[Any]]:
    """Give each rule that cost something once, where it points at words if it does so anywhere."""
    by_rule: dict[str, list[Finding]] = {}
    for one in (one for case in grade.cases for one in _found(case) if one.effect < 0 or one.critical):
        by_rule.setdefault(one.rule, []).append(one)
    for rule, same in sorted(by_rule.items()):
        first = next((one for one in same if one.span), same[0])
        place = [first.span.event, first.span.start, first.span.end] if first.span else [first.event, 0, 0]
        yield [rule, len(same), first.case, *place]
