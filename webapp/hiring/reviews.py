"""Who reads a candidate's work, and what they marked, in a database. Marks that are in stay as they are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.hiring.tables import CandidateRow, ReviewMarkRow, ReviewRow
from webapp.people import Person
from webapp.tables import PersonRow

_REVIEW: Table = ReviewRow.__table__  # type: ignore[attr-defined]
_MARK: Table = ReviewMarkRow.__table__  # type: ignore[attr-defined]
_CANDIDATE: Table = CandidateRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
BLIND = (1, 2)
AGAIN = 3
"""The place of who reads a work again because its candidate does not agree."""
LONGEST_NOTE = 4000
IN_ALREADY = "your marks are in already, and stay as they are"

Item = tuple[str, str, str]
"""One thing that is marked: shift, case and dimension."""
Marks = Mapping[Item, int | None]
"""A mark of 0 to 100, or None where the case does not show it."""


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody who was asked to read a candidate's work. Times are Unix seconds."""

    candidate_id: str
    person: Person
    place: int
    asked_at: float
    handed_in_at: float | None
    stood_down_at: float | None
    note: str

    @property
    def open(self) -> bool:
        """Tell whether their marks are still wanted."""
        return self.handed_in_at is None and self.stood_down_at is None

    @property
    def given(self) -> bool:
        """Tell whether their marks are in."""
        return self.handed_in_at is not None


