"""Shifts in a database: their rows, and `SqlLog`, the event log that survives a crash."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, Table, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import Conflict, UnknownShift
from simulator.eventlog import conflict_message
from simulator.events import TYPED, Event, load
from webapp import typed
from webapp.db import Database
from webapp.feedback.store import erase_quotes
from webapp.grades import erase_words
from webapp.pieces import forget
from webapp.tables import EventRow, ShiftRow, TypedTextRow

# The hot path speaks SQLAlchemy Core: measured a third faster than mapped objects.
_SHIFT: Table = ShiftRow.__table__  # type: ignore[attr-defined]
_EVENT: Table = EventRow.__table__  # type: ignore[attr-defined]
_TYPED: Table = TypedTextRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Shift:
    """A stored shift: what its grade rests on, who owns it, when it was. Times are Unix seconds.

    `coached` False: it was begun without the coach, which it would have had otherwise if its level has one.
    """

    id: str
    scenario: str
    digest: str
    seed: int
    mode: str
    scorecard: str
    owner_hash: str | None
    created_at: float
    ended_at: float | None = None
    erased_at: float | None = None
    branch_of: str | None = None
    branch_seq: int | None = None
    branch_at: float | None = None
    coached: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a shift that begins like another one left it: behind event `seq`, at virtual second `at`."""

    of: str
    seq: int
    at: float


@dataclass(frozen=True, slots=True)
class NewShift:
    """What makes a shift. `owner` is the secret of an anonymous session; only its hash is kept."""

    scenario: str
    digest: str
    seed: int = 1
    mode: str = "practice"
    scorecard: str = "training"
    owner: str | None = None
    branch: Branch | None = None
    coached: bool = True


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its number and the wall time at which it was stored."""

    seq: int
    event: Event
    at_wall: float


class SqlLog:
    """An EventLog in the database; the primary key (shift, seq) is the lock between writers."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def read(self, shift_id: str, after: int = 0) -> Sequence[Event]:
        """Give the events behind number `after`, oldest first."""
        return [found.event for found in self.recorded(shift_id, after)]

    def recorded(self, shift_id: str, after: int = 0) -> list[Recorded]:
        """Give the events behind number `after` with their numbers and the wall times of storing."""
        columns = (_EVENT.c.seq, _EVENT.c.recorded_at, _EVENT.c.body)
        query = select(*columns).where(_EVENT.c.shift_id == shift_id, _EVENT.c.seq > after)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(_EVENT.c.seq)).all()
            bodies = [json.loads(row.body) for row in rows]
            words = _words(connection, shift_id, after) if any(b["kind"] in TYPED for b in bodies) else {}
        whole = (typed.join(body, words.get(row.seq, {})) for row, body in zip(rows, bodies, strict=True))
        return [Recorded(row.seq, load(data), row.recorded_at) for row, data in zip(rows, whole, strict=True)]

    def append(self, shift_id: str, after: int, events: Sequence[Event]) -> None:
        """Add events behind number `after`, all or none; Conflict if that is no longer the newest."""
        if not events:
            return
        wall = self.wall()
        rows, words = _rows(shift_id, after, events, wall)
        try:
            with self.database.writing() as connection:
                _expect(connection, shift_id, after)
                connection.execute(insert(_EVENT), rows)
                if words:
                    connection.execute(insert(_TYPED), words)
                if any(event.kind == "shift_ended" for event in events):
                    connection.execute(update(_SHIFT).where(_SHIFT.c.id == shift_id).values(ended_at=wall))
        except IntegrityError:
            raise Conflict(conflict_message(shift_id, after)) from None


