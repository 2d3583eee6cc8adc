"""What a job has to work with, and the hand that says how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from simulator.packs import Pack
from webapp.db import Database
from webapp.jobs.ledger import Job, Ledger
from webapp.mail import Mail

Stop = Callable[[], bool]


class GivenBack(Exception):  # noqa: N818 - nothing is wrong
    """The program is to end, so the job in hand goes back to the ledger."""


@dataclass(frozen=True, slots=True)
class Means:
    """What jobs work with: the database, the scenarios, the mail server if there is one, and where people reach us."""

    database: Database
    pack: Pack
    mail: Mail | None = None
    site: str = ""
    wall: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Hand:
    """The worker's hold on a job."""

    ledger: Ledger
    job: Job
    stop: Stop = bool

    def progress(self, done: int, total: int) -> None:
        """Note how far the job is; raises what ends it if it was cancelled or the program is to end."""
        if self.stop():
            raise GivenBack(self.job.kind)
        self.ledger.progress(self.job, done, total)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: its name for people, what does it and gives what came of it, and how often it comes by itself."""

    title: str
    run: Callable[[Means, Hand], str]
    every: float | None = None

    def due(self, last: Job | None, now: float) -> float:
        """Give when the next turn is due after the last one; turns that were missed are not made up for."""
        if last is None or self.every is None:
            return now
        missed = max(0, int((now - last.due_at) // self.every))
        # A clock that was ahead for a while must not put the next turn far off.
        return min(last.due_at + (missed + 1) * self.every, now + self.every)
