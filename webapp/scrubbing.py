"""Getting deleted words out of the database's files, where they stay behind until something else is written there."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import OperationalError

from webapp.db import Database


def scrub(database: Database) -> bool:
    """Write an SQLite file anew without what was deleted, its journal too; tell whether that was done.

    It is not while somebody else keeps the file: try again later. PostgreSQL looks after its files itself
    (docs/hiring-rights.md says what to do for it), so there False is all there is.
    """
    if not database.is_sqlite:
        return False
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (busy, *_) = cursor.fetchone() or (1,)
        except OperationalError:
            return False
        finally:
            cursor.close()
    return not busy
