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


def test_every_kind_of_the_table_is_one_of_the_known_kinds() -> None:
    source = yaml.safe_load(content_path("phrases", "personal.yaml").read_text(encoding="utf-8"))
    assert set(source) <= set(KINDS)
