"""Welcoming people with new accounts: a letter to each, or a sheet of links for their trainer to hand out."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO

from simulator.errors import ComposureError
from webapp.mail import Mail

SECONDS = 20.0
"""How long letters are sent while somebody waits; those left over become links on the page."""
SUBJECT = "Your account for Composure"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Someone with a new account, and the link by which they set a password, once."""

    name: str
    email: str
    link: str


def text(welcome: Welcome, cohort: str, trainer: str) -> str:
    """Give the letter to someone."""
    return (
        f"{welcome.name},\n\n{trainer} has brought you into {cohort} on Composure, where you practise answering"
        f" customers in public.\n\nSet a password here, within seven days:\n\n{welcome.link}\n\n"
        "The link works once. Give it to nobody else.\n"
    )


def send(
    mail: Mail, people: Iterable[Welcome], cohort: str, trainer: str, clock: Callable[[], float] = time.monotonic
) -> list[Welcome]:
    """Send everybody their letter and give those whom none could be sent, as it failed or took too long."""
    until, unsent = clock() + SECONDS, []
    for one in people:
        if clock() >= until:
            unsent.append(one)
            continue
        try:
            mail.send(one.email, SUBJECT, text(one, cohort, trainer))
        except ComposureError:
            unsent.append(one)
    return unsent


def sheet(people: Iterable[Welcome]) -> str:
    """Give links as CSV to copy or keep; no cell begins like a formula, as no list with such names is taken in."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("name", "email", "link"))
    writer.writerows((one.name, one.email, one.link) for one in people)
    return made.getvalue()
