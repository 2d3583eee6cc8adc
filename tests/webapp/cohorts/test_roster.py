"""Lists of people: read from any bytes without a fault, and every row said what comes of it or what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.errors import CommandRefused
from webapp.cohorts.roster import HERE, JOINS, LARGEST, MOST_ROWS, NEW, Entry, Roster, check, read
from webapp.people import ROLES, Person

ANA = Person("id-ana", "ana@example.com", "Ana Ruiz", "agent", True, 0.0)
TESS = Person("id-tess", "tess@example.com", "Tess Oakes", "trainer", True, 0.0)
GONE = Person("id-gone", "gone@example.com", "Gone", "agent", False, 0.0)
PLAIN, NEXT = ("Ana", "a@example.com", ""), ("Bo", "b@example.com", "")
ACCOUNTS = {one.email: one for one in (ANA, TESS, GONE)}


def rows(data: bytes) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.name, one.email, one.role) for one in read(data).entries]


def checked(*entries: Entry, here: tuple[str, ...] = (), admin: bool = False) -> Roster:
    return check(entries, ACCOUNTS, here, admin=admin)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"name,email\nAna,a@example.com\nBo,b@example.com\n", [(2, *PLAIN), (3, *NEXT)]),
        (b"Name ; E-Mail ; Role\r\nAna;a@example.com;Trainer\r\n", [(2, "Ana", "a@example.com", "trainer")]),
        (b"email\tname\na@example.com\tRuiz, Ana\n", [(2, "Ruiz, Ana", "a@example.com", "")]),
        (b'name,email\n"Ruiz, ""Ana""",a@example.com', [(2, 'Ruiz, "Ana"', "a@example.com", "")]),
        (b"\n \nname,email\n\n,\nAna,a@example.com,,\n", [(6, "Ana", "a@example.com", "")]),
        (b"name,email\rAna,a@example.com\rBo,b@example.com", [(2, *PLAIN), (3, *NEXT)]),
        (b'name,email\n"An\na",a@example.com\nBo,b@example.com\n', [(2, "An\na", "a@example.com", ""), (4, *NEXT)]),
        (b"name,email,role\nAna\n", [(2, "Ana", "", "")]),
        ("name,email\nZoë 李,z@example.com\n".encode(), [(2, "Zoë 李", "z@example.com", "")]),
        ("name,email\nZoë,z@example.com\n".encode("utf-8-sig"), [(2, "Zoë", "z@example.com", "")]),
        ("name,email\nZoë,z@example.com\n".encode("utf-16"), [(2, "Zoë", "z@example.com", "")]),
        ("name,email\nZoë,z@example.com\n".encode("utf-16-le"), [(2, "Zoë", "z@example.com", "")]),
        ("name,email\nZoë,z@example.com\n".encode("utf-16-be"), [(2, "Zoë", "z@example.com", "")]),
    ],
)  # fmt: skip
def test_rows_are_read_with_their_lines(data: bytes, expected: list[tuple[int, str, str, str]]) -> None:
    assert rows(data) == expected
    assert read(data).notes == ()


def test_windows_1252_is_read_with_a_note() -> None:
    found = read("name,email\nZoë Müller – junior,z@example.com\n".encode("cp1252"))
    assert found.entries[0].name == "Zoë Müller – junior"
    assert "Windows-1252" in found.notes[0]


