"""Legal holds: rounds of which nothing may be erased for now, in a database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.hiring.tables import HoldRow

_HOLD: Table = HoldRow.__table__  # type: ignore[attr-defined]
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a round is held, by whom and since when in Unix seconds."""

    round_id: str
    reason: str
    held_by: str | None
    held_at: float

    @property
    def words(self) -> str:
        """Say to whoever wants something erased why it is not."""
        return (
            "Nothing of this round can be erased now: its records are held, because they may be needed in a legal"
            f" matter ({self.reason}). The hold is lifted when that is over; then it can be erased."
        )


class Holds:
    """The holds of a database, one a round at most."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def find(self, round_id: str) -> Hold | None:
        """Give the hold on a round, if there is one."""
        with self.database.reading() as connection:
            return held_in(connection, round_id)

    def all(self) -> dict[str, Hold]:
        """Give the holds there are, by round."""
        with self.database.reading() as connection:
            return {row.round_id: Hold(**row._mapping) for row in connection.execute(select(_HOLD))}

    def hold(self, round_id: str, reason: str, person_id: str) -> None:
        """Hold a round; CommandRefused if no reason is given, or it is held already."""
        plain = " ".join(reason.replace("\0", "").split())
        if not plain or len(plain) > LONGEST_REASON:
            raise CommandRefused(f"say why its records are held, in up to {LONGEST_REASON} characters")
        row = {"round_id": round_id, "reason": plain, "held_by": person_id, "held_at": self.wall()}
        with self.database.writing() as connection:
            if held_in(connection, round_id) is not None:
                raise CommandRefused("this round is held already")
            connection.execute(insert(_HOLD), row)

    def lift(self, round_id: str) -> bool:
        """Lift the hold on a round, and tell whether there was one."""
        with self.database.writing() as connection:
            return connection.execute(delete(_HOLD).where(_HOLD.c.round_id == round_id)).rowcount > 0


def held_in(connection: Connection, round_id: str) -> Hold | None:
    """Give the hold on a round as this connection sees it."""
    row = connection.execute(select(_HOLD).where(_HOLD.c.round_id == round_id)).one_or_none()
    return Hold(**row._mapping) if row else None
