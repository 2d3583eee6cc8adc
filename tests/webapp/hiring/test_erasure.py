"""Erasing somebody: no word of theirs or about them is left anywhere, numbers and logs are, and it is proved."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from simulator.errors import CommandRefused
from tests.webapp.hiring.marked import MARKS, marked
from webapp.db import Database
from webapp.hiring.erasure import Certificate, certificate, erase, log_digest
from webapp.store import NewShift
from webapp.tables import metadata

Wall = Callable[..., float]


def places_with(database: Database, words: str) -> list[str]:
    """Give the columns of any table in which words stand."""
    found = []
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                found += [f"{table.name}.{name}" for name, value in row._mapping.items() if words in str(value)]
    return found


def files_with(folder: Path, words: str) -> list[str]:
    """Give the files, whatever they are, in which words stand."""
    return [file.name for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def test_of_somebody_erased_no_word_is_left_anywhere(
    database: Database, wall: Wall, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        one = marked(database, wall)
        assert [words for words in MARKS if not places_with(database, words)] == []
        if database.is_sqlite:
            assert [words for words in MARKS if not files_with(tmp_path, words)] == []
        erase(one.live, one.who, f"person:{one.hana.id}")
    assert {words: found for words in MARKS if (found := places_with(database, words))} == {}
    assert {words: found for words in MARKS if (found := files_with(tmp_path, words))} == {}
    assert [words for words in MARKS if words in caplog.text] == []


def test_numbers_and_logs_stay_and_the_audit_log_is_sound(database: Database, wall: Wall) -> None:
    one = marked(database, wall)
    with database.reading() as connection:
        before = {shift_id: log_digest(connection, shift_id) for shift_id in one.shifts[1:]}
    grades = one.live.grades.of(one.shifts)
    marks = {shift_id: (grade.overall, [mark.value for mark in grade.marks]) for shift_id, grade in grades.items()}
    made = erase(one.live, one.who, "system", "kept long enough")
    assert made.logs == before
    assert len(marks) == 2
    after = one.live.grades.of(one.shifts).items()
    assert {shift_id: (grade.overall, [mark.value for mark in grade.marks]) for shift_id, grade in after} == marks
    assert [one.live.shifts.tampered(shift_id) for shift_id in one.shifts] == [[], [], []]
    assert [one.live.state(shift_id).seq > 0 for shift_id in one.shifts] == [True] * 3
    assert one.live.audit.verify() == []
    found = one.live.candidates.find(one.who.id)
    assert found is not None
    assert (found.state(wall()), found.number, found.ended_at) == ("erased", one.who.number, one.who.ended_at)


def test_the_certificate_says_what_went_and_is_read_back(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    assert certificate(one.live, one.who.id) is None
    wall(60)
    made = erase(one.live, one.who, "person:p")
    assert (made.candidate_id, made.at, made.by, made.why) == (one.who.id, wall(), "person:p", "asked")
    assert dict(made.counts) == {
        "name and e-mail address": 1, "how they took it": 1, "what they said of themselves": 1,
        "lines of the integrity log": 1, "reviewers' notes": 1, "reasons of settled marks": 1,
        "reasons of decisions": 1, "contests and their answers": 1, "when their page was last heard of": 2,
        "texts they typed, with their salts": 8, "links to their work": 1, "remarks on their work": 1,
        "reasons of marks": 1, "nudges": 0,
    }  # fmt: skip
    assert made.before != made.after
    assert certificate(one.live, one.who.id) == made
    lines = list(one.live.audit.all())
    assert [line.action for line in lines] == ["erased", "files written anew"]
    assert (made.line, made.digest) == (lines[0].seq, lines[0].digest)


def test_nobody_goes_on_as_somebody_who_was_erased(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    browser = one.live.candidates.take_up(one.who.id)
    erase(one.live, one.who, "system")
    assert one.live.candidates.by_token(one.token) is None
    assert one.live.candidates.by_browser(browser) is None
    with pytest.raises(CommandRefused, match="erased already"):
        erase(one.live, one.who, "system")


def test_a_held_round_keeps_everything_and_says_why(database: Database, wall: Wall) -> None:
    one = marked(database, wall)
    one.live.holds.hold(one.at.id, "Complaint 24-117", one.hana.id)
    before = {words: places_with(database, words) for words in MARKS}
    with pytest.raises(CommandRefused, match=r"records are held.*Complaint 24-117.*then it can be erased"):
        erase(one.live, one.who, "system")
    assert {words: places_with(database, words) for words in MARKS} == before
    assert one.live.audit.head() is None
    one.live.holds.lift(one.at.id)
    assert isinstance(erase(one.live, one.who, "system"), Certificate)


def test_any_number_of_warm_ups_is_erased(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    for _ in range(60):
        one.live.shifts.create(NewShift("teashop", "d", mode="assessment", owner=one.who.owner))
    made = erase(one.live, one.who, "system")
    assert set(made.logs) == set(one.shifts[1:])
    assert all(shift.erased_at is not None for shift in one.live.shifts.owned_by(one.who.owner))


def test_others_keep_all_of_theirs(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    ((other, _),) = one.live.candidates.invite(one.at.id, [("Ben Ort", "ben@example.com")], 14)
    one.live.candidates.describe(other.id, {"age": "under-40"})
    erase(one.live, one.who, "system")
    assert one.live.candidates.find(other.id) == other
    with sqlite_database.reading() as connection:
        assert connection.execute(text("SELECT value FROM self_description")).scalars().all() == ["under-40"]
