"""Brings a database to the tables this version needs, and tells whether it has them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from simulator.errors import ComposureError
from webapp.db import Database

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> tuple[str | None, str | None]:
    """Apply what is missing, all or none; gives the revision before and after."""
    with _told(database), database.writing() as connection:
        before = _revision(connection)
        command.upgrade(_settings(connection), "head")
        return before, _revision(connection)


def require_current(database: Database) -> None:
    """ComposureError, with what to do, unless the database has the tables this version needs."""
    with _told(database), database.reading() as connection:
        found = _revision(connection)
    newest = ScriptDirectory.from_config(_settings()).get_current_head()
    if found != newest:
        raise ComposureError(
            f"database: its tables are at revision {found or 'none'}, this version needs {newest};"
            " run: composure db upgrade"
        )


def draft(database: Database, message: str) -> None:
    """Write a new migration file from what tables.py says and the database does not; read it before use."""
    with database.writing() as connection:
        command.revision(_settings(connection), message, autogenerate=True)


@contextmanager
def _told(database: Database) -> Iterator[None]:
    """Turn what a database or Alembic refuses into a message for the person who gave its address."""
    shown = database.url.render_as_string(hide_password=True)
    try:
        yield
    except DatabaseError as error:
        raise ComposureError(f"database {shown}: cannot be opened: {error.orig}; check the address") from None
    except CommandError as error:
        advice = "it may come from a newer version of Composure: upgrade the program, not the database"
        raise ComposureError(f"database {shown}: {error}; {advice}") from None


def _settings(connection: Connection | None = None) -> AlembicConfig:
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
