"""Judgements about the queue as a whole: the order of work, what urgent waited, which promises were missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from simulator.finding import Finding
from simulator.scene import Scene
from simulator.scoring.evidence import missing, worth
from simulator.scoring.speed import due_at, starts_at

_URGENT = frozenset({"P0", "P1"})
_WORK = ("reply", "handoff", "hide", "leave_alone", "incident", "duty_manager", "report_impostor")


def queue_findings(scenes: Sequence[Scene]) -> tuple[Finding, ...]:
    """Give the findings about the queue of a whole shift."""
    return (*_order(scenes), *_late(scenes), *_promises(scenes))


def worked_at(scene: Scene) -> float | None:
    """Give when the agent first did something on a case; None if never."""
    return min((act.at for act in scene.went.acts if act.name.partition(":")[0] in _WORK), default=None)


def kendall(scenes: Sequence[Scene]) -> float | None:
    """Give how far the order of work followed the priorities: 1 wholly, -1 reversed; None if nothing can be compared.

    Two cases are compared if both were waiting when the first of them was worked.
    """
    signs = [sign for one, other in combinations(scenes, 2) if (sign := _agreement(one, other)) is not None]
    return round(sum(signs) / len(signs), 2) if signs else None


def _agreement(one: Scene, other: Scene) -> int | None:
    if one.case.priority == other.case.priority:
        return None
    first, second = sorted((one, other), key=lambda scene: scene.case.priority)
    at, then = worked_at(first), worked_at(second)
    if then is None or starts_at(first) > then:
        return 1 if at is not None and then is None and starts_at(second) <= at else None
    if at is None or at > then:
        return -1
    return 1 if starts_at(second) <= at else None


def _order(scenes: Sequence[Scene]) -> Iterator[Finding]:
    tau = kendall(scenes)
    if tau is None:
        return
    rank = sorted(
        (scene for scene in scenes if worked_at(scene) is not None), key=lambda scene: worked_at(scene) or 0.0
    )
    order = " → ".join(f"{scene.case.title} ({scene.case.priority})" for scene in rank)
    because = f"Worked in this order: {order}. Agreement with the priorities (Kendall's tau): {tau:+.2f}."
    found = replace(missing(scenes[0], "queue.order", "the right order", because=because), case="")
    yield worth(found, min(0.0, 25.0 * (tau - 1.0)))


def _late(scenes: Sequence[Scene]) -> Iterator[Finding]:
    for scene in scenes:
        if scene.case.priority not in _URGENT or not scene.case.expected.needs_reply:
            continue
        first = min((message.at for message in scene.replies), default=scene.shift.at)
        if first > due_at(scene):
            late = round((first - due_at(scene)) / 60)
            yield missing(
                scene,
                "queue.urgent_late",
                "a reply in time",
                because=f"{scene.case.priority}, {late} min over its time.",
            )


def _promises(scenes: Sequence[Scene]) -> Iterator[Finding]:
    for scene in scenes:
        missed = [promise for promise in scene.went.promises if promise.kept is False]
        if missed:
            yield missing(scene, "queue.promise_missed", missed[0].what, event=missed[0].event)
