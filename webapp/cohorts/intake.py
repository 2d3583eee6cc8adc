"""Bringing people into a cohort: what would happen, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.cohorts.roster import NEW, Entry, Roster, check
from webapp.cohorts.store import Cohorts, add_members
from webapp.keys import add_keys
from webapp.people import Person, add_people, checked_email, new_person
from webapp.tables import CohortRow, MembershipRow, PersonRow

_COHORT: Table = CohortRow.__table__  # type: ignore[attr-defined]
_MEMBER: Table = MembershipRow.__table__  # type: ignore[attr-defined]
_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Taken:
    """Who was brought in: `new` accounts, each with the token of a link to set a password, and who had one."""

    new: tuple[tuple[Person, str], ...]
    joined: tuple[Person, ...]
    roster: Roster


class Intake:
    """Bringing people into the cohorts of a database."""

    def __init__(self, cohorts: Cohorts) -> None:
        self.database = cohorts.database
        self.wall = cohorts.wall

    def check(self, cohort_id: str, entries: Sequence[Entry], *, admin: bool) -> Roster:
        """Give what bringing people in would do; nothing is changed."""
        with self.database.reading() as connection:
            return _checked(connection, cohort_id, entries, admin=admin)[0]

    def take_in(self, cohort_id: str, entries: Sequence[Entry], *, admin: bool) -> Taken:
        """Bring people in, with accounts for those who have none; rows with a problem are left out.

        What is there is looked at again, as others may have added accounts since. CommandRefused if the cohort is
        closed.
        """
        for _ in range(2):  # somebody may add one of them at this very moment: then they have an account
            try:
                with self.database.writing() as connection:
                    return self._taken_in(connection, cohort_id, entries, admin=admin)
            except IntegrityError:
                continue
        raise CommandRefused("others are bringing in the same people just now; look at the cohort and try again")

    def _taken_in(self, connection: Connection, cohort_id: str, entries: Sequence[Entry], *, admin: bool) -> Taken:
        query = select(_COHORT.c.closed_at).where(_COHORT.c.id == cohort_id)
        if connection.execute(query.with_for_update()).scalar_one() is not None:
            raise CommandRefused("this cohort is closed; open it again to bring people in")
        roster, accounts = _checked(connection, cohort_id, entries, admin=admin)
        now, rows = self.wall(), roster.takes
        new = [new_person(row.entry.email, row.entry.name, row.role, now) for row in rows if row.comes == NEW]
        add_people(connection, new)
        tokens = add_keys(connection, "welcome", [one.id for one in new], now)
        everybody = {**accounts, **{one.email: one for one in new}}
        add_members(connection, cohort_id, {everybody[row.entry.email].id: row.trains for row in rows})
        joined = tuple(accounts[row.entry.email] for row in rows if row.comes != NEW)
        return Taken(tuple(zip(new, tokens, strict=True)), joined, roster)


def _checked(
    connection: Connection, cohort_id: str, entries: Sequence[Entry], *, admin: bool
) -> tuple[Roster, dict[str, Person]]:
    accounts = _accounts(connection, {email for one in entries if (email := _address(one))})
    here = connection.execute(select(_MEMBER.c.person_id).where(_MEMBER.c.cohort_id == cohort_id)).scalars().all()
    return check(entries, accounts, frozenset(here), admin=admin), accounts


def _address(entry: Entry) -> str:
    try:
        return checked_email(entry.email)
    except CommandRefused:
        return ""


def _accounts(connection: Connection, emails: Collection[str]) -> dict[str, Person]:
    columns = [_PERSON.c[field] for field in Person.__slots__]
    found = connection.execute(select(*columns).where(_PERSON.c.email.in_(list(emails))))
    return {row.email: Person(*row) for row in found}
