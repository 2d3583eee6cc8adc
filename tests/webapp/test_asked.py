"""What a browser may ask of a shift: never when it was, never what its words are, never that the clock stood."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.commands import Note
from simulator.errors import CommandRefused
from webapp.asked import LONGEST_NONCE, asked


def test_a_command_is_of_this_moment_whatever_it_says() -> None:
    found = asked({"kind": "note", "case": "tin", "text": "Short.", "at": 1.0, "reading": {"words": []}}, 61.5)
    assert found == Note(at=61.5, case="tin", text="Short.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "start", "scenario": "teashop"}, "has begun already"),
        ({"kind": "reconnect", "stopped": 1.0}, "cannot be stopped from here"),
        ({"kind": "note", "case": "tin", "text": "a\0b"}, "cannot be stored"),
        ({"kind": "note", "case": "tin", "text": "\ud800"}, "cannot be stored"),
        ({"kind": "remedy", "case": "tin", "remedy": "refund", "amount": float("nan")}, "must be a number"),
        ({"kind": "note", "case": "tin", "text": "x", "nonce": "n" * (LONGEST_NONCE + 1)}, "nonce"),
        ({"kind": "dance"}, "does not match any of the expected"),
        ({}, "kind"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(data: dict[str, Any], said: str) -> None:
    with pytest.raises(CommandRefused, match=said):
        asked(data, 0.0)
