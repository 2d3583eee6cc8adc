"""What one's finished practice came to: every mark as it was recorded, by shift and by skill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.finding import DIMENSIONS, Dimension, Grade
from webapp.debrief.page import card_of
from webapp.debrief.verdict import below
from webapp.store import Shift

RECENT = 3
"""How many observed marks the recent mean is taken over."""


@dataclass(frozen=True, slots=True)
class Result:
    """One finished shift: what it was, when it ended (Unix seconds), and the grade it was given."""

    shift: Shift
    title: str
    grade: Grade

    @property
    def ended_at(self) -> float:
        """Give when the shift ended, in Unix seconds."""
        return self.shift.ended_at or self.shift.created_at

    @property
    def below(self) -> bool:
        """Tell whether the overall is below the mark to aim at."""
        return below(self.grade, card_of(self.grade))

    @property
    def marks(self) -> Mapping[Dimension, float | None]:
        """Give the marks by dimension; None where a dimension was not observed."""
        found = {mark.dimension: mark.value for mark in self.grade.marks}
        return {dimension: found.get(dimension) for dimension in DIMENSIONS}


@dataclass(frozen=True, slots=True)
class Skill:
    """One dimension over time: its marks from the oldest shift to the newest, None where it was not observed."""

    dimension: Dimension
    values: tuple[float | None, ...]

    @property
    def observed(self) -> tuple[float, ...]:
        """Give the marks there are, oldest first."""
        return tuple(value for value in self.values if value is not None)

    @property
    def last(self) -> float | None:
        """Give the newest mark there is."""
        return self.observed[-1] if self.observed else None

    @property
    def best(self) -> float | None:
        """Give the highest mark there is."""
        return max(self.observed, default=None)

    @property
    def recent(self) -> float | None:
        """Give the mean of the newest three marks there are, or of fewer."""
        newest = self.observed[-RECENT:]
        return sum(newest) / len(newest) if newest else None


def results(shifts: Sequence[Shift], grades: Mapping[str, Grade], titles: Mapping[str, str]) -> tuple[Result, ...]:
    """Give the finished practice shifts that have a grade, in the order they ended.

    An assessment is never among them. `titles` are the scenarios' by id; a shift of an unknown scenario is left out.
    """
    found = [
        Result(shift, titles[shift.scenario], grades[shift.id])
        for shift in shifts
        if shift.mode == "practice" and shift.ended_at is not None and shift.id in grades and shift.scenario in titles
    ]
    return tuple(sorted(found, key=lambda one: (one.ended_at, one.shift.id)))


def next_form(shifts: Iterable[Shift], scenario: str) -> int:
    """Give the form in which a scenario comes next to the owner of these shifts: one not yet finished in."""
    return sum(one.scenario == scenario and one.ended_at is not None and one.branch_of is None for one in shifts)


def skills(found: Sequence[Result]) -> tuple[Skill, ...]:
    """Give the six skills over these shifts."""
    return tuple(Skill(dimension, tuple(one.marks[dimension] for one in found)) for dimension in DIMENSIONS)


def weakest(found: Sequence[Skill]) -> Skill | None:
    """Give the skill whose recent mean is lowest, the first of equals; None if nothing was observed."""
    seen = [skill for skill in found if skill.recent is not None]
    return min(seen, key=lambda skill: skill.recent or 0.0, default=None)
