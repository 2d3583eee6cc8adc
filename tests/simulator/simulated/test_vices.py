"""Care comes first and every vice is named, in a fixed third of the scenarios; `composure library` plays them all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from simulator.rules import rules
from simulator.simulated.playing import Taken, take
from simulator.simulated.telling import runs
from simulator.simulated.vices import agents, doubts, vices
from tests.simulator.simulated.matters import library

EXCEPTIONS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("exceptions.yaml").read_text("utf-8")) or {}
PLAYED = tuple(sorted(scenario.id for scenario in library().scenarios))[::3]
LEAST = 85.0


@cache
def shifts(scenario: str) -> dict[str, Taken]:
    return {name: take(library(), library().scenario(scenario), agent) for name, agent in agents().items()}


@cache
def samples() -> frozenset[tuple[str, ...]]:
    cases = [case for scenario in library().scenarios for case in scenario.cases]
    steps = (step.model_extra or {} for case in cases for one in case.exemplars for step in one.script)
    return frozenset(run for step in steps for run in runs(str(step.get("text", ""))))


@pytest.mark.parametrize("scenario", PLAYED)
def test_care_comes_first_and_each_vice_is_named(scenario: str) -> None:
    found = set(doubts(library().scenario(scenario), {name: one.grade for name, one in shifts(scenario).items()}))
    assert found == {doubt for doubt in EXCEPTIONS if doubt.startswith(f"{scenario}/")}


@pytest.mark.parametrize("scenario", PLAYED)
def test_care_is_worth_its_name(scenario: str) -> None:
    taken = shifts(scenario)["careful"]
    assert taken.refused == ()
    assert sum(case.overall or 0.0 for case in taken.grade.cases) / len(taken.grade.cases) >= LEAST


@pytest.mark.parametrize("scenario", PLAYED)
def test_nothing_is_copied_from_a_sample_reply(scenario: str) -> None:
    said = [
        (name, case, run) for name, one in shifts(scenario).items() for case, text in one.said for run in runs(text)
    ]
    assert [(name, case, " ".join(run)) for name, case, run in said if run in samples()] == []


def test_vices_are_named_by_rules_that_there_are() -> None:
    for name, vice in vices().items():
        assert vice.named_by and set(vice.named_by) <= set(rules()), name


def test_care_is_the_first_of_seven() -> None:
    assert next(iter(agents())) == "careful"
    assert len(agents()) == 7
