"""What trainers said to agents while their shifts ran. It stands beside the log: no story and no grade knows of it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, insert, select, update

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.tables import PersonRow
from webapp.watching.tables import NudgeRow

_NUDGE: Table = NudgeRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
LONGEST = 300
MOST = 20
"""How many one shift may have: a nudge is a word in passing, not a second desk."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A word from a trainer. `at` is in the shift's virtual seconds, the other times are Unix seconds."""

    id: str
    shift_id: str
    author: str
    case_id: str
    text: str
    at: float
    created_at: float
    read_at: float | None


_COLUMNS = [_PERSON.c.name.label("author") if field == "author" else _NUDGE.c[field] for field in Nudge.__slots__]


class Nudges:
    """The nudges of a database. Who may give and read them is asked in `webapp.auth`."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def give(self, shift_id: str, author_id: str, text: str, at: float, case_id: str = "") -> str:
        """Keep a nudge and give its id; CommandRefused if its text will not do, or there are too many."""
        nudge_id = secrets.token_urlsafe(16)
        row = {
            "id": nudge_id, "shift_id": shift_id, "author_id": author_id, "case_id": case_id,
            "text": _checked(text), "at": at, "created_at": self.wall(),
        }  # fmt: skip
        there = select(func.count()).select_from(_NUDGE).where(_NUDGE.c.shift_id == shift_id)
        with self.database.writing() as connection:
            if connection.execute(there).scalar_one() >= MOST:
                raise CommandRefused(f"this shift has had {MOST} nudges; keep the rest for the debrief")
            connection.execute(insert(_NUDGE), row)
        return nudge_id

    def of(self, shift_id: str) -> list[Nudge]:
        """Give all nudges of a shift, oldest first."""
        return self._listed(_NUDGE.c.shift_id == shift_id)

    def unread(self, shift_id: str) -> list[Nudge]:
        """Give those that the agent has not put away, oldest first."""
        return self._listed((_NUDGE.c.shift_id == shift_id) & _NUDGE.c.read_at.is_(None))

    def put_away(self, shift_id: str, nudge_id: str) -> bool:
        """Note that the agent has read one, and tell whether the shift has it; the first time stays."""
        here = (_NUDGE.c.shift_id == shift_id) & (_NUDGE.c.id == nudge_id)
        with self.database.writing() as connection:
            connection.execute(update(_NUDGE).where(here, _NUDGE.c.read_at.is_(None)).values(read_at=self.wall()))
            return connection.execute(select(func.count()).select_from(_NUDGE).where(here)).scalar_one() > 0

    def _listed(self, which: ColumnElement[bool]) -> list[Nudge]:
        query = select(*_COLUMNS).join(_PERSON, _PERSON.c.id == _NUDGE.c.author_id).where(which)
        with self.database.reading() as connection:
            return [
                Nudge(*row) for row in connection.execute(query.order_by(_NUDGE.c.created_at, _NUDGE.c.at, _NUDGE.c.id))
            ]


def _checked(text: str) -> str:
    plain = " ".join(text.replace("\0", "").split())
    if not plain:
        raise CommandRefused("write what you want to say first")
    if len(plain) > LONGEST:
        raise CommandRefused(f"a nudge may have {LONGEST} characters, this one has {len(plain)}; shorten it")
    return plain
