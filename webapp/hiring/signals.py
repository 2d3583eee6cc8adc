"""The integrity log: pastes, the page out of sight, other browsers and addresses. Facts, never guesses about moods."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sqlalchemy import Table, func, insert, select

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.hiring.tables import SignalRow

_SIGNAL: Table = SignalRow.__table__  # type: ignore[attr-defined]
FROM_PAGE = frozenset({"paste", "away"})
"""What a page may tell; the rest is seen by the server."""
LARGEST, MOST = 100_000.0, 2000


@dataclass(frozen=True, slots=True)
class Signal:
    """One line of the log: `amount` is in the kind's unit, `at` in Unix seconds."""

    kind: str
    amount: float
    at: float
    shift_id: str | None


class Signals:
    """The signals of a database."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def note(self, candidate_id: str, kind: str, amount: float = 1.0, shift_id: str | None = None) -> None:
        """Note something; once a candidate has too many, no more of them are kept."""
        row = {"candidate_id": candidate_id, "shift_id": shift_id, "kind": kind, "amount": amount, "at": self.wall()}
        there = select(func.count()).select_from(_SIGNAL).where(_SIGNAL.c.candidate_id == candidate_id)
        with self.database.writing() as connection:
            if connection.execute(there).scalar_one() < MOST:
                connection.execute(insert(_SIGNAL), row)

    def of(self, candidate_id: str) -> list[Signal]:
        """Give the log of a candidate, oldest first."""
        query = select(_SIGNAL.c.kind, _SIGNAL.c.amount, _SIGNAL.c.at, _SIGNAL.c.shift_id)
        with self.database.reading() as connection:
            rows = connection.execute(query.where(_SIGNAL.c.candidate_id == candidate_id).order_by(_SIGNAL.c.id)).all()
        return [Signal(*row) for row in rows]


def told(data: Any) -> tuple[str, float]:
    """Give kind and amount of what a page tells; CommandRefused if it is nothing that it may tell."""
    kind, amount = (data.get("kind"), data.get("amount")) if isinstance(data, dict) else (None, None)
    if kind not in FROM_PAGE or isinstance(amount, bool) or not isinstance(amount, int | float) or not isfinite(amount):
        raise CommandRefused("this is nothing that a page may tell")
    return str(kind), min(LARGEST, max(0.0, float(amount)))


def fingerprint(address: str, secret: str) -> str:
    """Give what is kept in the browser's cookie of a network address: enough to see that it is another, and no more."""
    return hashlib.sha256(f"{secret} {address}".encode()).hexdigest()[:16]
