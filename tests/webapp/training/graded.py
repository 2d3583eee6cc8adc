"""Finished shifts with made-up grades, for the tests of the pages that read them."""

from __future__ import annotations

from typing import Any

from simulator.finding import DIMENSIONS, CaseGrade, Finding, Grade, Mark
from webapp.store import Shift
from webapp.training.history import Result

DAY = 86_400.0


def shift(name: str, day: float = 0.0, **changes: Any) -> Shift:
    """Give a practice shift of the tea shop that began and ended on a day."""
    fields = {
        "id": name, "scenario": "teashop", "digest": "d", "seed": 1, "mode": "practice", "scorecard": "training",
        "owner_hash": "o", "created_at": day * DAY, "ended_at": day * DAY + 600.0,
    }  # fmt: skip
    return Shift(**{**fields, **changes})


def grade(cases: tuple[CaseGrade, ...] = (), overall: float | None = 70.0, **marks: float | None) -> Grade:
    """Give a grade with these marks; what is not named was not observed."""
    made = tuple(Mark(dimension, marks.get(dimension), (), ()) for dimension in DIMENSIONS)
    return Grade("training@1", made, overall, overall, (), None, True, cases, ())


def result(name: str, day: float = 0.0, overall: float | None = 70.0, **marks: float | None) -> Result:
    """Give a finished shift with its grade."""
    return Result(shift(name, day), "Tea", grade(overall=overall, **marks))


def case(name: str, *found: Finding, value: float = 50.0) -> CaseGrade:
    """Give a case in which these findings were made, of one criterion each at this value."""
    marks = []
    for dimension in DIMENSIONS:
        own = tuple(one for one in found if one.dimension == dimension)
        values = tuple((criterion, value) for criterion in dict.fromkeys(one.criterion for one in own))
        marks.append(Mark(dimension, value if own else None, values, own))
    return CaseGrade(name, "unanswered", "poor", tuple(marks), value, value, (), None)
