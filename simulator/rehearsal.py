"""What a message would show if it were sent now: the same readers, engine and rules, and nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from simulator import commands as c
from simulator.engine import step
from simulator.finding import Finding
from simulator.packs import Pack
from simulator.scene import Scene
from simulator.scoring import findings
from simulator.shifts import Reader, with_reading
from simulator.state import Message, ShiftState, evolve

# What the case wants is for the agent to find out, and how fast they are is no matter of words.
_UNTOLD = frozenset({"disposition", "solution", "first_reply", "settling_time", "promises", "queue"})
_WANTED = frozenset({
    "accuracy.forbidden", "move.closed_loop", "move.many_turns", "move.needed", "move.needless",
})  # fmt: skip
"""Rules of other criteria that rest on what the author of the case wants."""
_AS_A_WHOLE = ".rated"
"""How the learned measures rate a message: a figure with no one thing to mend."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The message as it would stand in the log, and what its own words would show."""

    message: Message
    findings: tuple[Finding, ...]


def rehearse(
    pack: Pack, state: ShiftState, command: c.Reply | c.OfferMove, reader: Reader | None = None
) -> Rehearsal | None:
    """Give what a message would show, or None if nothing would be said by it.

    Only findings that point at its words are given: what is missing would tell what the case wants. CommandRefused
    where it could not be sent.
    """
    events = step(pack, state, with_reading(pack, state, command, reader))
    after = reduce(evolve, events, state)
    if after.started is None:
        return None
    went = after.cases[command.case]
    said = next((one for one in reversed(went.messages) if one.by == "agent" and one.event > state.seq), None)
    if said is None:
        return None
    scenario = pack.played(after.started)
    found = findings(Scene(scenario, scenario.case(command.case), went, after, final=False))
    own = (one for one in found if one.span is not None and one.span.event == said.event)
    return Rehearsal(said, tuple(one for one in own if _may_be_told(one)))


def _may_be_told(found: Finding) -> bool:
    return found.criterion not in _UNTOLD and found.rule not in _WANTED and not found.rule.endswith(_AS_A_WHOLE)
