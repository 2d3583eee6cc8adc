"""Loading the readers in the background, so that the first page comes at once and the first reply is not slow."""

from __future__ import annotations

from threading import Thread

from simulator.reading import warm


def warm_in_background() -> Thread:
    """Start loading what the readers load on first use, and give the thread that does it."""
    thread = Thread(target=warm, name="warm-readers", daemon=True)
    thread.start()
    return thread
