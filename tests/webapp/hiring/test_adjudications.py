"""What was settled: with a reason, by whom; the newest counts and all stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.stored import Stored, stored
from webapp.db import Database
from webapp.hiring.adjudications import Adjudications, newest, sentence

WHY = "The second reader missed the reply."


@pytest.fixture
def at(database: Database, wall: Callable[..., float]) -> Stored:
    return stored(database, wall)


def test_the_newest_counts_and_all_stay(at: Stored, wall: Callable[..., float]) -> None:
    store, item = Adjudications(at.database, wall), (at.shift, "tin", "tone")
    for mark in (75, 50):
        store.settle(at.candidate, item, at.people["hana"], mark, WHY)
    store.settle(at.candidate, (at.shift, "tin", "CE5"), at.people["hana"], 1, WHY)
    found = store.of(at.candidate)
    assert [(one.mark, one.who, one.reason) for one in found[:2]] == [(75, "Hana", WHY), (50, "Hana", WHY)]
    assert {one: each.mark for one, each in newest(found).items()} == {item: 50, (at.shift, "tin", "CE5"): 1}
    assert store.of_all([at.other]) == {at.other: []}


@pytest.mark.parametrize("mark", [-1, 101])
def test_a_mark_is_in_range(at: Stored, wall: Callable[..., float], mark: int) -> None:
    with pytest.raises(CommandRefused, match="0 to 100"):
        Adjudications(at.database, wall).settle(at.candidate, (at.shift, "tin", "tone"), at.people["hana"], mark, WHY)


@pytest.mark.parametrize("text", ["", " ", "no", "because I say"])
def test_a_reason_is_a_sentence(text: str) -> None:
    with pytest.raises(CommandRefused):
        sentence(text, "why")
    assert sentence(f" {WHY}\0 ", "why") == WHY
