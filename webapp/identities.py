"""Who people are at an OpenID Connect provider: bound to an account once, by an address that they proved there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Table, insert, select
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.people import People, Person, checked_email
from webapp.tables import IdentityRow

_IDENTITY: Table = IdentityRow.__table__  # type: ignore[attr-defined]
UNPROVEN = (
    "The address {email} is not confirmed there. Confirm it there and try again, or sign in here with your password."
)
UNNAMED = "It did not tell your e-mail address. Allow it there and try again, or sign in here with your password."
UNKNOWN = "There is no open account for you here. Ask an admin of Composure to add you, then try again."
TAKEN = (
    "The account of {email} belongs to another sign-in there. Use that one, or sign in here with your password."
    " If it is gone, ask an admin of Composure to close your account and open it again."
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a provider says of somebody: `issuer` and `subject` stay, the address may change.

    `verified`: they proved to the provider that the address is theirs.
    """

    issuer: str
    subject: str
    email: str
    verified: bool


class Identities:
    """The identities of a database. Closing an account forgets those of its owner."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.people = People(database, wall)
        self.wall = wall

    def person(self, identity: Identity) -> Person:
        """Give whose identity this is, and from the first time on keep it; CommandRefused says what to do instead."""
        found = self._bound(identity)
        if found is None:
            found = self._proven(identity)
            try:
                self._bind(identity, found)
            except IntegrityError:
                # The account has another identity there, or this one was bound in another tab just now.
                found = self._bound(identity)
                if found is None:
                    raise CommandRefused(TAKEN.format(email=identity.email)) from None
        if not found.active:
            raise CommandRefused(UNKNOWN)
        return found

    def _bound(self, identity: Identity) -> Person | None:
        query = select(_IDENTITY.c.person_id).where(
            _IDENTITY.c.issuer == identity.issuer, _IDENTITY.c.subject == identity.subject
        )
        with self.database.reading() as connection:
            person_id = connection.execute(query).scalar_one_or_none()
        return self.people.find(person_id) if person_id else None

    def _proven(self, identity: Identity) -> Person:
        if not identity.email:
            raise CommandRefused(UNNAMED)
        if not identity.verified:
            raise CommandRefused(UNPROVEN.format(email=identity.email))
        found = self.people.by_email(identity.email) if _is_plain(identity.email) else None
        if found is None or not found.active:
            raise CommandRefused(UNKNOWN)
        return found

    def _bind(self, identity: Identity, who: Person) -> None:
        kept = {"issuer": identity.issuer, "subject": identity.subject, "person_id": who.id, "created_at": self.wall()}
        with self.database.writing() as connection:
            connection.execute(insert(_IDENTITY).values(kept))


def _is_plain(email: str) -> bool:
    """Tell whether this can only be the address it looks like."""
    try:
        kept = checked_email(email)
    except CommandRefused:
        return False
    # Some other letters have ours as their small ones: K (U+212A) would let its owner into k's account.
    return email.isascii() or email == kept
