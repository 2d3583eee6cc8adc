"""Letters to people with new accounts: who gets none gets a link from their trainer instead."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field

import pytest

from simulator.errors import ComposureError
from webapp.cohorts.welcome import SECONDS, Welcome, send, sheet, text

ANA = Welcome("Ana Ruiz", "ana@example.com", "https://train.example.com/password/a")
BO = Welcome('Bo "the" O’Neil, junior', "bo@example.com", "https://train.example.com/password/b")


@dataclass
class Post:
    """A mail server that takes no letters to some, and time to all."""

    refuses: tuple[str, ...] = ()
    took: float = 1.0
    now: float = 0.0
    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, to: str, subject: str, words: str) -> None:
        self.now += self.took
        if to in self.refuses:
            raise ComposureError("mail: no")
        self.sent.append((to, subject, words))

    def clock(self) -> float:
        return self.now


def sent(post: Post, *people: Welcome) -> list[Welcome]:
    return send(post, people, "Evening team", "Tess", post.clock)  # type: ignore[arg-type]


def test_everybody_gets_their_own_link() -> None:
    post = Post()
    assert sent(post, ANA, BO) == []
    assert [to for to, _, _ in post.sent] == [ANA.email, BO.email]
    assert ANA.link in post.sent[0][2]
    assert BO.link not in post.sent[0][2]


def test_a_letter_says_who_where_and_until_when() -> None:
    words = text(ANA, "Evening team", "Tess")
    for part in ("Ana Ruiz", "Tess", "Evening team", ANA.link, "seven days", "once"):
        assert part in words


def test_who_could_not_be_written_to_is_told() -> None:
    assert sent(Post(refuses=(ANA.email,)), ANA, BO) == [ANA]


def test_nobody_waits_long_for_a_slow_server() -> None:
    post = Post(took=SECONDS / 2)
    assert sent(post, ANA, BO, ANA, BO) == [ANA, BO]
    assert post.now == SECONDS


@pytest.mark.parametrize("people", [[], [ANA], [ANA, BO]])
def test_a_sheet_is_csv(people: list[Welcome]) -> None:
    found = list(csv.reader(sheet(people).splitlines()))
    assert found == [["name", "email", "link"], *([one.name, one.email, one.link] for one in people)]
