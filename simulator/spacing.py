"""When a skill that was weak comes back: after a day, and after ever longer gaps while it goes well.

As in Leitner's boxes (So lernt man lernen, 1972), a good mark moves a skill to the next gap and a weak one to the
first. That practice spread over days lasts longer than the same practice at once is the spacing effect: Cepeda,
Pashler, Vul, Wixted and Rohrer, Psychological Bulletin 132, 2006.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

GAPS = (1, 3, 7, 14, 30)
"""Days from one go to the next."""
DAY = 86_400.0
EARLY = DAY / 3
"""How much sooner a gap is over: what was practised at six in the evening may come back the next morning at ten."""


@dataclass(frozen=True, slots=True)
class Comeback:
    """A skill that comes back: its newest mark, when that was, after how many days, and from when on (Unix seconds)."""

    mark: float
    at: float
    gap: int
    due_at: float

    def is_due(self, now: float) -> bool:
        """Tell whether it is time for another go."""
        return now >= self.due_at


def comeback(marks: Iterable[tuple[float, float]], target: float) -> Comeback | None:
    """Give how a skill comes back, by its marks as (Unix seconds, mark) in any order; None if it need not.

    It has to once a mark was below the target, until it went well after each of the gaps. A good mark before its time
    starts the same gap again. Days are 24 hours of elapsed time, so no time zone and no change of clocks matters.
    """
    found: Comeback | None = None
    for at, mark in sorted(marks):
        if mark < target:
            found = _made(mark, at, GAPS[0])
        elif found is not None:
            gap = _longer(found.gap) if found.is_due(at) else found.gap
            found = None if gap is None else _made(mark, at, gap)
    return found


def _longer(gap: int) -> int | None:
    place = GAPS.index(gap) + 1
    return GAPS[place] if place < len(GAPS) else None


def _made(mark: float, at: float, gap: int) -> Comeback:
    return Comeback(mark, at, gap, at + gap * DAY - EARLY)
