"""Files are kept in pieces: what was put is what is read, whatever its size, and nothing of an earlier try."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from webapp import pieces
from webapp.db import Database
from webapp.jobs.ledger import Ledger
from webapp.pieces import Made, PieceRow, forget


@pytest.fixture
def job(database: Database) -> int:
    return Ledger(database).queue("export", "one").id


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 350])
def test_what_was_put_is_what_is_read(database: Database, job: int, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE", 100)
    body = bytes(number % 251 for number in range(size))
    parts = [body[start : start + 30] for start in range(0, size, 30)]
    made = Made(database)
    assert made.put(job, parts) == size
    found = list(made.read(job))
    assert b"".join(found) == body
    assert all(len(piece) <= 100 for piece in found)
    assert made.has(job)


def test_another_try_leaves_nothing_of_the_one_before(
    database: Database, job: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 4)
    made = Made(database)
    made.put(job, [b"the longer one"])
    made.put(job, [b"short"])
    assert b"".join(made.read(job)) == b"short"


def test_a_try_that_breaks_off_keeps_what_came_before(database: Database, job: int) -> None:
    def broken():
        yield b"some"
        raise OSError

    with pytest.raises(OSError):
        Made(database).put(job, broken())
    assert not Made(database).has(job)


def test_there_is_nothing_of_what_was_never_made(database: Database) -> None:
    assert list(Made(database).read(7)) == []
    assert not Made(database).has(7)


def test_files_can_all_be_forgotten_and_go_with_their_jobs(database: Database, job: int) -> None:
    made = Made(database)
    made.put(job, [b"words"])
    with database.writing() as connection:
        forget(connection)
    assert not made.has(job)
    made.put(job, [b"words"])
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM job")
        assert connection.execute(select(func.count()).select_from(PieceRow)).scalar_one() == 0
