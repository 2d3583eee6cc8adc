"""Work spread over processes: results in the order of the work, and never more of it under way than it takes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from simulator.errors import ComposureError

_IN_FLIGHT = 3
"""Pieces of work for each process that are being done or wait for their turn."""
Work = TypeVar("Work")
Done = TypeVar("Done")


def cores() -> int:
    """Give how many processes can work at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(
    do: Callable[[Work], Done], pieces: Iterable[Work], processes: int, ready: Callable[[], None]
) -> Iterator[Done]:
    """Give what comes of each piece of work, in order; each process calls `ready` once before its first.

    ComposureError if a process was ended from outside.
    """
    waiting: deque[Future[Done]] = deque()
    # Each process is one core's work: threads of numerical libraries inside it would only be in each other's way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # Spawned on every system: a forked copy of loaded native libraries is not safe.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=ready)
    try:
        for piece in pieces:
            waiting.append(pool.submit(do, piece))
            if len(waiting) >= processes * _IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as broken:
        raise ComposureError("a working process was ended from outside; run the command again") from broken
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
