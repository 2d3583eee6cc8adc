"""Cohorts in a database: groups of people who learn together, and who is in them."""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.people import Person, checked_name
from webapp.tables import CohortRow, MembershipRow, PersonRow

_COHORT: Table = CohortRow.__table__  # type: ignore[attr-defined]
_MEMBER: Table = MembershipRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Cohort:
    """A group of people who learn together. Times are Unix seconds."""

    id: str
    name: str
    created_at: float
    closed_at: float | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Someone in a cohort: one of its trainers, or who learns there."""

    person: Person
    trains: bool


class Cohorts:
    """The cohorts of a database. Each has a trainer, always."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def create(self, name: str, trainer: Person) -> Cohort:
        """Give a new cohort with its first trainer; CommandRefused if its name will not do."""
        made = Cohort(secrets.token_urlsafe(16), checked_name(name), self.wall())
        with self.database.writing() as connection:
            connection.execute(insert(_COHORT), {field: getattr(made, field) for field in Cohort.__slots__})
            add_members(connection, made.id, {trainer.id: True})
        return made

    def find(self, cohort_id: str) -> Cohort | None:
        """Give the cohort of this id."""
        return next(iter(self._listed(_COHORT.c.id == cohort_id)), None)

    def all(self) -> list[Cohort]:
        """Give every cohort, open ones first, by name."""
        return self._listed(true())

    def of_trainer(self, person_id: str) -> list[Cohort]:
        """Give the cohorts that someone trains, open ones first, by name."""
        return self._listed(_COHORT.c.id.in_(_with(person_id).where(_MEMBER.c.trains)))

    def of_person(self, person_id: str) -> list[Cohort]:
        """Give the cohorts that someone is in, as a trainer or to learn, open ones first, by name."""
        return self._listed(_COHORT.c.id.in_(_with(person_id)))

    def members(self, cohort_id: str) -> list[Member]:
        """Give who is in a cohort: its trainers, then the others, by name."""
        columns = [_PERSON.c[field] for field in Person.__slots__]
        query = select(*columns, _MEMBER.c.trains).join(_MEMBER, _MEMBER.c.person_id == _PERSON.c.id)
        query = query.where(_MEMBER.c.cohort_id == cohort_id)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(_MEMBER.c.trains.desc(), *_by_name(_PERSON))).all()
        return [Member(Person(*row[:-1]), row.trains) for row in rows]

    def sizes(self) -> Mapping[str, int]:
        """Give how many people learn in each cohort."""
        query = select(_MEMBER.c.cohort_id, func.count()).where(~_MEMBER.c.trains).group_by(_MEMBER.c.cohort_id)
        with self.database.reading() as connection:
            return defaultdict(int, {row[0]: row[1] for row in connection.execute(query)})

    def add(self, cohort_id: str, person_id: str, *, trains: bool = False) -> None:
        """Bring someone in; CommandRefused if they are in already."""
        try:
            with self.database.writing() as connection:
                add_members(connection, cohort_id, {person_id: trains})
        except IntegrityError:
            raise CommandRefused("they are in this cohort already") from None

    def remove(self, cohort_id: str, person_id: str) -> bool:
        """Take someone out and tell whether they were in; CommandRefused if no trainer would be left."""
        here = _MEMBER.c.cohort_id == cohort_id
        with self.database.writing() as connection:
            # Two trainers who take each other out at once must not both succeed.
            connection.execute(select(_COHORT.c.id).where(_COHORT.c.id == cohort_id).with_for_update())
            trainers = set(connection.execute(select(_MEMBER.c.person_id).where(here, _MEMBER.c.trains)).scalars())
            if trainers == {person_id}:
                raise CommandRefused("this is the cohort's only trainer; bring in another one first")
            return connection.execute(delete(_MEMBER).where(here, _MEMBER.c.person_id == person_id)).rowcount > 0

    def rename(self, cohort_id: str, name: str) -> None:
        """Give a cohort another name; CommandRefused if it will not do."""
        self._change(cohort_id, name=checked_name(name))

    def close(self, cohort_id: str) -> None:
        """Close a cohort: nobody is given anything there until it is opened again."""
        self._change(cohort_id, closed_at=self.wall())

    def open(self, cohort_id: str) -> None:
        """Open a cohort that was closed."""
        self._change(cohort_id, closed_at=None)

    def _change(self, cohort_id: str, **values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(update(_COHORT).where(_COHORT.c.id == cohort_id).values(**values))

    def _listed(self, which: ColumnElement[bool]) -> list[Cohort]:
        query = select(_COHORT).where(which).order_by(_COHORT.c.closed_at.is_not(None), *_by_name(_COHORT))
        with self.database.reading() as connection:
            return [Cohort(**row._mapping) for row in connection.execute(query)]


def add_members(connection: Connection, cohort_id: str, trains: Mapping[str, bool]) -> None:
    """Bring people into a cohort, by id whether they train there; IntegrityError if one of them is in already."""
    rows = [{"cohort_id": cohort_id, "person_id": one, "trains": role} for one, role in trains.items()]
    if rows:
        connection.execute(insert(_MEMBER), rows)


def _with(person_id: str) -> Any:
    return select(_MEMBER.c.cohort_id).where(_MEMBER.c.person_id == person_id)


def _by_name(table: Table) -> tuple[ColumnElement[Any], ...]:
    return (func.lower(table.c.name), table.c.id)
