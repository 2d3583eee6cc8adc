"""The ledger of jobs: what waits, who has what in hand, and what came of it. No two workers hold one job."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, case, insert, or_, select, true, update
from sqlalchemy.exc import IntegrityError

from webapp.db import Database
from webapp.tables import JobRow

_JOB: Table = JobRow.__table__  # type: ignore[attr-defined]
LEASE = 300.0
"""How many seconds a worker has a job in hand after it last said how far it is."""
TRIES = 5
LONGEST_PROBLEM = 400
OPEN = ("waiting", "running")
_FIRST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `state` is waiting, running, done, failed or cancelled; times are Unix seconds."""

    id: int
    kind: str
    key: str
    payload: Mapping[str, Any]
    due_at: float
    attempts: int
    lease_until: float | None
    leased_by: str | None
    done: int
    total: int
    state: str
    problem: str
    outcome: str
    created_at: float
    ended_at: float | None


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """The job is not this worker's any more: it was cancelled, or somebody else took it up."""


class Ledger:
    """The jobs of a database."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def queue(self, kind: str, key: str, due_at: float | None = None, payload: Mapping[str, Any] | None = None) -> Job:
        """Give a new job, or the one that is there already under this kind and key, ended or not."""
        now = self.wall()
        row = {
            "kind": kind, "key": key, "payload": json.dumps(dict(payload or {})), "state": "waiting",
            "due_at": now if due_at is None else due_at, "created_at": now, "attempts": 0, "done": 0, "total": 0,
            "problem": "", "outcome": "",
        }  # fmt: skip
        try:
            with self.database.writing() as connection:
                connection.execute(insert(_JOB), row)
        except IntegrityError:
            pass  # it is queued already, which is all that was asked for
        with self.database.reading() as connection:
            query = select(_JOB).where(_JOB.c.kind == kind, _JOB.c.key == key)
            return _job(connection.execute(query).one())

    def queue_one(self, kind: str, due: Callable[[Job | None], float]) -> Job:
        """Give the open job of a kind, or a new one, due when `due` says for the one before it; never two at once."""
        with self.database.reading() as connection:
            newest = select(_JOB).where(_JOB.c.kind == kind).order_by(_JOB.c.state.in_(OPEN).desc(), _JOB.c.id.desc())
            row = connection.execute(newest.limit(1)).one_or_none()
        last = _job(row) if row else None
        if last is not None and last.state in OPEN:
            return last
        # Two that ask at once see the same job before it, so they ask for the same key.
        return self.queue(kind, f"after {last.id}" if last else "first", due(last))

    def lease(self, worker: str, due_by: float | None = None, kind: str | None = None) -> Job | None:
        """Give a job that is due and nobody has in hand, the longest due first; it is the worker's from now on.

        With a `kind`, one of that kind.
        """
        now = self.wall()
        free = or_(
            and_(_JOB.c.state == "waiting", _JOB.c.due_at <= (now if due_by is None else due_by)),
            and_(_JOB.c.state == "running", _JOB.c.lease_until <= now),
        )
        values = {
            "state": "running", "lease_until": now + LEASE, "attempts": _JOB.c.attempts + 1, "problem": "",
            "leased_by": f"{worker[:100]} {secrets.token_hex(8)}", "done": 0, "total": 0,
        }  # fmt: skip
        with self.database.writing() as connection:
            self._give_up(connection, now)
            free &= true() if kind is None else _JOB.c.kind == kind
            query = select(_JOB.c.id).where(free).order_by(_JOB.c.due_at, _JOB.c.id).limit(1)
            found = connection.execute(query.with_for_update(skip_locked=True)).scalar()
            if found is None or not _changed(connection, (_JOB.c.id == found) & free, values):
                return None
            return _job(connection.execute(select(_JOB).where(_JOB.c.id == found)).one())

    def progress(self, job: Job, done: int, total: int) -> None:
        """Note how far a job is, which keeps it in hand; Stopped if it was cancelled or taken up by somebody else."""
        if not self._mine(job, done=done, total=total, lease_until=self.wall() + LEASE):
            raise Stopped(f"{job.kind} {job.id}")

    def done(self, job: Job, outcome: str = "") -> bool:
        """End a job with what came of it, and tell whether it was still this worker's to end."""
        return self._mine(job, state="done", ended_at=self.wall(), outcome=outcome, **_NOBODYS)

    def fail(self, job: Job, problem: str) -> bool:
        """Note what went wrong; the job is tried again later, each time after a longer wait, until it has failed."""
        over, now = job.attempts >= TRIES, self.wall()
        return self._mine(
            job, problem=problem[:LONGEST_PROBLEM], state="failed" if over else "waiting",
            ended_at=now if over else None, due_at=job.due_at if over else now + wait(job.attempts), **_NOBODYS,
        )  # fmt: skip

    def give_back(self, job: Job) -> bool:
        """Let somebody else do a job, as if it had not been begun."""
        return self._mine(job, state="waiting", attempts=job.attempts - 1, done=0, total=0, **_NOBODYS)

    def cancel(self, job_id: int) -> bool:
        """Cancel a job, and tell whether it was open; a worker that has it in hand stops when it says how far it is."""
        return self._change(
            (_JOB.c.id == job_id) & _JOB.c.state.in_(OPEN), state="cancelled", ended_at=self.wall(), **_NOBODYS
        )

    def again(self, job_id: int) -> bool:
        """Have a job that failed done once more, and tell whether it had failed."""
        return self._change(
            (_JOB.c.id == job_id) & (_JOB.c.state == "failed"), state="waiting", ended_at=None, attempts=0,
            due_at=self.wall(), done=0, total=0,
        )  # fmt: skip

    def sooner(self, job_id: int, due_at: float) -> bool:
        """Have a job that waits and was not tried yet due no later than this, and tell whether it was later."""
        late = (_JOB.c.id == job_id) & (_JOB.c.state == "waiting") & (_JOB.c.attempts == 0) & (_JOB.c.due_at > due_at)
        return self._change(late, due_at=due_at)

    def find(self, job_id: int) -> Job | None:
        """Give the job of this id."""
        return next(iter(self._listed(_JOB.c.id == job_id, _JOB.c.id)), None)

    def keyed(self, kind: str, begins: str) -> list[Job]:
        """Give the jobs of a kind whose keys begin like this, newest first."""
        return self._listed((_JOB.c.kind == kind) & _JOB.c.key.startswith(begins, autoescape=True), _JOB.c.id.desc())

    def open(self) -> list[Job]:
        """Give what runs, then what waits, the soonest due first."""
        first = case((_JOB.c.state == "running", 0), else_=1)
        return self._listed(_JOB.c.state.in_(OPEN), first, _JOB.c.due_at, _JOB.c.id)

    def ended(self, most: int = 50) -> list[Job]:
        """Give what has ended, newest first."""
        return self._listed(_JOB.c.state.not_in(OPEN), _JOB.c.ended_at.desc(), _JOB.c.id.desc(), most=most)

    def all(self) -> list[Job]:
        """Give every job in the order in which they were queued."""
        return self._listed(true(), _JOB.c.id)

    def _give_up(self, connection: Connection, now: float) -> None:
        """Fail what stopped its worker each time it was tried: nobody was left to say so."""
        lost = (_JOB.c.state == "running") & (_JOB.c.lease_until <= now) & (_JOB.c.attempts >= TRIES)
        problem = f"it was begun {TRIES} times, and each time whatever ran it stopped before the end"
        _changed(connection, lost, {"state": "failed", "ended_at": now, "problem": problem, **_NOBODYS})

    def _mine(self, job: Job, **values: Any) -> bool:
        return self._change(
            (_JOB.c.id == job.id) & (_JOB.c.state == "running") & (_JOB.c.leased_by == job.leased_by), **values
        )

    def _change(self, which: ColumnElement[bool], **values: Any) -> bool:
        with self.database.writing() as connection:
            return _changed(connection, which, values)

    def _listed(self, which: ColumnElement[bool], *order: Any, most: int | None = None) -> list[Job]:
        with self.database.reading() as connection:
            return [_job(row) for row in connection.execute(select(_JOB).where(which).order_by(*order).limit(most))]


_NOBODYS: Mapping[str, Any] = {"lease_until": None, "leased_by": None}


def wait(attempts: int) -> float:
    """Give how many seconds to wait after so many attempts: one minute, 4, 16, 64."""
    return float(_FIRST_WAIT * 4 ** (max(attempts, 1) - 1))


def _changed(connection: Connection, which: ColumnElement[bool], values: Mapping[str, Any]) -> bool:
    return connection.execute(update(_JOB).where(which).values(**values)).rowcount > 0


def _job(row: Row[Any]) -> Job:
    return Job(**{**row._mapping, "payload": json.loads(row.payload)})
