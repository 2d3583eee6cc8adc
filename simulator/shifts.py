"""The shell around the engine: read the log and the words, step, append."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from simulator import commands as c
from simulator import events as e
from simulator.contexts import context_of
from simulator.engine import step
from simulator.errors import CommandRefused, Conflict
from simulator.eventlog import EventLog
from simulator.packs import Pack
from simulator.reading import read
from simulator.reading.model import Channel, Context, Reading
from simulator.state import ShiftState, replay

TRIES = 3
Reader = Callable[[str, Context], Reading]
Folding = Callable[[str], ShiftState]


def play(
    log: EventLog,
    pack: Pack,
    shift_id: str,
    command: c.Command,
    reader: Reader | None = None,
    fold: Folding | None = None,
) -> tuple[e.Event, ...]:
    """Give the events that a command added to a shift, after appending them.

    Words are read once, before the first try. When somebody else appends first, it is tried again, three times
    in all; then Conflict is raised. When the command is refused, what fell due until then is recorded all the same.
    `fold` may give the stored state faster than reading the log from its beginning.
    """
    folded = fold or (lambda shift: replay(log.read(shift)))
    state = folded(shift_id)
    ready = with_reading(pack, state, command, reader)
    for attempt in range(TRIES):
        try:
            events = step(pack, state, ready)
        except CommandRefused:
            if state.started is not None and state.ended is None:
                log.append(shift_id, state.seq, step(pack, state, c.Wait(at=command.at)))
            raise
        try:
            log.append(shift_id, state.seq, events)
        except Conflict:
            if attempt == TRIES - 1:
                raise
            state = folded(shift_id)
        else:
            return events
    raise AssertionError("unreachable: the loop returns or raises")


def with_reading(pack: Pack, state: ShiftState, command: c.Command, reader: Reader | None = None) -> c.Command:
    """Give the command with its words in NFC and read; others as they are."""
    if not isinstance(command, c.Worded | c.Statement) or state.started is None:
        return command
    text = unicodedata.normalize("NFC", command.text)
    if len(text) > 20_000 or not text.strip():  # noqa: PLR2004 - refused by the engine, so not worth a reading
        return replace(command, text=text)
    scenario = pack.played(state.started)
    cases = {case.id: case for case in scenario.cases}
    case = cases.get(command.case) if command.case else None
    went = state.cases.get(command.case) if command.case else None
    channel: Channel = "public" if isinstance(command, c.Statement) else getattr(command, "channel", "public")
    return replace(command, text=text, reading=(reader or read)(text, context_of(scenario, case, went, channel)))
