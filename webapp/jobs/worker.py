"""A worker inside the server, for work that somebody waits for in front of a page."""

from __future__ import annotations

import atexit
import logging
from threading import Event, Lock, Thread

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from webapp.jobs.runner import Runner
from webapp.jobs.work import Means

_LOG = logging.getLogger(__name__)
EXTENSION = "composure.worker"
PATIENCE = 10.0
"""How many seconds the end of the server waits for the job in hand to be given back."""


class Worker:
    """Does the jobs of one kind that are due, in one thread at a time."""

    def __init__(self, means: Means, kind: str) -> None:
        self._runner = Runner(means, _LOG.info, self._ended, only=kind)
        self._lock, self._end = Lock(), Event()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """Have what is due done, and return at once."""
        if not self._ended():
            self._thread = Thread(target=self._work, name="worker", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Give back the job in hand, and take no other."""
        self._end.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _ended(self) -> bool:
        return self._end.is_set()

    def _work(self) -> None:
        # Whoever is woken while another works waits, and then finds what came since.
        with self._lock:
            try:
                self._runner.tick()
            except SQLAlchemyError as error:
                _LOG.warning("a job could not be looked for (%s)", type(error).__name__)


def attach(app: Flask, means: Means, kind: str) -> None:
    """Give an application its worker, which ends with the program."""
    worker = app.extensions[EXTENSION] = Worker(means, kind)
    atexit.register(worker.close)


def wake() -> None:
    """Wake the worker of this application if it has one; elsewhere `composure tick` does its work."""
    worker: Worker | None = current_app.extensions.get(EXTENSION)
    if worker is not None:
        worker.wake()
