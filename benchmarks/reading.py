"""How fast replies are read and graded, and what it takes. `python -m benchmarks.reading [--rows N]`."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from benchmarks import alone
from benchmarks.sets import Sets
from simulator.exchange import Exchange
from simulator.replies import grade_reply
from webapp.bulk import grade_rows
from webapp.pool import cores
from webapp.rows import Rows

P50_MS, P99_MS, RATE, MEMORY_MB, LOAD_S = 15.0, 60.0, 250.0, 600.0, 4.0
RATE_CORES = 2
ROUNDS, CPU_ROUNDS = 400, 120
POST = "@Fennbrook third week without my bookcase and nobody answers. When does it come, and is the fee back?"
REPLY = (
    "Hi {name}, three weeks is far too long and I'm sorry nobody answered. Your bookcase left our Leeds depot this "
    "morning and arrives on Thursday between 9 and 1. I've asked for the £{fee} delivery fee to go back to your card; "
    "allow five working days. If it hasn't come by then, tell me. ^Jo"
)
FACTS = (
    "Orders from Leeds arrive on Thursday between 9:00 and 13:00", "Delivery fees are refunded when an order is late",
    "Refunds take five working days", "Assembled furniture can be returned within 60 days",
    "The shop is closed on Sunday",
)  # fmt: skip
LOADING = (
    "import time; begin = time.perf_counter()\n"
    "from simulator.exchange import Exchange\n"
    "from simulator.replies import grade_reply\n"
    "grade_reply(Exchange(reply='Thanks for waiting, I am checking this now and will be back by 3 pm.',"
    " post='Where is it?', facts=('It arrives at 15:00',)))\n"
    "print(time.perf_counter() - begin)"
)


def exchanges(count: int) -> Iterator[Exchange]:
    """Give so many replies of 55 words with five facts, no two the same."""
    for number in range(count):
        reply = REPLY.format(name=f"{chr(65 + number % 26)}{'aeiou'[number % 5]}m", fee=4 + number % 90)
        yield Exchange(reply=reply, id=str(number), post=POST, facts=FACTS, brand="Fennbrook", industry="retail")


def milliseconds(
    work: Callable[[Any], Any], over: Sequence[Any], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Give how long the work took on each, in milliseconds, on one core."""
    took = []
    with _OneCore():
        for one in over:
            begin = clock()
            work(one)
            took.append((clock() - begin) * 1000)
    return took


class _OneCore:
    """While open, this process keeps to one core where the system can do that."""

    def __enter__(self) -> None:
        self._before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        if self._before:
            os.sched_setaffinity(0, {min(self._before)})

    def __exit__(self, *_: object) -> None:
        if self._before:
            os.sched_setaffinity(0, self._before)


def loading() -> float:
    """Give the seconds from a new process's first import to its first grade."""
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    return float(done.stdout)


def export(count: int) -> bytes:
    """Give a file of rated care replies, each as often as it takes, as `composure grade` reads it."""
    rows = Sets().care()
    keys = ("reply", "post", "channel", "facts", "industry")
    lines = (
        json.dumps({"id": str(at), **{key: rows[at % len(rows)][key] for key in keys}}) for at in range(count)
    )  # fmt: skip
    return "\n".join(lines).encode()


def in_bulk(count: int, processes: int) -> tuple[float, float]:
    """Give replies a second over a whole file: with the start of the processes, and once the first came back."""
    rows = Rows(io.BytesIO(export(count)), "export")
    begin, first, done = time.perf_counter(), 0.0, 0
    for _ in grade_rows(rows, processes):
        first = first or time.perf_counter()
        done += 1
    end = time.perf_counter()
    return done / (end - begin), done / (end - first)


def peak() -> float | None:
    """Give the most memory that any process this one started has held, in MB; None where the system cannot say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def naive() -> dict[str, Callable[[str], Any]]:
    """Give the readers that somebody would put together without this project, as far as they are installed."""
    found = {
        "Presidio": alone.presidio(), "VADER": alone.vader(), "textstat": alone.textstat(), "Harper": alone.harper()
    }  # fmt: skip
    return {name: reader for name, reader in found.items() if reader is not None}


def main() -> None:
    """Print every figure beside its bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=2000, help="how many replies the file has")
    asked = options.parse_args()
    _show("readers loaded, first grade", loading(), "s", LOAD_S)
    every = list(exchanges(ROUNDS + 20))
    took = milliseconds(grade_reply, every)[20:]
    ours = float(np.median(took))
    words = len(every[0].reply.split())
    _show(f"{words}-word reply, {len(FACTS)} facts, graded on one core: p50 of {ROUNDS}", ours, "ms", P50_MS)
    _show("    p99", float(np.quantile(took, 0.99)), "ms", P99_MS)
    busy = milliseconds(grade_reply, every[:CPU_ROUNDS], time.thread_time)[20:]
    print(f"    p50 without what other programs took: {np.median(busy):.1f} ms")
    whole, steady = in_bulk(asked.rows, cores())
    print(f"file of {asked.rows} replies on {cores()} cores: {whole:.0f} replies/s, {steady:.0f} once under way")
    print(f"    at least {RATE:.0f} on {RATE_CORES} cores{'' if steady >= RATE else '  TOO FEW'}")
    most = peak()
    if most is not None:
        _show("most memory of a process", most, "MB", MEMORY_MB)
    readers = naive()
    theirs = milliseconds(lambda one: [reader(one.reply) for reader in readers.values()], every)[20:]
    slow = float(np.median(theirs))
    print(f"{' + '.join(readers)}, one after another: p50 {slow:.1f} ms, {slow / ours:.1f} times ours")


def _show(what: str, value: float, unit: str, bound: float) -> None:
    print(f"{what}: {value:.1f} {unit}; at most {bound:g} {unit}{'' if value <= bound else '  TOO MUCH'}")


if __name__ == "__main__":
    main()
