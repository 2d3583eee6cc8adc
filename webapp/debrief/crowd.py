"""What the public saw of a case: its thread alone, with its counters, at the end of the shift."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.crowd import Reach, reach
from simulator.scene import Scene
from webapp.debrief.story import Line, message_line


@dataclass(frozen=True, slots=True)
class Seen:
    """A public message as strangers saw it last; hidden and deleted ones are gaps."""

    line: Line
    reach: Reach
    gone: bool


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
    seen = tuple(
        Seen(
            message_line(scene, said), reach(scene, said, at), said.hidden_at is not None or said.deleted_at is not None
        )
        for said in public
    )
    heats = [0, *(heat for _, heat, _ in scene.went.heats)]
    return Crowd(seen, heats[0], max(heats), heats[-1], max((one.reach.views for one in seen), default=0))
