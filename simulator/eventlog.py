"""The log of a shift: a port of two methods, and the one that lives in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Protocol

from simulator.errors import Conflict
from simulator.events import Event, to_line


class EventLog(Protocol):
    """Keeps the events of shifts in order. Event number n of a shift is the n-th appended, from 1."""

    def read(self, shift_id: str, after: int = 0) -> Sequence[Event]:
        """Give the events behind number `after`, oldest first; none for a shift that is not there."""
        ...

    def append(self, shift_id: str, after: int, events: Sequence[Event]) -> None:
        """Add events behind number `after`, all or none; Conflict if that is no longer the newest.

        Adding no events does nothing, and so never conflicts.
        """
        ...


class MemoryLog:
    """An EventLog that lasts as long as the process; safe to use from threads."""

    def __init__(self) -> None:
        self._shifts: dict[str, tuple[Event, ...]] = {}
        self._lock = Lock()

    def read(self, shift_id: str, after: int = 0) -> Sequence[Event]:
        """Give the events behind number `after`, oldest first."""
        return self._shifts.get(shift_id, ())[after:]

    def append(self, shift_id: str, after: int, events: Sequence[Event]) -> None:
        """Add events behind number `after`, all or none; Conflict if that is no longer the newest."""
        with self._lock:
            held = self._shifts.get(shift_id, ())
            if events and len(held) != after:
                raise Conflict(conflict_message(shift_id, after, len(held)))
            self._shifts[shift_id] = held + tuple(events)


def conflict_message(shift_id: str, after: int, newest: int | None = None) -> str:
    """Give the words of a Conflict: what was expected, what is there, what to do."""
    there = "another writer was first" if newest is None else f"its newest is {newest}"
    return f"shift {shift_id}: cannot append after event {after}: {there}; read the log again and retry"


def log_digest(events: Iterable[Event]) -> str:
    """Give the SHA-256 of a log in its canonical form: the same events, the same digest."""
    whole = hashlib.sha256()
    for event in events:
        whole.update(to_line(event).encode("utf-8", "surrogatepass") + b"\n")
    return whole.hexdigest()
