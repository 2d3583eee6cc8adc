"""What a shift is worth: findings to criteria, criteria to dimensions, dimensions to an overall, with gates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from simulator.dispositions import disposition, foresees_statement, standing
from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, CaseGrade, Dimension, Finding, Grade, Mark
from simulator.packs import Chosen
from simulator.queueing import queue_findings
from simulator.rules import criteria, rules
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.scorecards import Scorecard
from simulator.scoring import findings
from simulator.scoring.evidence import value_of
from simulator.state import CaseState, Message, ShiftState


class Scenarios(Protocol):
    """What a pack is to a grader: scenarios by how a shift of them started."""

    def played(self, what: Chosen | None) -> Scenario:
        """Give the scenario that a shift is played in."""
        ...


def grade(scorecard: Scorecard, pack: Scenarios, state: ShiftState) -> Grade:
    """Give the grade of a whole shift: the mean of each dimension over the cases where it was observed."""
    if state.started is None:
        raise CommandRefused("a shift that has not begun cannot be graded")
    scenes = scenes_of(pack.played(state.started), state)
    cases = tuple(grade_case(scorecard, scene) for scene in scenes)
    marks = tuple(_shift_mark(scorecard, dimension, cases) for dimension in DIMENSIONS)
    uncapped = _weighted((mark.value, scorecard.weight(mark.dimension)) for mark in marks)
    cap = _felt(cases)
    critical = tuple(sorted({name for case in cases for name in case.critical}, key=_number))
    return Grade(
        scorecard=scorecard.name, marks=marks, overall=_least(uncapped, cap), uncapped=uncapped, critical=critical,
        cap=cap, ready=not any(_certain(case) for case in cases), cases=cases, queue=queue_findings(scenes),
    )  # fmt: skip


def grade_case(scorecard: Scorecard, scene: Scene) -> CaseGrade:
    """Give the grade of one case; the gravest critical error caps it, unless the reader was unsure of it."""
    found = findings(scene)
    marks = tuple(_mark(scorecard, dimension, found) for dimension in DIMENSIONS)
    uncapped = _weighted((mark.value, scorecard.weight(mark.dimension)) for mark in marks)
    counted = (one.critical for one in found if one.critical and one.confidence != "low")
    critical = tuple(sorted(set(counted), key=_number))
    cap = min((scorecard.cap(name) for name in critical), default=None)
    reached = disposition(scene)
    return CaseGrade(
        case=scene.case.id, disposition=reached, standing=standing(scene.case.expected.disposition, reached),
        marks=marks, overall=_least(uncapped, cap), uncapped=uncapped, critical=critical, cap=cap,
    )  # fmt: skip


def scenes_of(scenario: Scenario, state: ShiftState) -> tuple[Scene, ...]:
    """Give the scenes of all cases that came into the queue, in the scenario's order.

    A statement that was made for no case in particular is judged with the first case whose author foresaw one.
    """
    cases = [case for case in scenario.cases if case.id in state.cases]
    told = {said.event for went in state.cases.values() for said in went.messages}
    loose = tuple(said for said in state.statements if said.event not in told)
    host = next((case.id for case in cases if foresees_statement(case)), cases[0].id if cases else "")
    return tuple(
        Scene(scenario, case, _with(state, case.id, loose if case.id == host else ()), state) for case in cases
    )


def _with(state: ShiftState, case: str, loose: tuple[Message, ...]) -> CaseState:
    went = state.cases[case]
    if not loose:
        return went
    return replace(went, messages=tuple(sorted((*went.messages, *loose), key=lambda said: said.event)))


def _mark(card: Scorecard, dimension: Dimension, found: Sequence[Finding]) -> Mark:
    own = tuple(one for one in found if one.dimension == dimension)
    parts: Mapping[str, list[Finding]] = _grouped(one for one in own if _counts(card, one))
    names = [
        name for name, criterion in criteria().items() if criterion.dimension == dimension and name in card.weights
    ]
    values = tuple((name, value_of(name, parts[name]) if name in parts else None) for name in names)
    return Mark(dimension, _weighted((value, card.weights[name]) for name, value in values), values, own)


def _counts(card: Scorecard, found: Finding) -> bool:
    sure = found.confidence != "low" or card.low_confidence == "counted"
    return sure and not rules()[found.rule].note


def _grouped(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    parts: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        parts[one.criterion].append(one)
    return parts


def _shift_mark(card: Scorecard, dimension: Dimension, cases: Sequence[CaseGrade]) -> Mark:
    marks = [mark for case in cases for mark in case.marks if mark.dimension == dimension]
    names = [name for name, _ in marks[0].criteria] if marks else []
    parts = tuple((name, _mean(dict(mark.criteria)[name] for mark in marks)) for name in names)
    return Mark(
        dimension, _mean(mark.value for mark in marks), parts, tuple(one for mark in marks for one in mark.findings)
    )


def _weighted(parts: Iterable[tuple[float | None, float]]) -> float | None:
    """Give the weighted mean of what was observed; the weight of the rest is shared out."""
    seen = [(value, weight) for value, weight in parts if value is not None and weight > 0]
    whole = sum(weight for _, weight in seen)
    return round(sum(value * weight for value, weight in seen) / whole, 1) if whole else None


def _mean(values: Iterable[float | None]) -> float | None:
    return _weighted((value, 1.0) for value in values)


def _least(value: float | None, cap: float | None) -> float | None:
    return value if value is None or cap is None else min(value, cap)


def _felt(cases: Sequence[CaseGrade]) -> float | None:
    """Give what the shift is held to when a case was capped: the mean of the cases as they stand."""
    return _mean(case.overall for case in cases) if any(case.cap is not None for case in cases) else None


def _certain(case: CaseGrade) -> bool:
    return any(one.critical and one.confidence == "high" for mark in case.marks for one in mark.findings)


def _number(critical: str) -> int:
    return int(critical.removeprefix("CE"))
