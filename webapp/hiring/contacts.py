"""When the pages of assessments were last heard of, in a database."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp.db import Database
from webapp.hiring.tables import ContactRow

_CONTACT: Table = ContactRow.__table__  # type: ignore[attr-defined]


class Contacts:
    """When the pages of assessments were last heard of."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def last(self, shift_id: str) -> float | None:
        """Give when a shift's page was last heard of, in Unix seconds."""
        with self.database.reading() as connection:
            return connection.execute(select(_CONTACT.c.at).where(_CONTACT.c.shift_id == shift_id)).scalar()

    def note(self, shift_id: str) -> None:
        """Note that a shift's page is heard of now."""
        now = self.wall()
        with self.database.writing() as connection:
            if connection.execute(update(_CONTACT).where(_CONTACT.c.shift_id == shift_id).values(at=now)).rowcount:
                return
        try:
            with self.database.writing() as connection:
                connection.execute(insert(_CONTACT), {"shift_id": shift_id, "at": now})
        except IntegrityError:
            return  # another tab of the same shift was first
