"""How fast the engine is: replaying 1,000 events, and a step without its reading. `python -m benchmarks.engine`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from simulator import commands as c
from simulator import events as e
from simulator.engine import step
from simulator.packs import Pack, load_pack
from simulator.reading.model import Reading
from simulator.resources import scenarios_path
from simulator.state import ShiftState, replay

REPLAY_EVENTS = 1_000
REPLAY_BOUND_MS = 50.0
STEP_BOUND_MS = 2.0


def long_log(pack: Pack, scenario: str) -> list[e.Event]:
    """Give a log of at least REPLAY_EVENTS events: a busy shift, with notes to fill it up."""
    state, events = ShiftState(), []
    for command in [c.Start(at=0, scenario=scenario), *_busy(pack, scenario)]:
        new = step(pack, state, command)
        state, events = replay(new, state), events + list(new)
    while len(events) < REPLAY_EVENTS:
        new = step(pack, state, c.Note(at=state.at, case=next(iter(state.cases)), text="a note"))
        state, events = replay(new, state), events + list(new)
    return events


def _busy(pack: Pack, scenario: str) -> list[c.Command]:
    cases = [case.id for case in pack.scenario(scenario).cases if case.channel == "public"]
    reading = Reading(version="bench", chars=60, words=12)
    text = "Thanks for telling us. I'm looking at it now and will come back."
    return [
        c.Reply(at=60.0 + 45 * number, case=cases[number % len(cases)], channel="public", text=text, reading=reading)
        for number in range(24)
        if pack.scenario(scenario).case(cases[number % len(cases)]).opening[0].at <= 60 + 45 * number
    ]


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Give the milliseconds of each round."""
    took = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        took.append((time.perf_counter() - begin) * 1000)
    return took


def main() -> None:
    """Print both figures beside their bounds."""
    pack = load_pack(scenarios_path())
    name = max(pack.scenarios, key=lambda scenario: len(scenario.cases)).id
    events = long_log(pack, name)
    replays = timed(lambda: replay(events), 15)
    _show(f"replay of {len(events)} events ({name})", replays, REPLAY_BOUND_MS)
    steps, state = [], ShiftState()
    for command in [c.Start(at=0, scenario=name), *_busy(pack, name)]:
        begin = time.perf_counter()
        new = step(pack, state, command)
        steps.append((time.perf_counter() - begin) * 1000)
        state = replay(new, state)
    _show(f"step without reading, {len(steps)} commands", steps, STEP_BOUND_MS)


def _show(what: str, took: list[float], bound: float) -> None:
    print(f"{what}: median {statistics.median(took):.2f} ms, max {max(took):.2f} ms; the median may be {bound:g} ms")


if __name__ == "__main__":
    main()
