"""What can come and be done; each fault in a file stands in test_lint."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.solvable import unsolvable

TEASHOP = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")


def stuck(*whens: dict[str, Any], delay: float = 0) -> list[int]:
    """Give which of these beats of the tin case, called b0, b1 and so on, can never come."""
    raw = yaml.safe_load(TEASHOP)
    raw["cases"][1]["beats"] = [
        {"id": f"b{number}", "when": when, "delay": delay, "mood": 1} for number, when in enumerate(whens)
    ]
    return [int(where[3]) for where, _ in unsolvable(Scenario.model_validate(raw)) if where[2] == "beats"]


@pytest.mark.parametrize(
    ("whens", "never"),
    [
        ([{"at": 900}], []),
        ([{"at": 901}], [0]),
        ([{"silence": 900}], []),
        ([{"at": 300, "silence": 901}], [0]),
        ([{"at": 890}, {"after": "b0"}], []),
        ([{"at": 950}, {"after": "b0"}, {"after": "b1"}], [0, 1, 2]),
        ([{"mood_below": 0}, {"after": "b0"}], [0, 1]),
        ([{"after": "b0"}], [0]),
        ([{"action": "verify:3"}, {"after": "b0", "unless": "verify"}], [1]),
        ([{"action": "verify:3"}, {"after": "b0", "unless": "verify:1"}], []),
        ([{"action": "statement", "unless": "hide"}, {"after": "b0", "unless": "chat"}], []),
        ([{"asked": "health"}, {"channel": "dm"}, {"channel": "public"}], []),
    ],
)
def test_beats_come_when_they_can(whens: list[dict[str, Any]], never: list[int]) -> None:
    assert stuck(*whens) == never


@pytest.mark.parametrize(("delay", "never"), [(300, []), (301, [2])])
def test_delays_add_up_behind_one_another(delay: float, never: list[int]) -> None:
    assert stuck({"at": 0}, {"after": "b0"}, {"after": "b1"}, delay=delay) == never


def test_a_late_post_of_somebody_else_keeps_nobody_from_a_reply() -> None:
    raw = yaml.safe_load(TEASHOP)
    raw["cases"][1]["opening"].append({"at": 890, "by": "bystander", "text": "same here"})
    assert list(unsolvable(Scenario.model_validate(raw))) == []
