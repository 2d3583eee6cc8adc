"""The connection to the database: SQLite or PostgreSQL, with the settings that make an append durable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from simulator.errors import ComposureError

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")


class Database:
    """An engine and the two ways to use it: `reading()` and `writing()`, each one transaction."""

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.engine = _engine(self.url)
        # SQLite has one writer at a time: waiting here is fair and cheap, waiting on its file is neither.
        self._lock = Lock() if self.is_sqlite else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    @property
    def is_sqlite(self) -> bool:
        """Tell whether this is SQLite, the default."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the database."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is stored as a whole, or not at all if an exception gets out."""
        if self._lock is None:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._lock, self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def parse_url(url: str) -> URL:
    """Give the database's address as SQLAlchemy wants it; ComposureError says what is wrong with it."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ComposureError(_advice("this is not a database address")) from None
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ComposureError(_advice(f"{parsed.get_backend_name()!r} is not supported"))
    return parsed


def _advice(problem: str) -> str:
    return f"database: {problem}; write sqlite:///FILE or postgresql://USER@HOST/NAME"


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    try:
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20)
    except (ModuleNotFoundError, NoSuchModuleError):
        advice = "pip install 'composure[postgres]'"
        raise ComposureError(f"database: PostgreSQL needs its driver: {advice}") from None


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise ComposureError(_advice("SQLite in memory is not shared between threads"))
    _make_private(Path(str(url.database)))
    engine = create_engine(url, pool_size=20, max_overflow=60)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(file: Path) -> None:
    """Make the file, if it is not there, readable by its owner only: it holds what people typed."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        raise ComposureError(_advice(f"{file} cannot be opened ({error.strerror})")) from None


def _prepare(connection: Any, _record: Any) -> None:
    # The driver must not begin transactions on its own: a deferred one fails when it turns into a writer.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
