"""What a scenario holds and never uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.unneeded import unneeded

TEASHOP = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")
Change = Callable[[dict[str, Any]], object]


def advised(change: Change) -> list[tuple[str | int, ...]]:
    """Give what could be done without in a changed tea shop."""
    raw = yaml.safe_load(TEASHOP)
    change(raw)
    return [where for where, _ in unneeded(Scenario.model_validate(raw))]


SUNDAY = ("knowledge", 0, "facts", 1)


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        (lambda raw: None, False),
        (lambda raw: raw["cases"][0]["expected"]["facts"].append("closed_sunday"), True),
        (lambda raw: raw["cases"][0]["expected"]["settled_by"].append(["fact:closed_sunday"]), True),
        (lambda raw: raw["cases"][0]["beats"][0].update(when={"fact": "closed_sunday"}), True),
        (lambda raw: raw["cases"][0]["beats"][0]["when"].update(unless="fact:closed_sunday"), True),
        (lambda raw: say(raw, 0, 1, "Saturday's fine, but on Sundays the shop is closed."), True),
        (lambda raw: say(raw, 2, 0, "On Sundays the shop is closed."), False),
    ],
)
def test_a_fact_is_needed_where_a_case_or_a_good_reply_uses_it(change: Change, needed: bool) -> None:
    assert (SUNDAY not in advised(change)) is needed


def say(raw: dict[str, Any], exemplar: int, step: int, text: str) -> None:
    """Let an exemplar of the first case say something else."""
    raw["cases"][0]["exemplars"][exemplar]["script"][step]["text"] = text


ENTRY = {"label": "Phone", "value": "07700 900123", "kind": "phone", "tier": 2}


@pytest.mark.parametrize(
    ("entry", "change", "at_risk"),
    [
        ({}, lambda raw: None, False),
        ({"tier": 0}, lambda raw: None, True),
        ({"value": "Bryn"}, lambda raw: None, True),
        ({}, lambda raw: raw["cases"][0]["expected"].update(private=True), True),
        ({}, lambda raw: raw["cases"][0]["expected"].update(need=["account"]), True),
        ({}, lambda raw: raw["people"][0].update(tells=[{"ask": "phone", "say": "no"}]), True),
        ({}, lambda raw: raw["cases"][0]["opening"][0].update(exposes=["phone"]), True),
        ({}, lambda raw: raw["cases"][0]["beats"][0].update(when={"asked": "phone"}), True),
        ({}, lambda raw: raw["cases"][0]["beats"][0].update(exposes=["phone"]), True),
        ({}, lambda raw: say(raw, 2, 0, "Is it 07700 900123?"), True),
        (
            {},
            lambda raw: raw["cases"][0]["exemplars"][0]["script"].append({"at": 300, "kind": "verify", "tier": 2}),
            True,
        ),
    ],
)
def test_a_record_is_at_risk_where_anything_touches_it(entry: dict[str, Any], change: Change, at_risk: bool) -> None:
    def changed(raw: dict[str, Any]) -> None:
        raw["people"][0]["record"] = [{**ENTRY, **entry}]
        change(raw)

    assert (("people", 0, "record", 0) not in advised(changed)) is at_risk
