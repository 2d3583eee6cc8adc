"""A whole shift taken by a simulated agent: every case at once, on one clock, and the grade of it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from simulator import commands as c
from simulator.check import finish
from simulator.errors import CommandRefused
from simulator.eventlog import MemoryLog
from simulator.events import Event
from simulator.finding import Grade
from simulator.grading import grade
from simulator.packs import Pack
from simulator.scenario import Scenario
from simulator.scorecards import scorecard
from simulator.shifts import play
from simulator.simulated.matter import Matter
from simulator.state import CaseState, ShiftState, replay

Handling = Generator[c.Command, CaseState | None, None]
"""What an agent does in a case: commands in the order of their times; each is answered with the case after it."""
Agent = Callable[[Matter], Handling]
_SHIFT = "simulated"


@dataclass(frozen=True, slots=True)
class Taken:
    """A shift that an agent took: the grade, the words it sent with their case, what was refused, and its log."""

    grade: Grade
    said: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]
    events: tuple[Event, ...] = ()


@dataclass(slots=True)
class _Desk:
    """The log of a shift and the state it adds up to."""

    pack: Pack
    log: MemoryLog = field(default_factory=MemoryLog)
    state: ShiftState = field(default_factory=ShiftState)
    refused: list[str] = field(default_factory=list)

    def do(self, command: c.Command) -> None:
        try:
            play(self.log, self.pack, _SHIFT, command, fold=lambda _: self.state)
        except CommandRefused as refused:
            self.refused.append(f"{getattr(command, 'case', '')}: {command.kind}: {refused}")
        self.state = replay(self.log.read(_SHIFT, self.state.seq), self.state)


def take(pack: Pack, scenario: Scenario, agent: Agent, seed: int = 1) -> Taken:
    """Give the shift of a scenario as an agent takes it. What would come after the end of the shift is not done."""
    desk = _Desk(pack)
    desk.do(c.Start(at=0.0, scenario=scenario.id, seed=seed))
    waiting: list[tuple[float, int, c.Command]] = []
    handlings = [agent(Matter(scenario, case, seed)) for case in scenario.cases]
    for number, handling in enumerate(handlings):
        _queue(waiting, number, next(handling, None))
    while waiting:
        at, number, command = heapq.heappop(waiting)
        if at >= scenario.minutes * 60.0:
            break
        desk.do(command)
        try:
            _queue(waiting, number, handlings[number].send(desk.state.cases.get(scenario.cases[number].id)))
        except StopIteration:
            continue
    state = finish(desk.log, pack, _SHIFT)
    said = tuple((case, reply.text) for case, went in state.cases.items() for reply in went.replies)
    return Taken(grade(scorecard("training"), pack, state), said, tuple(desk.refused), tuple(desk.log.read(_SHIFT)))


def _queue(waiting: list[tuple[float, int, c.Command]], number: int, command: c.Command | None) -> None:
    if command is not None:
        heapq.heappush(waiting, (command.at, number, command))
