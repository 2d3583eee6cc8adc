"""Where somebody stands on a course: which of its shifts are done, with what mark, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from simulator.courses import Course, Step, courses
from simulator.lessons import Lesson, lessons
from simulator.scenario import Scenario
from webapp.store import Shift
from webapp.training.history import Result


@dataclass(frozen=True, slots=True)
class Stage:
    """One step as its page shows it: a lesson, or a scenario with the newest finished shift of it and its mark."""

    number: int
    step: Step
    lesson: Lesson | None
    scenario: Scenario | None
    result: Result | None = None
    mark: float | None = None
    running: Shift | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A course, and how far one is with it. Lessons are read without being noted, so shifts alone are counted."""

    course: Course
    stages: tuple[Stage, ...]

    @property
    def shifts(self) -> tuple[Stage, ...]:
        """Give the steps that are shifts."""
        return tuple(stage for stage in self.stages if stage.scenario is not None)

    @property
    def done(self) -> int:
        """Give how many of the shifts are finished."""
        return sum(stage.result is not None for stage in self.shifts)

    @property
    def next(self) -> Stage | None:
        """Give the first shift that is not finished; None if all are."""
        return next((stage for stage in self.shifts if stage.result is None), None)

    @property
    def first_read(self) -> tuple[Lesson, ...]:
        """Give the lessons that lead up to the next shift."""
        if self.next is None:
            return ()
        before = reversed(self.stages[: self.next.number - 1])
        return tuple(reversed([stage.lesson for stage in takewhile(lambda one: one.lesson, before) if stage.lesson]))


def standings(
    scenarios: Iterable[Scenario], results: Sequence[Result], shifts: Sequence[Shift] = ()
) -> tuple[Standing, ...]:
    """Give every course whose scenarios are all there, the easiest first; `shifts` tells which are running."""
    known = {scenario.id: scenario for scenario in scenarios}
    running = {row.scenario: row for row in shifts if row.mode == "practice" and row.ended_at is None}
    return tuple(
        Standing(course, tuple(_stage(*numbered, known, results, running) for numbered in enumerate(course.steps, 1)))
        for course in courses().values()
        if all(step.scenario is None or step.scenario in known for step in course.steps)
    )


def under_way(found: Sequence[Standing]) -> Standing | None:
    """Give the course that is furthest on without being over; None if none has been begun."""
    begun = [one for one in found if one.done and one.next]
    return max(begun, key=lambda one: one.done / len(one.shifts), default=None)


def _stage(
    number: int, step: Step, known: Mapping[str, Scenario], results: Sequence[Result], running: Mapping[str, Shift]
) -> Stage:
    if step.lesson is not None:
        return Stage(number, step, lessons()[step.lesson], None)
    scenario = known[step.scenario or ""]
    marked = [(one, _mark(one, step.case)) for one in results if one.shift.scenario == scenario.id]
    newest, mark = next((pair for pair in reversed(marked) if pair[1] is not None), (None, None))
    return Stage(number, step, None, scenario, newest, mark, running.get(scenario.id))


def _mark(result: Result, case: str | None) -> float | None:
    if case is None:
        return result.grade.overall
    return next((graded.overall for graded in result.grade.cases if graded.case == case), None)
