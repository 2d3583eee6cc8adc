"""The tries of a shift beside each other: what began it, what branched off it, and what each came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.finding import Grade
from webapp.store import Shift

NAMES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


@dataclass(frozen=True, slots=True)
class Try:
    """One try: its name, what it branched off and at which second; without a grade while it still runs."""

    shift: Shift
    name: str
    parent: str
    grade: Grade | None

    @property
    def marks(self) -> Mapping[str, float | None]:
        """Give the six marks by dimension; none while it still runs."""
        return {mark.dimension: mark.value for mark in self.grade.marks} if self.grade else {}

    def case(self, name: str) -> float | None:
        """Give the overall of one case; None where it has none."""
        found = (case.overall for case in self.grade.cases if case.case == name) if self.grade else iter(())
        return next(found, None)


def family(shift: Shift, shifts: Sequence[Shift]) -> list[Shift]:
    """Give all that began with the same first try as a shift does, in the order they were begun."""
    by_id = {one.id: one for one in shifts}

    def first(one: Shift) -> str:
        while one.branch_of in by_id:
            one = by_id[one.branch_of or ""]
        return one.id

    return [one for one in shifts if first(one) == first(shift)]


def tries(ordered: Sequence[Shift], grades: Mapping[str, Grade]) -> tuple[Try, ...]:
    """Give the tries of one family by name, each with its grade if there is one yet."""
    names = {one.id: named(place) for place, one in enumerate(ordered)}
    return tuple(Try(one, names[one.id], names.get(one.branch_of or "", ""), grades.get(one.id)) for one in ordered)


def named(place: int) -> str:
    """Give the name of the try at a place, the first at 0: `Second try`."""
    return f"{NAMES[place]} try" if place < len(NAMES) else f"Try {place + 1}"
