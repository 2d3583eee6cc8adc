"""The scenario to take next: one that practises the skill that is due or weakest, hard enough to learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.ability import TARGET, Ability, difficulty, expected
from simulator.finding import Dimension
from simulator.scenario import Scenario
from webapp.store import Shift
from webapp.training.abilities import Due
from webapp.training.history import RECENT, Skill, weakest
from webapp.training.practices import PRACTICES, fitting, share

ENOUGH = 0.25
"""What share of a scenario's cases must ask for a skill to practise it, if any scenario has as much."""
ZONE = 5.0
"""How far from the target the expected mark may lie and be as good."""
LATELY = 5
"""How many of the scenarios taken last are passed over while there is another."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The scenario to take next, and why; `skill` is None for a newcomer, who gets the easiest.

    `expects` is the mark to expect there in the skill, and `due` is set where the skill comes back.
    """

    scenario: Scenario
    skill: Skill | None
    fitting: int
    expects: float | None = None
    due: Due | None = None

    @property
    def reason(self) -> str:
        """Give why this one, in a few sentences."""
        if self.skill is None or self.skill.recent is None:
            return "The easiest one you have not taken yet."
        return " ".join(part for part in (self._why(self.skill), self._how(self.skill), self._hard(self.skill)) if part)

    def _why(self, skill: Skill) -> str:
        if self.due is not None:
            return f"It is time for another go at {skill.dimension} ({self.due.words})."
        over = f" over your last {len(skill.observed[-RECENT:])} shifts" if len(skill.observed) > 1 else ""
        return f"Your {skill.dimension} marks are lowest ({skill.recent:.0f}{over})."

    def _how(self, skill: Skill) -> str:
        if not self.fitting:
            return ""
        of = f"{self.fitting} of its {len(self.scenario.cases)} cases"
        return f"{self.scenario.title} practises {PRACTICES[skill.dimension].words}: {of}."

    def _hard(self, skill: Skill) -> str:
        if self.expects is None:
            return ""
        expects = f"By your marks so far, expect about {self.expects:.0f} in it"
        if self.expects > TARGET + ZONE:
            return f"{expects}. That is a little easy, but the nearest there is for you just now."
        if self.expects < TARGET - ZONE:
            hard = f"{expects}. That is hard, but the nearest there is for you just now"
            return f"{hard}: look at the lessons on {skill.dimension} first."
        return f"{expects}: hard enough to learn from, easy enough to do well."


def advice(
    scenarios: Sequence[Scenario], shifts: Sequence[Shift], skills: Sequence[Skill],
    abilities: Mapping[Dimension, Ability], due: Due | None = None,
) -> Advice | None:  # fmt: skip
    """Give what to take next; `shifts` are those begun so far, oldest first. None if there is no scenario.

    The skill is the one that is due, else the weakest. Of the scenarios that practise it, and were not taken lately,
    it is one where the expected mark lies near the target: new ones first, then the one taken longest ago. Among equals
    it is the one that practises the skill most.
    """
    if not scenarios:
        return None
    known = {scenario.id for scenario in scenarios}
    taken = {shift.scenario: shift.created_at for shift in shifts if shift.scenario in known}
    skill = next((one for one in skills if due and one.dimension == due.skill), None) or weakest(skills)
    if skill is None:
        easiest = min(scenarios, key=lambda one: (one.id in taken, one.level, one.title))
        return Advice(easiest, None, 0)
    name = skill.dimension
    able = abilities.get(name, Ability()).value
    lately = set(sorted(taken, key=lambda one: taken[one])[-LATELY:])
    shares = {one.id: share(one, name) for one in scenarios}
    expects = {one.id: expected(able, difficulty(one.level, shares[one.id])) for one in scenarios}
    enough = min(ENOUGH, max(shares.values()))

    def place(one: Scenario) -> tuple[bool, float, float, float, float, str]:
        off = abs(expects[one.id] - TARGET)
        return one.id in lately, max(0.0, off - ZONE), taken.get(one.id, 0.0), -shares[one.id], off, one.id

    chosen = min((one for one in scenarios if shares[one.id] >= enough), key=place)
    return Advice(chosen, skill, fitting(chosen, name), expects[chosen.id], due)
