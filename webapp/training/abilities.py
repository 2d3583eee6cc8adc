"""How able one is in each skill, and which skills come back, by the marks of finished practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.ability import DAY, TARGET, Ability, Marked, ability
from simulator.finding import DIMENSIONS, Dimension
from simulator.scenario import Scenario
from simulator.spacing import Comeback, comeback
from webapp.training.history import Result
from webapp.training.practices import hardness

_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Due:
    """A skill that is due for another go, as it is said at a moment (Unix seconds)."""

    skill: Dimension
    comeback: Comeback
    now: float

    @property
    def words(self) -> str:
        """Give its last mark and how long ago that was: last 54, three days ago."""
        return f"last {self.comeback.mark:.0f}, {ago(self.now - self.comeback.at)}"


def ago(seconds: float) -> str:
    """Give elapsed seconds in days of 24 hours, to the nearest: three days ago, a day ago, some hours ago."""
    days = round(max(0.0, seconds) / DAY)
    if not days:
        return "some hours ago"
    number = _FEW[days] if days < len(_FEW) else str(days)
    return "a day ago" if days == 1 else f"{number} days ago"


def abilities(scenarios: Sequence[Scenario], results: Sequence[Result], now: float) -> Mapping[Dimension, Ability]:
    """Give how able one is in each skill at a moment (Unix seconds), the start of the scale where there is no mark."""
    taken = {one.shift.scenario for one in results}
    hard = {one.id: {skill: hardness(one, skill) for skill in DIMENSIONS} for one in scenarios if one.id in taken}
    given: dict[Dimension, list[Marked]] = {skill: [] for skill in DIMENSIONS}
    for one in _whole(results):
        for skill, mark in one.marks.items() if one.shift.scenario in hard else ():
            if mark is not None:
                given[skill].append(Marked(one.ended_at, hard[one.shift.scenario][skill], mark))
    return {skill: ability(marks, now) for skill, marks in given.items()}


def due(results: Sequence[Result], now: float) -> tuple[Due, ...]:
    """Give the skills that are due for another go at a moment (Unix seconds), the longest due first."""
    found = []
    for skill in DIMENSIONS:
        marks = [(one.ended_at, mark) for one in _whole(results) if (mark := one.marks[skill]) is not None]
        back = comeback(marks, TARGET)
        if back is not None and back.is_due(now):
            found.append(Due(skill, back, now))
    return tuple(sorted(found, key=lambda one: one.comeback.due_at))


def _whole(results: Sequence[Result]) -> list[Result]:
    """Give what was taken from its start: whoever tries a moment again knows already what comes."""
    return [one for one in results if one.shift.branch_of is None]
