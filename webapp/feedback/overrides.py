"""Marks that trainers gave instead of the machine's, in a database. Every one is kept; the newest counts as shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.feedback.store import checked_text
from webapp.tables import HumanMarkRow, PersonRow

_MARK: Table = HumanMarkRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
HIGHEST = 100


class Overtaken(CommandRefused):
    """Somebody else gave this mark in the meantime."""


@dataclass(frozen=True, slots=True)
class Which:
    """A mark of a shift: of one of its cases, or of the whole shift where `case_id` is empty."""

    case_id: str
    dimension: str


@dataclass(frozen=True, slots=True)
class HumanMark:
    """A mark by a trainer, with the reason and the machine's mark of then. Times are Unix seconds."""

    id: int
    case_id: str
    dimension: str
    machine: float | None
    mark: int
    reason: str
    author_id: str
    author: str
    created_at: float

    @property
    def which(self) -> Which:
        """Give what it is a mark of."""
        return Which(self.case_id, self.dimension)


_COLUMNS = [_PERSON.c.name.label("author") if field == "author" else _MARK.c[field] for field in HumanMark.__slots__]


class HumanMarks:
    """The human marks of a database; none is ever changed or deleted."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def of_shift(self, shift_id: str) -> list[HumanMark]:
        """Give all human marks of a shift, oldest first."""
        query = select(*_COLUMNS).join(_PERSON, _PERSON.c.id == _MARK.c.author_id).where(_MARK.c.shift_id == shift_id)
        with self.database.reading() as connection:
            return [HumanMark(*row) for row in connection.execute(query.order_by(_MARK.c.id))]

    def give(  # noqa: PLR0913 - what a mark is
        self, shift_id: str, which: Which, author_id: str, mark: str, reason: str, *,
        machine: float | None, seen: int,
    ) -> None:  # fmt: skip
        """Keep a mark; CommandRefused if it or its reason will not do, Overtaken if there is one newer than `seen`."""
        given, because = checked_mark(mark), checked_text(reason, "the reason for your mark")
        here = (_MARK.c.shift_id == shift_id, _MARK.c.case_id == which.case_id, _MARK.c.dimension == which.dimension)
        try:
            with self.database.writing() as connection:
                newest = connection.execute(select(func.coalesce(func.max(_MARK.c.id), 0)).where(*here)).scalar_one()
                if newest > seen:
                    raise Overtaken(_OVERTAKEN)
                # Of two that follow the same mark the table takes one, even if both got here at once.
                connection.execute(insert(_MARK).values(
                    shift_id=shift_id, case_id=which.case_id, dimension=which.dimension, previous=newest,
                    machine=machine, mark=given, reason=because, author_id=author_id, created_at=self.wall(),
                ))  # fmt: skip
        except IntegrityError:
            raise Overtaken(_OVERTAKEN) from None


_OVERTAKEN = (
    "somebody gave this mark while you wrote. Theirs is shown below and yours is kept in the form;"
    " give it again if it should count"
)


def checked_mark(mark: str) -> int:
    """Give a mark as a number; CommandRefused if it is none from 0 to 100."""
    plain = mark.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= len(str(HIGHEST)) and int(plain) <= HIGHEST):
        raise CommandRefused(f"the mark must be a whole number from 0 to {HIGHEST}, got {plain[:20]!r}")
    return int(plain)
