"""What the tests of jobs work with: letters in a list, and a hand on a job."""

from __future__ import annotations

from typing import Any, cast

from simulator.errors import ComposureError
from webapp.jobs.ledger import Ledger
from webapp.jobs.work import Hand, Means
from webapp.live import Live
from webapp.mail import Mail

SITE = "https://composure.example.com"


class Letters:
    """A mail server that keeps letters in a list, and takes none for the addresses it does not know."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.asked: list[str] = []
        self.refused: set[str] = set()

    def send(self, to: str, subject: str, text: str) -> None:
        self.asked.append(to)
        if to in self.refused:
            raise ComposureError("mail: mail.example.com did not take the letter (SMTPException)")
        self.sent.append((to, subject, text))


def means(live: Live, letters: Letters | None = None) -> Means:
    """Give what jobs work with, on the database of the application."""
    return Means(live.shifts.database, live.pack, cast("Mail", letters), SITE, live.assignments.wall)


def hand(given: Means, kind: str = "purge", stop: Any = bool) -> Hand:
    """Give the hold on a new job."""
    ledger = Ledger(given.database, given.wall)
    ledger.queue(kind, f"number {len(ledger.all())}")
    job = ledger.lease("test")
    assert job is not None
    return Hand(ledger, job, stop)
