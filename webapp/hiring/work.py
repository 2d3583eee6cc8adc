"""What a candidate handed in, put together from its parts: cases by one name each, marks by case and dimension."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.finding import DIMENSIONS, CaseGrade, Dimension, Grade
from simulator.grading import scenes_of
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.state import ShiftState
from webapp.hiring.reviews import Item, Marks
from webapp.live import Live

READ: tuple[Dimension, ...] = tuple(name for name in DIMENSIONS if name != "speed")
"""What people read and reports show. Speed is the clock's, and would tell who took the assessment with more time."""
Place = tuple[str, str]
"""A case by its name in the whole work, and a dimension."""


@dataclass(frozen=True)
class Part:
    """One finished shift of a work, by its number from 0."""

    number: int
    shift_id: str
    scenario: Scenario
    state: ShiftState
    grade: Grade

    def key(self, case: str) -> str:
        """Give a case's name in the whole work: two parts may be of one scenario."""
        return f"{self.number}.{case}"


@dataclass(frozen=True)
class Case:
    """One case of a work as it went and as the machine graded it."""

    key: str
    part: Part
    scene: Scene
    graded: CaseGrade

    @property
    def title(self) -> str:
        """Give what it is called, with the part it stands in."""
        return f"{self.scene.case.title} (part {self.part.number + 1})"


@dataclass(frozen=True)
class Work:
    """All that a candidate handed in."""

    parts: tuple[Part, ...]

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Give every case that came, in order."""
        found = []
        for part in self.parts:
            graded = {one.case: one for one in part.grade.cases}
            scenes = scenes_of(part.scenario, part.state)
            found += [
                Case(part.key(one.case.id), part, one, graded[one.case.id]) for one in scenes if one.case.id in graded
            ]
        return tuple(found)

    @property
    def replies(self) -> int:
        """Give how many messages the candidate sent that stood."""
        return sum(len(went.replies) for part in self.parts for went in part.state.cases.values())

    @property
    def machine(self) -> dict[Place, float]:
        """Give the machine's marks, of those that it could give and that reports show."""
        return {
            (part.key(case.case), mark.dimension): mark.value
            for part in self.parts for case in part.grade.cases for mark in case.marks
            if mark.value is not None and mark.dimension in READ
        }  # fmt: skip

    def placed(self, marks: Marks) -> dict[Place, int | None]:
        """Give marks as they are kept by the case's name in the whole work."""
        keys = {part.shift_id: part for part in self.parts}
        return {(keys[shift].key(case), name): mark for (shift, case, name), mark in marks.items() if shift in keys}

    def item(self, place: Place) -> Item | None:
        """Give the shift, case and dimension of a place; None if there is no such case."""
        number, _, case = place[0].partition(".")
        part = next((one for one in self.parts if str(one.number) == number), None)
        return (part.shift_id, case, place[1]) if part and case in part.state.cases else None

    def kept(self, marks: Mapping[Place, int | None]) -> dict[Item, int | None]:
        """Give marks by place as they are kept."""
        return {item: mark for place, mark in marks.items() if (item := self.item(place)) is not None}


def work_of(live: Live, candidate_id: str) -> Work:
    """Give what a candidate handed in, of the parts that are over."""
    return works_of(live, [candidate_id])[candidate_id]


def works_of(live: Live, candidate_ids: Iterable[str]) -> dict[str, Work]:
    """Give what each of these candidates handed in."""
    return {
        name: Work(tuple(_part(live, number, shift) for number, shift in each.items() if _over(live, shift)))
        for name, each in live.candidates.sittings_of(candidate_ids).items()
    }


def _over(live: Live, shift_id: str) -> bool:
    return live.state(shift_id).ended is not None


def _part(live: Live, number: int, shift_id: str) -> Part:
    state = live.state(shift_id)
    return Part(number, shift_id, live.pack.played(state.started), state, live.grade(shift_id))
