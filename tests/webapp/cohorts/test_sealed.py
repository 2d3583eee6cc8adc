"""Sealed lists: what is confirmed is what was shown, there, to them, and not long ago."""

from __future__ import annotations

import pytest
from itsdangerous import URLSafeSerializer

from simulator.errors import CommandRefused
from webapp.cohorts.roster import LARGEST, MOST_ROWS, Entry
from webapp.cohorts.sealed import LASTS, seal, unseal

SECRET, WHERE = "k" * 32, ("cohort", "person")
ROWS = [Entry(2, "Ana Ruiz", "ana@example.com"), Entry(5, "Zoë", "z@example.com", "trainer")]


def test_what_was_sealed_comes_back() -> None:
    sealed = seal(SECRET, WHERE, 100.0, ROWS)
    assert unseal(SECRET, WHERE, 100.0 + LASTS, sealed) == ROWS
    assert unseal(SECRET, WHERE, 100.0, seal(SECRET, WHERE, 100.0, [])) == []


@pytest.mark.parametrize(
    ("secret", "where", "now", "words"),
    [
        ("l" * 32, WHERE, 100.0, "did not arrive"), (SECRET, ("other", "person"), 100.0, "another cohort"),
        (SECRET, ("cohort", "other"), 100.0, "another account"),
        (SECRET, WHERE, 101.0 + LASTS, "more than an hour ago"),
        (SECRET, WHERE, 99.0, "more than an hour ago"),
    ],
)  # fmt: skip
def test_it_opens_for_nobody_and_nowhere_else(secret: str, where: tuple[str, str], now: float, words: str) -> None:
    with pytest.raises(CommandRefused, match=words) as refused:
        unseal(secret, where, now, seal(SECRET, WHERE, 100.0, ROWS))
    assert "choose the file again. Nobody was brought in" in str(refused.value)


@pytest.mark.parametrize("forged", ["", ".", "nothing", "a\0b", "ü" * 50, "." * 9000])
def test_what_was_never_sealed(forged: str) -> None:
    with pytest.raises(CommandRefused, match="did not arrive as it was shown"):
        unseal(SECRET, WHERE, 100.0, forged)


def test_no_letter_of_it_can_be_changed() -> None:
    sealed = seal(SECRET, WHERE, 100.0, ROWS)
    for place in range(0, len(sealed) - 1, 7):
        forged = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(CommandRefused):
            unseal(SECRET, WHERE, 100.0, forged)


def test_what_the_application_signs_elsewhere_is_no_list() -> None:
    forged = URLSafeSerializer(SECRET, salt="cookie-session").dumps(
        [*WHERE, 100.0, [[1, "X", "x@example.com", "admin"]]]
    )
    with pytest.raises(CommandRefused, match="did not arrive"):
        unseal(SECRET, WHERE, 100.0, str(forged))


def test_the_longest_list_comes_back_in_one_request() -> None:
    rows = [Entry(n, f"Person {n * 7919 % 10_007} of the team", f"p{n}@example.com") for n in range(MOST_ROWS)]
    assert len(seal(SECRET, WHERE, 100.0, rows)) < LARGEST // 4
