"""What candidates do not agree with, in their words, and what a person answered, in a database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, insert, select, update

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.feedback.store import checked_text
from webapp.hiring.adjudications import sentence
from webapp.hiring.candidates import DAY
from webapp.hiring.tables import CandidateRow, ContestRow

_CONTEST: Table = ContestRow.__table__  # type: ignore[attr-defined]
_CANDIDATE: Table = CandidateRow.__table__  # type: ignore[attr-defined]
DAYS = 30
"""So long after the report a candidate may contest it, and so long after that an answer is due."""
_HIGHEST_ID = 2**31


@dataclass(frozen=True, slots=True)
class Contest:
    """What a candidate does not agree with, and the answer, empty while there is none. Times are Unix seconds."""

    id: int
    candidate_id: str
    text: str
    at: float
    answer: str
    answered_by: str | None
    answered_at: float | None

    @property
    def open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.answered_at is None

    @property
    def due(self) -> float:
        """Give when an answer is due at the latest."""
        return self.at + DAYS * DAY


class Contests:
    """The contests of a database; none is ever changed once it is answered."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def contest(self, candidate_id: str, text: str) -> None:
        """Keep what a candidate does not agree with.

        CommandRefused before the report is there, too long after it, or while an answer to another is still due.
        """
        plain, now = checked_text(text, "what you do not agree with"), self.wall()
        with self.database.writing() as connection:
            here = select(_CANDIDATE.c.released_at).where(_CANDIDATE.c.id == candidate_id).with_for_update()
            released = connection.execute(here).scalar()
            if released is None or now > released + DAYS * DAY:
                raise CommandRefused(f"a report can be contested within {DAYS} days of being given out")
            still = (_CONTEST.c.candidate_id == candidate_id) & _CONTEST.c.answered_at.is_(None)
            if connection.execute(select(_CONTEST.c.id).where(still)).first():
                raise CommandRefused("what you wrote before is being looked at; wait for the answer to it")
            connection.execute(insert(_CONTEST), {"candidate_id": candidate_id, "text": plain, "at": now, "answer": ""})

    def answer(self, candidate_id: str, contest_id: int, person_id: str, text: str) -> None:
        """Answer a contest; CommandRefused if it is answered, or no contest of this candidate."""
        values = {
            "answer": sentence(text, "your answer"), "answered_by": person_id, "answered_at": self.wall(),
        }  # fmt: skip
        if contest_id >= _HIGHEST_ID:  # neither database can even be asked for it
            raise CommandRefused("there is no such contest")
        mine = (_CONTEST.c.id == contest_id) & (_CONTEST.c.candidate_id == candidate_id)
        with self.database.writing() as connection:
            done = connection.execute(update(_CONTEST).where(mine, _CONTEST.c.answered_at.is_(None)).values(**values))
            if done.rowcount != 1:
                raise CommandRefused("this was answered already, and the answer stays as it is")

    def of(self, candidate_id: str) -> list[Contest]:
        """Give what a candidate contested, oldest first."""
        query = select(_CONTEST).where(_CONTEST.c.candidate_id == candidate_id).order_by(_CONTEST.c.id)
        with self.database.reading() as connection:
            return [Contest(**row._mapping) for row in connection.execute(query)]
