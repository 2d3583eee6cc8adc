"""A copy of all that is kept of somebody: whole, and to each what they may know."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.webapp.hiring.marked import MARKS, marked
from webapp.db import Database
from webapp.hiring.erasure import erase
from webapp.hiring.personal import For, personal

Wall = Callable[..., float]
JUDGING = {"Reviewnote", "Settledreason", "Decidedreason"}
NOT_THEIRS = {"Remarkwords", "Quotedwords", "Humanreason"}
"""Of practice alone, so no copy has a place for them."""


def words_in(data: dict[str, Any]) -> set[str]:
    return {words for words in MARKS if words in json.dumps(data)}


@pytest.mark.parametrize(
    ("to", "released", "without"),
    [
        ("admin", False, set()),
        ("hiring manager", False, {"five-to-sixty"}),
        ("candidate", False, JUDGING),
        ("candidate", True, set()),
    ],
)
def test_everybody_gets_what_they_may_know(
    sqlite_database: Database, wall: Wall, to: For, released: bool, without: set[str]
) -> None:
    one = marked(sqlite_database, wall)
    if released:
        one.live.candidates.release(one.who.id)
    who = one.live.candidates.find(one.who.id)
    assert who is not None
    found = personal(one.live, one.at, who, to)
    assert words_in(found) == set(MARKS) - NOT_THEIRS - without
    assert ("accommodation" in found) is (to != "hiring manager")
    assert all(("grade" in shift) is (without != JUDGING and shift["part"] is not None) for shift in found["shifts"])
    assert bool(found["left_out"]) is bool(without)


def test_a_copy_has_the_times_the_parts_and_until_when_it_is_kept(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    found = personal(one.live, one.at, one.who, "admin")
    assert found["candidate"]["invited_at"] == "1970-01-12T13:46:40Z"
    assert (found["round"]["kept_until"], found["round"]["held"]) == ("1971-01-12T13:46:40Z", False)
    assert sorted((shift["part"] or 0) for shift in found["shifts"]) == [0, 1, 2]
    assert found["accommodation"] == {"pace": "1.5", "calm": True}
    assert [one["kind"] for one in found["integrity"]] == ["paste"]
    assert one.hana.id not in json.dumps(found)


def test_no_hash_and_no_salt_is_handed_over(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    text = json.dumps(personal(one.live, one.at, one.who, "admin"))
    assert one.who.token_hash not in text
    assert str(one.who.browser_hash) not in text
    assert "salt" not in text


def test_of_somebody_erased_the_copy_has_no_words(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    erase(one.live, one.who, "system")
    who = one.live.candidates.find(one.who.id)
    assert who is not None
    found = personal(one.live, one.at, who, "admin")
    assert words_in(found) == set()
    assert [line["action"] for line in found["audit"]] == ["erased"]
    assert found["round"]["kept_until"] == ""
