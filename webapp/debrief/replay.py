"""What a script needs to show a case as it stood at any moment: when things were so, and where that is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

from simulator.scene import Scene
from webapp.debrief.charts import RIGHT, Timeline

STEP = 5
"""Seconds of the shift between two places of the slider."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A case over time. `last` is the slider's end, `end` the shift's, both in seconds; `x` and `wide` place them.

    `moods` and `heats` are (second, value): each value holds until the next. Without a crowd there are no heats.
    """

    end: float
    last: int
    x: float
    wide: float
    moods: tuple[tuple[float, int], ...]
    heats: tuple[tuple[float, int], ...]


def replay(scene: Scene, drawn: Timeline) -> Replay:
    """Give how one case went over time, beside its drawn timeline."""
    went, end = scene.went, scene.shift.at
    public = any(said.channel == "public" and not said.withdrawn for said in went.messages)
    heats = ((max(went.opened_at, 0.0), 0), *((at, heat) for at, heat, _ in went.heats)) if public else ()
    return Replay(
        end=end, last=max(STEP, math.ceil(end / STEP) * STEP), x=drawn.ended, wide=round(RIGHT - drawn.ended, 1),
        moods=tuple((at, mood) for at, mood, _ in went.moods), heats=heats,
    )  # fmt: skip
