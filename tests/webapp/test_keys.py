"""Keys: they open what they were made for, for as long as they last, and no token of one is stored."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from webapp.db import Database
from webapp.keys import LASTS, LONGEST_NOTE, Keys, key_id
from webapp.people import People, Person

Wall = Callable[..., float]
KINDS = tuple(LASTS)


@pytest.fixture
def keys(database: Database, wall: Wall) -> Keys:
    return Keys(database, wall)


@pytest.fixture
def ana(database: Database) -> Person:
    return People(database).add("ana@example.com", "Ana")


@pytest.fixture
def bo(database: Database) -> Person:
    return People(database).add("bo@example.com", "Bo")


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_opens_its_kind_for_whom_it_was_made(keys: Keys, ana: Person, wall: Wall, kind: str) -> None:
    token = keys.make(kind, ana.id, note="Firefox")
    found = keys.find(kind, token)
    assert found
    assert (found.kind, found.person_id, found.created_at, found.note) == (kind, ana.id, wall(), "Firefox")
    assert len(token) >= 43
    assert [keys.find(other, token) for other in KINDS if other != kind] == [None, None]


@pytest.mark.parametrize("token", ["", "nothing", "a\0b", "x" * 9000, "\ufffd"])
def test_any_other_token_opens_nothing(keys: Keys, ana: Person, token: str) -> None:
    keys.make("sign-in", ana.id)
    assert keys.find("sign-in", token) is None
    assert keys.use("sign-in", token) is None
    assert not keys.end(ana.id, token)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_lasts_as_long_as_its_kind_and_no_second_longer(keys: Keys, ana: Person, wall: Wall, kind: str) -> None:
    token = keys.make(kind, ana.id)
    wall(LASTS[kind] - 1)
    assert keys.find(kind, token)
    assert len(keys.of(kind, ana.id)) == 1
    wall(1)
    assert keys.find(kind, token) is None
    assert keys.use(kind, token) is None
    assert keys.of(kind, ana.id) == []


def test_keys_that_ran_out_are_not_kept(keys: Keys, ana: Person, wall: Wall) -> None:
    keys.make("password", ana.id)
    wall(LASTS["password"])
    keys.make("sign-in", ana.id)
    with keys.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM key").scalar() == 1


def test_a_link_is_used_once(keys: Keys, ana: Person) -> None:
    token = keys.make("password", ana.id)
    used = keys.use("password", token)
    assert used
    assert used.person_id == ana.id
    assert keys.use("password", token) is None
    assert keys.find("password", token) is None


def test_of_many_who_use_a_link_at_once_one_does(database: Database, keys: Keys, ana: Person) -> None:
    token = keys.make("welcome", ana.id)
    with ThreadPoolExecutor(8) as pool:
        used = list(pool.map(lambda _: keys.use("welcome", token), range(8)))
    assert len([one for one in used if one]) == 1


def test_keys_are_listed_newest_first_for_their_owner_alone(keys: Keys, ana: Person, bo: Person, wall: Wall) -> None:
    notes = ["first", "second", "third"]
    for note in notes:
        keys.make("sign-in", ana.id, note)
        wall(1)
    keys.make("sign-in", bo.id, "hers")
    keys.make("password", ana.id, "a link")
    assert [one.note for one in keys.of("sign-in", ana.id)] == notes[::-1]


def test_a_note_is_cut_to_what_fits(keys: Keys, ana: Person) -> None:
    keys.make("sign-in", ana.id, "x" * 5000)
    assert [one.note for one in keys.of("sign-in", ana.id)] == ["x" * LONGEST_NOTE]


def test_only_its_owner_ends_a_key(keys: Keys, ana: Person, bo: Person) -> None:
    token, kept = keys.make("sign-in", ana.id), keys.make("sign-in", ana.id)
    key = key_id(token)
    for owner, name in ((bo.id, key), (ana.id, "a\0b"), (ana.id, token), ("", key), (ana.id, "")):
        assert not keys.end(owner, name)
    assert keys.end(ana.id, key)
    assert not keys.end(ana.id, key)
    assert keys.find("sign-in", token) is None
    assert keys.find("sign-in", kept)


def test_all_keys_end_but_one(keys: Keys, ana: Person, bo: Person) -> None:
    tokens = {kind: keys.make(kind, ana.id) for kind in KINDS}
    here, hers = keys.make("sign-in", ana.id), keys.make("sign-in", bo.id)
    keys.end_all(ana.id, but=key_id(here))
    assert [keys.find(kind, token) for kind, token in tokens.items()] == [None, None, None]
    assert keys.find("sign-in", here)
    keys.end_all(ana.id)
    assert keys.find("sign-in", here) is None
    assert keys.find("sign-in", hers)


def test_no_token_is_stored_and_an_id_opens_nothing(sqlite_database: Database, tmp_path: Path) -> None:
    keys, ana = Keys(sqlite_database), People(sqlite_database).add("ana@example.com", "Ana")
    tokens = {kind: keys.make(kind, ana.id) for kind in KINDS}
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for kind, token in tokens.items():
        assert key_id(token).encode() in files
        assert token.encode() not in files
        assert keys.find(kind, key_id(token)) is None