def _rows(
    shift_id: str, after: int, events: Sequence[Event], wall: float
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    rows: list[dict[str, object]] = []
    words: list[dict[str, object]] = []
    for seq, event in enumerate(events, after + 1):
        body, said = typed.part(event)
        text = json.dumps(body, sort_keys=True, separators=(",", ":"))
        key = {"shift_id": shift_id, "seq": seq}
        rows.append({**key, "kind": event.kind, "at": event.at, "recorded_at": wall, "body": text})
        words.extend({**key, "field": f, "text": what, "salt": salt} for f, (what, salt) in said.items())
    return rows, words


def _expect(connection: Connection, shift_id: str, after: int) -> None:
    newest = select(func.coalesce(func.max(_EVENT.c.seq), 0)).where(_EVENT.c.shift_id == shift_id)
    there = select(exists().where(_SHIFT.c.id == shift_id))
    known, seq = connection.execute(select(there.scalar_subquery(), newest.scalar_subquery())).one()
    if not known:
        raise UnknownShift(_unknown(shift_id))
    if seq != after:
        raise Conflict(conflict_message(shift_id, after, seq))


def _words(connection: Connection, shift_id: str, after: int) -> dict[int, dict[str, str]]:
    query = select(_TYPED.c.seq, _TYPED.c.field, _TYPED.c.text)
    found: dict[int, dict[str, str]] = {}
    for row in connection.execute(query.where(_TYPED.c.shift_id == shift_id, _TYPED.c.seq > after)):
        found.setdefault(row.seq, {})[row.field] = row.text
    return found


class Shifts:
    """The stored shifts themselves: make, find, list, erase."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def create(self, new: NewShift) -> str:
        """Give the id of a new shift: 128 bits that nobody can guess."""
        shift_id = secrets.token_hex(16)  # in hex, as a spreadsheet takes what begins with a minus for a formula
        values = {
            "id": shift_id, "scenario": new.scenario, "digest": new.digest, "seed": new.seed,
            "mode": new.mode, "scorecard": new.scorecard, "owner_hash": hash_owner(new.owner),
            "created_at": self.wall(), "coached": new.coached,
        }  # fmt: skip
        if new.branch:
            values |= {"branch_of": new.branch.of, "branch_seq": new.branch.seq, "branch_at": new.branch.at}
        with self.database.writing() as connection:
            connection.execute(insert(_SHIFT).values(values))
        return shift_id

    def find(self, shift_id: str) -> Shift:
        """Give a shift; UnknownShift if there is none of this id."""
        with self.database.reading() as connection:
            row = connection.execute(select(_SHIFT).where(_SHIFT.c.id == shift_id)).one_or_none()
        if row is None:
            raise UnknownShift(_unknown(shift_id))
        return _shift(row)

    def all(self) -> list[Shift]:
        """Give every shift, oldest first."""
        return self._listed()

    def owned_by(self, owner: str) -> list[Shift]:
        """Give the shifts of an anonymous session's secret, oldest first."""
        return self._listed(hash_owner(owner))

    def beside(self, shift: Shift) -> list[Shift]:
        """Give the shifts of a shift's owner, itself among them, oldest first; of nobody's shift it alone."""
        return self._listed(shift.owner_hash) if shift.owner_hash else [shift]

    def _listed(self, owner_hash: str | None = None) -> list[Shift]:
        query = select(_SHIFT).order_by(_SHIFT.c.created_at, _SHIFT.c.id)
        if owner_hash is not None:
            query = query.where(_SHIFT.c.owner_hash == owner_hash)
        with self.database.reading() as connection:
            return [_shift(row) for row in connection.execute(query)]

    def hand_over(self, owner: str, to: str) -> None:
        """Give the practice of one owner to another; an assessment stays whose it was."""
        theirs = (_SHIFT.c.owner_hash == hash_owner(owner)) & (_SHIFT.c.mode == "practice")
        with self.database.writing() as connection:
            connection.execute(update(_SHIFT).where(theirs).values(owner_hash=hash_owner(to)))

    def erase(self, shift_id: str) -> int:
        """Delete all that people typed in a shift and in its branches, and the salts; gives how many texts went.

        A branch begins with the same words, so it cannot keep them.
        """
        with self.database.writing() as connection:
            ids = _with_branches(connection, shift_id)
            # When it was erased first stays: a certificate may rest on it.
            first = func.coalesce(_SHIFT.c.erased_at, self.wall())
            marked = connection.execute(update(_SHIFT).where(_SHIFT.c.id.in_(ids)).values(erased_at=first))
            if marked.rowcount == 0:
                raise UnknownShift(_unknown(shift_id))
            for one in ids:
                erase_words(connection, one)
            erase_quotes(connection, ids)
            gone = connection.execute(delete(_TYPED).where(_TYPED.c.shift_id.in_(ids))).rowcount
            if gone:
                forget(connection)
            return gone

    def texts(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """Give the texts that people sent, by shift and number of the event; what was erased is not there."""
        wanted = set(places)
        shifts, seqs = {shift_id for shift_id, _ in wanted}, {seq for _, seq in wanted}
        # Two lists and a look here: a condition for each place is more than SQLite takes.
        query = select(_TYPED.c.shift_id, _TYPED.c.seq, _TYPED.c.text).where(
            _TYPED.c.field == "text", _TYPED.c.shift_id.in_(shifts), _TYPED.c.seq.in_(seqs)
        )
        with self.database.reading() as connection:
            found = {(row.shift_id, row.seq): row.text for row in connection.execute(query)}
        return {place: text for place, text in found.items() if place in wanted}

    def tampered(self, shift_id: str) -> list[int]:
        """Give the numbers of events whose words no longer match their digest; none in a sound log."""
        query = select(_EVENT.c.body, _TYPED).where(_TYPED.c.shift_id == shift_id)
        joined = query.where(_EVENT.c.shift_id == _TYPED.c.shift_id, _EVENT.c.seq == _TYPED.c.seq)
        with self.database.reading() as connection:
            rows = connection.execute(joined.order_by(_TYPED.c.seq)).all()
        changed = (row.seq for row in rows if _kept(row) != typed.digest(row.text, row.salt))
        return sorted(set(changed))


def _with_branches(connection: Connection, shift_id: str) -> list[str]:
    """Give a shift's id, then those of its branches, and of theirs."""
    found = [shift_id]
    for one in found:
        query = select(_SHIFT.c.id).where(_SHIFT.c.branch_of == one).order_by(_SHIFT.c.id)
        found += connection.execute(query).scalars()
    return found


def hash_owner(owner: str | None) -> str | None:
    """Give what is stored of a session's secret. The secret is random and long, so a plain hash is enough."""
    return None if owner is None else hashlib.sha256(owner.encode()).hexdigest()


def _shift(row: Row[tuple[object, ...]]) -> Shift:
    return Shift(**row._mapping)


def _kept(row: Row[tuple[object, ...]]) -> str:
    return str(json.loads(row.body)[row.field]["digest"])


def _unknown(shift_id: str) -> str:
    return f"there is no shift {shift_id!r}; look at the list of shifts for the right one"
