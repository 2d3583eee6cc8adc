"""Rows of an export, from CSV or JSON lines, as exchanges; what is wrong with a row is told with its line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from simulator.errors import ComposureError
from simulator.exchange import Exchange
from webapp.cells import COLUMNS, CellError, exchange_of

_LONGEST_CELL = 10_000_000
"""Characters of one cell, or bytes of one line, that are read at all, so that no row can fill the memory."""
_SNIFFED = 4096
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_MOST_STRANGERS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the input: where it stands, and what it holds or what is wrong with it."""

    line: int
    exchange: Exchange | None
    problem: str = ""


class Rows:
    """The rows of an export in order, read as they are asked for. `strangers` are columns that nobody knows."""

    def __init__(self, source: BinaryIO, name: str, channel: str = "public") -> None:
        self.name, self._channel = name, channel
        self.strangers: list[str] = []
        head = source.read(_SNIFFED)
        if not head.strip(_BOM + b" \t\r\n\0"):
            raise ComposureError(f"{name}: is empty; a CSV file with a column `reply`, or JSON lines, was expected")
        if head.startswith(_UTF16) or b"\0" in head[:2]:
            raise ComposureError(f"{name}:1: byte 0x{head[0]:02x} at 0 is not UTF-8 but UTF-16; save it as UTF-8")
        text = io.TextIOWrapper(
            io.BufferedReader(_Rest(head, source)), encoding="utf-8-sig", errors="surrogateescape", newline=""
        )
        self._rows = self._from_json(text) if self._is_json(head) else self._from_csv(text)
        # A header that cannot be used is told before anything is graded.
        self._first = next(self._rows, None)

    def __iter__(self) -> Iterator[Row]:
        """Give the rows; only once."""
        return chain([self._first], self._rows) if self._first else iter(())

    def _is_json(self, head: bytes) -> bool:
        start = head.removeprefix(_BOM).lstrip()[:1]
        if start == b"[":
            raise ComposureError(f"{self.name}:1: holds a JSON list; write one object a line instead (JSON lines)")
        return Path(self.name).suffix.lower() in (".jsonl", ".ndjson", ".json") or start == b"{"

    def _from_json(self, text: io.TextIOWrapper) -> Iterator[Row]:
        line = 0
        while said := text.readline(_LONGEST_CELL):
            line += 1
            if not said.endswith("\n") and len(said) == _LONGEST_CELL:
                _skip_line(text)
                yield Row(line, None, f"is longer than {_LONGEST_CELL:,} characters")
            elif said.strip():
                yield self._json_row(line, said)

    def _json_row(self, line: int, said: str) -> Row:
        try:
            cells = json.loads(said)
        except (ValueError, RecursionError) as wrong:
            return Row(line, None, _undecoded(said) or f"is not JSON: {str(wrong) or 'too deep'}")
        if not isinstance(cells, dict):
            return Row(line, None, 'is not a JSON object: {"reply": …}')
        self._note(cells)
        return self._row(line, cells, said)

    def _from_csv(self, text: io.TextIOWrapper) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        header = text.readline(_LONGEST_CELL)
        if undecoded := _undecoded(header):
            raise ComposureError(f"{self.name}:1: {undecoded}")
        delimiter = max(",;\t", key=header.count)
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        if "reply" not in names:
            shown = ", ".join(names)[:80]
            raise ComposureError(f"{self.name}:1: has no column `reply`; it has: {_shown(shown) or 'none'}")
        self._note(dict.fromkeys(names))
        reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 2
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as wrong:
                yield Row(line, None, f"cannot be read as CSV: {wrong}")
                continue
            if cells:
                yield self._csv_row(line, names, cells)

    def _csv_row(self, line: int, names: list[str], cells: list[str]) -> Row:
        if len(cells) > len(names):
            return Row(line, None, f"has {len(cells)} cells, but the header has {len(names)}; is a quote missing?")
        return self._row(line, dict(zip(names, cells, strict=False)), "".join(cells))

    def _row(self, line: int, cells: dict[str, Any], said: str) -> Row:
        undecoded = _undecoded(said)
        if undecoded:
            return Row(line, None, undecoded)
        try:
            return Row(line, exchange_of(cells, line, self._channel))
        except CellError as wrong:
            return Row(line, None, str(wrong))

    def _note(self, names: dict[str, Any]) -> None:
        for name in names:
            if name and name not in COLUMNS and name not in self.strangers and len(self.strangers) < _MOST_STRANGERS:
                self.strangers.append(_shown(name))


class _Rest(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, source: BinaryIO) -> None:
        self._head, self._source = head, source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        more = getattr(self._source, "read1", self._source.read)
        found = self._head[: len(buffer)] or more(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(_LONGEST_CELL):
        yield line


def _skip_line(text: io.TextIOWrapper) -> None:
    while (more := text.readline(_LONGEST_CELL)) and not more.endswith("\n"):
        pass


def _undecoded(said: str) -> str:
    """Tell which byte of a row is not UTF-8, if one is."""
    for place, letter in enumerate(said):
        if "\udc80" <= letter <= "\udcff":
            return f"byte 0x{ord(letter) - 0xDC00:02x} at character {place + 1} is not UTF-8; save the file as UTF-8"
    return ""


def _shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
