"""How each skill is practised: which cases ask for it, and so how hard a scenario is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from simulator.ability import difficulty
from simulator.finding import Dimension
from simulator.scenario import Case, Scenario

UPSET = {"furious", "distressed", "anxious", "sarcastic", "manipulative", "legalistic"}
ELSEWHERE = ("moved_", "handed_off", "statement", "hidden", "left_alone")
PRESSING = {"P0", "P1"}
ASKING = {"INF", "STA", "HOW"}


@dataclass(frozen=True, slots=True)
class Practice:
    """How a skill is practised, in words that follow `practises`, and whether a case does."""

    words: str
    fits: Callable[[Scenario, Case], bool]


def _upset(scenario: Scenario, case: Case) -> bool:
    return case.expected.apology or case.expected.vulnerable or scenario.person(case.person).temperament in UPSET


def _put_right(scenario: Scenario, case: Case) -> bool:
    return any(way.startswith("remedy:") for ways in case.expected.settled_by for way in ways)


def _elsewhere(scenario: Scenario, case: Case) -> bool:
    return any(name.startswith(ELSEWHERE) for name in case.expected.disposition.best)


def _personal(scenario: Scenario, case: Case) -> bool:
    shown = any(post.exposes for post in case.opening) or any(beat.exposes for beat in case.beats)
    return shown or case.expected.private or not scenario.person(case.person).genuine


def _pressing(scenario: Scenario, case: Case) -> bool:
    return case.priority in PRESSING


def _explaining(scenario: Scenario, case: Case) -> bool:
    return case.expected.explanation or len(case.expected.facts) > 1 or case.kind in ASKING


PRACTICES: Mapping[Dimension, Practice] = MappingProxyType({
    "tone": Practice("finding words for people who are upset", _upset),
    "resolution": Practice("putting things right, and then saying so", _put_right),
    "escalation": Practice("deciding where a case belongs and who should take it", _elsewhere),
    "privacy": Practice("keeping personal things out of the open", _personal),
    "speed": Practice("seeing what cannot wait", _pressing),
    "writing": Practice("explaining things in plain words", _explaining),
})  # fmt: skip


def fitting(scenario: Scenario, skill: Dimension) -> int:
    """Give how many cases of a scenario ask for a skill."""
    return sum(PRACTICES[skill].fits(scenario, case) for case in scenario.cases)


def share(scenario: Scenario, skill: Dimension) -> float:
    """Give the share of a scenario's cases that ask for a skill."""
    return fitting(scenario, skill) / len(scenario.cases)


def hardness(scenario: Scenario, skill: Dimension) -> float:
    """Give how hard a scenario is in a skill, on the scale of ability."""
    return difficulty(scenario.level, share(scenario, skill))
