"""The audit log of hiring: lines that are only ever added, each with the digest of the one before it."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, insert, select, true

from simulator.errors import ComposureError
from webapp.db import Database
from webapp.hiring.tables import AuditRow

_AUDIT: Table = AuditRow.__table__  # type: ignore[attr-defined]
FIRST = "0" * 64
"""What the first line has in the place of the digest before it."""
SYSTEM = "system"
LONGEST_DETAIL = 4000
_LOCK = 0x434F4D504F5345
"""The number of the lock by which PostgreSQL has one writer of this log at a time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who did what to whom or to which round. `at` is in Unix seconds."""

    seq: int
    at: float
    actor: str
    action: str
    subject: str
    detail: str
    previous: str
    digest: str

    @property
    def due(self) -> str:
        """Give the digest that this line has to have: SHA-256 of the digest before it and of all it says."""
        said = [self.previous, self.seq, self.at, self.actor, self.action, self.subject, self.detail]
        plain = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode("ascii")).hexdigest()


class Audit:
    """The audit log of a database."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def note(self, actor: str, action: str, subject: str, detail: str = "") -> Line:
        """Add a line. `actor` is "person:<id>", "candidate:<id>" or "system", `subject` a candidate's or round's id.

        ComposureError if `detail` has what looks like an e-mail address: these lines stay when a person is erased.
        """
        with self.database.writing() as connection:
            return self.note_in(connection, actor, action, subject, detail)

    def note_in(self, connection: Connection, actor: str, action: str, subject: str, detail: str = "") -> Line:
        """Add a line within a `writing()` that does what the line tells, so that there is both or neither."""
        if "@" in detail or len(detail) > LONGEST_DETAIL:
            raise ComposureError(f"audit: {action!r} needs a detail without an address, of {LONGEST_DETAIL} characters")
        if connection.dialect.name == "postgresql":
            # SQLite has one writer at a time by itself; here two that read the same last line would fork the chain.
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        last = connection.execute(_lines().order_by(_AUDIT.c.seq.desc()).limit(1)).one_or_none()
        seq, previous = (last.seq + 1, last.digest) if last else (1, FIRST)
        bare = Line(seq, float(self.wall()), actor, action, subject, detail.replace("\0", ""), previous, "")
        made = Line(**(asdict(bare) | {"digest": bare.due}))
        connection.execute(insert(_AUDIT), asdict(made))
        return made

    def of(self, *subjects: str) -> list[Line]:
        """Give the lines about any of these, oldest first."""
        return list(self._listed(_AUDIT.c.subject.in_(subjects)))

    def all(self) -> Iterator[Line]:
        """Give every line, oldest first."""
        return self._listed(true())

    def head(self) -> Line | None:
        """Give the newest line, whose digest vouches for all before it."""
        with self.database.reading() as connection:
            row = connection.execute(_lines().order_by(_AUDIT.c.seq.desc()).limit(1)).one_or_none()
        return Line(*row) if row else None

    def verify(self) -> list[int]:
        """Give the numbers of lines that were changed, or before which one is missing; none in a sound log.

        Lines cut off at the end are not seen: for that, compare `head` with what was noted elsewhere.
        """
        return broken(self.all())

    def _listed(self, which: ColumnElement[bool]) -> Iterator[Line]:
        with self.database.reading() as connection:
            rows = connection.execute(_lines().where(which).order_by(_AUDIT.c.seq)).all()
        return (Line(*row) for row in rows)


def broken(lines: Iterator[Line]) -> list[int]:
    """Give the numbers of the lines of a whole log that do not follow from the one before them."""
    start = Line(0, 0.0, "", "", "", "", "", FIRST)
    return [
        one.seq
        for before, one in pairwise((start, *lines))
        if one.seq != before.seq + 1 or one.previous != before.digest or one.digest != one.due
    ]


def _lines() -> Select[Any]:
    return select(*(_AUDIT.c[name] for name in Line.__slots__))
