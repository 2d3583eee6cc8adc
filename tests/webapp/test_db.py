"""Transactions: all or none, and one writer at a time without errors."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator.errors import ComposureError
from webapp.db import Database, parse_url
from webapp.schema import upgrade


def test_what_fails_halfway_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.writing() as connection:
        connection.execute(_shift("a"))
        raise RuntimeError
    assert _count(database) == 0


def test_many_writers_wait_for_each_other(sqlite_url: str, sqlite_database: Database) -> None:
    others = [sqlite_database, Database(sqlite_url)]

    def write(number: int) -> None:
        with others[number % 2].writing() as connection:
            connection.execute(_shift(f"s{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(60)))
    assert _count(sqlite_database) == 60
    others[1].close()


def test_a_reader_sees_one_moment(sqlite_database: Database) -> None:
    with sqlite_database.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM shift")).scalar() == 0
        with sqlite_database.writing() as writer:
            writer.execute(_shift("a"))
        assert reader.execute(text("SELECT count(*) FROM shift")).scalar() == 0
    assert _count(sqlite_database) == 1


def test_a_new_file_is_for_its_owner_only(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        connection.execute(_shift("a"))
        folder = Path(str(sqlite_database.url.database)).parent
        modes = {stat.S_IMODE(file.stat().st_mode) for file in folder.glob("composure.sqlite3*")}
    assert os.name != "posix" or modes == {0o600}


def test_a_place_that_cannot_hold_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file" / "c.sqlite3", tmp_path):
        with pytest.raises(ComposureError, match="cannot be opened"):
            upgrade(Database(f"sqlite:///{place}"))


def test_postgresql_is_spoken_to_by_its_driver() -> None:
    for url in ("postgresql://h/d", "postgresql+psycopg://h/d"):
        assert parse_url(url).drivername == "postgresql+psycopg"


def _shift(shift: str):
    columns = "id, scenario, digest, seed, mode, scorecard, created_at"
    return text(f"INSERT INTO shift ({columns}) VALUES ('{shift}', 't', 'd', 1, 'practice', 'training', 0)")  # noqa: S608


def _count(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(text("SELECT count(*) FROM shift")).scalar_one()
