"""What people decided about candidates, and why, in a database. The newest counts; those before it stay."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Table, func, insert, select

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.hiring.adjudications import sentence
from webapp.hiring.reviews import BLIND
from webapp.hiring.tables import DecisionRow, ReviewRow
from webapp.tables import PersonRow

_DECISION: Table = DecisionRow.__table__  # type: ignore[attr-defined]
_REVIEW: Table = ReviewRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
OUTCOMES: Mapping[str, str] = {"go on": "Go on with this candidate", "not": "Do not go on", "hold": "Hold for now"}
EARLY = "Decided without a second reading because: "
"""How a reason begins where not both readings were in."""
NOT_READ = "both readings are not in yet; wait for them, or tick that you decide without a second reading and say why"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided. `who` is empty if their account is gone; times are Unix seconds."""

    candidate_id: str
    who: str
    outcome: str
    reason: str
    at: float

    @property
    def words(self) -> str:
        """Give the outcome as people read it."""
        return OUTCOMES.get(self.outcome, self.outcome)


class Decisions:
    """The decisions of a database; none is ever changed or deleted, and there is no way to make many at once."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def decide(self, candidate_id: str, person_id: str, outcome: str, reason: str, *, early: bool = False) -> None:
        """Keep a decision; CommandRefused without outcome or reason, or before both readings unless `early` is said."""
        if outcome not in OUTCOMES:
            raise CommandRefused("choose what you decide")
        because = sentence(reason, "why you decide so")
        read = _REVIEW.c.handed_in_at.is_not(None) & _REVIEW.c.place.in_(BLIND)
        count = select(func.count()).select_from(_REVIEW).where(_REVIEW.c.candidate_id == candidate_id, read)
        with self.database.writing() as connection:
            both = connection.execute(count).scalar_one() >= len(BLIND)
            if not both and not early:
                raise CommandRefused(NOT_READ)
            row = {
                "candidate_id": candidate_id, "person_id": person_id, "outcome": outcome,
                "reason": because if both else EARLY + because, "at": self.wall(),
            }  # fmt: skip
            connection.execute(insert(_DECISION), row)

    def of(self, candidate_id: str) -> list[Decision]:
        """Give what was decided about a candidate, newest first."""
        return self.of_all([candidate_id])[candidate_id]

    def of_all(self, candidate_ids: Iterable[str]) -> dict[str, list[Decision]]:
        """Give what was decided about each of these candidates, newest first."""
        found: dict[str, list[Decision]] = {one: [] for one in candidate_ids}
        query = (
            select(_DECISION, _PERSON.c.name)
            .join(_PERSON, _PERSON.c.id == _DECISION.c.person_id, isouter=True)
            .where(_DECISION.c.candidate_id.in_(list(found)))
            .order_by(_DECISION.c.id.desc())
        )
        with self.database.reading() as connection:
            for row in connection.execute(query):
                made = Decision(row.candidate_id, row.name or "", row.outcome, row.reason, row.at)
                found[row.candidate_id].append(made)
        return found
