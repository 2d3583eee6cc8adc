"""What a scorer looks at: one case of a scenario as authored, and as it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from simulator.finding import Finding
from simulator.rules import rules
from simulator.scenario import Case, Person, Scenario
from simulator.state import CaseState, Message, ShiftState


@dataclass(frozen=True)
class Scene:
    """One case: what the author wrote and what happened. `final` tells whether the case can still change.

    While it can (a reaction in the middle of a shift), findings about what is missing are not due yet.
    `words_alone`: there was no shift, so nobody knows what was done, when, or what an author would have wanted.
    """

    scenario: Scenario
    case: Case
    went: CaseState
    shift: ShiftState
    final: bool = True
    words_alone: bool = False

    def shows(self, rule: str) -> bool:
        """Tell whether a judgement by this rule can rest on what the scene shows."""
        return not (self.words_alone and rules()[rule].shift_only)

    @property
    def person(self) -> Person:
        """Give the customer."""
        return self.scenario.person(self.case.person)

    @cached_property
    def replies(self) -> tuple[Message, ...]:
        """Give the agent's messages that stood, statements among them, in order."""
        return self.went.replies

    def before(self, message: Message) -> tuple[Message, ...]:
        """Give everything that was said in the case before this message."""
        return tuple(said for said in self.went.messages if said.event < message.event)

    def done(self, name: str) -> bool:
        """Tell whether an act was done in this case, or for the whole shift (statement, pause_marketing)."""
        return self.went.did(name) or any(act.name == name for act in self.shift.acts)

    def met(self, name: str) -> bool:
        """Tell whether a condition of the format holds: an act, `fact:<id>` conveyed, or `told:<sign>` said."""
        head, _, rest = name.partition(":")
        if head == "fact":
            return any(said.reading is not None and said.reading.fact(rest) == "conveys" for said in self.replies)
        if head == "told":
            return any(said.reading is not None and said.reading.has(rest) for said in self.replies)
        return self.done(name)

    @property
    def settled(self) -> bool:
        """Tell whether one of the authored ways to settle the matter was done."""
        return any(all(self.met(name) for name in way) for way in self.case.expected.settled_by)


class Scorer(Protocol):
    """One dimension's judge; a module is a scorer."""

    VERSION: int
    RULES: frozenset[str]

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Give the findings of this dimension in a scene."""
        ...
