"""Personal values by kind, in the words of customers and agents, and what only looks like one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
import yaml

from simulator.reading.model import KINDS
from simulator.reading.passage import fold
from simulator.reading.privacy_kinds import personal
from simulator.resources import content_path

SETS = yaml.safe_load((Path(__file__).parent / "personal.yaml").read_text(encoding="utf-8"))
SPEAKERS: tuple[Literal["customer", "agent"], ...] = ("customer", "agent")
NAMED = {"plate": "vehicle_or_location"}
CASES = [
    (by, NAMED.get(kind, kind), text) for by in SPEAKERS for kind, texts in SETS[by].items() for text in texts
]  # fmt: skip
CLEAN = [(by, text) for by in SPEAKERS for text in SETS[f"clean_{by}"]]


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give a text without its brackets, and where they stood; `[at]` and `[dot]` are no brackets."""
    plain, marks = "", []
    for part in re.split(r"(\[(?!at\]|dot\])|(?<!\[at)(?<!\[dot)\])", text):
        if part == "[":
            marks.append((len(plain), -1))
        elif part == "]":
            marks[-1] = (marks[-1][0], len(plain))
        else:
            plain += part
    return plain, marks


@pytest.mark.parametrize(("by", "kind", "text"), CASES)
def test_a_value_has_its_kind_where_it_stands(by: Literal["customer", "agent"], kind: str, text: str) -> None:
    plain, marks = _plain(text)
    found = personal(fold(plain), plain, by)
    for start, end in marks or [(0, len(plain))]:
        met = [one.kind for one in found if one.start < end and start < one.end]
        assert kind in met, [(one.kind, plain[one.start : one.end]) for one in found]


@pytest.mark.parametrize(("by", "text"), CLEAN)
def test_public_facts_and_common_words_are_nobodys_data(by: Literal["customer", "agent"], text: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in personal(fold(text), text, by)] == []


@pytest.mark.parametrize(
    ("by", "kinds"),
    [("customer", ["phone"]), ("agent", [])],
)
def test_a_line_is_the_brands_when_an_agent_gives_it(by: Literal["customer", "agent"], kinds: list[str]) -> None:
    text = "Ring 07700 900461, any time."
    assert [one.kind for one in personal(fold(text), text, by)] == kinds


def test_a_sub_kind_is_told_apart() -> None:
    text = "my IBAN is GB33BUKB20201555555555, reg QZ00 ZZZ"
    assert [(one.kind, one.detail) for one in personal(fold(text), text)] == [
        ("bank_account", "iban"),
        ("vehicle_or_location", "plate"),
    ]


BY_CONTEXT = {
    "card_last4": ["did my refund go to the [7788] card", "Visa that finishes in [7788] was charged"],
    "bank_account": ["my sort code you hold is [11-22-33]", "it's IE29 [AIBK 9311] 5212 3456 78 for the deposit"],
    "national_id": ["my DNI is [00000000T]", "PPS number [7654321T], same as last year"],
    "vehicle_or_location": ["the van reg is [QX-071 TTT]", "[we're away until] the 9th, leave it with a neighbour"],
    "tracking_number": ["[QZ0011223344GB] still shows no scan"],
    "booking_reference": ["conf [RT-77120-QA] has vanished from the app"],
    "account_number": ["consumer no [550012987] without power", "print what you hold on user [55012]"],
    "order_number": ["[TK-559001] came without the lid"],
    "health": ["my [peanut allergy] was on the note", "I've [epilepsy] and cannot drive"],
    "address": ["are you still sending it to [9 Farrier Bend]?"],
}
NOBODYS = [
    "error QX-5511-0032 when I start the game",
    "we took the 1450 bus to the shop",
    "your card range starts at 2500 points",
    "is there an allergy label on the tin?",
    "the Over-65s desk opens at nine, no booking Over-65s",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in BY_CONTEXT.items() for text in texts])
def test_the_words_around_a_value_tell_its_kind(kind: str, text: str) -> None:
    test_a_value_has_its_kind_where_it_stands("customer", kind, text)


@pytest.mark.parametrize("text", NOBODYS)
def test_what_only_has_the_shape_of_a_value_is_none(text: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in personal(fold(text), text, "customer")] == []


@pytest.mark.parametrize("table", ["personal", "shaped"])
def test_every_kind_of_the_table_is_one_of_the_known_kinds(table: str) -> None:
    source = yaml.safe_load(content_path("phrases", f"{table}.yaml").read_text(encoding="utf-8"))
    assert set(source) <= set(KINDS)
