"""What bystanders do: heat that grows with neglect and bad public replies, and the reach that follows from it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator import events as e
from simulator.finding import Finding
from simulator.pick import fraction
from simulator.scene import Scene
from simulator.state import CaseState, Message
from simulator.surrogates import stranger
from simulator.timing import CROWD_SECONDS

NEGLECT = 6
"""Heat that each spell of public neglect adds."""
NEGLECT_SPELLS = 12
HOTTEST = 100
HEAT_STEP = 15.0
PILE = (15, 30, 45, 60, 75, 90)
"""The heats at which one more bystander speaks up."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What the counters under a message say."""

    views: int
    likes: int
    reposts: int


def heat_after(went: CaseState, reply: Message, findings: Sequence[Finding]) -> tuple[int, str] | None:
    """Give the heat that findings about a public reply lead to, and the rule that moved it most; None if it stays."""
    moving = [found for found in findings if found.effect and found.dimension not in ("speed", "writing")]
    if reply.channel != "public" or not moving:
        return None
    total = -sum(max(-1.0, min(1.0, found.effect / 40.0)) for found in moving) * 4.0
    heat = max(0, min(100, round(went.heat + max(-HEAT_STEP, min(HEAT_STEP, total)))))
    strongest = max(moving, key=lambda found: abs(found.effect))
    return (heat, strongest.rule) if heat != went.heat else None


def neglect_due(scene: Scene) -> float | None:
    """Give when neglect next warms the crowd: while a public post stands unanswered; None if it will not."""
    went = scene.went
    public = any(post.channel == "public" for post in went.posts)
    if not public or went.left or not went.open or went.waiting_since is None or not scene.case.expected.needs_reply:
        return None
    spells = [at for at, _, because in went.heats if because == "neglect"]
    if len(spells) >= NEGLECT_SPELLS or went.heat >= HOTTEST:
        return None
    return max(went.waiting_since, 0.0, *spells) + CROWD_SECONDS


def neglected(scene: Scene, at: float) -> e.HeatChanged:
    """Give the event of the crowd warming because nobody answers; wide reach warms faster."""
    step = NEGLECT + round(math.log10(max(scene.person.reach, 10)))
    return e.HeatChanged(at=at, case=scene.case.id, heat=min(100, scene.went.heat + step), because="neglect")


def bystander(scene: Scene, at: float) -> e.Posted | None:
    """Give the next bystander's post if the heat calls for one more than have spoken."""
    spoken = sum(1 for said in scene.went.messages if said.beat.startswith("pile:"))
    if spoken >= min(len(scene.case.bystanders), sum(1 for mark in PILE if scene.went.heat >= mark)):
        return None
    seed = scene.shift.started.seed if scene.shift.started else 0
    name, handle = stranger(seed, f"{scene.case.id}:{spoken}")
    return e.Posted(
        at=at, case=scene.case.id, by="bystander", channel="public", text=scene.case.bystanders[spoken],
        beat=f"pile:{spoken}", name=name, handle=handle,
    )  # fmt: skip


def reach(scene: Scene, message: Message, at: float) -> Reach:
    """Give the counters of a public message at a time: they follow from heat, age and the customer's followers."""
    seed = scene.shift.started.seed if scene.shift.started else 0
    age = max(0.0, at - message.at)
    spread = 0.6 + 0.8 * fraction(seed, "reach", scene.case.id, message.event)
    grown = (1 - math.exp(-age / 1800.0)) * spread
    heat = _heat_at(scene.went, at) / 100.0
    part = 1.0 if message.by == "customer" else 0.5
    views = round(scene.person.reach * part * grown * (1 + 12 * heat * heat))
    likes = message.likes + round(views * (0.004 + 0.03 * heat))
    return Reach(
        views=views + 20 * (message.likes + message.reposts),
        likes=likes,
        reposts=message.reposts + round(likes * heat / 6),
    )


def _heat_at(went: CaseState, at: float) -> int:
    return next((heat for when, heat, _ in reversed(went.heats) if when <= at), 0)
