"""People with accounts: who they are, what their role is, and whether a password is theirs."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, Row, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.tables import IdentityRow, PersonRow

_PERSON: Table = PersonRow.__table__  # type: ignore[attr-defined]
_IDENTITY: Table = IdentityRow.__table__  # type: ignore[attr-defined]
ROLES = ("agent", "trainer", "hiring manager", "reviewer", "admin")
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_NAME, LONGEST_EMAIL = 120, 254
_EMAIL = re.compile(r"[^\s@<>\"',;:\\()\[\]]+@[^\s@<>\"',;:\\()\[\]]+\.[^\s@.]+")
_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account. Times are Unix seconds."""

    id: str
    email: str
    name: str
    role: str
    active: bool
    created_at: float

    @property
    def owner(self) -> str:
        """Give the secret that this person's shifts are owned by."""
        return f"person:{self.id}"


class People:
    """The accounts of a database."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def add(self, email: str, name: str, role: str = "agent", password: str | None = None) -> Person:
        """Give a new account; CommandRefused if something is wrong with it or the address has one already."""
        found, kept = new_person(email, name, role, self.wall()), password and hashed(password)
        try:
            with self.database.writing() as connection:
                add_people(connection, [found], kept)
        except IntegrityError:
            raise CommandRefused(f"{found.email} has an account already") from None
        return found

    def find(self, person_id: str) -> Person | None:
        """Give the account of this id."""
        return self._one("id", person_id)

    def by_email(self, email: str) -> Person | None:
        """Give the account of an address, however it is written."""
        return self._one("email", email.strip().lower())

    def all(self) -> list[Person]:
        """Give every account, by name."""
        with self.database.reading() as connection:
            rows = connection.execute(select(_PERSON).order_by(_PERSON.c.name, _PERSON.c.email))
            return [_person(row) for row in rows]

    def who(self, email: str, password: str) -> Person | None:
        """Give whose address and password these are; None, after the same time, if they are nobody's."""
        row, nobodys = self._row("email", email.strip().lower()), _nobodys()
        kept = row.password if row and row.password and row.active else nobodys
        return _person(row) if fits(kept, password) and row is not None and kept == row.password else None

    def set_password(self, person_id: str, password: str) -> None:
        """Keep a new password; CommandRefused if it will not do."""
        self._change(person_id, password=hashed(password))

    def set_role(self, person_id: str, role: str) -> None:
        """Give someone another role; CommandRefused if there is no such role, or nobody else could give it back."""
        if checked_role(role) != "admin":
            self._keep_an_admin(person_id)
        self._change(person_id, role=role)

    def set_active(self, person_id: str, active: bool) -> None:
        """Let someone in, or no longer; CommandRefused if nobody would be left to let them in again.

        Who they are at a provider is forgotten with the account: once it is open again they prove it anew.
        """
        if not active:
            self._keep_an_admin(person_id)
        with self.database.writing() as connection:
            connection.execute(update(_PERSON).where(_PERSON.c.id == person_id).values(active=active))
            if not active:
                connection.execute(delete(_IDENTITY).where(_IDENTITY.c.person_id == person_id))

    def _keep_an_admin(self, without: str) -> None:
        found = self.find(without)
        others = any(one.role == "admin" and one.active and one.id != without for one in self.all())
        if found and found.role == "admin" and found.active and not others:
            raise CommandRefused("this is the only admin; make somebody else one first")

    def _change(self, person_id: str, **values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(update(_PERSON).where(_PERSON.c.id == person_id).values(**values))

    def _one(self, column: str, value: str) -> Person | None:
        row = self._row(column, value)
        return _person(row) if row is not None else None

    def _row(self, column: str, value: str) -> Row[Any] | None:
        if "\0" in value:  # PostgreSQL cannot even be asked for it
            return None
        with self.database.reading() as connection:
            return connection.execute(select(_PERSON).where(_PERSON.c[column] == value)).one_or_none()


def new_person(email: str, name: str, role: str, now: float) -> Person:
    """Give someone whose account is yet to be added; CommandRefused if something is wrong with it."""
    return Person(secrets.token_urlsafe(16), checked_email(email), checked_name(name), checked_role(role), True, now)


def add_people(connection: Connection, people: Iterable[Person], password: str | None = None) -> None:
    """Add accounts; IntegrityError if an address has one already. `password` is a hash."""
    rows = [{field: getattr(one, field) for field in Person.__slots__} | {"password": password} for one in people]
    if rows:
        connection.execute(insert(_PERSON), rows)


def checked_email(email: str) -> str:
    """Give an address as it is kept; CommandRefused if it is none."""
    plain = email.strip().lower()
    if not _EMAIL.fullmatch(plain) or not plain.isprintable() or len(plain) > LONGEST_EMAIL:
        raise CommandRefused(f"{email.strip()[:60]!r} is no e-mail address; write one such as ana@example.com")
    return plain


def checked_name(name: str) -> str:
    """Give a name as it is kept; CommandRefused if it is empty or too long."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise CommandRefused(f"a name has 1 to {LONGEST_NAME} characters, got {len(plain)}")
    return plain


def checked_role(role: str) -> str:
    """Give a role; CommandRefused if there is none of this name."""
    if role not in ROLES:
        raise CommandRefused(f"there is no role {role[:40]!r}; it is one of: {', '.join(ROLES)}")
    return role


def checked_password(password: str) -> str:
    """Give a password; CommandRefused if it is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise CommandRefused(
            f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters, got {len(password)};"
            " a few plain words do well"
        )
    return password


def hashed(password: str) -> str:
    """Give what is kept of a password; CommandRefused if it will not do."""
    return _HASHER.hash(checked_password(password))


def fits(kept: str, password: str) -> bool:
    """Tell whether a password is the one of which this was kept."""
    try:
        return _HASHER.verify(kept, password[: LONGEST_PASSWORD + 1])
    except (VerifyMismatchError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """Give the hash of a password that nobody has, so that an unknown address takes as long as a known one."""
    return _HASHER.hash(secrets.token_urlsafe(32))


def _person(row: Row[Any]) -> Person:
    return Person(**{name: getattr(row, name) for name in Person.__slots__})
