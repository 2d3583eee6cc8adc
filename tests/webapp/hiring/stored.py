"""A candidate with a shift, and people, in a database of either kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp.db import Database
from webapp.hiring.candidates import Candidates
from webapp.hiring.rounds import Rounds
from webapp.people import People
from webapp.store import NewShift, Shifts


@dataclass
class Stored:
    """Ids of what is there."""

    database: Database
    candidate: str
    other: str
    shift: str
    people: dict[str, str]


def stored(database: Database, wall: Callable[[], float]) -> Stored:
    """Give Hana's round with two candidates, a shift of the first, and reviewers Rea, Rolf and Tess."""
    people = {
        name: People(database).add(f"{name}@example.com", name.capitalize(), role).id
        for name, role in (
            ("hana", "hiring manager"), ("rea", "reviewer"), ("rolf", "reviewer"), ("tess", "trainer")
        )
    }  # fmt: skip
    at = Rounds(database, wall).create("Agent", "f", "us", "hr@example.com", people["hana"])
    candidates = Candidates(database, wall)
    (first, _), (second, _) = candidates.invite(
        at.id, [("Mia Lund", "mia@example.com"), ("Ben Ash", "ben@example.com")], 14
    )
    shift = Shifts(database, wall).create(NewShift("teashop", "d", 1, "assessment", "hiring", first.owner))
    candidates.sit(first.id, 0, shift)
    return Stored(database, first.id, second.id, shift, people)
