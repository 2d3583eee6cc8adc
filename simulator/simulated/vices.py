"""The vices of simulated agents: who has each, which cases give it occasion, and which findings name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simulator.dispositions import standing
from simulator.finding import CaseGrade, Grade
from simulator.rules import criteria
from simulator.scenario import Case, Scenario
from simulator.simulated.careful import careful
from simulator.simulated.curt import curt
from simulator.simulated.leaky import leaky
from simulator.simulated.matter import Matter
from simulator.simulated.never_escalating import never_escalating
from simulator.simulated.over_escalating import over_escalating, taken_to
from simulator.simulated.playing import Agent
from simulator.simulated.slow import slow
from simulator.simulated.stuffing import stuffing
from simulator.yamlfile import content

_WELL = ("best", "acceptable")
_GRAVE = ("incident", "duty_manager", "report_impostor", "hide")


@dataclass(frozen=True, slots=True)
class Vice:
    """One vice. `tempted` tells whether a case gives it occasion; `named_by` has rules with the most they are worth."""

    agent: Agent
    tempted: Callable[[Matter], bool]
    named_by: Mapping[str, float]

    def named_in(self, grade: CaseGrade) -> bool:
        """Tell whether one of the findings of a case names this vice."""
        found = (one for mark in grade.marks for one in mark.findings)
        return any(one.effect <= self.named_by.get(one.rule, float("-inf")) for one in found)


def _warmth_due(matter: Matter) -> bool:
    return matter.expected.needs_reply and (
        matter.expected.apology or matter.case.kind not in criteria()["empathy"].not_for
    )


def _no_team_due(matter: Matter) -> bool:
    reached = standing(matter.expected.disposition, f"handed_off:{taken_to(matter).id}")
    return reached not in _WELL


def _help_due(matter: Matter) -> bool:
    in_place = "answered_public" if matter.case.channel == "public" else "answered_private"
    stays = standing(matter.expected.disposition, in_place) in _WELL
    return matter.expected.needs_reply and (not stays or any(matter.due(name) for name in _GRAVE))


def _reply_due(matter: Matter) -> bool:
    return matter.expected.needs_reply


def _words_due(matter: Matter) -> bool:
    return matter.expected.needs_reply and matter.case.kind not in criteria()["human_voice"].not_for


_AGENTS: Mapping[str, tuple[Agent, Callable[[Matter], bool]]] = {
    "curt": (curt, _warmth_due),
    "over_escalating": (over_escalating, _no_team_due),
    "never_escalating": (never_escalating, _help_due),
    "leaky": (leaky, _reply_due),
    "slow": (slow, _reply_due),
    "stuffing": (stuffing, _words_due),
}


@lru_cache(maxsize=1)
def vices() -> Mapping[str, Vice]:
    """Give the vices by name."""
    said: dict[str, Any] = content("simulated.yaml")["vices"]
    return {name: Vice(agent, tempted, said[name]["named_by"]) for name, (agent, tempted) in _AGENTS.items()}


def agents() -> Mapping[str, Agent]:
    """Give all agents by name, the careful one first."""
    return {"careful": careful, **{name: vice.agent for name, vice in vices().items()}}


def doubts(scenario: Scenario, grades: Mapping[str, Grade]) -> Iterator[str]:
    """Give where a vice is not what it should be, as `scenario/case/vice: what`.

    `level`: it comes out no lower than care, where a reply is needed, or higher, where none is. `unnamed`: the case
    gives it occasion, and none of its findings says so.
    """
    for case in scenario.cases:
        own = _grade_of(grades["careful"], case)
        for name, vice in vices().items():
            other = _grade_of(grades[name], case)
            if _reaches(other, own, ties=not case.expected.needs_reply):
                yield f"{scenario.id}/{case.id}/{name}: level"
            if vice.tempted(Matter(scenario, case)) and not vice.named_in(other):
                yield f"{scenario.id}/{case.id}/{name}: unnamed"


def _grade_of(grade: Grade, case: Case) -> CaseGrade:
    return next(one for one in grade.cases if one.case == case.id)


def _reaches(other: CaseGrade, own: CaseGrade, *, ties: bool) -> bool:
    theirs, ours = other.overall or 0.0, own.overall or 0.0
    return theirs > ours or (theirs == ours and not ties)
