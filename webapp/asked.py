"""What a browser asks of a shift, as a command: nothing in it may say when it was, or what its words are."""

from __future__ import annotations

from math import isfinite
from typing import Any

from simulator.commands import Command, parse_command
from simulator.errors import CommandRefused

LONGEST_NONCE = 100
# A reading is made by the readers alone: one that came from a browser could forge a grade.
_NEVER_FROM_OUTSIDE = frozenset({"at", "reading"})
_REFUSED = {
    "start": "this shift has begun already; start a new one from the list of scenarios",
    "reconnect": "the clock cannot be stopped from here",
}


def asked(data: dict[str, Any], at: float) -> Command:
    """Give the command that these data stand for, at a virtual second; CommandRefused says what is wrong with them."""
    refused = _REFUSED.get(str(data.get("kind")))
    if refused:
        raise CommandRefused(refused)
    return parse_command({**_storable(data), "at": at})


def _storable(data: dict[str, Any]) -> dict[str, Any]:
    """Give what a browser may say; CommandRefused if a value of it cannot be stored."""
    if len(str(data.get("nonce", ""))) > LONGEST_NONCE:
        raise CommandRefused(f"nonce: has more than {LONGEST_NONCE} characters")
    for name, value in data.items():
        if isinstance(value, str) and ("\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value)):
            raise CommandRefused(f"{name}: a character in this text cannot be stored; take it out")
        if isinstance(value, float) and not isfinite(value):
            raise CommandRefused(f"{name}: must be a number")
    return {name: value for name, value in data.items() if name not in _NEVER_FROM_OUTSIDE}
