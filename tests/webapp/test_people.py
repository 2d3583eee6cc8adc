"""Accounts: who they are, what may be said of them, and whose password it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import CommandRefused
from webapp import people as module
from webapp.db import Database
from webapp.people import (
    LONGEST_EMAIL,
    LONGEST_NAME,
    LONGEST_PASSWORD,
    ROLES,
    People,
    checked_email,
    checked_name,
    checked_password,
    fits,
    hashed,
)

WORDS = "kettle under blue stairs"


@pytest.fixture
def people(database: Database, wall: Callable[..., float], quick_passwords: None) -> People:
    return People(database, wall)


def test_an_account_is_found_as_it_was_made(people: People, wall: Callable[..., float]) -> None:
    ana = people.add(" Ana@Example.com ", "  Ana   Ruiz ", "trainer")
    assert (ana.email, ana.name, ana.role, ana.active, ana.created_at) == (
        "ana@example.com", "Ana Ruiz", "trainer", True, wall(),
    )  # fmt: skip
    assert people.find(ana.id) == people.by_email("ANA@example.com ") == ana
    assert people.all() == [ana]
    assert len(ana.id) >= 20
    assert ana.owner == f"person:{ana.id}"


def test_everybody_is_listed_by_name(people: People) -> None:
    for name in ("Cleo", "Ana", "Bo"):
        people.add(f"{name}@example.com", name)
    assert [one.name for one in people.all()] == ["Ana", "Bo", "Cleo"]


def test_an_address_has_one_account_however_it_is_written(people: People) -> None:
    people.add("ana@example.com", "Ana")
    with pytest.raises(CommandRefused, match=r"ana@example\.com has an account already"):
        people.add("ANA@EXAMPLE.COM", "Another Ana")


@pytest.mark.parametrize("name", ["", "nobody", "a\0b", "x" * 5000, "\ufffd", "' OR 1=1 --"])
def test_what_means_nothing_finds_nobody_in_any_database(people: People, name: str) -> None:
    people.add("ana@example.com", "Ana", password=WORDS)
    assert people.find(name) is None
    assert people.by_email(name) is None
    assert people.who(name, WORDS) is None


@pytest.mark.parametrize("email", [
    "", "ana", "ana@", "@example.com", "ana@example", "ana@example.", "a na@example.com", "ana@@example.com",
    "ana@example.com, bo@example.com", "ana@example.com\nbcc: bo@example.com", "<ana@example.com>", "a\0@example.com",
    "a\x1b@example.com", f"{'a' * LONGEST_EMAIL}@example.com",
])  # fmt: skip
def test_what_is_no_address_is_refused_with_one_that_is(email: str) -> None:
    with pytest.raises(CommandRefused, match=r"is no e-mail address; write one such as ana@example\.com"):
        checked_email(email)


@pytest.mark.parametrize("email", ["ana@example.com", "ana.maria+desk@mail.example.org"])
def test_what_is_an_address_is_taken(email: str) -> None:
    assert checked_email(email) == email


@given(st.text(max_size=300))
def test_any_words_are_an_address_and_a_name_or_refused(text: str) -> None:
    for check in (checked_email, checked_name):
        try:
            kept = check(text)
        except CommandRefused as refusal:
            assert len(str(refusal)) < 400
        else:
            assert kept == check(kept)
            assert kept.isprintable()
            assert 0 < len(kept) <= LONGEST_EMAIL


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\0b", "Ana\u202e"])
def test_a_name_that_will_not_do_is_refused(name: str) -> None:
    with pytest.raises(CommandRefused, match=f"a name has 1 to {LONGEST_NAME} characters"):
        checked_name(name)


@pytest.mark.parametrize("role", ["", "visitor", "Admin", "root", "x" * 500])
def test_only_known_roles_are_given(people: People, role: str) -> None:
    ana = people.add("ana@example.com", "Ana")
    for give in (lambda: people.set_role(ana.id, role), lambda: people.add("bo@example.com", "Bo", role)):
        with pytest.raises(CommandRefused, match="it is one of: agent, trainer, hiring manager, reviewer, admin"):
            give()
    assert [one.role for one in people.all()] == ["agent"]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_can_be_changed(people: People, role: str) -> None:
    people.set_role(people.add("ana@example.com", "Ana").id, role)
    assert [one.role for one in people.all()] == [role]


def test_somebody_is_known_by_address_and_password_together(people: People) -> None:
    ana = people.add("ana@example.com", "Ana", password=WORDS)
    people.add("bo@example.com", "Bo", password="another few plain words")
    assert people.who(" ANA@example.com", WORDS) == ana
    for email, password in (
        ("ana@example.com", WORDS.upper()), ("ana@example.com", ""), ("ana@example.com", f"{WORDS} "),
        ("bo@example.com", WORDS), ("cleo@example.com", WORDS), ("ana@example.com", WORDS + "x" * 100_000),
    ):  # fmt: skip
        assert people.who(email, password) is None


def test_an_account_without_a_password_lets_nobody_in(people: People) -> None:
    people.add("ana@example.com", "Ana")
    for password in ("", "None", WORDS):
        assert people.who("ana@example.com", password) is None


def test_a_closed_account_lets_nobody_in_until_it_is_opened(people: People) -> None:
    ana = people.add("ana@example.com", "Ana", password=WORDS)
    people.set_active(ana.id, False)
    assert people.who("ana@example.com", WORDS) is None
    people.set_active(ana.id, True)
    assert people.who("ana@example.com", WORDS) == ana


def test_a_new_password_takes_the_place_of_the_old_one(people: People) -> None:
    ana = people.add("ana@example.com", "Ana", password=WORDS)
    people.set_password(ana.id, "something else entirely")
    assert people.who("ana@example.com", WORDS) is None
    assert people.who("ana@example.com", "something else entirely") == ana


@pytest.mark.parametrize("password", ["", "short", "x" * (LONGEST_PASSWORD + 1)])
def test_a_password_that_will_not_do_is_refused_and_not_repeated(people: People, password: str) -> None:
    ana = people.add("ana@example.com", "Ana", password=WORDS)
    with pytest.raises(CommandRefused, match=f"a password has 10 to 200 characters, got {len(password)}") as refusal:
        people.set_password(ana.id, password)
    assert not password or password not in str(refusal.value)
    assert people.who("ana@example.com", WORDS) == ana


@pytest.mark.parametrize("password", ["10 letters", "ключ под ковриком", "🔑" * 200, "with\0nothing inside"])
def test_any_characters_make_a_password(password: str) -> None:
    assert checked_password(password) == password
    assert fits(hashed(password), password)
    assert not fits(hashed(password), password[:-1] + "?")


def test_passwords_are_kept_with_argon2_and_the_same_one_twice_looks_different() -> None:
    first, second = hashed(WORDS), hashed(WORDS)
    assert first.startswith("$argon2id$")
    assert first != second
    assert not fits("", WORDS)
    assert not fits("no hash at all", WORDS)


def test_somebody_has_to_stay_admin(people: People) -> None:
    ana = people.add("ana@example.com", "Ana", "admin")
    bo = people.add("bo@example.com", "Bo", "admin")
    people.set_active(bo.id, False)
    for change in (lambda: people.set_role(ana.id, "agent"), lambda: people.set_active(ana.id, False)):
        with pytest.raises(CommandRefused, match="this is the only admin; make somebody else one first"):
            change()
    people.set_role(ana.id, "admin")
    people.set_active(bo.id, True)
    people.set_role(ana.id, "agent")
    assert {one.name: one.role for one in people.all()} == {"Ana": "agent", "Bo": "admin"}


def test_no_password_is_in_the_database(sqlite_database: Database, tmp_path: Path, quick_passwords: None) -> None:
    people = People(sqlite_database)
    people.set_password(people.add("ana@example.com", "Ana", password=WORDS).id, "something else entirely")
    people.who("ana@example.com", "a third one, wrongly")
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"ana@example.com" in files
    for password in (WORDS, "something else entirely", "a third one, wrongly"):
        assert password.encode() not in files


def test_an_unknown_address_takes_the_same_work_as_a_known_one(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    people.add("ana@example.com", "Ana", password=WORDS)
    people.add("bo@example.com", "Bo")
    people.set_active(people.add("cleo@example.com", "Cleo", password=WORDS).id, False)
    asked: list[str] = []

    def counted(kept: str, password: str) -> bool:
        asked.append(kept.rsplit("$", 2)[0])  # the kind and the cost, without salt and hash
        return fits(kept, password)

    monkeypatch.setattr(module, "fits", counted)
    for name in ("ana", "bo", "cleo", "dee", "a\0b"):
        people.who(f"{name}@example.com", "not the password")
    assert len(asked) == 5
    assert len(set(asked)) == 1


def test_a_try_costs_a_guesser_something() -> None:
    kept = hashed(WORDS)
    started = time.perf_counter()
    fits(kept, "not the password")
    assert time.perf_counter() - started > 0.01
