"""How far somebody is with what they were given: pure, out of their attempts and the time it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.cohorts.given import Assignment, Tried
from webapp.summaries import Outcome

Status = Literal["not started", "in progress", "submitted", "passed", "did not pass", "late"]


@dataclass(frozen=True, slots=True)
class Step:
    """One shift of what was given: its scenario, and the case it is taken for if it is for one alone.

    One of a path is marked in its `skill`, begun with or without the coach and by a `seed` as the path says, and passes
    by being taken if it is `practice`.
    """

    scenario: str
    case: str | None = None
    skill: str | None = None
    coached: bool | None = None
    seed: int | None = None
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody is.

    `best` is the mark that decides: of a course the lowest of its shifts' best ones, of a path the test's.
    `left` is how many attempts there are still at `next`, the shift to take now (None: any number, and none to take).
    `running` is the shift to go on with, `newest` the one that ended last, `failed` how many were marked in vain.
    """

    status: Status
    best: float | None = None
    done: int = 0
    steps: int = 1
    left: int | None = None
    next: Step | None = None
    running: str | None = None
    newest: str | None = None
    overdue: bool = False
    critical: bool = False
    failed: int = 0

    @property
    def open(self) -> bool:
        """Tell whether there is still something to do about it."""
        return self.running is not None or (self.next is not None and self.status not in ("passed", "submitted"))

    @property
    def tries(self) -> str:
        """Give how many attempts are left, in words; empty where it does not matter."""
        if self.left is None or self.status == "passed":
            return ""
        return f"{self.left or 'no'} {'attempt' if self.left == 1 else 'attempts'} left"

    @property
    def words(self) -> str:
        """Give the status as a sentence without its full stop: Passed with 82, finished late."""
        parts = [self._said(), "finished late" if self.overdue and self.status != "late" else ""]
        return ", ".join(part for part in parts if part)

    def _said(self) -> str:
        said = self.status.capitalize()
        if self.status == "passed":
            return said if self.best is None else f"{said} with {self.best:.0f}"
        if self.status == "did not pass":
            reason = "a critical error" if self.critical else "" if self.best is None else f"best mark {self.best:.0f}"
            return f"{said}: {reason}" if reason else said
        if self.status == "late" or (self.status == "in progress" and self.steps > 1):
            going = "in progress" if self.running or self.done else "not started"
            far = f"{self.done} of {self.steps} shifts done" if self.steps > 1 and self.done else going
            return f"{said}: {far}"
        return f"{said}, waiting for its mark" if self.status == "submitted" else said


def standing(assignment: Assignment, steps: Sequence[Step], tried: Iterable[Tried], now: float) -> Standing:
    """Give how far somebody is, by all their attempts in any order and the time in Unix seconds."""
    every = sorted(tried, key=lambda one: (one.began_at, one.shift_id))
    looked = [_Look(assignment, step, [one for one in every if one.scenario == step.scenario]) for step in steps]
    over = sorted((one for one in every if one.ended_at is not None), key=lambda one: (one.ended_at, one.shift_id))
    open_ = [one for one in looked if one.passed is None and one.left != 0]
    todo = next((one for one in open_ if one.finished is None), open_[0] if open_ else None)
    status, at = _status(assignment, looked, every, now)
    decide = [one for one in looked if not one.step.practice]
    seen = [one.best for one in decide if one.best is not None]
    late = assignment.due_at is not None and at is not None and at > assignment.due_at
    return Standing(
        status=status, best=min(seen) if seen and len(seen) == len(decide) else None,
        done=sum(one.finished is not None for one in looked), steps=len(looked),
        left=todo.left if todo else None if any(one.left is None for one in looked) else 0,
        next=todo.step if todo else None, running=next((one.shift_id for one in every if one.ended_at is None), None),
        newest=over[-1].shift_id if over else None, overdue=status == "late" or late,
        critical=any(one.critical for one in looked if one.passed is None),
        failed=sum(one.marked for one in looked if one.passed is None),
    )  # fmt: skip


def _status(
    assignment: Assignment, looked: Sequence[_Look], every: Sequence[Tried], now: float
) -> tuple[Status, float | None]:
    """Give the status, and when it was reached for the first time if that tells whether it was late."""
    passed = [one.passed for one in looked]
    if looked and all(at is not None for at in passed):
        return "passed", max(at for at in passed if at is not None)
    finished = [one.finished for one in looked]
    if looked and all(at is not None for at in finished):
        at = max(at for at in finished if at is not None)
        if any(one.ended_at is None for one in every):
            return "in progress", None
        return ("submitted" if any(one.waits for one in looked) else "did not pass"), at
    if assignment.due_at is not None and now > assignment.due_at:
        return "late", None
    return ("in progress" if every else "not started"), None


class _Look:
    """One step as somebody's attempts at it leave it."""

    def __init__(self, assignment: Assignment, step: Step, tried: Sequence[Tried]) -> None:
        self.step = step
        over = [(one.ended_at, one.outcome) for one in tried if one.ended_at is not None]
        marks = [(at, mark_of(found, step), is_safe(found, step)) for at, found in over if found is not None]
        aim = 0 if step.practice else assignment.pass_mark
        # As the mark is shown, so that nobody reads that 70 is not 70.
        good = [(at, mark) for at, mark, safe in marks if not aim or (safe and mark is not None and round(mark) >= aim)]
        self.passed = min([at for at, _ in good] if aim else [at for at, _ in over], default=None)
        self.finished = min((at for at, _ in over), default=None)
        counted = good if good else [(at, mark) for at, mark, _ in marks]
        self.best = max((mark for _, mark in counted if mark is not None), default=None)
        self.marked = len(marks)
        self.waits = self.passed is None and any(found is None for _, found in over)
        self.critical = any(mark is not None and round(mark) >= aim and not safe for _, mark, safe in marks)
        self.left = max(0, assignment.attempts - len(tried)) if assignment.attempts else None


def mark_of(found: Outcome, step: Step) -> float | None:
    """Give the mark that counts for a step: the shift's, or that of the case or the skill it is taken for."""
    if step.skill is not None:
        return found.marks.get(step.skill)
    return found.overall if step.case is None else found.cases.get(step.case)


def is_safe(found: Outcome, step: Step) -> bool:
    """Tell whether there is no critical error beyond doubt in what counts for a step."""
    return found.ready if step.case is None else step.case not in found.certain
