"""Tables as files: text stays text, whatever it looks like."""

from __future__ import annotations

import csv
import hashlib
import re
import zipfile
from io import BytesIO, StringIO

import pytest

from webapp.exports.files import LONGEST_CELL, as_csv, as_workbook

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example")', "http://x.example", "{=1}", "é😍\x00"]


def sheets(book: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(book)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.mark.parametrize("text", EVIL[:5])
def test_csv_has_no_formulas(text: str) -> None:
    made = "".join(as_csv(["a", "b"], [(text, -1)]))
    rows = list(csv.reader(StringIO(made.removeprefix("\ufeff"))))
    assert rows == [["a", "b"], [f"'{text}", "-1"]]


def test_csv_is_sent_in_pieces_and_known_as_utf_8() -> None:
    pieces = list(as_csv(["a"], ((number,) for number in range(1000))))
    assert len(pieces) > 4
    assert pieces[0].startswith("\ufeffa")
    assert "".join(pieces).count("\r\n") == 1001


@pytest.mark.parametrize("text", EVIL)
def test_a_workbook_has_no_formulas_and_no_links(text: str) -> None:
    made = sheets(as_workbook("Grades", ["a"], [(text,)], [("Cohort", text)]))
    assert not [name for name, words in made.items() if re.search(r"<f[ >]|<hyperlink", words)]


def test_a_workbook_tells_what_it_holds() -> None:
    made = sheets(as_workbook("Grades", ["a", "b"], [("x", 1.5), ("y", 2)], [("Cohort", "Spring")]))
    digest = hashlib.sha256()
    for row in (("a", "b"), ("x", 1.5), ("y", 2)):
        digest.update("\t".join(map(str, row)).encode() + b"\n")
    assert "<v>1.5</v>" in made["xl/worksheets/sheet1.xml"]
    assert digest.hexdigest() in made["xl/worksheets/sheet2.xml"]
    assert "Spring" in made["xl/worksheets/sheet2.xml"]
    assert digest.hexdigest() not in "".join(sheets(as_workbook("Grades", ["a", "b"], [("x", 1)], [])).values())


def test_a_cell_too_long_for_a_workbook_is_cut() -> None:
    made = sheets(as_workbook("Grades", ["a"], [("x" * 40_000,)], []))["xl/worksheets/sheet1.xml"]
    assert "x" * LONGEST_CELL in made
    assert "x" * (LONGEST_CELL + 1) not in made
