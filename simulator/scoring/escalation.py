"""Escalation: the right disposition with its duties, the move between channels, the crowd."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.finding import Finding
from simulator.rules import rules_of
from simulator.scene import Scene
from simulator.scoring.choice import choice
from simulator.scoring.crowding import crowding
from simulator.scoring.moving import moving

VERSION = 1
RULES = rules_of("disposition", "move", "crowd")


def find(scene: Scene) -> Iterator[Finding]:
    """Give the findings of escalation in a scene."""
    yield from choice(scene)
    yield from moving(scene)
    yield from crowding(scene)
