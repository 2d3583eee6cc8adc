"""`composure demo` and `composure serve`: the desk in a browser."""

from __future__ import annotations

import click

from webapp.config import Config, read_config
from webapp.db import Database
from webapp.schema import require_current, upgrade
from webapp.serving import open_port, serve_many, serve_simply

_DATABASE = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
_PORT = click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)


@click.command(epilog="\b\nExample:\n  composure demo --port 8080")
@_PORT
@_DATABASE
def demo(port: int, database: str | None) -> None:
    """Open the desk on this computer, for this computer only.

    Makes what it needs (an SQLite file in your data folder, unless --database names another) and says where to
    point the browser. Ctrl+C stops it; your shifts stay.
    """
    config = read_config(database, port=port)
    _prepare(config, always=True)
    with open_port(config.host, config.port) as listening:
        serve_simply(config, listening, click.echo)


@click.command(epilog="\b\nExample:\n  composure serve --host 0.0.0.0 --database postgresql://composure@db/composure")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@_PORT
@_DATABASE
def serve(host: str, port: int, database: str | None) -> None:
    """Serve the desk to a team.

    Uses gunicorn where there is one. Put it behind a proxy that speaks HTTPS. docs/operations.md tells more.
    """
    config = read_config(database, host=host, port=port)
    _prepare(config)
    with open_port(config.host, config.port) as listening:
        serve_many(config, listening, click.echo)


def _prepare(config: Config, always: bool = False) -> None:
    with Database(config.database) as database:
        if always or database.is_sqlite:
            upgrade(database)
        else:
            require_current(database)
