"""Grade a stored shift by the scorecard it began with."""

from __future__ import annotations

from simulator.errors import CommandRefused
from simulator.finding import Grade
from simulator.grading import grade
from simulator.packs import Pack
from simulator.scorecards import scorecard
from simulator.state import ShiftState
from webapp.grades import Grades


def graded_now(pack: Pack, state: ShiftState) -> Grade:
    """Give the grade that comes out today for a shift that has ended."""
    if state.started is None or state.ended is None:
        raise CommandRefused("this shift has not ended, so it has no grade yet; finish it first")
    card = scorecard(state.started.scorecard)
    return grade(card.untimed if state.untimed else card, pack, state)


def grade_once(grades: Grades, pack: Pack, shift_id: str, state: ShiftState) -> Grade:
    """Give the grade recorded for an ended shift; the first to ask computes and records it."""
    return grades.find(shift_id) or grades.record(shift_id, graded_now(pack, state))
