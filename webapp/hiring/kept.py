"""All that is kept of one candidate, table by table, and what of it goes when they are erased."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, or_, select, update

from webapp.hiring import tables
from webapp.store import hash_owner
from webapp.tables import EventRow, GradeRow, HumanMarkRow, RemarkRow, ShareRow, ShiftRow, SummaryRow, TypedTextRow
from webapp.watching.tables import NudgeRow

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Place:
    """A table with something of a candidate in the rows whose column `by` holds them, or one of their shifts.

    `words` is what goes, in words. When they are erased the rows go as a whole where `whole`, otherwise the `blanked`
    columns are emptied; what is neither stays, as numbers and shape.
    """

    kind: Any
    by: str = "candidate_id"
    of: Literal["candidate", "shift"] = "candidate"
    whole: bool = False
    blanked: tuple[str, ...] = ()
    words: str = ""

    @property
    def table(self) -> Table:
        """Give the table."""
        found: Table = self.kind.__table__
        return found


PLACES = (
    Place(tables.CandidateRow, "id", blanked=("name", "email"), words="name and e-mail address"),
    Place(tables.AccommodationRow, whole=True, words="how they took it"),
    Place(tables.SelfDescriptionRow, whole=True, words="what they said of themselves"),
    Place(tables.SignalRow, whole=True, words="lines of the integrity log"),
    Place(tables.SittingRow),
    Place(tables.ReviewRow, blanked=("note",), words="reviewers' notes"),
    Place(tables.ReviewMarkRow),
    Place(tables.AdjudicationRow, blanked=("reason",), words="reasons of settled marks"),
    Place(tables.DecisionRow, blanked=("reason",), words="reasons of decisions"),
    Place(tables.ContestRow, blanked=("text", "answer"), words="contests and their answers"),
    Place(tables.ContactRow, "shift_id", "shift", whole=True, words="when their page was last heard of"),
    Place(ShiftRow, "id", "shift"),
    Place(EventRow, "shift_id", "shift"),
    Place(TypedTextRow, "shift_id", "shift", whole=True, words="texts they typed, with their salts"),
    Place(GradeRow, "shift_id", "shift"),
    Place(SummaryRow, "shift_id", "shift"),
    Place(ShareRow, "shift_id", "shift", whole=True, words="links to their work"),
    Place(RemarkRow, "shift_id", "shift", blanked=("quote", "text"), words="remarks on their work"),
    Place(NudgeRow, "shift_id", "shift", whole=True, words="nudges"),
    Place(HumanMarkRow, "shift_id", "shift", blanked=("reason",), words="reasons of marks"),
)  # fmt: skip
"""Every table with something of a candidate. A grade loses its words with the shift's, in `Shifts.erase`."""


def shifts_of(connection: Connection, candidate_id: str) -> list[str]:
    """Give all shifts of a candidate, the warm-up among them, oldest first."""
    shift, sitting = ShiftRow.__table__, tables.SittingRow.__table__  # type: ignore[attr-defined]
    sat = select(sitting.c.shift_id).where(sitting.c.candidate_id == candidate_id)
    mine = or_(shift.c.owner_hash == hash_owner(f"candidate:{candidate_id}"), shift.c.id.in_(sat))
    return list(connection.execute(select(shift.c.id).where(mine).order_by(shift.c.created_at, shift.c.id)).scalars())


def rows_of(connection: Connection, candidate_id: str, places: Sequence[Place] = PLACES) -> Rows:
    """Give every row that is kept of a candidate, by table."""
    shifts = shifts_of(connection, candidate_id)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for place in places:
        table = place.table
        query = select(table).where(_here(place, candidate_id, shifts)).order_by(*table.primary_key.columns)
        found[table.name] = [dict(row._mapping) for row in connection.execute(query)]
    return found


def digest(rows: Rows) -> str:
    """Give the SHA-256 of rows as canonical JSON.

    Nobody can find out an erased name by trying: among the rows that it was made of are the salts of what was typed
    and the hash of the link, which are not kept either.
    """
    plain = json.dumps(rows, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def count(place: Place, rows: Rows) -> int:
    """Give how many rows of a place still hold what goes."""
    here = rows[place.table.name]
    return len(here) if place.whole else sum(any(row[name] for name in place.blanked) for row in here)


def blank(connection: Connection, candidate_id: str) -> None:
    """Delete and empty all that goes with a candidate who is erased."""
    shifts = shifts_of(connection, candidate_id)
    for place in PLACES:
        here = _here(place, candidate_id, shifts)
        if place.whole:
            connection.execute(delete(place.table).where(here))
        elif place.blanked:
            connection.execute(update(place.table).where(here).values(dict.fromkeys(place.blanked, "")))


def _here(place: Place, candidate_id: str, shifts: Sequence[str]) -> Any:
    column = place.table.c[place.by]
    return column == candidate_id if place.of == "candidate" else column.in_(list(shifts))
