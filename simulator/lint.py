"""What is wrong with a scenario that loads, before anybody plays it: each rule is a function of the scenario."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.brandnames import brand_names
from simulator.leaks import leaks
from simulator.references import Found
from simulator.scenario import Scenario
from simulator.solvable import unsolvable
from simulator.unneeded import unneeded


def faults(scenario: Scenario) -> Iterator[Found]:
    """Give what a scenario must not hold: each its path, what is wrong and what to do about it."""
    yield from dict.fromkeys(found for rule in (unsolvable, leaks, brand_names) for found in rule(scenario))


def advice(scenario: Scenario) -> Iterator[Found]:
    """Give what a scenario could do without, in the same form; none of it keeps a scenario from being right."""
    yield from unneeded(scenario)
