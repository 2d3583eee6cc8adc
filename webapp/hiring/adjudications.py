"""What a person settled where readings were apart, in a database. The newest counts; those before it stay."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Table, insert, select

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.feedback.store import checked_text
from webapp.hiring.reviews import Item
from webapp.hiring.tables import AdjudicationRow
from webapp.tables import PersonRow

_RULING: Table = AdjudicationRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
SEEN, NOT_SEEN = 1, 0
"""What is kept in the place of a mark for a critical error: whether a person sees it too."""
LEAST_WORDS = 4
HIGHEST = 100


@dataclass(frozen=True, slots=True)
class Ruling:
    """A mark that somebody settled, or whether a critical error stands. `who` is empty if their account is gone."""

    id: int
    candidate_id: str
    item: Item
    who: str
    mark: int
    reason: str
    at: float


class Adjudications:
    """The settled marks of a database; none is ever changed or deleted."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def settle(self, candidate_id: str, item: Item, person_id: str, mark: int, reason: str) -> None:
        """Settle a mark; CommandRefused if it is out of range or the reason is less than a sentence."""
        if not 0 <= mark <= HIGHEST:
            raise CommandRefused(f"a mark is 0 to {HIGHEST}, got {mark}")
        shift, case, name = item
        row = {
            "candidate_id": candidate_id, "shift_id": shift, "case_id": case, "dimension": name, "mark": mark,
            "person_id": person_id, "reason": sentence(reason, "why you settle it so"), "at": self.wall(),
        }  # fmt: skip
        with self.database.writing() as connection:
            connection.execute(insert(_RULING), row)

    def of(self, candidate_id: str) -> list[Ruling]:
        """Give all that was settled about a candidate's work, oldest first."""
        return self.of_all([candidate_id])[candidate_id]

    def of_all(self, candidate_ids: Iterable[str]) -> dict[str, list[Ruling]]:
        """Give all that was settled about the work of each of these candidates, oldest first."""
        found: dict[str, list[Ruling]] = {one: [] for one in candidate_ids}
        query = (
            select(_RULING, _PERSON.c.name)
            .join(_PERSON, _PERSON.c.id == _RULING.c.person_id, isouter=True)
            .where(_RULING.c.candidate_id.in_(list(found)))
            .order_by(_RULING.c.id)
        )
        with self.database.reading() as connection:
            for row in connection.execute(query):
                item = (row.shift_id, row.case_id, row.dimension)
                made = Ruling(row.id, row.candidate_id, item, row.name or "", row.mark, row.reason, row.at)
                found[row.candidate_id].append(made)
        return found


def newest(rulings: Iterable[Ruling]) -> Mapping[Item, Ruling]:
    """Give what counts of these, which come oldest first."""
    return {one.item: one for one in rulings}


def sentence(text: str, what: str) -> str:
    """Give a reason as it is kept; CommandRefused if it is less than a sentence."""
    plain = checked_text(text, what)
    if len(plain.split()) < LEAST_WORDS:
        raise CommandRefused(f"write {what}, at least a sentence: others will have to understand it later")
    return plain
