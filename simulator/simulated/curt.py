"""The curt agent: the right actions at the right time, in as few words as will do, and none of them warm."""

from __future__ import annotations

from simulator.simulated.careful import soon
from simulator.simulated.handling import handle
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling


def curt(matter: Matter) -> Handling:
    """Give what the careful agent does, with the words of an office."""
    yield from handle(matter, "curt", soon(matter))
