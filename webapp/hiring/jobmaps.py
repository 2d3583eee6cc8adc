"""The map of a round's job, kept and signed in a database, as long as nobody has been invited."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from simulator.errors import CommandRefused
from simulator.forms import Task
from simulator.jobmap import JobMap
from webapp.db import Database
from webapp.hiring.rounds import Round
from webapp.hiring.tables import JobMapRow, RoundRow
from webapp.people import Person

_MAP: Table = JobMapRow.__table__  # type: ignore[attr-defined]
_ROUND: Table = RoundRow.__table__  # type: ignore[attr-defined]
LONGEST_ASKED, LONGEST_NOTE = 500, 1000
FROZEN = "somebody has been invited, so the map of the job stays as it was signed; make another round for another job"
UNASKED = "say who was asked about these tasks, for instance two people who do the job"
UNSIGNED = (
    "Nobody was invited: look through the job map of this round and sign it first. It says which tasks of your job"
    " the marks stand for."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A map as it is kept; `signed` is None where nobody has signed it."""

    tasks: tuple[Task, ...]
    asked: str
    note: str
    signed: JobMap | None


class JobMaps:
    """The maps of a database, one a round at most. A signature holds for the tasks that it stands under."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def find(self, at: Round) -> Kept | None:
        """Give the map that is kept for a round; None if none is, or for another form than the one chosen now."""
        here = (_MAP.c.round_id == at.id) & (_MAP.c.form_id == at.form_id)
        with self.database.reading() as connection:
            row = connection.execute(select(_MAP).where(here)).one_or_none()
        if row is None:
            return None
        tasks = tuple(Task.model_validate(one) for one in json.loads(row.tasks))
        signed = None
        if row.signed_at is not None:
            signed = JobMap(tasks=tasks, asked=row.asked, note=row.note, by=row.signed_name, at=row.signed_at)
        return Kept(tasks, row.asked, row.note, signed)

    def keep(self, at: Round, tasks: Sequence[Task], asked: str, note: str) -> None:
        """Keep a map without a signature, which ends the one there was; CommandRefused once somebody is invited."""
        self._keep(at, tasks, {"asked": _words(asked, LONGEST_ASKED), "note": _words(note, LONGEST_NOTE)})

    def sign(self, at: Round, tasks: Sequence[Task], asked: str, note: str, who: Person) -> None:
        """Keep a map and sign it; CommandRefused if nobody was asked, or somebody has been invited."""
        if not _words(asked, LONGEST_ASKED):
            raise CommandRefused(UNASKED)
        signature = {"signed_by": who.id, "signed_name": who.name, "signed_at": self.wall()}
        words = {"asked": _words(asked, LONGEST_ASKED), "note": _words(note, LONGEST_NOTE)}
        self._keep(at, tasks, {**words, **signature})

    def _keep(self, at: Round, tasks: Sequence[Task], values: dict[str, Any]) -> None:
        plain = json.dumps([task.model_dump(mode="json") for task in tasks], ensure_ascii=False)
        row = {"round_id": at.id, "form_id": at.form_id, "tasks": plain, "signed_name": "", **values}
        with self.database.writing() as connection:
            _refuse_frozen(connection, at.id)
            connection.execute(delete(_MAP).where(_MAP.c.round_id == at.id))
            connection.execute(insert(_MAP), row)


def _refuse_frozen(connection: Connection, round_id: str) -> None:
    open_ = (_ROUND.c.id == round_id) & _ROUND.c.opened_at.is_(None)
    if connection.execute(select(_ROUND.c.id).where(open_).with_for_update()).one_or_none() is None:
        raise CommandRefused(FROZEN)


def _words(text: str, longest: int) -> str:
    plain = " ".join(text.replace("\0", "").split())
    if len(plain) > longest:
        raise CommandRefused(f"that may have {longest} characters, this one has {len(plain)}; shorten it")
    return plain
