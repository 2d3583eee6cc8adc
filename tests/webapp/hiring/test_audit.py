"""The audit log: every change of what is written is seen, and two writers never fork it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from sqlalchemy import text

from simulator.errors import ComposureError
from webapp.db import Database
from webapp.hiring.audit import FIRST, Audit

Wall = Callable[..., float]


def written(database: Database, wall: Wall, lines: int = 4) -> Audit:
    audit = Audit(database, wall)
    for number in range(lines):
        audit.note("person:p", "viewed", f"candidate{number % 2}", f"page {number}")
        wall(1.5)
    return audit


def test_lines_are_numbered_from_one_and_each_has_the_digest_before_it(database: Database, wall: Wall) -> None:
    lines = list(written(database, wall).all())
    assert [one.seq for one in lines] == [1, 2, 3, 4]
    assert [one.previous for one in lines] == [FIRST, *(one.digest for one in lines[:-1])]
    assert [one.at for one in lines] == [1_000_000.0, 1_000_001.5, 1_000_003.0, 1_000_004.5]


def test_a_sound_log_verifies_and_so_does_an_empty_one(database: Database, wall: Wall) -> None:
    assert Audit(database, wall).verify() == []
    audit = written(database, wall)
    assert audit.verify() == []
    assert [one.detail for one in audit.of("candidate1")] == ["page 1", "page 3"]
    head = audit.head()
    assert head is not None
    assert head.seq == 4


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("UPDATE audit SET detail = 'page 9' WHERE seq = 2", [2]),
        ("UPDATE audit SET actor = 'system' WHERE seq = 1", [1]),
        ("UPDATE audit SET at = at + 1 WHERE seq = 3", [3]),
        ("UPDATE audit SET subject = 'x', digest = previous WHERE seq = 2", [2, 3]),
        ("DELETE FROM audit WHERE seq = 1", [2]),
        ("DELETE FROM audit WHERE seq = 3", [4]),
        ("UPDATE audit SET seq = 9 WHERE seq = 4", [9]),
        ("DELETE FROM audit WHERE seq = 4", []),
    ],
)
def test_what_was_changed_is_named(database: Database, wall: Wall, change: str, seen: list[int]) -> None:
    audit = written(database, wall)
    with database.writing() as connection:
        connection.execute(text(change))
    assert audit.verify() == seen


def test_what_fails_together_with_its_line_leaves_no_line(database: Database, wall: Wall) -> None:
    audit = written(database, wall, 1)
    with pytest.raises(RuntimeError), database.writing() as connection:
        audit.note_in(connection, "system", "erased", "candidate")
        raise RuntimeError
    audit.note("system", "erased", "candidate")
    assert [one.seq for one in audit.all()] == [1, 2]
    assert audit.verify() == []


@pytest.mark.parametrize("detail", ["sent to mia@example.com", "x" * 4001])
def test_an_address_or_a_long_text_is_not_taken(sqlite_database: Database, wall: Wall, detail: str) -> None:
    with pytest.raises(ComposureError, match="needs a detail without an address"):
        Audit(sqlite_database, wall).note("system", "sent", "candidate", detail)
    assert Audit(sqlite_database, wall).head() is None


def write(url: str, lines: int = 15) -> None:
    with Database(url) as database:
        audit = Audit(database)
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(lambda number: audit.note("system", "tried", "round", str(number)), range(lines)))


def test_two_processes_with_three_writers_each_never_fork_it(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    others = [get_context("spawn").Process(target=write, args=(url,)) for _ in range(2)]
    for one in others:
        one.start()
    for one in others:
        one.join()
    assert [one.exitcode for one in others] == [0, 0]
    assert [one.seq for one in Audit(database).all()] == list(range(1, 31))
    assert Audit(database).verify() == []