def test_a_column_that_is_not_used_is_noted() -> None:
    assert read(b"name,email,team\nAna,a@example.com,blue\n").notes == ("The column “team” is not used.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf", "empty"), (b" \n,\n", "empty"), (b"\0\0", "empty|not a text|must name"),
        (b"name\nAna\n", "must name the columns name and email"),
        (b"Ana,a@example.com\n", "it is “ana, a@example.com”"),
        (b"name,email,email\nAna,a@example.com,b@example.com\n", "once each"),
        (b"name,email,role,role\nAna,a@example.com,,\n", "once each"),
        (b"name,email\n", "nobody below it"),
        (b"PK\x03\x04rest", "workbook"), (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"\xff\xfea", "not a text file"), (b"name,email\n\x81\x8d", "not a text file"),
        (b"name,email\n" + b"Ana,a@example.com\n" * (MOST_ROWS + 1), "has 1,001 rows; at most 1,000"),
        (b"x" * (LARGEST + 1), "at most 256 are read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        read(data)


def test_as_many_rows_as_there_may_be() -> None:
    data = b"name,email\n" + b"".join(b"P %d,p%d@example.com\n\n" % (n, n) for n in range(MOST_ROWS))
    found = check(read(data).entries, {}, (), admin=False)
    assert len(found.takes) == MOST_ROWS
    assert found.takes[-1].entry.line == 2 * MOST_ROWS


def test_a_quote_that_is_never_closed_names_its_lines_and_the_rest_is_read() -> None:
    data = (
        b'name,email\n"Ana,a@example.com\nBo,b@example.com\nCy" x,c@example.com\nDi,d@example.com\n"Ed,e@example.com\n'
    )
    found = read(data).entries
    assert [(one.line, one.name) for one in found] == [(2, ""), (5, "Di"), (6, "")]
    assert found[0].problem.startswith("lines 2 to 4 cannot be read")
    assert found[2].problem.startswith("line 6 cannot be read")


def test_what_comes_of_each() -> None:
    found = checked(
        Entry(2, "New One", "NEW@Example.com "), Entry(3, "Ana", "Ana@example.com"),
        Entry(4, "Tess", "tess@example.com"),
        here=(TESS.id,),
    )  # fmt: skip
    assert [(row.entry.email, row.comes, row.trains) for row in found.rows] == [
        ("new@example.com", NEW, False), ("ana@example.com", JOINS, False), ("tess@example.com", HERE, False),
    ]  # fmt: skip
    assert [row.entry.line for row in found.takes] == [2, 3]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(2, "", "a@example.com"), "no name"), (Entry(2, "Ana", " "), "no e-mail"),
        (Entry(2, "Ana", "ana at example"), "is no e-mail address"), (Entry(2, "x" * 121, "a@example.com"), "1 to 120"),
        (Entry(2, "=1+1", "a@example.com"), "begins with =, which spreadsheets"),
        (Entry(2, " +44 20", "a@example.com"), "formula"), (Entry(2, "-Ana", "a@example.com"), "formula"),
        (Entry(2, "@sum", "a@example.com"), "formula"), (Entry(2, "＝1", "a@example.com"), "formula"),
        (Entry(2, "Ana", "=1@example.com"), "the address begins with ="),
        (Entry(2, "Ana", "+1@example.com"), "formula"),
        (Entry(2, "An\na", "a@example.com"), "line break"), (Entry(2, "A\u202ena", "a@example.com"), "cannot be seen"),
        (Entry(2, "A\0na", "a@example.com"), "cannot be seen"), (Entry(2, "Ana", "a\0@example.com"), "cannot be seen"),
        (Entry(2, "Ana", "a@example.com", "boss"), "there is no role 'boss'"),
        (Entry(2, "Gone", "gone@example.com"), "account is closed"), (Entry(2, problem="is broken"), "is broken"),
    ],
)  # fmt: skip
def test_a_row_that_will_not_do(entry: Entry, words: str) -> None:
    (row,) = checked(entry, admin=True).problems
    assert words in row.problem
    assert row.comes == ""
    assert row.entry == entry


def test_an_address_that_is_there_twice_is_named_with_both_lines() -> None:
    found = checked(
        Entry(2, "Al", "al@example.com"), Entry(3, "Bo", "bo@example.com"), Entry(7, "Al", "AL@example.com")
    )
    assert [row.entry.line for row in found.takes] == [2, 3]
    assert found.problems[0].problem == "lines 2 and 7 have the same address; this one is left out"


@pytest.mark.parametrize("role", ROLES)
def test_only_an_admin_makes_accounts_that_may_more(role: str) -> None:
    entry = Entry(2, "New", "new@example.com", role)
    assert [row.role for row in checked(entry, admin=True).takes] == [role]
    refused = checked(entry).problems
    assert bool(refused) == (role != "agent")
    assert all("only an admin" in row.problem for row in refused)


@pytest.mark.parametrize(
    ("email", "role", "comes", "trains"),
    [
        (ANA.email, "", JOINS, False), (ANA.email, "agent", JOINS, False), (ANA.email, "trainer", "", False),
        (TESS.email, "", JOINS, False), (TESS.email, "agent", JOINS, False), (TESS.email, "trainer", JOINS, True),
        (TESS.email, "admin", "", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("admin", [False, True])
def test_an_account_keeps_its_role(*, email: str, role: str, comes: str, trains: bool, admin: bool) -> None:
    (row,) = checked(Entry(2, "X", email, role), admin=admin).rows
    assert row.comes == comes
    assert not comes or row.trains == trains
    assert comes or "has an account already" in row.problem


LIKELY = st.sampled_from(
    ["name", "email", "role", ",", ";", "\t", "\n", "\r", '"', "Ana",
     "a@example.com", "=", "trainer", "\0", "\ufeff", "é", "\x85", "\u2028"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.lists(LIKELY, max_size=60).map(lambda parts: ("name,email,role\n" + "".join(parts)).encode()),
        st.lists(LIKELY, max_size=30).map(lambda parts: ("name;email\n" + "".join(parts)).encode("utf-16")),
    ),
    admin=st.booleans(),
)
def test_any_bytes_give_rows_or_words(*, data: bytes, admin: bool) -> None:
    try:
        entries = read(data).entries
    except CommandRefused as refusal:
        assert str(refusal)
        return
    found = check(entries, ACCOUNTS, (TESS.id,), admin=admin)
    assert len(found.rows) == len(entries)
    assert all(bool(row.comes) != bool(row.problem) for row in found.rows)
    taken = [row.entry.email for row in found.takes]
    assert len(taken) == len(set(taken))
    assert all(row.entry.name.isprintable() and row.entry.name[0] not in "=+-@" for row in found.takes)
    lines = [row.entry.line for row in found.rows]
    assert lines == sorted(set(lines))
