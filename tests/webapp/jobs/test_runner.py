"""Doing what is due: one after the other, whatever goes wrong, and what comes by itself comes again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from simulator.errors import ComposureError
from tests.webapp.jobs.desks import means
from webapp.jobs.ledger import TRIES, Ledger, wait
from webapp.jobs.runner import Runner, told
from webapp.jobs.work import Hand, Kind, Means
from webapp.live import Live

Wall = Callable[..., float]


@pytest.fixture
def ledger(live: Live, wall: Wall) -> Ledger:
    return Ledger(live.shifts.database, wall)


class Bench:
    """A runner that says its lines into a list."""

    def __init__(self, live: Live, kinds: Mapping[str, Kind]) -> None:
        self.lines: list[str] = []
        self.stopping = False
        self.runner = Runner(means(live), self.lines.append, lambda: self.stopping, kinds)


def test_what_comes_by_itself_is_done_once_a_turn(live: Live, ledger: Ledger, wall: Wall) -> None:
    bench = Bench(live, {"sweep": Kind("Sweep", lambda _means, _hand: "swept", every=3600)})
    assert bench.runner.tick() == 1
    assert bench.runner.tick() == 0
    assert [(job.state, job.due_at - wall()) for job in ledger.all()] == [("done", 0), ("waiting", 3600)]
    wall(10 * 3600)
    assert bench.runner.tick() == 1
    assert [one.split(": ")[1] for one in bench.lines] == ["swept", "swept"]
    assert [job.due_at - wall() for job in ledger.open()] == [3600]


def test_a_clock_that_was_ahead_holds_no_turn_back(live: Live, ledger: Ledger, wall: Wall) -> None:
    bench = Bench(live, {"sweep": Kind("Sweep", lambda _means, _hand: "", every=3600)})
    wall(400 * 86_400)
    bench.runner.tick()
    wall(-400 * 86_400)
    assert bench.runner.tick() == 0
    assert [job.due_at - wall() for job in ledger.open()] == [3600]
    wall(3600)
    assert bench.runner.tick() == 1


def test_a_turn_that_was_cancelled_is_left_out(live: Live, ledger: Ledger, wall: Wall) -> None:
    bench = Bench(live, {"sweep": Kind("Sweep", lambda _means, _hand: "", every=3600)})
    bench.runner.tick()
    ledger.cancel(ledger.open()[0].id)
    wall(1800)
    assert bench.runner.tick() == 0
    assert [job.due_at - wall() for job in ledger.open()] == [3600]
    assert bench.lines == ["sweep 1: done"]


def test_one_that_goes_wrong_keeps_no_other_from_being_done(live: Live, ledger: Ledger, wall: Wall) -> None:
    def broken(_means: Means, _hand: Hand) -> str:
        raise ValueError("ana@example.com has a secret")

    bench = Bench(live, {"broken": Kind("Broken", broken), "fine": Kind("Fine", lambda _means, _hand: "")})
    ledger.queue("broken", "a")
    ledger.queue("unknown", "b")
    ledger.queue("fine", "c")
    assert bench.runner.tick() == 3
    first, second, third = ledger.all()
    assert first.problem.startswith("ValueError at test_runner.py:")
    assert second.problem == "this version knows no work of the kind unknown"
    assert (first.state, second.state, third.state) == ("waiting", "waiting", "done")
    assert not any("secret" in line for line in bench.lines)
    for attempt in range(1, TRIES):
        wall(wait(attempt))
        bench.runner.tick()
    assert {job.state for job in ledger.all()} == {"failed", "done"}
    assert bench.lines[-1].startswith("unknown 2: failed: ")


def test_a_job_that_is_cancelled_while_it_runs_stops(live: Live, ledger: Ledger) -> None:
    def cancelled(_means: Means, hand: Hand) -> str:
        ledger.cancel(hand.job.id)
        if hand.job.key == "asks":
            hand.progress(1, 2)
        return "reached the end"

    bench = Bench(live, {"long": Kind("Long", cancelled)})
    ledger.queue("long", "asks")
    ledger.queue("long", "does not")
    assert bench.runner.tick() == 2
    assert bench.lines == [
        "long 1: stopped, as it was cancelled or taken up elsewhere", "long 2: was cancelled when it had ended already"
    ]  # fmt: skip
    assert {job.state for job in ledger.all()} == {"cancelled"}


def test_a_program_that_is_to_end_gives_its_job_back(live: Live, ledger: Ledger) -> None:
    def long(_means: Means, hand: Hand) -> str:
        bench.stopping = True
        hand.progress(1, 2)
        return "reached the end"

    bench = Bench(live, {"long": Kind("Long", long)})
    ledger.queue("long", "a")
    ledger.queue("long", "b")
    assert bench.runner.tick() == 1
    assert bench.lines == ["long 1: given back, to be done later"]
    assert [(job.state, job.attempts) for job in ledger.all()] == [("waiting", 0), ("waiting", 0)]
    assert bench.runner.tick() == 0


def test_only_our_own_errors_keep_their_words() -> None:
    assert told(ComposureError("no room: make some")) == "no room: make some"
    assert told(KeyError("secret")) == "KeyError"
