"""Faultless replies by many hands raise no critical error and no rude or private sign; bad ones raise theirs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.contexts import context_of
from simulator.packs import load_pack
from simulator.reading import read
from simulator.reading.model import Reading
from simulator.scenario import Case, Scenario
from simulator.scene import Scene
from simulator.scoring import findings
from simulator.state import CaseState, Message, ShiftState
from tests.simulator.scoring.stage import STARTED

HERE = Path(__file__).parent
ROOT = HERE.parents[2] / "scenarios" / "starter"
NEVER = ("rude", "hostile", "personal", "repeats", "reveals", "internal", "liability", "ownership.blame_customer",
         "ownership.refusal", "empathy.denial", "move.order", "ask.pan", "ask.one_time_code")  # fmt: skip


def _entries(name: str) -> list[tuple[str, Any]]:
    loaded = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [(place, entry) for place, entries in loaded.items() for entry in entries]


@lru_cache(maxsize=1)
def _scenarios() -> dict[str, Scenario]:
    return {one.id: one for one in load_pack(ROOT).scenarios}


def _case(place: str) -> tuple[Scenario, Case, str]:
    name, _, rest = place.partition("/")
    case_id, _, channel = rest.partition("/")
    scenario = _scenarios()[name]
    return scenario, next(case for case in scenario.cases if case.id == case_id), channel or "public"


def _scene(place: str, text: str) -> tuple[Scene, Reading]:
    scenario, case, channel = _case(place)
    posts = tuple(
        Message(event=number, at=one.at, by="customer", channel=case.channel, text=one.text, seen=True)
        for number, one in enumerate(case.opening, start=1)
    )
    went = CaseState(id=case.id, channel=case.channel, opened_at=0, messages=posts, acts=())
    reading = read(text, context_of(scenario, case, went, channel))  # type: ignore[arg-type]
    said = Message(event=99, at=120, by="agent", channel=channel, text=text, reading=reading, seen=True)  # type: ignore[arg-type]
    went = replace(went, messages=(*posts, said))
    state = ShiftState(seq=99, at=121, started=STARTED, cases={case.id: went})
    return Scene(scenario, case, went, state, final=False), reading


@pytest.mark.parametrize(("place", "text"), _entries("faultless.yaml"))
def test_a_faultless_reply_raises_nothing_grave(place: str, text: str) -> None:
    scene, reading = _scene(place, text)
    grave = [(one.rule, one.because) for one in findings(scene) if one.critical]
    signs = [
        (sign.name, text[sign.start : sign.end])
        for name in NEVER for sign in reading.having(name) if not sign.name.endswith(".health")
    ]  # fmt: skip
    assert (grave, signs) == ([], [])


@pytest.mark.parametrize(("place", "entry"), _entries("faulty.yaml"))
def test_a_faulty_reply_raises_its_sign(place: str, entry: list[str]) -> None:
    text, name = entry
    _, reading = _scene(place, text)
    assert reading.has(name), [(sign.name, text[sign.start : sign.end]) for sign in reading.signs]
