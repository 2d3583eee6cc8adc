"""Matters of the shipped scenarios for tests, by `scenario/case`."""

from __future__ import annotations

from functools import cache

from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.simulated.matter import Matter


@cache
def library() -> Pack:
    return load_pack(scenarios_path())


def matter(place: str, seed: int = 1) -> Matter:
    name, _, case = place.partition("/")
    scenario = library().scenario(name)
    return Matter(scenario, scenario.case(case), seed)
