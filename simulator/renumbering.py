"""What stands for people's numbers in another form: the same shape, in the same reserved range, other digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.scenario import Scenario

CARDS = ("4111 1111 1111 1111", "4242 4242 4242 4242", "4012 8888 8888 1881")
"""Test cards of one issuer, so that one can stand for another."""
_REFERENCES = (
    "account_number", "booking_reference", "case_number", "device_id", "loyalty_number", "order_number",
    "tracking_number",
)  # fmt: skip
_CODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 -]{4,12}")
_HELD = re.compile(r"(?:\+44 ?|0)7700 ?900 ?|[A-Z]*-?\b555-?01|[A-Z]+-900-")
"""The beginning of a number that keeps it in a reserved range."""
_RESERVED = re.compile(r"(?<![\d-])(?:(?:\+44 ?|0)7700 ?900 ?\d{3}|(?:[A-Z]+-)?555-?01\d\d)(?!\d)")
_HOUSE = re.compile(
    r"(?<![\w-])\d{1,3} [A-Z]\w+ (?:Close|Court|Lane|Mews|Road|Row|Square|Steps|Street|Terrace|Walk)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_TAIL = (3, 4)
"""How many last digits of a number people name."""


def renumbered(scenario: Scenario, form: int) -> dict[str, str]:
    """Give what to write instead of every reference, phone, card and house number of people in this form.

    What the brand says of itself stays: its lines, its shops, and what it knows.
    """
    own = "\n".join(part for one in (scenario.brand, *scenario.knowledge) for part in one.texts())
    found: dict[str, str] = {}
    for old in _numbers(scenario):
        found |= {old: moved(old, form), old.lower(): moved(old, form).lower()}
    ends = {f"ending {old[-n:]}": f"ending {new[-n:]}" for old, new in found.items() for n in _TAIL}
    return {old: new for old, new in (ends | found | _cards(form)).items() if not _stands(old, own)}


def moved(number: str, form: int) -> str:
    """Give a number of the same shape: each digit moved on, but those of a reserved range and a leading nought.

    Two numbers that differ still do.
    """
    held = _HELD.match(number)
    start = held.end() if held else 0
    return number[:start] + _DIGITS.sub(lambda run: _moved(run[0], 1 + (form - 1) % 8), number[start:])


def _moved(run: str, by: int) -> str:
    first = run[0] if run[0] == "0" else str((int(run[0]) - 1 + by) % 9 + 1)
    return first + "".join(str((int(digit) + by) % 10) for digit in run[1:])


def _numbers(scenario: Scenario) -> Iterator[str]:
    for person in scenario.people:
        yield from (
            entry.value for entry in person.record if entry.kind in _REFERENCES and _CODE.fullmatch(entry.value)
        )
    for text in scenario.texts():
        yield from _RESERVED.findall(text)
        yield from _HOUSE.findall(text)


def _cards(form: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, card in enumerate(CARDS):
        other = CARDS[(place + form) % len(CARDS)]
        found |= {card: other, card.replace(" ", ""): other.replace(" ", ""), card[-4:]: other[-4:]}
    return found


def _stands(value: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None
