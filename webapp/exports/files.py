"""Tables as files: CSV that is sent as it is made, and a workbook that is written row by row."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import chain, islice

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from webapp.cohorts.board import plain
from webapp.exports.tables import Cell, Cells

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that a CSV file is UTF-8."""
LONGEST_CELL = 32_000
"""A little less than a cell of a workbook may hold."""
MOST_ROWS = 1_000_000
"""A little less than a sheet may have."""
_PIECE = 200
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}


def as_csv(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    """Give the pieces of a CSV file in which no text is taken for a formula."""
    text = StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([plain(cell) if isinstance(cell, str) else cell for cell in row])
        if number % _PIECE == 0:
            yield _taken(text)
    yield _taken(text)


def as_workbook(title: str, columns: Sequence[str], rows: Iterable[Cells], about: Sequence[tuple[str, Cell]]) -> bytes:
    """Give a workbook with the table, and a sheet that says what it is, with the SHA-256 of its rows.

    That is of the cells, as text, with tabs between and a line's end behind each row, the heads among them.
    """
    made, digest = BytesIO(), hashlib.sha256()
    with Workbook(made, _SAFE) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 18)
        count = 0
        for place, row in enumerate(chain([tuple(columns)], islice(rows, MOST_ROWS))):
            for column, cell in enumerate(row):
                _write(sheet, place, column, cell, bold if place == 0 else None)
            digest.update("\t".join(map(str, row)).encode("utf-8", "surrogatepass") + b"\n")
            count = place
        told = book.add_worksheet("About")
        told.set_column(0, 0, 18)
        told.set_column(1, 1, 70)
        lines = [*about, ("Rows", count), ("SHA-256 of the rows", digest.hexdigest())]
        for place, (name, value) in enumerate(lines):
            _write(told, place, 0, name, bold)
            _write(told, place, 1, value)
    return made.getvalue()


def _write(sheet: object, row: int, column: int, cell: Cell, style: object = None) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LONGEST_CELL], style)  # type: ignore[attr-defined]
    else:
        sheet.write_number(row, column, cell, style)  # type: ignore[attr-defined]


def _taken(text: StringIO) -> str:
    found = text.getvalue()
    text.seek(0)
    text.truncate()
    return found
