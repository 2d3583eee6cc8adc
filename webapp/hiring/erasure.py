"""Erasing one candidate: all that names them or that they or others wrote goes, numbers and shape stay, with proof."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Table, select, update

from simulator.errors import CommandRefused
from webapp.hiring.audit import Line
from webapp.hiring.holds import held_in
from webapp.hiring.kept import PLACES, Rows, blank, count, digest, rows_of, shifts_of
from webapp.hiring.tables import CandidateRow
from webapp.keys import DAY
from webapp.scrubbing import scrub
from webapp.tables import EventRow

if TYPE_CHECKING:
    from webapp.hiring.candidates import Candidate
    from webapp.stores import Stores

_CANDIDATE: Table = CandidateRow.__table__  # type: ignore[attr-defined]
_EVENT: Table = EventRow.__table__  # type: ignore[attr-defined]
ERASED, SCRUBBED = "erased", "files written anew"
LATELY = 7 * DAY
Why = Literal["asked", "kept long enough"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was erased of whom, when, by whom and why. `counts` are by the words of the places.

    `before` and `after` are digests of all that was kept. `logs` are digests of the stored events of each part,
    which are the same before and after. `line` is the line of the audit log that holds all this.
    """

    candidate_id: str
    at: float
    by: str
    why: str
    counts: Mapping[str, int]
    before: str
    after: str
    logs: Mapping[str, str]
    line: int
    digest: str

    @classmethod
    def read(cls, line: Line) -> Certificate:
        """Give the certificate that a line of the audit log holds."""
        told: dict[str, Any] = json.loads(line.detail)
        return cls(line.subject, line.at, line.actor, line=line.seq, digest=line.digest, **told)


def erase(stores: Stores, who: Candidate, actor: str, why: Why = "asked", *, scrubs: bool = True) -> Certificate:
    """Erase a candidate and give the certificate; CommandRefused while their round is held, or if it was done before.

    `scrubs` False leaves the file of the database to be written anew by the caller.
    """
    before, shifts = _close(stores, who)
    for shift_id in shifts:
        stores.shifts.erase(shift_id)
    with stores.shifts.database.writing() as connection:
        blank(connection, who.id)
        connection.execute(update(_CANDIDATE).where(_CANDIDATE.c.id == who.id).values(erased_at=stores.audit.wall()))
        after = rows_of(connection, who.id)
        told = {
            "why": why,
            "counts": {place.words: count(place, before) for place in PLACES if place.words},
            "before": digest(before),
            "after": digest(after),
            "logs": {row["shift_id"]: log_digest(connection, row["shift_id"]) for row in before["sitting"]},
        }
        line = stores.audit.note_in(connection, actor, ERASED, who.id, json.dumps(told, sort_keys=True))
    if scrubs:
        tidy(stores)
    return Certificate.read(line)


def certificate(stores: Stores, candidate_id: str) -> Certificate | None:
    """Give the certificate of somebody who was erased."""
    lines = [line for line in stores.audit.of(candidate_id) if line.action == ERASED]
    return Certificate.read(lines[-1]) if lines else None


def tidy(stores: Stores) -> bool:
    """Write the database's file anew and note it; tell whether it was done."""
    done = scrub(stores.shifts.database)
    if done:
        stores.audit.note("system", SCRUBBED, "database")
    return done


def log_digest(connection: Connection, shift_id: str) -> str:
    """Give the SHA-256 of a shift's stored events, from which erasing takes nothing."""
    columns = (_EVENT.c.seq, _EVENT.c.kind, _EVENT.c.at, _EVENT.c.recorded_at, _EVENT.c.body)
    rows = connection.execute(select(*columns).where(_EVENT.c.shift_id == shift_id).order_by(_EVENT.c.seq))
    made = hashlib.sha256()
    for row in rows:
        made.update(json.dumps(list(row), ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")
    return made.hexdigest()


def _close(stores: Stores, who: Candidate) -> tuple[Rows, list[str]]:
    """Let nobody go on as this candidate, and give what is kept of them and their shifts."""
    with stores.shifts.database.writing() as connection:
        hold = held_in(connection, who.round_id)
        if hold is not None:
            raise CommandRefused(hold.words)
        before = rows_of(connection, who.id)
        if not before["candidate"] or before["candidate"][0]["erased_at"] is not None:
            raise CommandRefused("this person has been erased already")
        # Unique, and no hash of anything: no link and no browser leads to them any more.
        values = {"token_hash": f"erased:{who.id}", "browser_hash": None}
        connection.execute(update(_CANDIDATE).where(_CANDIDATE.c.id == who.id).values(values))
        return before, shifts_of(connection, who.id)


def untidy(stores: Stores) -> bool:
    """Tell whether somebody was erased since the database's file was last written anew."""
    done = [line.action for line in stores.audit.all() if line.action in (ERASED, SCRUBBED)]
    return bool(done) and done[-1] == ERASED


def sweep(stores: Stores) -> int:
    """Erase what was still being sent while its writer was erased, of the last days; gives how many texts went."""
    with stores.shifts.database.reading() as connection:
        lately = _CANDIDATE.c.erased_at > stores.audit.wall() - LATELY
        names = connection.execute(select(_CANDIDATE.c.id).where(lately)).scalars().all()
        shifts = [shift_id for name in names for shift_id in shifts_of(connection, name)]
    return sum(stores.shifts.erase(shift_id) for shift_id in shifts)
