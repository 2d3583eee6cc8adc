"""The moments from which a case can be tried again: the start, and before each message of the agent's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.events import Event
from simulator.state import ShiftState
from webapp.debrief.story import Line


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a shift: how many of its events had happened, and when. `number` is the message it comes before.

    Number 0 is the start of the shift.
    """

    seq: int
    at: float
    number: int = 0
    text: str = ""
    place: str = ""


def moments(lines: Iterable[Line], events: Iterable[Event]) -> tuple[Moment, ...]:
    """Give the moments of a story in order; each lies where the last thing happened before the message."""
    times = [event.at for event in events]
    before = (
        Moment(line.event - 1, max(times[line.event - 2], 0.0), line.number, line.text, line.place)
        for line in lines
        if line.number
    )
    return (Moment(0, 0.0), *before)


def offered(state: ShiftState) -> frozenset[int]:
    """Give the numbers of events behind which a shift can be taken again, over all its cases."""
    said = (said for went in state.cases.values() for said in went.messages if said.by == "agent")
    return frozenset({0, *(one.event - 1 for one in (*said, *state.statements))})
