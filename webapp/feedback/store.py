"""What people said of finished shifts, in a database: comments, trainers' notes, disputes, and answers to them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Table, exists, insert, select, update

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.tables import PersonRow, RemarkRow

_REMARK: Table = RemarkRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
_ANSWER = _REMARK.alias("given")
LONGEST_TEXT, LONGEST_SUBJECT = 4000, 300
Kind = Literal["comment", "note", "dispute", "answer"]


@dataclass(frozen=True, slots=True)
class About:
    """What is spoken of: a message, a case, a mark or the whole shift, in words; `quote` is what was said there."""

    subject: str
    case_id: str = ""
    event: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was said of a shift. Times are Unix seconds; a note is for the trainers of `cohort_id` alone."""

    id: str
    shift_id: str
    author_id: str
    author: str
    kind: Kind
    cohort_id: str | None
    answers: str | None
    case_id: str
    event: int | None
    subject: str
    quote: str
    text: str
    created_at: float
    edited_at: float | None
    taken_back_at: float | None


_COLUMNS = [_PERSON.c.name.label("author") if field == "author" else _REMARK.c[field] for field in Remark.__slots__]


class Remarks:
    """The remarks of a database. Who may see which is asked in `webapp.auth`."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def add(
        self, shift_id: str, author_id: str, kind: Kind, text: str, about: About, *, cohort_id: str | None = None
    ) -> str:  # fmt: skip
        """Keep a remark and give its id; CommandRefused if its text will not do."""
        return self._insert({
            "shift_id": shift_id, "author_id": author_id, "kind": kind, "text": checked_text(text),
            "cohort_id": cohort_id, "answers": None, "case_id": about.case_id, "event": about.event,
            "subject": about.subject[:LONGEST_SUBJECT], "quote": about.quote,
        })  # fmt: skip

    def answer(self, remark: Remark, author_id: str, text: str) -> str:
        """Keep an answer to a remark and give its id; who may see the one may see the other."""
        return self._insert({
            "shift_id": remark.shift_id, "author_id": author_id, "kind": "answer", "text": checked_text(text),
            "cohort_id": remark.cohort_id, "answers": remark.answers or remark.id, "case_id": remark.case_id,
            "event": remark.event, "subject": "", "quote": "",
        })  # fmt: skip

    def change(self, remark_id: str, text: str) -> None:
        """Give a remark another text; CommandRefused if it will not do."""
        self._update(_REMARK.c.id == remark_id, text=checked_text(text), edited_at=self.wall())

    def take_back(self, remark_id: str) -> None:
        """Take a remark back: its words are gone, answers to it stay."""
        self._update(_REMARK.c.id == remark_id, text="", quote="", taken_back_at=self.wall())

    def find(self, remark_id: str) -> Remark | None:
        """Give the remark of this id."""
        return next(iter(self._listed(_REMARK.c.id == remark_id)), None)

    def of_shift(self, shift_id: str) -> list[Remark]:
        """Give all remarks on a shift, oldest first."""
        return self._listed(_REMARK.c.shift_id == shift_id)

    def waiting(self, authors: Iterable[str]) -> list[Remark]:
        """Give the disputes of these people that nobody else has answered, oldest first."""
        answered = exists().where(
            _ANSWER.c.answers == _REMARK.c.id, _ANSWER.c.author_id != _REMARK.c.author_id,
            _ANSWER.c.taken_back_at.is_(None),
        )  # fmt: skip
        return self._listed(
            (_REMARK.c.kind == "dispute") & _REMARK.c.author_id.in_(list(authors))
            & _REMARK.c.taken_back_at.is_(None) & ~answered
        )  # fmt: skip

    def _insert(self, values: dict[str, Any]) -> str:
        remark_id = secrets.token_urlsafe(16)
        with self.database.writing() as connection:
            connection.execute(insert(_REMARK).values(id=remark_id, created_at=self.wall(), **values))
        return remark_id

    def _update(self, which: ColumnElement[bool], **values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(update(_REMARK).where(which, _REMARK.c.taken_back_at.is_(None)).values(**values))

    def _listed(self, which: ColumnElement[bool]) -> list[Remark]:
        query = select(*_COLUMNS).join(_PERSON, _PERSON.c.id == _REMARK.c.author_id).where(which)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(_REMARK.c.created_at, _REMARK.c.id)).all()
        return [Remark(*row) for row in rows]


def erase_quotes(connection: Connection, shift_ids: Iterable[str]) -> None:
    """Take out of remarks the words they quote of these shifts; what people said of them stays."""
    connection.execute(update(_REMARK).where(_REMARK.c.shift_id.in_(list(shift_ids))).values(quote=""))


def checked_text(text: str, what: str = "what you want to say") -> str:
    """Give a text as it is kept; CommandRefused if there is none or it is too long."""
    plain = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not plain:
        raise CommandRefused(f"write {what} first")
    if len(plain) > LONGEST_TEXT:
        raise CommandRefused(f"the text may have {LONGEST_TEXT:,} characters, this one has {len(plain):,}; shorten it")
    return plain
