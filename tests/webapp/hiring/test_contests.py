"""Contests: once the report is given out, one at a time, within a month; an answer stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.stored import Stored, stored
from webapp.db import Database
from webapp.hiring.candidates import DAY, Candidates
from webapp.hiring.contests import Contests


@pytest.fixture
def at(database: Database, wall: Callable[..., float]) -> Stored:
    return stored(database, wall)


def test_a_contest_and_its_answer(at: Stored, wall: Callable[..., float]) -> None:
    contests = Contests(at.database, wall)
    with pytest.raises(CommandRefused, match="within 30 days"):
        contests.contest(at.candidate, "I did answer her.")
    Candidates(at.database, wall).release(at.candidate)
    contests.contest(at.candidate, "I did answer her.")
    with pytest.raises(CommandRefused, match="being looked at"):
        contests.contest(at.candidate, "And him too.")
    (one,) = contests.of(at.candidate)
    assert one.open
    assert one.due == wall() + 30 * DAY
    for wrong in ((at.other, one.id), (at.candidate, one.id + 1), (at.candidate, 2**70)):
        with pytest.raises(CommandRefused):
            contests.answer(*wrong, at.people["hana"], "Read again; you did.")
    with pytest.raises(CommandRefused, match="sentence"):
        contests.answer(at.candidate, one.id, at.people["hana"], "No.")
    contests.answer(at.candidate, one.id, at.people["hana"], "Read again; you did answer.")
    with pytest.raises(CommandRefused, match="answered already"):
        contests.answer(at.candidate, one.id, at.people["hana"], "Read once more; you did not.")
    assert [(each.answer, each.open) for each in contests.of(at.candidate)] == [("Read again; you did answer.", False)]
    contests.contest(at.candidate, "And him too.")
    wall(31 * DAY)
    with pytest.raises(CommandRefused, match="within 30 days"):
        contests.contest(at.candidate, "Too late.")
    assert contests.of(at.other) == []


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001])
def test_a_contest_has_words(at: Stored, wall: Callable[..., float], text: str) -> None:
    Candidates(at.database, wall).release(at.candidate)
    with pytest.raises(CommandRefused):
        Contests(at.database, wall).contest(at.candidate, text)
