"""Grading many rows: over all cores, in the order of the input, with never more than a few chunks in memory."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from simulator.errors import ComposureError
from simulator.replies import grade_reply, warm
from webapp.pool import spread
from webapp.rows import Row

CHUNK = 64
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one row: the line of JSON to write, or what is wrong."""

    line: int
    id: str
    json: str = ""
    problem: str = ""


def grade_rows(rows: Iterable[Row], processes: int) -> Iterator[Graded]:
    """Give what comes of each row, in order. Few rows, or one process, are graded right here."""
    chunks = _chunks(rows)
    first = list(islice(chunks, 2))
    if processes == 1 or len(first) < 2:  # noqa: PLR2004 - starting processes takes longer than one chunk
        for chunk in chain(first, chunks):
            for row in chunk:
                yield graded_row(row)
        return
    for graded in spread(_grade_chunk, chain(first, chunks), processes, _warm):
        yield from graded


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    each = iter(rows)
    while chunk := list(islice(each, CHUNK)):
        yield chunk


def _warm() -> None:
    warm()
    # What is loaded now stays: the collector of garbage need not look through it again.
    gc.freeze()


def _grade_chunk(chunk: list[Row]) -> list[Graded]:
    return [graded_row(row) for row in chunk]


def graded_row(row: Row) -> Graded:
    """Give what comes of one row; a fault in grading one is not the end of the others."""
    if row.exchange is None:
        return Graded(row.line, "", problem=row.problem)
    try:
        grade = grade_reply(row.exchange).as_json()
    except _FAULTS as fault:
        return Graded(row.line, row.exchange.id, problem=f"could not be graded ({type(fault).__name__}: {fault})")
    return Graded(row.line, row.exchange.id, json.dumps(grade, ensure_ascii=False, separators=(",", ":")))


class Written:
    """A file of grades that is written to in order and can be gone on with: what is in it is not graded again.

    A last line that was torn when the run was cut off is dropped.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count, self._last = 0, ""
        if path.exists() and path.stat().st_size:
            self._take_up()
        try:
            self._file: BinaryIO = path.open("ab")
        except OSError as error:
            raise ComposureError(f"{path}: {error.strerror}; name another file with --out") from None

    def _take_up(self) -> None:
        whole = 0
        with self.path.open("rb") as file:
            for line in file:
                named = _id_of(line)
                if named is None:
                    break
                whole += len(line)
                self.count, self._last = self.count + 1, named
            rest = file.read(1)
        if rest or (not self.count and not line.startswith(b'{"id":')):
            raise ComposureError(
                f"{self.path}:{self.count + 1}: is not a line of grades; name another file with --out, or delete it"
            )
        os.truncate(self.path, whole)

    def left(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Give the rows that are not in the file yet; refuses rows that are not those the file was made from."""
        done = 0
        for row in rows:
            if done >= self.count:
                yield row
            elif row.exchange is None:
                continue
            else:
                done += 1
                if done == self.count and row.exchange.id != self._last:
                    raise self._strange(f"the input has {row.exchange.id!r} there")
        if done < self.count:
            raise self._strange(f"the input has only {done} rows that can be graded")

    def _strange(self, why: str) -> ComposureError:
        return ComposureError(
            f"{self.path}: row {self.count} is {self._last!r}, but {why}; name another file with --out"
        )

    def write(self, line: str) -> None:
        """Append one line of grades."""
        self._file.write(line.encode("utf-8") + b"\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _id_of(line: bytes) -> str | None:
    """Give the id in a whole line of grades; None for any other line."""
    if not line.endswith(b"\n"):
        return None
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return str(found["id"]) if isinstance(found, dict) and {"id", "flags"} <= found.keys() else None
