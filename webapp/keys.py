"""What lets people in: sign-ins that can be ended one by one, and links for one use. Only hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from webapp.db import Database
from webapp.tables import KeyRow

_KEY: Table = KeyRow.__table__  # type: ignore[attr-defined]
HOUR, DAY = 3600.0, 86_400.0
LASTS: Mapping[str, float] = {"sign-in": 14 * DAY, "password": 2 * HOUR, "welcome": 7 * DAY}
"""How many seconds a key of each kind opens something."""
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was made: its id, which opens nothing, for whom and when, and what is noted of it."""

    id: str
    kind: str
    person_id: str
    created_at: float
    note: str


class Keys:
    """The keys of a database."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def make(self, kind: str, person_id: str, note: str = "") -> str:
        """Give the token of a new key, which is never shown again; keys that no longer open anything go."""
        with self.database.writing() as connection:
            return add_keys(connection, kind, [person_id], self.wall(), note)[0]

    def find(self, kind: str, token: str) -> Key | None:
        """Give the key of a token; None if it opens nothing of this kind, or no longer."""
        query = select(_KEY).where(_KEY.c.token_hash == key_id(token), _KEY.c.kind == kind)
        with self.database.reading() as connection:
            row = connection.execute(query.where(_KEY.c.expires_at > self.wall())).one_or_none()
        return Key(row.token_hash, row.kind, row.person_id, row.created_at, row.note) if row else None

    def use(self, kind: str, token: str) -> Key | None:
        """Give the key of a token and end it, so that it opens once; None if it opens nothing."""
        found = self.find(kind, token)
        return found if found and self.end(found.person_id, found.id) else None

    def of(self, kind: str, person_id: str) -> list[Key]:
        """Give someone's keys of a kind, newest first."""
        query = select(_KEY).where(_KEY.c.kind == kind, _KEY.c.person_id == person_id, _KEY.c.expires_at > self.wall())
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(_KEY.c.created_at.desc(), _KEY.c.token_hash)).all()
        return [Key(row.token_hash, row.kind, row.person_id, row.created_at, row.note) for row in rows]

    def end(self, person_id: str, key: str) -> bool:
        """End one of someone's keys, and tell whether there was one."""
        if "\0" in key:  # PostgreSQL cannot even be asked for it
            return False
        query = delete(_KEY).where(_KEY.c.person_id == person_id, _KEY.c.token_hash == key)
        with self.database.writing() as connection:
            return connection.execute(query).rowcount > 0

    def end_all(self, person_id: str, but: str = "") -> None:
        """End all of someone's keys, sign-ins and links, but for one."""
        with self.database.writing() as connection:
            connection.execute(delete(_KEY).where(_KEY.c.person_id == person_id, _KEY.c.token_hash != but))


def add_keys(connection: Connection, kind: str, people: Iterable[str], now: float, note: str = "") -> list[str]:
    """Give the tokens of new keys, one for each person's id; keys that no longer open anything go."""
    tokens = {secrets.token_urlsafe(32): person_id for person_id in people}
    kept = {"kind": kind, "created_at": now, "expires_at": now + LASTS[kind], "note": note[:LONGEST_NOTE]}
    connection.execute(delete(_KEY).where(_KEY.c.expires_at <= now))
    if tokens:
        rows = [{"token_hash": key_id(token), "person_id": one, **kept} for token, one in tokens.items()]
        connection.execute(insert(_KEY), rows)
    return list(tokens)


def key_id(token: str) -> str:
    """Give the id of a token's key. Tokens are random and long, so a plain hash keeps them."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