class Reviews:
    """The reviews of a database. Who may see which is asked in `webapp.auth`."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def ask(self, candidate_id: str, people: Sequence[str], *, again: bool = False) -> None:
        """Ask people to read somebody's work; CommandRefused if it is full, or somebody was asked before."""
        wanted = list(dict.fromkeys(people))
        if not wanted:
            raise CommandRefused("say who should read it")
        with self.database.writing() as connection:
            # Two who ask at once must not both fill the same place.
            connection.execute(select(_CANDIDATE.c.id).where(_CANDIDATE.c.id == candidate_id).with_for_update())
            rows = connection.execute(select(_REVIEW).where(_REVIEW.c.candidate_id == candidate_id)).all()
            if known := {row.person_id for row in rows} & set(wanted):
                gone = any(row.stood_down_at is not None for row in rows if row.person_id in known)
                raise CommandRefused(
                    "one of them stood down from this work, so ask somebody else" if gone
                    else "one of them is asked already; choose somebody else"
                )  # fmt: skip
            taken = {row.place for row in rows if row.stood_down_at is None}
            free = [place for place in ((AGAIN,) if again else BLIND) if place not in taken]
            if len(wanted) > len(free):
                raise CommandRefused(f"{len(free)} more can be asked to read this, not {len(wanted)}")
            made = [
                {"candidate_id": candidate_id, "person_id": who, "place": place, "asked_at": self.wall(), "note": ""}
                for who, place in zip(wanted, free, strict=False)
            ]
            connection.execute(insert(_REVIEW), made)

    def find(self, candidate_id: str, person_id: str) -> Review | None:
        """Give somebody's review of a candidate's work, if they were asked."""
        if "\0" in candidate_id:
            return None
        which = (_REVIEW.c.candidate_id == candidate_id) & (_REVIEW.c.person_id == person_id)
        return next(iter(self._listed(which)), None)

    def of(self, candidate_id: str) -> list[Review]:
        """Give who was asked to read a candidate's work, by place."""
        return self._listed(_REVIEW.c.candidate_id == candidate_id)

    def of_all(self, candidate_ids: Iterable[str]) -> dict[str, list[Review]]:
        """Give who was asked to read the work of each of these candidates, by place."""
        found: dict[str, list[Review]] = {one: [] for one in candidate_ids}
        for one in self._listed(_REVIEW.c.candidate_id.in_(list(found))):
            found[one.candidate_id].append(one)
        return found

    def of_person(self, person_id: str) -> list[Review]:
        """Give what somebody was asked to read, what is open first and then the newest."""
        found = self._listed(_REVIEW.c.person_id == person_id)
        return sorted(found, key=lambda one: (not one.open, -one.asked_at))

    def stand_down(self, candidate_id: str, person_id: str, why: str = "") -> None:
        """Take somebody off a work, with their marks; CommandRefused once their marks are in."""
        values = {"stood_down_at": self.wall(), "note": _plain(why)}
        with self.database.writing() as connection:
            self._take(connection, candidate_id, person_id, values)

    def marks(self, candidate_id: str, person_id: str) -> dict[Item, int | None]:
        """Give what somebody has marked so far, handed in or not."""
        which = (_MARK.c.candidate_id == candidate_id) & (_MARK.c.person_id == person_id)
        with self.database.reading() as connection:
            rows = connection.execute(select(_MARK).where(which)).all()
        return {(row.shift_id, row.case_id, row.dimension): row.mark for row in rows}

    def handed_in(self, candidate_ids: Iterable[str]) -> dict[str, dict[int, dict[Item, int | None]]]:
        """Give the marks that are in, by candidate and by the place of who gave them."""
        found: dict[str, dict[int, dict[Item, int | None]]] = {one: {} for one in candidate_ids}
        both = (_REVIEW.c.candidate_id == _MARK.c.candidate_id) & (_REVIEW.c.person_id == _MARK.c.person_id)
        query = select(_REVIEW.c.place, _MARK).join(_REVIEW, both)
        query = query.where(_MARK.c.candidate_id.in_(list(found)), _REVIEW.c.handed_in_at.is_not(None))
        with self.database.reading() as connection:
            for row in connection.execute(query):
                here = found[row.candidate_id].setdefault(row.place, {})
                here[row.shift_id, row.case_id, row.dimension] = row.mark
        return found

    def keep(self, candidate_id: str, person_id: str, marks: Marks, note: str, *, hand_in: bool = False) -> None:
        """Keep somebody's marks, and hand them in; CommandRefused if theirs are in already."""
        values = {"note": _plain(note), **({"handed_in_at": self.wall()} if hand_in else {})}
        rows = [
            {"candidate_id": candidate_id, "person_id": person_id, "shift_id": shift, "case_id": case,
             "dimension": name, "mark": mark}
            for (shift, case, name), mark in marks.items()
        ]  # fmt: skip
        with self.database.writing() as connection:
            self._take(connection, candidate_id, person_id, values)
            if rows:
                connection.execute(insert(_MARK), rows)

    def _take(self, connection: Connection, candidate_id: str, person_id: str, values: dict[str, Any]) -> None:
        """Change an open review and drop the marks it had."""
        mine = (_REVIEW.c.candidate_id == candidate_id) & (_REVIEW.c.person_id == person_id)
        still = _REVIEW.c.handed_in_at.is_(None) & _REVIEW.c.stood_down_at.is_(None)
        # In one statement, so that of two tabs that hand in at once only the first does.
        if connection.execute(update(_REVIEW).where(mine, still).values(**values)).rowcount != 1:
            raise CommandRefused(IN_ALREADY)
        own = (_MARK.c.candidate_id == candidate_id) & (_MARK.c.person_id == person_id)
        connection.execute(delete(_MARK).where(own))

    def _listed(self, which: ColumnElement[bool]) -> list[Review]:
        columns = [_PERSON.c[field] for field in Person.__slots__]
        own = [
            _REVIEW.c[name] for name in ("candidate_id", "place", "asked_at", "handed_in_at", "stood_down_at", "note")
        ]
        query = select(*own, *columns).join(_PERSON, _PERSON.c.id == _REVIEW.c.person_id).where(which)
        query = query.order_by(_REVIEW.c.place, _REVIEW.c.asked_at, _PERSON.c.name, _PERSON.c.id)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return [Review(row[0], Person(*row[len(own) :]), *row[1 : len(own)]) for row in rows]


def both_in(reviews: Iterable[Review]) -> bool:
    """Tell whether both blind readings of a work are in."""
    return {one.place for one in reviews if one.given} >= set(BLIND)


def _plain(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST_NOTE]
