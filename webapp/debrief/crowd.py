"""What the public saw of a case: its thread alone, with its counters, at the end of the shift."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from simulator.crowd import Reach
from simulator.scene import Scene
from simulator.state import Message
from simulator.timing import seen_at
from webapp.counters import risen
from webapp.debrief.story import Line, gone_at, message_line
from webapp.wording import count

Course = tuple[tuple[float, str, str, str], ...]
"""Counters in words as they went: (at, views, likes, reposts), each from its second on until the next."""
SAMPLES = 120
"""How many times the counters of a message are told between its posting and its end."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A public message as strangers saw it last; hidden and deleted ones are gaps.

    They saw it from second `since`; it was gone at `until`. `reach` is what its counters said last, `over` how they
    came to that. A statement that was made for no case has no crowd of its own, so nothing is counted under it.
    """

    line: Line
    reach: Reach | None
    gone: bool
    since: float
    until: float | None
    over: Course


@dataclass(frozen=True, slots=True)
class Crowd:
    """A thread as the crowd saw it, and how hot it was: at the start, at most, at the end."""

    seen: tuple[Seen, ...]
    start: int
    peak: int
    end: int
    views: int


def crowd(scene: Scene, at: float) -> Crowd | None:
    """Give what the public saw of a case at a time; None if nothing of it was public."""
    public = [said for said in scene.went.messages if said.channel == "public" and not said.withdrawn]
    if not public:
        return None
    seen = tuple(_seen(scene, said, at) for said in public)
    heats = [0, *(heat for _, heat, _ in scene.went.heats)]
    views = max((one.reach.views for one in seen if one.reach), default=0)
    return Crowd(seen, heats[0], max(heats), heats[-1], views)


def _seen(scene: Scene, said: Message, end: float) -> Seen:
    since = min(seen_at(said) if said.by == "agent" and not said.statement else said.at, end)
    until = gone_at(said)
    over: Course = ()
    reached = None
    if said in scene.shift.cases[scene.case.id].messages:
        reached, over = _counted(scene, said, max(since, 0.0), end if until is None else min(until, end))
    return Seen(message_line(scene, said), reached, until is not None, since, until, over)


def _counted(scene: Scene, said: Message, start: float, end: float) -> tuple[Reach, Course]:
    """Give what the counters of a message said last, and how they went; times at which nothing changed are left out."""
    start = min(start, end)
    heats = (at for at, _, _ in scene.went.heats if start < at < end)
    spread = (round(start + (end - start) * step / SAMPLES, 3) for step in range(1, SAMPLES))
    times = sorted({start, end, *heats, *spread})
    course = list(risen(scene, said, times))
    told = [(at, *_words(seen)) for at, seen in zip(times, course, strict=True)]
    return course[-1], (told[0], *(after for before, after in pairwise(told) if after[1:] != before[1:]))


def _words(seen: Reach) -> tuple[str, str, str]:
    return count(seen.views), count(seen.likes), count(seen.reposts)
