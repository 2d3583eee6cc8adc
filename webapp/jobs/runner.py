"""Does the jobs that are due, one after the other, and sees that those which come by themselves come again."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from simulator.errors import ComposureError
from webapp.jobs.kinds import KINDS
from webapp.jobs.ledger import Job, Ledger, Stopped
from webapp.jobs.work import GivenBack, Hand, Kind, Means, Stop

Say = Callable[[str], None]


class Runner:
    """A worker with its means. `say` is told of each job in a line, and `stop` says when to end.

    With `only` it takes jobs of that kind, and plans nothing.
    """

    def __init__(
        self, means: Means, say: Say, stop: Stop = bool, kinds: Mapping[str, Kind] = KINDS, only: str | None = None
    ) -> None:
        self.means = means
        self.say = say
        self.stop = stop
        self.kinds = kinds
        self.only = only
        self.ledger = Ledger(means.database, means.wall)
        self.name = f"{socket.gethostname()[:80]}:{os.getpid()}"

    def tick(self) -> int:
        """Do all that is due now, and give how many jobs were begun."""
        self.plan()
        begun, due_by = 0, self.means.wall()
        while not self.stop():
            job = self.ledger.lease(self.name, due_by, self.only)
            if job is None:
                break
            begun += 1
            self.say(f"{job.kind} {job.id}: {self.run(job)}")
            self.plan()
        return begun

    def plan(self) -> None:
        """Queue the next turn of each kind that comes by itself and has none."""
        now = self.means.wall()
        for name, kind in self.kinds.items() if self.only is None else ():
            if kind.every is not None:
                job = self.ledger.queue_one(name, partial(kind.due, now=now))
                if job.due_at > now + kind.every:  # it was queued while the clock was ahead
                    self.ledger.sooner(job.id, now + kind.every)

    def run(self, job: Job) -> str:
        """Do a job that is in hand and give what came of it in a few words; whatever goes wrong is noted."""
        kind = self.kinds.get(job.kind)
        try:
            if kind is None:
                raise ComposureError(f"this version knows no work of the kind {job.kind}")
            outcome = kind.run(self.means, Hand(self.ledger, job, self.stop))
        except Stopped:
            return "stopped, as it was cancelled or taken up elsewhere"
        except GivenBack:
            self.ledger.give_back(job)
            return "given back, to be done later"
        except Exception as error:
            # One job that goes wrong must not keep others from being done.
            problem = told(error)
            self.ledger.fail(job, problem)
            now = self.ledger.find(job.id)
            return f"{'failed' if now is None or now.state == 'failed' else 'did not work, is tried again'}: {problem}"
        if not self.ledger.done(job, outcome):
            return "was cancelled when it had ended already"
        return outcome or "done"


def told(error: Exception) -> str:
    """Give an error as it may be kept: our own in full, any other without its words, which may hold personal data."""
    if isinstance(error, ComposureError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "webapp" in Path(frame.filename).parts] or frames
    where = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where}"
