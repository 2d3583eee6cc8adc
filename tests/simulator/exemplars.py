"""The exemplars of the starter and the tiny pack, played: as authored, in a form, or in a scenario with changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from simulator.check import play_exemplar
from simulator.finding import CaseGrade
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario

PACK = load_pack(scenarios_path() / "starter", scenarios_path() / "tiny")
Place = tuple[str, int, int]
"""The scenario's id, the case's place in it and the exemplar's in that."""


def places(bands: Collection[str]) -> list[Place]:
    """Give the places of the exemplars of these bands."""
    return [
        (scenario.id, number, place)
        for scenario in PACK.scenarios
        for number, case in enumerate(scenario.cases)
        for place, exemplar in enumerate(case.exemplars)
        if exemplar.band in bands
    ]


def named(place: Place) -> str:
    """Give the name of a test of an exemplar."""
    scenario = PACK.scenario(place[0])
    return f"{scenario.id}-{scenario.cases[place[1]].exemplars[place[2]].id}"


@cache
def graded(place: Place, form: int = 0) -> CaseGrade:
    """Give the grade of an exemplar in a form."""
    scenario = PACK.scenario(place[0], form)
    case = scenario.cases[place[1]]
    return play_exemplar(PACK, scenario, case, case.exemplars[place[2]], form)


def graded_in(scenario: Scenario, place: Place) -> CaseGrade:
    """Give the grade of an exemplar as it stands in another version of its scenario."""
    case = scenario.cases[place[1]]
    return play_exemplar(replace(PACK, scenarios=(scenario,)), scenario, case, case.exemplars[place[2]])
