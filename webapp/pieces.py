"""Files that jobs made, kept in the database for a day, in packed pieces that are written and read one by one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Connection, LargeBinary, Table, delete, insert, select
from sqlmodel import Field, SQLModel

from webapp.db import Database
from webapp.keys import DAY


class PieceRow(SQLModel, table=True):
    """A piece of a file, packed; `place` counts from 0."""

    __tablename__ = "piece"

    job_id: int = Field(primary_key=True, foreign_key="job.id", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


_PIECE: Table = PieceRow.__table__  # type: ignore[attr-defined]
KEPT = DAY
"""How many seconds a file can be fetched after its job has ended."""
PIECE = 1 << 20
"""About so many bytes are packed and written together."""


class Made:
    """The files that jobs made, by the job."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def put(self, job_id: int, parts: Iterable[bytes]) -> int:
        """Keep a file instead of what an earlier try left, and give how many bytes it has."""
        with self.database.writing() as connection:
            connection.execute(delete(_PIECE).where(_PIECE.c.job_id == job_id))
        size = 0
        for place, body in enumerate(_pieces(parts)):
            size += len(body)
            with self.database.writing() as connection:
                row = {"job_id": job_id, "place": place, "body": zlib.compress(body)}
                connection.execute(insert(_PIECE), row)
        return size

    def read(self, job_id: int) -> Iterator[bytes]:
        """Give a file piece by piece; nothing of one that is not there."""
        place = 0
        while (body := self._piece(job_id, place)) is not None:
            yield zlib.decompress(body)
            place += 1

    def has(self, job_id: int) -> bool:
        """Tell whether there is such a file."""
        return self._piece(job_id, 0) is not None

    def _piece(self, job_id: int, place: int) -> bytes | None:
        query = select(_PIECE.c.body).where(_PIECE.c.job_id == job_id, _PIECE.c.place == place)
        with self.database.reading() as connection:
            body: bytes | None = connection.execute(query).scalar_one_or_none()
        return body


def forget(connection: Connection) -> None:
    """Delete every file: nobody knows in which of them words stand that are to be erased."""
    connection.execute(delete(_PIECE))


def _pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    yield bytes(waiting)
