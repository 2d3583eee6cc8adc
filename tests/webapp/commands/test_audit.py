"""`composure audit`: a sound log, one that was changed, one that was cut off, and the copy to hold it against."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from sqlalchemy import text

from webapp.db import Database
from webapp.hiring.audit import Audit

Run = Callable[..., Result]


def test_a_sound_log_is_told_with_its_last_digest(composure: Run, sqlite_database: Database, sqlite_url: str) -> None:
    assert composure("audit", "--database", sqlite_url).output == "0 lines, all sound\n"
    line = Audit(sqlite_database).note("system", "tried", "round")
    assert composure("audit", "--database", sqlite_url).output == (
        f"1 lines, all sound; the last has the digest {line.digest}\n"
    )


def test_the_copy_holds_every_line(composure: Run, sqlite_database: Database, sqlite_url: str, tmp_path: Path) -> None:
    made = [Audit(sqlite_database).note("system", "tried", "round", f"time {number}") for number in range(3)]
    told = composure("audit", "--database", sqlite_url, "--export", tmp_path / "copy.jsonl")
    assert told.exit_code == 0
    lines = [json.loads(line) for line in (tmp_path / "copy.jsonl").read_text().splitlines()]
    assert [(one["seq"], one["detail"], one["digest"]) for one in lines] == [
        (one.seq, one.detail, one.digest) for one in made
    ]


def test_what_was_changed_or_cut_off_is_named(
    composure: Run, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    for number in range(3):
        Audit(sqlite_database).note("system", "tried", "round", f"time {number}")
    copy = tmp_path / "copy.jsonl"
    composure("audit", "--database", sqlite_url, "--export", copy)
    with sqlite_database.writing() as connection:
        connection.execute(text("DELETE FROM audit WHERE seq = 3"))
    assert composure("audit", "--database", sqlite_url).exit_code == 0
    told = composure("audit", "--database", sqlite_url, "--against", copy)
    assert (told.exit_code, told.output) == (1, "line 3: it is not as it was when the copy was made\n")
    with sqlite_database.writing() as connection:
        connection.execute(text("UPDATE audit SET actor = 'nobody' WHERE seq = 1"))
    told = composure("audit", "--database", sqlite_url)
    assert (told.exit_code, told.output) == (1, "line 1: it was changed, or a line before it is missing\n")


def test_a_file_that_is_no_copy_is_named_with_its_line(composure: Run, sqlite_url: str, tmp_path: Path) -> None:
    Database(sqlite_url).close()
    (tmp_path / "notes.txt").write_text("hello\n")
    composure("db", "upgrade", "--database", sqlite_url)
    told = composure("audit", "--database", sqlite_url, "--against", tmp_path / "notes.txt")
    assert told.exit_code == 2
    assert "notes.txt:1: this is not a line of an audit log" in told.output


def test_a_copy_that_cannot_be_written_or_read_is_said_in_a_line(
    composure: Run, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    Audit(sqlite_database).note("system", "copied", "round")
    result = composure("audit", "--database", sqlite_url, "--export", tmp_path / "nowhere" / "audit.jsonl")
    assert result.exit_code == 2
    assert "No such file or directory; name another file with --export" in result.output
    binary = tmp_path / "audit.bin"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    result = composure("audit", "--database", sqlite_url, "--against", binary)
    assert result.exit_code == 2
    assert "audit.bin:1: this is not a line of an audit log" in result.output
