"""The job that writes to people about work they were given: once before it is due, and once when it is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.exc import IntegrityError

from simulator.errors import ComposureError
from webapp.cohorts.assignments import Assignments
from webapp.cohorts.given import Assignment
from webapp.cohorts.standing import standing
from webapp.cohorts.store import Cohort, Cohorts
from webapp.cohorts.words import distance
from webapp.jobs.work import Hand, Means
from webapp.keys import DAY
from webapp.mail import Mail
from webapp.people import Person
from webapp.tables import ReminderRow
from webapp.zones import moment

_REMINDER: Table = ReminderRow.__table__  # type: ignore[attr-defined]
About = Literal["soon", "late"]
SOON = DAY
LATEST = 7 * DAY
"""How long after its due date nobody is written to any more, so that a first run does not bring up old things."""
GIVEN_UP = 3
"""So many letters in a row that were not taken mean that none will be."""
NO_MAIL = "no mail server is set up, so nothing was sent"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that somebody is to get about something they were given."""

    about: About
    person: Person
    assignment: Assignment
    title: str
    cohort: str


def reminders(means: Means, hand: Hand) -> str:
    """Send everybody what they are to get and were not sent yet, and give how much it was."""
    if means.mail is None:
        return NO_MAIL
    letters, sent, problems, in_a_row = due_letters(means), 0, [], 0
    for number, letter in enumerate(letters):
        hand.progress(number, len(letters))
        try:
            sent += _sent(means, means.mail, letter)
            in_a_row = 0
        except ComposureError as problem:
            problems.append(str(problem))
            in_a_row += 1
            if in_a_row == GIVEN_UP:
                break
    if problems:
        raise ComposureError(f"{sent} of {len(letters)} letters were sent; {problems[-1]}")
    hand.progress(len(letters), len(letters))
    return f"{sent} letter{'' if sent == 1 else 's'} sent"


def due_letters(means: Means) -> list[Letter]:
    """Give the letters that people are to get now and were not sent."""
    query = select(_REMINDER.c.assignment_id, _REMINDER.c.person_id, _REMINDER.c.kind)
    with means.database.reading() as connection:
        sent = {tuple(row) for row in connection.execute(query)}
    cohorts = Cohorts(means.database, means.wall)
    every = (one for cohort in cohorts.all() if cohort.closed_at is None for one in _of_cohort(means, cohort))
    found = []
    for one in every:
        # Who was told that it is late is not told that it will be due, whichever way a clock was moved.
        told: tuple[About, ...] = ("soon", "late") if one.about == "soon" else ("late",)
        if not any((one.assignment.id, one.person.id, about) in sent for about in told):
            found.append(one)
    return found


def text(letter: Letter, site: str, now: float) -> str:
    """Give what a letter says."""
    due_at = letter.assignment.due_at or now
    due = f"{moment(due_at, letter.assignment.zone)} ({distance(due_at, now)})"
    when = f"is due on {due}" if letter.about == "soon" else f"was due on {due} and is not finished"
    return (
        f"{letter.person.name},\n\n“{letter.title}”, which you were given in {letter.cohort}, {when}.\n\n"
        f"Your list of what to do:\n\n{site}/assigned\n\n"
        + ("This is the only letter before it is due.\n" if letter.about == "soon" else "No other letter follows.\n")
    )


def subject(letter: Letter) -> str:
    """Give what stands above a letter."""
    return f"{'Due soon' if letter.about == 'soon' else 'Late'}: {letter.title}"


def _of_cohort(means: Means, cohort: Cohort) -> Iterator[Letter]:
    """Give who of a cohort has something to do that is due soon or late."""
    assignments, now = Assignments(means.database, means.pack, means.wall), means.wall()
    given = [one for one in assignments.of_cohort(cohort.id) if one.withdrawn_at is None and _about(one, now)]
    if not given:
        return
    members = Cohorts(means.database, means.wall).members(cohort.id)
    people = [one.person for one in members if not one.trains and one.person.active]
    tried = assignments.tried(one.id for one in given)
    for one in given:
        steps, about = assignments.steps(one), _about(one, now)
        for who in people if steps and about else ():
            if about and standing(one, steps, tried.get(one.id, {}).get(who.id, ()), now).open:
                yield Letter(about, who, one, assignments.title(one), cohort.name)


def _about(given: Assignment, now: float) -> About | None:
    if given.due_at is None or not -LATEST <= given.due_at - now <= SOON:
        return None
    return "soon" if given.due_at >= now else "late"


def _sent(means: Means, mail: Mail, letter: Letter) -> bool:
    """Send a letter unless somebody else did, and tell whether it was sent; ComposureError if it was not taken."""
    row = {"assignment_id": letter.assignment.id, "person_id": letter.person.id, "kind": letter.about}
    try:
        # Noted before it goes, so that whatever happens in between nobody gets it twice.
        with means.database.writing() as connection:
            connection.execute(insert(_REMINDER), {**row, "sent_at": means.wall()})
    except IntegrityError:
        return False
    try:
        mail.send(letter.person.email, subject(letter), text(letter, means.site, means.wall()))
    except ComposureError:
        here = [_REMINDER.c[name] == value for name, value in row.items()]
        with means.database.writing() as connection:
            connection.execute(delete(_REMINDER).where(*here))
        raise
    return True
