"""The counters under a public post as a network shows them: they only ever rise."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.crowd import Reach, reach
from simulator.scene import Scene
from simulator.state import Message

RECENT = 300.0
"""The seconds that "lately" means."""


@dataclass(frozen=True, slots=True)
class Counters:
    """What stands under a post; `gained` is the views of the last RECENT seconds."""

    views: int
    likes: int
    reposts: int
    gained: int


def counters(scene: Scene, said: Message, now: float) -> Counters:
    """Give the counters of a public message at a time."""
    early = now - RECENT
    *before, last = risen(scene, said, (early, now) if early >= said.at else (now,))
    return Counters(last.views, last.likes, last.reposts, last.views - (before[0].views if before else 0))


def risen(scene: Scene, said: Message, times: Iterable[float]) -> Iterator[Reach]:
    """Give what the counters of a public message say at these times, earliest first: each its highest until then.

    Reach follows the crowd's heat and falls when it calms; but who has seen a post has seen it, so the moment before
    each change of heat counts too.
    """
    turns = deque(math.nextafter(at, -math.inf) for at, _, _ in scene.went.heats if at > said.at)
    highest = Reach(0, 0, 0)
    for now in times:
        while turns and turns[0] <= now:
            highest = _higher(highest, reach(scene, said, turns.popleft()))
        highest = _higher(highest, reach(scene, said, now))
        yield highest


def _higher(one: Reach, other: Reach) -> Reach:
    return Reach(max(one.views, other.views), max(one.likes, other.likes), max(one.reposts, other.reposts))
