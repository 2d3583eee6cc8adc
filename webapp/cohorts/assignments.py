"""What is given to cohorts, and the shifts that people took for it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, insert, select, update

from simulator.errors import CommandRefused
from simulator.packs import Pack
from webapp.cohorts.given import Assignment, Tried
from webapp.cohorts.offers import steps_of, title_of
from webapp.cohorts.standing import Step
from webapp.db import Database
from webapp.summaries import outcome
from webapp.tables import AssignmentRow, AttemptRow, CohortRow, MembershipRow, ShiftRow, SummaryRow
from webapp.zones import UNIVERSAL, checked_zone

_ASSIGNMENT: Table = AssignmentRow.__table__  # type: ignore[attr-defined]
_ATTEMPT: Table = AttemptRow.__table__  # type: ignore[attr-defined]
_COHORT: Table = CohortRow.__table__  # type: ignore[attr-defined]
_MEMBER: Table = MembershipRow.__table__  # type: ignore[attr-defined]
_SHIFT: Table = ShiftRow.__table__  # type: ignore[attr-defined]
_SUMMARY: Table = SummaryRow.__table__  # type: ignore[attr-defined]
MOST_ATTEMPTS = 100
FASTEST = 4.0
"""How fast the clock of a shift that was given may run."""
NOT_YOURS = "this was not given to you; look at the list of what was"


class Assignments:
    """What is given to the cohorts of a database, out of a pack of scenarios, the courses and the paths."""

    def __init__(self, database: Database, pack: Pack, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.pack = pack
        self.wall = wall

    def create(  # noqa: PLR0913 - what is given
        self, cohort_id: str, kind: str, target: str, *, due_at: float | None = None, attempts: int = 0,
        pass_mark: int = 0, coached: bool = True, speed: float = 1.0, same_form: bool = False, zone: str = UNIVERSAL,
    ) -> Assignment:  # fmt: skip
        """Give a scenario, a course or a path to a cohort; CommandRefused says what is wrong with it."""
        now = self.wall()
        if due_at is not None and due_at <= now:
            raise CommandRefused("the due date is over already; choose a later one, or none")
        if not 0 <= pass_mark <= 100:  # noqa: PLR2004 - marks are out of 100
            raise CommandRefused(f"a pass mark is from 0 to 100, got {pass_mark}; with 0, taking it passes")
        if not 0 <= attempts <= MOST_ATTEMPTS:
            raise CommandRefused(f"attempts are from 1 to {MOST_ATTEMPTS}, or 0 for any number, got {attempts}")
        if not 1 <= speed <= FASTEST:
            raise CommandRefused(f"the clock's speed is from 1 to {FASTEST:g}, got {speed:g}")
        made = Assignment(
            secrets.token_urlsafe(16), cohort_id, kind, target, now, due_at, attempts, pass_mark, coached, speed,
            same_form, zone=checked_zone(zone),
        )  # fmt: skip
        if not self.steps(made):
            raise CommandRefused(f"there is no {kind[:40]} {target[:60]!r} here; choose one from the list")
        with self.database.writing() as connection:
            connection.execute(insert(_ASSIGNMENT), {name: getattr(made, name) for name in Assignment.__slots__})
        return made

    def steps(self, assignment: Assignment) -> tuple[Step, ...]:
        """Give the shifts that something consists of; none if it, or a scenario of it, is not there any more."""
        known = {scenario.id for scenario in self.pack.practised}
        found = steps_of(assignment.kind, assignment.target)
        return found if all(step.scenario in known for step in found) else ()

    def title(self, assignment: Assignment) -> str:
        """Give what something is called; its id where it is not there any more."""
        titles = {scenario.id: scenario.title for scenario in self.pack.scenarios}
        return title_of(assignment.kind, assignment.target) or titles.get(assignment.target, assignment.target)

    def find(self, assignment_id: str) -> Assignment | None:
        """Give what was given under this id."""
        return next(iter(self._found(select(_ASSIGNMENT).where(_ASSIGNMENT.c.id == assignment_id))), None)

    def of_cohort(self, cohort_id: str) -> list[Assignment]:
        """Give all that a cohort was given, newest first, what was withdrawn among it."""
        query = select(_ASSIGNMENT).where(_ASSIGNMENT.c.cohort_id == cohort_id)
        return self._found(query.order_by(_ASSIGNMENT.c.created_at.desc(), _ASSIGNMENT.c.id))

    def for_person(self, person_id: str) -> list[Assignment]:
        """Give what somebody was given and has not been withdrawn, the soonest due first, then the oldest."""
        query = _given_to(person_id).where(_ASSIGNMENT.c.withdrawn_at.is_(None), _COHORT.c.closed_at.is_(None))
        never = float("inf")
        found = self._found(query)
        return sorted(found, key=lambda one: (never if one.due_at is None else one.due_at, one.created_at, one.id))

    def withdraw(self, assignment_id: str) -> bool:
        """Take something back, and tell whether there was anything to take; what was done for it stays."""
        here = (_ASSIGNMENT.c.id == assignment_id) & _ASSIGNMENT.c.withdrawn_at.is_(None)
        with self.database.writing() as connection:
            return connection.execute(update(_ASSIGNMENT).where(here).values(withdrawn_at=self.wall())).rowcount > 0

    def check(self, assignment_id: str, person_id: str, scenario: str) -> Assignment:
        """Give what somebody may take a shift of this scenario for now; CommandRefused says why they may not."""
        with self.database.reading() as connection:
            return self._allowed(connection, assignment_id, person_id, scenario)

    def record(self, assignment_id: str, person_id: str, shift_id: str) -> None:
        """Note that a shift was taken for something; CommandRefused if somebody may not, or no longer."""
        row = {"assignment_id": assignment_id, "person_id": person_id, "shift_id": shift_id}
        with self.database.writing() as connection:
            scenario = connection.execute(select(_SHIFT.c.scenario).where(_SHIFT.c.id == shift_id)).scalar_one()
            self._allowed(connection, assignment_id, person_id, scenario, locked=True)
            connection.execute(insert(_ATTEMPT), row)

    def attempts_of(self, assignment_id: str) -> dict[str, list[str]]:
        """Give the shifts that were taken for something by person, oldest first."""
        every = self.tried([assignment_id]).get(assignment_id, {})
        return {person: [one.shift_id for one in tried] for person, tried in every.items()}

    def tried(self, assignment_ids: Iterable[str], person_id: str | None = None) -> dict[str, dict[str, list[Tried]]]:
        """Give the attempts, oldest first, by what they were for and by person; of one person alone if asked so."""
        query = (
            select(
                _ATTEMPT.c.assignment_id, _ATTEMPT.c.person_id, _SHIFT.c.id, _SHIFT.c.scenario, _SHIFT.c.created_at,
                _SHIFT.c.ended_at, _SUMMARY.c.overall, _SUMMARY.c.ready, _SUMMARY.c.cases,
                _SUMMARY.c.marks,
            )
            .join(_SHIFT, _SHIFT.c.id == _ATTEMPT.c.shift_id)
            .join(_SUMMARY, _SUMMARY.c.shift_id == _SHIFT.c.id, isouter=True)
            .where(_ATTEMPT.c.assignment_id.in_(list(assignment_ids)))
            .order_by(_SHIFT.c.created_at, _SHIFT.c.id)
        )  # fmt: skip
        if person_id is not None:
            query = query.where(_ATTEMPT.c.person_id == person_id)
        found: dict[str, dict[str, list[Tried]]] = {}
        with self.database.reading() as connection:
            for row in connection.execute(query):
                come_to = None if row.cases is None else outcome(row.overall, row.ready, row.cases, row.marks)
                one = Tried(row.id, row.scenario, row.created_at, row.ended_at, come_to)
                found.setdefault(row.assignment_id, {}).setdefault(row.person_id, []).append(one)
        return found

    def _allowed(
        self, connection: Connection, assignment_id: str, person_id: str, scenario: str, *, locked: bool = False
    ) -> Assignment:
        query = _given_to(person_id).add_columns(_COHORT.c.closed_at).where(_ASSIGNMENT.c.id == assignment_id)
        if locked:
            # Two browsers of one person must not both take the last attempt.
            query = query.with_for_update(of=_ASSIGNMENT)
        row = connection.execute(query).one_or_none()
        if row is None:
            raise CommandRefused(NOT_YOURS)
        found = _assignment(row)
        if found.withdrawn_at is not None:
            raise CommandRefused("this was withdrawn by your trainer, so there is nothing to take any more")
        if row.closed_at is not None:
            raise CommandRefused("its cohort is closed, so there is nothing to take any more; ask your trainer")
        if scenario not in {step.scenario for step in self.steps(found)}:
            raise CommandRefused("this shift is no part of what you were given; look at the list of what was")
        _refuse_more(connection, found, person_id, scenario)
        return found

    def _found(self, query: Select[Any]) -> list[Assignment]:
        with self.database.reading() as connection:
            return [_assignment(row) for row in connection.execute(query)]


def _given_to(person_id: str) -> Select[Any]:
    """Give the question for what somebody learns by; its trainers were given nothing."""
    return (
        select(_ASSIGNMENT)
        .join(_COHORT, _COHORT.c.id == _ASSIGNMENT.c.cohort_id)
        .join(_MEMBER, _MEMBER.c.cohort_id == _COHORT.c.id)
        .where(_MEMBER.c.person_id == person_id, _MEMBER.c.trains.is_(False))
    )


def _refuse_more(connection: Connection, found: Assignment, person_id: str, scenario: str) -> None:
    """CommandRefused if somebody has an attempt that runs, or none left."""
    mine = (_ATTEMPT.c.assignment_id == found.id) & (_ATTEMPT.c.person_id == person_id)
    joined = _ATTEMPT.join(_SHIFT, _SHIFT.c.id == _ATTEMPT.c.shift_id)
    query = select(func.count(), func.count(_SHIFT.c.ended_at)).select_from(joined)
    begun, over = connection.execute(query.where(mine, _SHIFT.c.scenario == scenario)).one()
    if begun > over:
        raise CommandRefused("you are in the middle of an attempt at this; go on with that one")
    if found.attempts and begun >= found.attempts:
        used = "the one attempt is" if found.attempts == 1 else f"all {found.attempts} attempts are"
        raise CommandRefused(f"{used} used up; ask your trainer for another")


def _assignment(row: Row[Any]) -> Assignment:
    return Assignment(**{name: getattr(row, name) for name in Assignment.__slots__})
