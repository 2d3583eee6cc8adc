"""Whom a list would invite, the letter, and the links that are left where there is no mail."""

from __future__ import annotations

import csv
import io

from simulator.errors import ComposureError
from webapp.cohorts.roster import read
from webapp.hiring.invitations import Invitation, checked, letter, send, sheet
from webapp.hiring.rounds import Round

AT = Round("r", "Social care agent", "f", "", "", "us", 12, "hr@example.com", "", None, 0.0, None, None)
LIST = b"""name,email,role
Mia Lund,MIA@example.com,
No Address,,
Ben Vale,ben@example.com,admin
Ben Again,ben@example.com,
=cmd(),x@example.com,
Oya Rix,oya@example.com,
"""


def test_each_row_says_what_comes_of_it() -> None:
    rows = checked(read(LIST).entries, {"oya@example.com"})
    assert [(row.entry.line, row.problem.split(";")[0][:34]) for row in rows] == [
        (2, ""),
        (3, "there is no e-mail address"),
        (4, ""),
        (5, "lines 4 and 5 have the same addres"),
        (6, "the name begins with =, which spre"),
        (7, "is invited to this round already"),
    ]
    assert rows[0].entry.email == "mia@example.com"


def test_the_letter_says_what_it_is_and_whom_to_ask() -> None:
    text = letter(Invitation("Mia", "mia@example.com", "https://example.com/invitations/abc"), AT, 14)
    for words in (
        "Social care agent",
        "14 days",
        "https://example.com/invitations/abc",
        "hr@example.com",
        "extra time",
    ):
        assert words in text


class Post:
    """A mail server that takes no letter to Ben."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, to: str, subject: str, text: str) -> None:
        if to.startswith("ben"):
            raise ComposureError("no")
        self.sent.append(to)


def test_whom_no_letter_reached_is_given_back() -> None:
    post = Post()
    people = [Invitation(name, f"{name}@example.com", "link") for name in ("mia", "ben", "oya")]
    assert send(post, people, AT, 7) == [people[1]]  # type: ignore[arg-type]
    assert post.sent == ["mia@example.com", "oya@example.com"]


def test_letters_are_not_sent_for_ever() -> None:
    ticks = iter((0.0, 1.0, 99.0, 99.0))
    people = [Invitation(name, f"{name}@example.com", "link") for name in ("mia", "oya", "ana")]
    assert send(Post(), people, AT, 7, lambda: next(ticks)) == people[1:]  # type: ignore[arg-type]


def test_the_sheet_is_csv() -> None:
    rows = list(csv.reader(io.StringIO(sheet([Invitation("Lund, Mia", "mia@example.com", "https://x/y")]))))
    assert rows == [["name", "email", "link"], ["Lund, Mia", "mia@example.com", "https://x/y"]]
