"""The scenario to take next: one that practises the weakest skill, not taken lately, about as hard as the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from simulator.finding import Dimension
from simulator.scenario import Case, Scenario
from webapp.store import Shift
from webapp.training.history import RECENT, Skill, weakest

ENOUGH = 0.6
"""How much of the highest share of fitting cases a scenario must have to practise a skill."""
NEAR = 2
"""How many levels easier or harder than the last one the next may be, if there is one."""
UPSET = {"furious", "distressed", "anxious", "sarcastic", "manipulative", "legalistic"}
ELSEWHERE = ("moved_", "handed_off", "statement", "hidden", "left_alone")
PRESSING = {"P0", "P1"}
ASKING = {"INF", "STA", "HOW"}


@dataclass(frozen=True, slots=True)
class Practice:
    """How a skill is practised, in words that follow `practises`, and whether a case does."""

    words: str
    fits: Callable[[Scenario, Case], bool]


@dataclass(frozen=True, slots=True)
class Advice:
    """The scenario to take next, and why; `skill` is None for a newcomer, who gets the easiest."""

    scenario: Scenario
    skill: Skill | None
    fitting: int

    @property
    def reason(self) -> str:
        """Give why this one, in a sentence or two."""
        if self.skill is None or self.skill.recent is None:
            return "The easiest one you have not taken yet."
        over = f" over your last {len(self.skill.observed[-RECENT:])} shifts" if len(self.skill.observed) > 1 else ""
        lowest = f"Your {self.skill.dimension} marks are lowest ({self.skill.recent:.0f}{over})."
        if not self.fitting:
            return lowest
        of = f"{self.fitting} of its {len(self.scenario.cases)} cases"
        return f"{lowest} {self.scenario.title} practises {PRACTICES[self.skill.dimension].words}: {of}."


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


def advice(scenarios: Sequence[Scenario], shifts: Sequence[Shift], skills: Sequence[Skill]) -> Advice | None:
    """Give what to take next; `shifts` are those begun so far, oldest first. None if there is no scenario."""
    if not scenarios:
        return None
    by_id = {scenario.id: scenario for scenario in scenarios}
    known = [shift for shift in shifts if shift.scenario in by_id]
    taken = {shift.scenario: shift.created_at for shift in known}
    skill = weakest(skills)
    if skill is None:
        easiest = min(scenarios, key=lambda one: (one.id in taken, one.level, one.title))
        return Advice(easiest, None, 0)
    level = by_id[known[-1].scenario].level if known else 1
    shares = {one.id: _fitting(one, skill.dimension) / len(one.cases) for one in scenarios}
    near = [one for one in scenarios if abs(one.level - level) <= NEAR] or scenarios
    enough = ENOUGH * max(shares[one.id] for one in near)
    chosen = min(
        (one for one in near if shares[one.id] >= enough),
        key=lambda one: (taken.get(one.id, 0.0), abs(one.level - level), -shares[one.id], one.id),
    )
    return Advice(chosen, skill, _fitting(chosen, skill.dimension))


def _fitting(scenario: Scenario, dimension: Dimension) -> int:
    return sum(PRACTICES[dimension].fits(scenario, case) for case in scenario.cases)
