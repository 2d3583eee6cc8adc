"""One slip in a key noun is read past, and offsets stay those of the text as written."""

from __future__ import annotations

import pytest

from simulator.reading.spelling import mended, written_at


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("your pasword please", "your password please"),
        ("the refernce and adress", "the reference and address"),
        ("your accounts and numbers", "your accounts and numbers"),
        ("a trucking firm cooking", "a trucking firm cooking"),
    ],
)
def test_slips_are_mended(said: str, meant: str) -> None:
    assert mended(said)[0] == meant


def test_offsets_lead_back() -> None:
    said = "pasword then email"
    text, shifts = mended(said)
    assert written_at(text.index("email"), shifts) == said.index("email")
