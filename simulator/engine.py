"""The engine: `step` decides the next events and `next_due` says when something happens by itself. Pure.

`step` first emits all that fell due up to the command's time, then handles the command, so that catching up
late gives the same log as being on time.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator import commands as c
from simulator import events as e
from simulator.due import Due, due_items
from simulator.errors import CommandRefused
from simulator.handlers import HANDLERS, Handling
from simulator.packs import Pack
from simulator.scenario import Scenario
from simulator.scorecards import usual
from simulator.state import ShiftState, evolve

VERSION = "1"


class _Recorder:
    """Events so far and the state they lead to."""

    def __init__(self, state: ShiftState) -> None:
        self.state = state
        self.events: list[e.Event] = []

    def add(self, events: Iterable[e.Event]) -> None:
        """Fold in each event as it comes, so that the next one is decided on what is true by then."""
        for event in events:
            self.events.append(event)
            self.state = evolve(self.state, event)


def step(pack: Pack, state: ShiftState, command: c.Command) -> tuple[e.Event, ...]:
    """Give the events that a command leads to, those that fell due before it first.

    A nonce already seen gives no events. Raises CommandRefused, and then nothing has happened.
    """
    if command.nonce is not None and command.nonce in state.nonces:
        return ()
    if isinstance(command, c.Start):
        return _start(pack, state, command)
    scenario = pack.played(state.started)
    at = round(max(command.at, state.at), 3)
    recorder = _Recorder(state)
    _advance(recorder, scenario, at)
    if isinstance(command, c.Wait) and not command.skip:
        return tuple(recorder.events)
    if recorder.state.ended is not None:
        raise CommandRefused("time is up: this shift has ended, and nothing more can be sent. Your text is kept.")
    handling = Handling(scenario, recorder.state, at, command.nonce)
    recorder.add(HANDLERS[command.kind](handling, command))
    return tuple(recorder.events)


def next_due(pack: Pack, state: ShiftState) -> float | None:
    """Give the virtual second at which something next happens by itself; None if nothing will."""
    if state.started is None or state.ended is not None:
        return None
    return min((due.at for due in due_items(pack.played(state.started), state)), default=None)


def _advance(recorder: _Recorder, scenario: Scenario, at: float) -> None:
    while recorder.state.ended is None:
        due = min(due_items(scenario, recorder.state), key=Due.order, default=None)
        if due is None or due.at > at:
            return
        recorder.add(due.fire(round(max(due.at, recorder.state.at), 3)))


def _start(pack: Pack, state: ShiftState, command: c.Start) -> tuple[e.Event, ...]:
    if state.started is not None:
        raise CommandRefused("this shift has started already; start another one")
    scenario = pack.played(command)
    first = min(0.0, *(post.at for case in scenario.cases for post in case.opening))
    recorder = _Recorder(state)
    started = e.ShiftStarted(
        at=first, nonce=command.nonce, scenario=scenario.id, digest=pack.digest(scenario.id), seed=command.seed,
        mode=command.mode, scorecard=command.scorecard or usual(scenario.industry).id, speed=command.speed,
        versions={"engine": VERSION}, form=command.form,
    )  # fmt: skip
    recorder.add([started])
    _advance(recorder, scenario, 0.0)
    return tuple(recorder.events)
