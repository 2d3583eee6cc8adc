"""Where somebody stands on the path of a skill: which of its shifts are finished in its way, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.finding import Dimension
from simulator.lessons import Lesson, lessons
from simulator.paths import Exam, Path, Shift, paths
from simulator.scenario import Scenario
from webapp import store
from webapp.desk.coach import coached
from webapp.training.history import Result

Way = Literal["coached", "alone", "test"]
WAYS: Mapping[Way, str] = {
    "coached": "Practice with the coach", "alone": "Practice without the coach", "test": "Test without the coach",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """One shift of a path, with the newest one that was finished in its way and its mark in the path's skill."""

    number: int
    way: Way
    step: Shift
    scenario: Scenario
    result: Result | None = None
    mark: float | None = None
    running: store.Shift | None = None

    @property
    def done(self) -> bool:
        """Tell whether it counts: it was finished so, and the test with a mark that passes, as the mark is shown."""
        if self.mark is None:
            return False
        return not isinstance(self.step, Exam) or round(self.mark) >= self.step.pass_mark

    @property
    def words(self) -> str:
        """Give the way it is taken in words."""
        return WAYS[self.way]

    @property
    def coached(self) -> bool:
        """Tell whether it is taken with the coach."""
        return self.way == "coached"


@dataclass(frozen=True, slots=True)
class Standing:
    """A path, and how far one is on it. Lessons are read without being noted, so shifts alone are counted."""

    path: Path
    lessons: tuple[Lesson, ...]
    stages: tuple[Stage, ...]

    @property
    def done(self) -> int:
        """Give how many of the shifts are done."""
        return sum(stage.done for stage in self.stages)

    @property
    def next(self) -> Stage | None:
        """Give the first shift that is not done; None if all are."""
        return next((stage for stage in self.stages if not stage.done), None)


def standings(
    scenarios: Iterable[Scenario], results: Sequence[Result], shifts: Sequence[store.Shift] = ()
) -> tuple[Standing, ...]:
    """Give every path whose scenarios are all there; `results` as they ended, `shifts` tells which are running.

    What begins as another shift went is left out: there one knows already what comes.
    """
    known = {scenario.id: scenario for scenario in scenarios}
    whole = [one for one in results if one.shift.branch_of is None]
    running = [row for row in shifts if row.mode == "practice" and row.ended_at is None and row.branch_of is None]
    return tuple(
        Standing(path, tuple(lessons()[name] for name in path.overview.lessons), _stages(path, known, whole, running))
        for path in paths().values()
        if all(step.scenario in known for step in path.shifts)
    )


def _stages(
    path: Path, known: Mapping[str, Scenario], whole: Sequence[Result], running: Sequence[store.Shift]
) -> tuple[Stage, ...]:
    ways: tuple[Way, ...] = ("coached", "coached", "alone", "alone", "test")
    return tuple(
        _stage(Stage(number, way, step, known[step.scenario]), path.id, whole, running)
        for number, (way, step) in enumerate(zip(ways, path.shifts, strict=True), start=1)
    )


def _stage(stage: Stage, skill: Dimension, whole: Sequence[Result], running: Sequence[store.Shift]) -> Stage:
    """Give a stage with what was done for it; of a test the newest that passes, if any does."""
    so = [one for one in whole if _fits(stage, one.shift) and one.marks[skill] is not None]
    tried = [Stage(stage.number, stage.way, stage.step, stage.scenario, one, one.marks[skill]) for one in so]
    counts = [one for one in tried if one.done] or tried
    at = next((row for row in reversed(running) if _fits(stage, row)), None)
    best = counts[-1] if counts else stage
    return Stage(stage.number, stage.way, stage.step, stage.scenario, best.result, best.mark, at)


def _fits(stage: Stage, shift: store.Shift) -> bool:
    """Tell whether a shift is taken in the way of a stage: of its scenario, with or without the coach, of its seed."""
    if shift.scenario != stage.scenario.id or coached(shift, stage.scenario) is not stage.coached:
        return False
    return not isinstance(stage.step, Exam) or shift.seed == stage.step.seed
