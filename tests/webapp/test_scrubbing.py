"""Deleted words are not left behind in the database's files."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from webapp.db import Database
from webapp.scrubbing import scrub

WORDS = "Leftbehindwords"


def left(folder: Path) -> bool:
    return any(WORDS.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())


def written_and_deleted(database: Database) -> None:
    insert = (
        "INSERT INTO audit (at, actor, action, subject, detail, previous, digest) VALUES (1, '', '', '', :d, '', '')"
    )
    with database.writing() as connection:
        connection.execute(text(insert), {"d": WORDS * 40})
    with database.writing() as connection:
        connection.execute(text("DELETE FROM audit"))


def test_what_was_deleted_is_in_no_file_any_more(sqlite_database: Database, tmp_path: Path) -> None:
    written_and_deleted(sqlite_database)
    assert left(tmp_path)
    assert scrub(sqlite_database)
    assert not left(tmp_path)


def test_while_somebody_keeps_the_file_it_is_not_done(
    sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    written_and_deleted(sqlite_database)
    with Database(sqlite_url) as other, other.writing():
        assert not scrub(sqlite_database)
    assert scrub(sqlite_database)
    assert not left(tmp_path)
