"""What no agent may say is heard in many voices, and what only sounds like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.reading import read
from simulator.reading.model import Context

SETS = yaml.safe_load((Path(__file__).parent / "grave.yaml").read_text(encoding="utf-8"))


def _said(kind: str) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in SETS.items() for text in texts[kind]]


@pytest.mark.parametrize(("name", "text"), _said("guilty"))
def test_what_no_agent_may_say_is_heard(name: str, text: str) -> None:
    assert read(text, Context()).has(name)


@pytest.mark.parametrize(("name", "text"), _said("innocent"))
def test_what_only_sounds_like_it_is_spared(name: str, text: str) -> None:
    grave = ("hostile", "internal", "rude.insult")
    found = [sign for one in grave for sign in read(text, Context()).having(one)]
    assert [(sign.name, text[sign.start : sign.end]) for sign in found] == []
