"""Agents that do not think do badly: nothing, one paste, all escalated, all moved; each is far from passing."""

from __future__ import annotations

import pytest

from benchmarks.agents import AGENTS, take
from simulator.packs import load_pack
from simulator.resources import scenarios_path

PACK = load_pack(scenarios_path() / "starter")
MOST = 45.0


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda scenario: scenario.id)
@pytest.mark.parametrize("name", AGENTS)
def test_a_baseline_agent_is_far_from_passing(name: str, scenario) -> None:  # type: ignore[no-untyped-def]
    result = take(PACK, scenario, AGENTS[name])
    assert (result.overall or 0.0) < MOST
