"""The slow agent: careful, and late everywhere; what may wait past the end of the shift it never reaches."""

from __future__ import annotations

from simulator.simulated.handling import handle
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling

_LATE = 3.0
_HARDLY = 1.2
_NEEDED = 600.0
"""Seconds that a case takes from its first reply to its last."""


def slow(matter: Matter) -> Handling:
    """Give what the careful agent does, at three times the target, or as late after it as the shift allows."""
    target = matter.case.target or _NEEDED
    begins = min(matter.arrives + _LATE * target, matter.ends - _NEEDED)
    if begins >= matter.arrives + _HARDLY * target:
        yield from handle(matter, "careful", begins)
