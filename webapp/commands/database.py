"""`composure db`: look after the database."""

from __future__ import annotations

import click

from webapp.config import read_database
from webapp.db import Database
from webapp.schema import upgrade


@click.group()
def db() -> None:
    """Look after the database."""


@db.command(
    "upgrade", epilog="\b\nExample:\n  composure db upgrade --database postgresql://composure@localhost/composure"
)
@click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
def db_upgrade(database: str | None) -> None:
    """Bring the tables to this version.

    Safe to repeat. `demo` does it by itself, and `serve` does so for SQLite.
    """
    with Database(read_database(database)) as opened:
        before, after = upgrade(opened)
        where = opened.url.render_as_string(hide_password=True)
    click.echo(f"{where}: at revision {after}" + (" already" if before == after else f", was {before or 'empty'}"))
