"""Links that show one debrief to whoever holds them, until their owner withdraws them."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, delete, func, insert, select

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.tables import ShareRow

_SHARE: Table = ShareRow.__table__  # type: ignore[attr-defined]
MOST = 10
"""How many links one shift may have at a time."""


@dataclass(frozen=True, slots=True)
class Share:
    """A link that was made: its id, which opens nothing, and when, in Unix seconds."""

    id: str
    created_at: float


class Shares:
    """The links of shifts. Tokens are random and long, so a plain hash keeps them."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def make(self, shift_id: str) -> str:
        """Give the token of a new link, which is never shown again; CommandRefused if there are too many."""
        token = secrets.token_urlsafe(32)
        row = {"token_hash": _hash(token), "shift_id": shift_id, "created_at": self.wall()}
        there = select(func.count()).select_from(_SHARE).where(_SHARE.c.shift_id == shift_id)
        with self.database.writing() as connection:
            if connection.execute(there).scalar_one() >= MOST:
                raise CommandRefused(f"this debrief has {MOST} links already; withdraw one first")
            connection.execute(insert(_SHARE), row)
        return token

    def of(self, shift_id: str) -> list[Share]:
        """Give the links of a shift, oldest first."""
        query = select(_SHARE.c.token_hash, _SHARE.c.created_at).where(_SHARE.c.shift_id == shift_id)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(_SHARE.c.created_at, _SHARE.c.token_hash)).all()
        return [Share(row.token_hash, row.created_at) for row in rows]

    def find(self, token: str) -> str | None:
        """Give the id of the shift that a token opens; None if it opens nothing, or no longer."""
        query = select(_SHARE.c.shift_id).where(_SHARE.c.token_hash == _hash(token))
        with self.database.reading() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def withdraw(self, shift_id: str, share_id: str) -> bool:
        """Take back a link of a shift, and tell whether there was one."""
        if share_id not in {one.id for one in self.of(shift_id)}:
            return False
        with self.database.writing() as connection:
            return connection.execute(delete(_SHARE).where(_SHARE.c.token_hash == share_id)).rowcount > 0


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
