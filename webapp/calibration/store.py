"""Calibrations in a database: who is asked, what each marked, and whether it is in."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.people import Person
from webapp.tables import CalibrationRow, PersonRow, RaterRow, RatingRow

_CALIBRATION: Table = CalibrationRow.__table__  # type: ignore[attr-defined]
_RATER: Table = RaterRow.__table__  # type: ignore[attr-defined]
_RATING: Table = RatingRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
LONGEST_TITLE, LONGEST_NOTE = 120, 4000
FEWEST = 2
"""Fewer raters have nobody to agree with."""

Marks = Mapping[tuple[str, str], int | None]
"""By case and dimension: a mark of 0 to 100, or None where the case does not show it."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A finished shift that several people mark. Times are Unix seconds."""

    id: str
    cohort_id: str
    shift_id: str
    title: str
    created_at: float
    closed_at: float | None = None


@dataclass(frozen=True, slots=True)
class Rater:
    """Somebody who is asked to mark, and when their marks came in, None while they are out."""

    person: Person
    handed_in_at: float | None
    note: str


class Calibrations:
    """The calibrations of a database. Marks that are in stay as they are."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def create(self, cohort_id: str, shift_id: str, title: str, raters: Iterable[str]) -> Calibration:
        """Give a new calibration with these people as its raters; CommandRefused if title or raters will not do."""
        people = list(dict.fromkeys(raters))
        if len(people) < FEWEST:
            raise CommandRefused(f"choose at least {FEWEST} people to mark it: one alone has nobody to agree with")
        made = Calibration(secrets.token_urlsafe(16), cohort_id, shift_id, checked_title(title), self.wall())
        rows = [{"calibration_id": made.id, "person_id": one, "note": ""} for one in people]
        with self.database.writing() as connection:
            connection.execute(insert(_CALIBRATION), {field: getattr(made, field) for field in Calibration.__slots__})
            connection.execute(insert(_RATER), rows)
        return made

    def find(self, calibration_id: str) -> Calibration | None:
        """Give the calibration of this id."""
        return next(iter(self._listed(_CALIBRATION.c.id == calibration_id)), None)

    def of_cohort(self, cohort_id: str) -> list[Calibration]:
        """Give the calibrations of a cohort, newest first."""
        return self._listed(_CALIBRATION.c.cohort_id == cohort_id)

    def of_rater(self, person_id: str) -> list[Calibration]:
        """Give the calibrations that somebody is asked to mark, newest first."""
        own = select(_RATER.c.calibration_id).where(_RATER.c.person_id == person_id)
        return self._listed(_CALIBRATION.c.id.in_(own))

    def raters(self, calibration_ids: Iterable[str]) -> dict[str, list[Rater]]:
        """Give the raters of each of these calibrations, by name."""
        wanted = list(calibration_ids)
        found: dict[str, list[Rater]] = {one: [] for one in wanted}
        columns = [_PERSON.c[field] for field in Person.__slots__]
        query = (
            select(_RATER.c.calibration_id, *columns, _RATER.c.handed_in_at, _RATER.c.note)
            .join(_PERSON, _PERSON.c.id == _RATER.c.person_id)
            .where(_RATER.c.calibration_id.in_(wanted))
            .order_by(_PERSON.c.name, _PERSON.c.id)
        )
        with self.database.reading() as connection:
            for row in connection.execute(query):
                found[row[0]].append(Rater(Person(*row[1:-2]), row[-2], row[-1]))
        return found

    def marks(self, calibration_id: str, person_id: str) -> dict[tuple[str, str], int | None]:
        """Give what somebody has marked so far, handed in or not."""
        query = select(_RATING.c.case_id, _RATING.c.dimension, _RATING.c.mark).where(
            _RATING.c.calibration_id == calibration_id, _RATING.c.person_id == person_id
        )
        with self.database.reading() as connection:
            return {(row.case_id, row.dimension): row.mark for row in connection.execute(query)}

    def handed_in(self, calibration_ids: Iterable[str]) -> list[tuple[str, str, str, str, int]]:
        """Give the marks that are in: calibration, person, case, dimension and mark; what is not shown is left out."""
        query = (
            select(*(_RATING.c[name] for name in ("calibration_id", "person_id", "case_id", "dimension", "mark")))
            .join(
                _RATER,
                (_RATER.c.calibration_id == _RATING.c.calibration_id) & (_RATER.c.person_id == _RATING.c.person_id),
            )
            .where(
                _RATING.c.calibration_id.in_(list(calibration_ids)), _RATER.c.handed_in_at.is_not(None),
                _RATING.c.mark.is_not(None),
            )
        )  # fmt: skip
        with self.database.reading() as connection:
            return [tuple(row) for row in connection.execute(query)]

    def keep(self, calibration_id: str, person_id: str, marks: Marks, note: str, *, hand_in: bool = False) -> None:
        """Keep somebody's marks, and hand them in; CommandRefused if theirs are in already or it is closed."""
        rows = [
            {"calibration_id": calibration_id, "person_id": person_id, "case_id": case, "dimension": name, "mark": mark}
            for (case, name), mark in marks.items()
        ]
        mine = (_RATER.c.calibration_id == calibration_id, _RATER.c.person_id == person_id)
        with self.database.writing() as connection:
            self._require_open(connection, calibration_id)
            values = {"note": note[:LONGEST_NOTE], **({"handed_in_at": self.wall()} if hand_in else {})}
            # In one statement, so that of two tabs that hand in at once only the first does.
            done = connection.execute(update(_RATER).where(*mine, _RATER.c.handed_in_at.is_(None)).values(**values))
            if done.rowcount != 1:
                raise CommandRefused("your marks are in already, and stay as they are")
            connection.execute(
                delete(_RATING).where(_RATING.c.calibration_id == calibration_id, _RATING.c.person_id == person_id)
            )
            if rows:
                connection.execute(insert(_RATING), rows)

    def close(self, calibration_id: str) -> None:
        """Close a calibration: no more marks are taken."""
        here = (_CALIBRATION.c.id == calibration_id, _CALIBRATION.c.closed_at.is_(None))
        with self.database.writing() as connection:
            connection.execute(update(_CALIBRATION).where(*here).values(closed_at=self.wall()))

    def _require_open(self, connection: Connection, calibration_id: str) -> None:
        query = select(_CALIBRATION.c.closed_at).where(_CALIBRATION.c.id == calibration_id).with_for_update()
        if connection.execute(query).scalar_one() is not None:
            raise CommandRefused("this calibration is closed, so no more marks are taken")

    def _listed(self, which: ColumnElement[bool]) -> list[Calibration]:
        query: Any = select(_CALIBRATION).where(which).order_by(_CALIBRATION.c.created_at.desc(), _CALIBRATION.c.id)
        with self.database.reading() as connection:
            return [Calibration(**row._mapping) for row in connection.execute(query)]


def checked_title(title: str) -> str:
    """Give a calibration's title as it is kept; CommandRefused if there is none or it is too long."""
    plain = " ".join(title.replace("\0", "").split())
    if not plain:
        raise CommandRefused("say what it is called, for instance the week or the shift")
    if len(plain) > LONGEST_TITLE:
        raise CommandRefused(f"the name may have {LONGEST_TITLE} characters, this one has {len(plain)}")
    return plain
