"""A list of people from a spreadsheet: read from CSV, and what bringing each of them in would do."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from simulator.errors import CommandRefused
from webapp.people import ROLES, Person, checked_email, checked_name, checked_role
from webapp.permissions import TRAINING

MOST_ROWS, LARGEST = 1000, 256 * 1024
NEW, JOINS, HERE = "new account", "joins", "already here"
COLUMNS = ("name", "email", "role")
_AGENT = ROLES[0]
_SHOWN = 60
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# A spreadsheet takes a cell that begins so for a formula, the wide ones too.
_FORMULA = tuple("=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a list says, or what keeps it from being read. `role` is empty if none is given."""

    line: int
    name: str = ""
    email: str = ""
    role: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a list, and notes on how it was read."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list and what it `comes` to: a new account, joins, already here; empty if it has a problem."""

    entry: Entry
    comes: str = ""
    problem: str = ""

    @property
    def role(self) -> str:
        """Give the role that is meant."""
        return self.entry.role or _AGENT

    @property
    def trains(self) -> bool:
        """Tell whether somebody is to train the cohort rather than learn there."""
        return self.role in TRAINING


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of a list, checked, in its order."""

    rows: tuple[Row, ...]

    @property
    def takes(self) -> tuple[Row, ...]:
        """Give the rows that bring somebody in."""
        return tuple(row for row in self.rows if row.comes in (NEW, JOINS))

    @property
    def problems(self) -> tuple[Row, ...]:
        """Give the rows that are left out because something is wrong with them."""
        return tuple(row for row in self.rows if row.problem)


def read(data: bytes) -> Sheet:
    """Give the rows of a CSV file with the columns `name,email[,role]`; CommandRefused if it is no such file."""
    if len(data) > LARGEST:
        raise CommandRefused(f"this file has {len(data) // 1024:,} KB; at most {LARGEST // 1024} are read, so split it")
    text, notes = _decoded(data)
    lines = iter(io.StringIO(text, newline="").readlines())
    at, header = next(((at, line) for at, line in enumerate(lines, 1) if line.strip()), (0, ""))
    delimiter = max(",;\t", key=header.count)
    names, strangers = _columns(header, delimiter)
    entries = tuple(_entries(csv.reader(lines, delimiter=delimiter, strict=True), names, at))
    if len(entries) > MOST_ROWS:
        raise CommandRefused(f"this file has {len(entries):,} rows; at most {MOST_ROWS:,} at a time, so split it")
    if not entries:
        raise CommandRefused("this file has a header and nobody below it; write one person a line")
    return Sheet(entries, (*notes, *(f"The column {_short(name)} is not used." for name in strangers)))


def check(entries: Collection[Entry], accounts: Mapping[str, Person], here: Collection[str], *, admin: bool) -> Roster:
    """Give what each row comes to. `accounts` is by address, `here` the ids of who is in the cohort already."""
    first: dict[str, int] = {}
    rows = []
    for entry in entries:
        try:
            sound = _sound(entry)
            before = first.setdefault(sound.email, sound.line)
            if before != sound.line:
                raise CommandRefused(f"lines {before} and {sound.line} have the same address; this one is left out")
            rows.append(Row(sound, _comes(sound, accounts.get(sound.email), here, admin=admin)))
        except CommandRefused as refusal:
            rows.append(Row(entry, problem=str(refusal)))
    return Roster(tuple(rows))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith(_WORKBOOKS):
        raise CommandRefused("this is a workbook of a spreadsheet; save it as CSV (comma separated) and choose that")
    odd, even = data[1:200:2].count(0), data[0:200:2].count(0)
    wide = "utf-16" if data.startswith(_UTF16) else "utf-16-le" if odd > even else "utf-16-be" if even else ""
    tries = ((wide, ()),) if wide else (("utf-8-sig", ()), ("cp1252", (_NOTE,)))
    for encoding, notes in tries:
        try:
            return data.decode(encoding), notes
        except UnicodeDecodeError:
            continue
    raise CommandRefused("this is not a text file; save the list as CSV in UTF-8 and choose that")


_NOTE = "The file is not in UTF-8, so it was read as Windows-1252: look at the accents in the names."


def _columns(header: str, delimiter: str) -> tuple[list[str], list[str]]:
    """Give the names of the columns, and those of them that nobody asks for."""
    try:
        cells = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        cells = []
    names = [" ".join(cell.split()).lower().replace("e-mail", "email") for cell in cells]
    missing = [name for name in COLUMNS[:2] if names.count(name) != 1] or [c for c in COLUMNS if names.count(c) > 1]
    if missing:
        found = ", ".join(name for name in names if name)
        raise CommandRefused(
            f"the first line must name the columns name and email once each; it is {_short(found)}"
            if found
            else "this file is empty; its first line must be name,email and below it one person a line"
        )
    return names, [name for name in names if name and name not in COLUMNS]


def _entries(reader: Iterator[list[str]], names: list[str], at: int) -> Iterator[Entry]:
    """Give the rows below line `at` that are not blank."""
    while True:
        line = at + reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            last = at + reader.line_num  # type: ignore[attr-defined]
            where = f"lines {line} to {last}" if last > line else f"line {line}"
            yield Entry(line, problem=f"{where} cannot be read: a quote is opened and not closed where a cell ends")
            continue
        if any(cell.strip() for cell in cells):
            yield _entry(line, names, cells)


def _entry(line: int, names: list[str], cells: list[str]) -> Entry:
    given = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
    found = Entry(line, given.get("name", ""), given.get("email", ""), given.get("role", "").lower())
    if any(cell.strip() for cell in cells[len(names) :]):
        return replace(found, problem=f"has {len(cells)} cells, but the header has {len(names)}; put commas in quotes")
    return found


def _sound(entry: Entry) -> Entry:
    """Give a row as it would be kept; CommandRefused says what is wrong with it."""
    if entry.problem:
        raise CommandRefused(entry.problem)
    name = unicodedata.normalize("NFC", entry.name.strip())
    if len(name.splitlines()) > 1:
        raise CommandRefused("the name has a line break in it; is a quote missing?")
    if not name:
        raise CommandRefused("there is no name")
    if not entry.email.strip():
        raise CommandRefused("there is no e-mail address")
    for what, text in (("name", name), ("address", entry.email.strip())):
        if text.startswith(_FORMULA):
            raise CommandRefused(f"the {what} begins with {text[0]}, which spreadsheets take for a formula")
        if not " ".join(text.split()).isprintable():
            raise CommandRefused(f"the {what} has characters in it that cannot be seen; type it again")
    role = checked_role(entry.role) if entry.role else ""
    return Entry(entry.line, checked_name(name), checked_email(entry.email), role)


def _comes(entry: Entry, account: Person | None, here: Collection[str], *, admin: bool) -> str:
    """Give what a sound row comes to; CommandRefused if it may not."""
    if account is None:
        if entry.role not in ("", _AGENT) and not admin:
            raise CommandRefused(f"only an admin can make an account for a new {entry.role}; leave the role empty")
        return NEW
    if account.id in here:
        return HERE
    if not account.active:
        raise CommandRefused("this account is closed; an admin can open it under People")
    trains = entry.role == "trainer" and account.role in TRAINING
    if entry.role not in ("", _AGENT, account.role) and not trains:
        raise CommandRefused(f"has an account already, as {account.role}; an admin changes that under People")
    return JOINS


def _short(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"“{shown}”"
