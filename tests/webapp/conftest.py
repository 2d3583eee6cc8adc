"""Databases to test against, SQLite and PostgreSQL where there is one, and the application on the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result
from flask import Flask

from simulator.resources import scenarios_path
from tests.webapp.visiting import Visitor
from webapp import create_app
from webapp.config import Config
from webapp.current import EXTENSION
from webapp.db import Database
from webapp.limits import limiter
from webapp.live import Live, open_live
from webapp.people import _nobodys
from webapp.permissions import ANYONE, PERMISSIONS
from webapp.schema import upgrade


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'composure.sqlite3'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Give each kind of database, without tables."""
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """Give each kind of database, with tables."""
    upgrade(empty_database)
    return empty_database


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """Give an SQLite database with tables, for tests that are not about databases."""
    made = Database(sqlite_url)
    upgrade(made)
    yield made
    made.close()


@pytest.fixture
def wall() -> Callable[..., float]:
    """Give a wall clock that moves by hand: `wall(5)` moves it on, `wall()` reads it."""
    seconds = [1_000_000.0]

    def read(forward: float = 0.0) -> float:
        seconds[0] += forward
        return seconds[0]

    return read


@pytest.fixture
def composure() -> Callable[..., Result]:
    """Give the program: `composure("check", path)` runs it here; a traceback fails the test."""
    from webapp.cli import main

    def run(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(part) for part in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


@pytest.fixture
def app(sqlite_url: str, wall: Callable[..., float], monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Give the application with the tiny pack, a database of its own and a wall clock that moves by hand."""
    monkeypatch.setattr("webapp.open_live", partial(open_live, wall=wall))
    made = create_app(Config(sqlite_url, "k" * 32, (scenarios_path() / "tiny",), testing=True))
    limiter.reset()
    yield made
    made.extensions[EXTENSION].close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Open addresses of a test's own to anybody: `opened("break")`; without a line they would be refused."""

    def open_up(*endpoints: str) -> None:
        monkeypatch.setattr("webapp.permissions.PERMISSIONS", {**PERMISSIONS, **dict.fromkeys(endpoints, ANYONE)})

    return open_up


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Give one browser on the application."""
    return Visitor(app)


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have passwords hashed with little work: for tests that are not about how much it is."""
    monkeypatch.setattr("webapp.people._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    _nobodys.cache_clear()


@pytest.fixture
def live(app: Flask) -> Live:
    """Give the live shifts behind the application."""
    found: Live = app.extensions[EXTENSION]
    return found
