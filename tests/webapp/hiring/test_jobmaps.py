"""The map of a round's job is kept, signed, and stays once somebody is invited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from simulator.forms import form
from webapp.db import Database
from webapp.hiring.jobmaps import JobMaps
from webapp.hiring.rounds import Rounds
from webapp.people import People

Wall = Callable[..., float]
FORM = form("text-care-a")
ASKED = "Two agents and their team lead"


def test_a_map_is_kept_signed_and_frozen(database: Database, wall: Wall) -> None:
    rounds, maps = Rounds(database, wall), JobMaps(database, wall)
    hana = People(database).add("hana@example.com", "Hana", "hiring manager")
    at = rounds.create("Agent", FORM.id, "us", "hr@example.com", hana.id)
    assert maps.find(at) is None
    maps.keep(at, FORM.map[:2], "", "to be\0 asked")
    kept = maps.find(at)
    assert kept is not None
    assert (kept.tasks, kept.note, kept.signed) == (FORM.map[:2], "to be asked", None)
    with pytest.raises(CommandRefused, match="say who was asked"):
        maps.sign(at, FORM.map, " ", "", hana)
    maps.sign(at, FORM.map, ASKED, "", hana)
    kept = maps.find(at)
    assert kept is not None and kept.signed is not None
    assert (kept.signed.tasks, kept.signed.by, kept.signed.at) == (FORM.map, "Hana", wall())
    rounds.freeze(at.id, "{}", "a" * 64)
    for change in (lambda: maps.keep(at, FORM.map, ASKED, ""), lambda: maps.sign(at, FORM.map, ASKED, "", hana)):
        with pytest.raises(CommandRefused, match="stays as it was signed"):
            change()
    assert maps.find(at) == kept


def test_a_change_ends_the_signature_and_another_form_has_no_map(database: Database, wall: Wall) -> None:
    rounds, maps = Rounds(database, wall), JobMaps(database, wall)
    hana = People(database).add("hana@example.com", "Hana", "hiring manager")
    at = rounds.create("Agent", FORM.id, "us", "hr@example.com", hana.id)
    maps.sign(at, FORM.map, ASKED, "", hana)
    maps.keep(at, FORM.map, ASKED, "")
    kept = maps.find(at)
    assert kept is not None and kept.signed is None
    rounds.change(at.id, "text-care-b")
    other = rounds.find(at.id)
    assert other is not None and maps.find(other) is None


def test_too_many_words_are_refused(database: Database, wall: Wall) -> None:
    rounds, maps = Rounds(database, wall), JobMaps(database, wall)
    hana = People(database).add("hana@example.com", "Hana", "hiring manager")
    at = rounds.create("Agent", FORM.id, "us", "hr@example.com", hana.id)
    with pytest.raises(CommandRefused, match="500 characters"):
        maps.sign(at, FORM.map, "x" * 501, "", hana)
