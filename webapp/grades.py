"""Grades as they were given: reports read these and never compute them again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from simulator.finding import CaseGrade, Finding, Grade, Mark
from webapp.db import Database
from webapp.summaries import Noticed, columns, marks_of, noticed_of
from webapp.tables import GradeRow, ShiftRow, SummaryRow

_GRADE: Table = GradeRow.__table__  # type: ignore[attr-defined]
_SHIFT: Table = ShiftRow.__table__  # type: ignore[attr-defined]
_SUMMARY: Table = SummaryRow.__table__  # type: ignore[attr-defined]
_ADAPTER: TypeAdapter[Grade] = TypeAdapter(Grade)


@dataclass(frozen=True, slots=True)
class Drift:
    """One number that comes out differently now: where it stands, what was recorded, what comes out."""

    where: str
    recorded: object
    now: object

    def __str__(self) -> str:
        """Give the drift as `case wrong-size: tone: 81.0 was recorded, 79.5 comes out now`."""
        return f"{self.where}: {self.recorded} was recorded, {self.now} comes out now"


class Practice(NamedTuple):
    """One practice shift and what it came to, which is None while it is not marked. Times are Unix seconds.

    The marks and what was noticed are kept as they are stored: of a cohort there are many, and few are looked at.
    """

    shift_id: str
    scenario: str
    owner_hash: str
    created_at: float
    ended_at: float | None
    overall: float | None
    ready: bool | None
    stored_marks: str | None
    stored_noticed: str | None

    @property
    def over(self) -> bool:
        """Tell whether it is finished and marked."""
        return self.ended_at is not None and self.stored_marks is not None

    @property
    def marks(self) -> list[float | None]:
        """Give the marks of the six dimensions, in their order."""
        return marks_of(self.stored_marks or "[]")

    @property
    def noticed(self) -> list[Noticed]:
        """Give the rules that cost something."""
        return noticed_of(self.stored_noticed or "[]")


class Grades:
    """The recorded grades, one a shift; the first that is recorded stays."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def find(self, shift_id: str) -> Grade | None:
        """Give the grade recorded for a shift, if there is one."""
        with self.database.reading() as connection:
            body = connection.execute(select(_GRADE.c.body).where(_GRADE.c.shift_id == shift_id)).scalar()
        return None if body is None else _ADAPTER.validate_json(body)

    def practised(self, owner_hash: str) -> dict[str, Grade]:
        """Give the grades of an owner's finished practice by shift; an assessment's is never among them."""
        over = _SHIFT.c.ended_at.is_not(None) & (_SHIFT.c.mode == "practice") & (_SHIFT.c.owner_hash == owner_hash)
        query = select(_GRADE.c.shift_id, _GRADE.c.body).join(_SHIFT, _SHIFT.c.id == _GRADE.c.shift_id).where(over)
        with self.database.reading() as connection:
            return {row.shift_id: _ADAPTER.validate_json(row.body) for row in connection.execute(query)}

    def of(self, shift_ids: Iterable[str]) -> dict[str, Grade]:
        """Give the recorded grades of these shifts, by id."""
        return {shift_id: _ADAPTER.validate_json(body) for shift_id, body in self.bodies(shift_ids).items()}

    def bodies(self, shift_ids: Iterable[str]) -> dict[str, str]:
        """Give the recorded grades of these shifts as they are stored, by id."""
        query = select(_GRADE.c.shift_id, _GRADE.c.body).where(_GRADE.c.shift_id.in_(list(shift_ids)))
        with self.database.reading() as connection:
            return {row.shift_id: row.body for row in connection.execute(query)}

    def practices(self, owner_hashes: Iterable[str], newest: int | None = None) -> list[Practice]:
        """Give all practice of these owners, oldest first, with what each came to.

        `newest`: only so many, of those that are over, newest first.
        """
        query = (
            select(
                _SHIFT.c.id, _SHIFT.c.scenario, _SHIFT.c.owner_hash, _SHIFT.c.created_at, _SHIFT.c.ended_at,
                _SUMMARY.c.overall, _SUMMARY.c.ready, _SUMMARY.c.marks, _SUMMARY.c.noticed,
            )
            .join(_SUMMARY, _SHIFT.c.id == _SUMMARY.c.shift_id, isouter=True)
            .where(_SHIFT.c.mode == "practice", _SHIFT.c.owner_hash.in_(list(owner_hashes)))
        )  # fmt: skip
        if newest is None:
            query = query.order_by(_SHIFT.c.created_at, _SHIFT.c.id)
        else:
            over = query.where(_SHIFT.c.ended_at.is_not(None), _SUMMARY.c.marks.is_not(None))
            query = over.order_by(_SHIFT.c.created_at.desc(), _SHIFT.c.id).limit(newest)
        with self.database.reading() as connection:
            return [Practice(*row) for row in connection.execute(query)]

    def record(self, shift_id: str, grade: Grade) -> Grade:
        """Record a shift's grade and give it back; if there is one already, give that."""
        row = {"shift_id": shift_id, "scorecard": grade.scorecard, "graded_at": self.wall(), "body": _text(grade)}
        try:
            with self.database.writing() as connection:
                connection.execute(insert(_GRADE), row)
                connection.execute(insert(_SUMMARY).values(shift_id=shift_id, **columns(grade)))
        except IntegrityError:
            return self.find(shift_id) or grade
        return grade


def erase_words(connection: Connection, shift_id: str) -> None:
    """Take out of a recorded grade what may quote the words it judged; its numbers and rules stay."""
    here = _GRADE.c.shift_id == shift_id
    body = connection.execute(select(_GRADE.c.body).where(here)).scalar()
    if body is not None:
        wordless = _wordless(_ADAPTER.validate_json(body))
        connection.execute(update(_GRADE).where(here).values(body=_text(wordless)))


def drift(recorded: Grade, now: Grade) -> list[Drift]:
    """Give where a grade that was recorded and one computed now disagree."""
    before, after = _numbers(recorded), _numbers(now)
    places = list(dict.fromkeys([*before, *after]))
    return [
        Drift(place, before.get(place, "nothing"), after.get(place, "nothing"))
        for place in places
        if before.get(place, "nothing") != after.get(place, "nothing")
    ]


def _numbers(grade: Grade) -> dict[str, Any]:
    numbers: dict[str, Any] = {"scorecard": grade.scorecard, **_of("shift", grade), "shift: ready": grade.ready}
    for case in grade.cases:
        numbers |= {**_of(f"case {case.case}", case), f"case {case.case}: disposition": case.disposition}
    return numbers


def _of(place: str, graded: Grade | CaseGrade) -> dict[str, Any]:
    marks = {f"{place}: {mark.dimension}": mark.value for mark in graded.marks}
    critical = ", ".join(graded.critical) or "none"
    return {**marks, f"{place}: overall": graded.overall, f"{place}: critical": critical}


def _text(grade: Grade) -> str:
    return json.dumps(_ADAPTER.dump_python(grade, mode="json"), sort_keys=True, separators=(",", ":"))


def _wordless(grade: Grade) -> Grade:
    cases = tuple(replace(case, marks=_marks(case.marks)) for case in grade.cases)
    return replace(grade, marks=_marks(grade.marks), cases=cases, queue=_findings(grade.queue))


def _marks(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(replace(mark, findings=_findings(mark.findings)) for mark in marks)


def _findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(finding, because="", rewrite="") for finding in findings)
