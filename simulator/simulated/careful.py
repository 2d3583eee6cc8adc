"""The careful agent: does what the case expects, in warm words of the scenario's own parts, and in good time."""

from __future__ import annotations

from simulator.simulated.handling import handle
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling


def careful(matter: Matter) -> Handling:
    """Give all that the case expects, begun at once."""
    yield from handle(matter, "careful", soon(matter))


def soon(matter: Matter) -> float:
    """Give a time within half a minute of the case's arrival, in seconds of the shift."""
    return matter.arrives + 20 + 10 * matter.fraction("begins")
