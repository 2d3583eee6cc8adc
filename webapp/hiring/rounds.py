"""Hiring rounds, in a database: a form, a place, a contact; frozen once somebody has been invited."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, insert, select, update

from simulator.errors import CommandRefused
from simulator.jurisdictions import jurisdiction
from webapp.db import Database
from webapp.hiring.tables import RoundRow

_ROUND: Table = RoundRow.__table__  # type: ignore[attr-defined]
LONGEST_TITLE, LONGEST_CONTACT = 120, 254
FROZEN = "somebody has been invited, so the form of this round stays as it is; make another round for another form"


@dataclass(frozen=True, slots=True)
class Round:
    """One hiring round. Times are Unix seconds; `frozen` is empty until the first invitation."""

    id: str
    title: str
    form_id: str
    frozen: str
    content_hash: str
    jurisdiction: str
    keep_months: int
    contact: str
    cut: str
    created_by: str | None
    created_at: float
    opened_at: float | None
    closed_at: float | None

    @property
    def content(self) -> dict[str, Any]:
        """Give the form as it was frozen; empty before that."""
        found: dict[str, Any] = json.loads(self.frozen) if self.frozen else {}
        return found

    @property
    def cut_score(self) -> dict[str, Any] | None:
        """Give the cut score with its record; None where there is none, which is how a round begins."""
        return json.loads(self.cut) if self.cut else None


class Rounds:
    """The rounds of a database. Who may see which is asked in `webapp.auth`."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def create(self, title: str, form_id: str, place: str, contact: str, person_id: str) -> Round:
        """Make a round; CommandRefused says what is missing."""
        found = jurisdiction(place)
        made = Round(
            secrets.token_hex(16), _line(title, "say what the round is called, for instance the job", LONGEST_TITLE),
            form_id, "", "", found.id, found.keep_months,
            _line(contact, "say whom candidates can write to or call", LONGEST_CONTACT), "", person_id, self.wall(),
            None, None,
        )  # fmt: skip
        with self.database.writing() as connection:
            connection.execute(insert(_ROUND), {field: getattr(made, field) for field in Round.__slots__})
        return made

    def change(self, round_id: str, form_id: str) -> None:
        """Choose another form; CommandRefused once it is frozen."""
        with self.database.writing() as connection:
            here = (_ROUND.c.id == round_id) & _ROUND.c.opened_at.is_(None)
            if connection.execute(update(_ROUND).where(here).values(form_id=form_id)).rowcount != 1:
                raise CommandRefused(FROZEN)

    def freeze(self, round_id: str, frozen: str, content_hash: str) -> Round:
        """Freeze the form as it is now, if it is not yet; gives the round as it is from then on."""
        here = (_ROUND.c.id == round_id) & _ROUND.c.opened_at.is_(None)
        values = {"frozen": frozen, "content_hash": content_hash, "opened_at": self.wall()}
        with self.database.writing() as connection:
            connection.execute(update(_ROUND).where(here).values(values))
        found = self.find(round_id)
        if found is None:
            raise CommandRefused("there is no such round")
        return found

    def set_cut(self, round_id: str, cut: dict[str, Any] | None) -> None:
        """Keep a cut score with its record, or none."""
        with self.database.writing() as connection:
            text = json.dumps(cut, sort_keys=True) if cut else ""
            connection.execute(update(_ROUND).where(_ROUND.c.id == round_id).values(cut=text))

    def close(self, round_id: str) -> None:
        """Close a round: nobody can begin any more; who is under way goes on."""
        here = (_ROUND.c.id == round_id) & _ROUND.c.closed_at.is_(None)
        with self.database.writing() as connection:
            connection.execute(update(_ROUND).where(here).values(closed_at=self.wall()))

    def find(self, round_id: str) -> Round | None:
        """Give the round of this id."""
        return next(iter(self._listed(_ROUND.c.id == round_id)), None) if "\0" not in round_id else None

    def all(self) -> list[Round]:
        """Give every round, newest first."""
        return self._listed()

    def of(self, person_id: str) -> list[Round]:
        """Give the rounds that somebody made, newest first."""
        return self._listed(_ROUND.c.created_by == person_id)

    def _listed(self, *which: ColumnElement[bool]) -> list[Round]:
        query = select(_ROUND).where(*which).order_by(_ROUND.c.created_at.desc(), _ROUND.c.id)
        with self.database.reading() as connection:
            return [Round(**row._mapping) for row in connection.execute(query)]


def _line(text: str, missing: str, longest: int) -> str:
    plain = " ".join(text.replace("\0", "").split())
    if not plain:
        raise CommandRefused(missing)
    if len(plain) > longest:
        raise CommandRefused(f"that may have {longest} characters, this one has {len(plain)}; shorten it")
    return plain
