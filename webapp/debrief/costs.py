"""What each choice was worth to a case: its overall before the cap, beside what it would be without the choice.

Where a finding says how a criterion stands, as the chosen disposition does, it is held against full marks instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.finding import DIMENSIONS, CaseGrade, Finding
from simulator.rules import criteria, rules
from simulator.scorecards import Scorecard
from simulator.scoring.evidence import value_of
from webapp.debrief.judged import STANDS

SHOWN = 12
FULL = 100.0
LEAST = 0.3
"""Smaller differences than this are not shown."""
ROOM = 3
LEAST_ROOM = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What all findings of one rule changed, in points of the case's overall before the cap."""

    rule: str
    title: str
    points: float
    times: int


@dataclass(frozen=True, slots=True)
class Room:
    """How many points of the case's overall one criterion still held."""

    title: str
    value: float
    points: float


def costs(card: Scorecard, graded: CaseGrade) -> tuple[Cost, ...]:
    """Give what the choices cost or earned, costliest first, then those that earned, most first."""
    parts = _parts(graded)
    values = _values(graded)
    whole = overall(card, values) or 0.0
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for found in (one for part in parts.values() for one in part):
        by_rule[found.rule].append(found)
    all_costs = [_cost(card, values, parts, whole, found) for found in by_rule.values()]
    felt = sorted((one for one in all_costs if abs(one.points) >= LEAST), key=lambda one: -abs(one.points))[:SHOWN]
    return tuple(sorted(felt, key=lambda one: (one.points > 0, -abs(one.points), one.rule)))


def room(card: Scorecard, graded: CaseGrade) -> tuple[Room, ...]:
    """Give the criteria in which the most was left to gain."""
    values = _values(graded)
    whole = overall(card, values) or 0.0
    left = []
    for name, value in values.items():
        if value is not None:
            points = (overall(card, {**values, name: FULL}) or 0.0) - whole
            left.append(Room(criteria()[name].title, value, round(points, 1)))
    return tuple(sorted((one for one in left if one.points >= LEAST_ROOM), key=lambda one: -one.points)[:ROOM])


def overall(card: Scorecard, values: Mapping[str, float | None]) -> float | None:
    """Give the overall that these values of criteria make, before any cap."""
    weighed = []
    for dimension in DIMENSIONS:
        own = [(value, card.weights.get(name, 0.0)) for name, value in values.items()
               if criteria()[name].dimension == dimension]  # fmt: skip
        weighed.append((_mean(own), card.weight(dimension)))
    return _mean(weighed)


def _mean(parts: Iterable[tuple[float | None, float]]) -> float | None:
    seen = [(value, weight) for value, weight in parts if value is not None and weight > 0]
    total = sum(weight for _, weight in seen)
    return sum(value * weight for value, weight in seen) / total if total else None


def _values(graded: CaseGrade) -> dict[str, float | None]:
    return {name: value for mark in graded.marks for name, value in mark.criteria}


def _parts(graded: CaseGrade) -> dict[str, list[Finding]]:
    parts: dict[str, list[Finding]] = defaultdict(list)
    for found in (one for mark in graded.marks for one in mark.findings):
        parts[found.criterion].append(found)
    return parts


def _cost(
    card: Scorecard, values: Mapping[str, float | None], parts: Mapping[str, Sequence[Finding]], whole: float,
    found: Sequence[Finding],
) -> Cost:  # fmt: skip
    first = found[0]
    others = [one for one in parts[first.criterion] if one.rule != first.rule]
    if first.rule in STANDS and first.effect < FULL:
        others.append(replace(first, effect=FULL))
    without = overall(card, {**values, first.criterion: value_of(first.criterion, others)}) or 0.0
    rule = rules().get(first.rule)
    return Cost(first.rule, rule.title if rule else first.rule, round(whole - without, 1), len(found))
