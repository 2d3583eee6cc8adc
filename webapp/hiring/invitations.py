"""Inviting candidates: whom a list would invite, the letter to each, and links to hand out where there is no mail."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from simulator.errors import ComposureError
from webapp.cohorts.roster import Entry, check
from webapp.hiring.rounds import Round
from webapp.mail import Mail

SECONDS = 20.0
"""How long letters are sent while somebody waits; those left over become links on the page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: whom it invites, or why it does not."""

    entry: Entry
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody invited, and their link."""

    name: str
    email: str
    link: str


def checked(entries: Collection[Entry], invited: Collection[str]) -> list[Row]:
    """Give what each row of a list comes to; `invited` are the addresses that the round has already."""
    # A list of candidates has no roles: whatever else stands in it is not used.
    plain = [Entry(one.line, one.name, one.email, "", one.problem) for one in entries]
    rows = []
    for row in check(plain, {}, (), admin=True).rows:
        known = not row.problem and row.entry.email in invited
        rows.append(Row(row.entry, "is invited to this round already; nothing changes" if known else row.problem))
    return rows


def letter(one: Invitation, at: Round, days: int) -> str:
    """Give the letter to a candidate."""
    return (
        f"{one.name},\n\nyou are invited to a written-skills assessment: {at.title}.\n\n"
        "You answer invented customers in a practice network, in your browser. Before anything counts you read what is"
        " assessed and how, choose extra time or other adjustments if you need them, and try the desk.\n\n"
        f"Begin here, within {days} days:\n\n{one.link}\n\n"
        f"The link is yours alone. Questions, or another way to be assessed: {at.contact}\n"
    )


def send(
    mail: Mail, people: Iterable[Invitation], at: Round, days: int, clock: Callable[[], float] = time.monotonic
) -> list[Invitation]:
    """Send everybody their letter and give those whom none could be sent, as it failed or took too long."""
    until, unsent = clock() + SECONDS, []
    for one in people:
        try:
            if clock() >= until:
                raise ComposureError("out of time")
            mail.send(one.email, f"Your assessment: {at.title}", letter(one, at, days))
        except ComposureError:
            unsent.append(one)
    return unsent


def sheet(people: Sequence[Invitation]) -> str:
    """Give links as CSV to copy or keep."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("name", "email", "link"))
    writer.writerows((one.name, one.email, one.link) for one in people)
    return made.getvalue()
