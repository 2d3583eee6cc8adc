"""Finished shifts of the tiny pack to look back on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import itemgetter

import pytest

from simulator.check import finish
from simulator.commands import Start, parse_command
from simulator.eventlog import MemoryLog
from simulator.grading import grade
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.scorecards import scorecard
from simulator.shifts import play
from webapp.debrief.page import Page, page

Worked = Callable[..., Page]


@cache
def tiny() -> Pack:
    return load_pack(scenarios_path() / "tiny")


@cache
def worked(hours: str, tin: str, joke: str, opened: str | None = None) -> Page:
    """Give the debrief of a shift in which each case was handled as its exemplar of this band; "": not at all."""
    log, scenario = MemoryLog(), tiny().scenario("teashop")
    play(log, tiny(), "s", Start(at=0.0, scenario="teashop", seed=1))
    for _, case, data in sorted(_steps(scenario, {"hours": hours, "tin": tin, "joke": joke}), key=itemgetter(0)):
        play(log, tiny(), "s", parse_command({"case": case, **data}))
    state = finish(log, tiny(), "s")
    return page(scenario, state, grade(scorecard("training"), tiny(), state), opened)


def _steps(scenario: Scenario, bands: dict[str, str]) -> list[tuple[float, str, dict[str, object]]]:
    return [
        (step.at, case.id, {**(step.model_extra or {}), "kind": step.kind, "at": step.at})
        for case in scenario.cases
        for sample in case.exemplars
        if sample.band == bands[case.id]
        for step in sample.script
    ]


@pytest.fixture
def scenario() -> Scenario:
    return tiny().scenario("teashop")


@pytest.fixture
def well() -> Page:
    """Give the debrief of a shift worked as well as its author can, with the tin open."""
    return worked("best", "best", "best", "tin")


@pytest.fixture
def badly() -> Page:
    """Give the debrief of a shift in which a tin was said to be sent, and nobody answered the question."""
    return worked("", "harmful", "")
