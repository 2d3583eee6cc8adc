"""Speed, relative to what the case may wait: the first reply, the end, and promises kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from simulator.dispositions import is_step
from simulator.finding import Finding
from simulator.rules import rules_of
from simulator.scene import Scene
from simulator.scoring.evidence import acted, by_signs, missing, said, worth
from simulator.state import Message

VERSION = 1
RULES = rules_of("first_reply", "settling_time", "promises", "queue")
# Times as multiples of the target, with the points they are worth; linear between.
_LADDER = ((0.0, 100.0), (0.5, 100.0), (1.0, 85.0), (2.0, 60.0), (12.0, 20.0), (48.0, 5.0))
_MINUTE = 60.0
FAIR = 600.0
"""Who had less time than this, or than the target if that is shorter, is not held to a first reply."""
_SETTLING = 4.0
"""How many times the first reply's target a resolution may take where the author set no time."""


def points(taken: float, target: float) -> float:
    """Give what a time is worth against its target: 100 within half of it, 85 at it, 60 at twice, 20 at 12 times."""
    ratio = taken / target
    for (low, high_points), (high, low_points) in pairwise(_LADDER):
        if ratio <= high:
            return high_points + (low_points - high_points) * (ratio - low) / (high - low)
    return _LADDER[-1][1]


def starts_at(scene: Scene) -> float:
    """Give when the clock of a case starts: its first customer post, or the shift's start if that was later."""
    return max(min((post.at for post in scene.went.posts), default=scene.went.opened_at), 0.0)


def due_at(scene: Scene) -> float:
    """Give when a first reply is due; infinity where none is."""
    target = scene.case.target
    return starts_at(scene) + target if target is not None else float("inf")


def excused(scene: Scene) -> bool:
    """Tell whether a case came so late that no reply can be expected of this shift."""
    return scene.shift.at < starts_at(scene) + min(scene.case.target or FAIR, FAIR)


def find(scene: Scene) -> Iterator[Finding]:
    """Give the findings of speed in a scene; nothing for cases that need no reply."""
    if not scene.final or not scene.case.expected.needs_reply or scene.case.target is None:
        return
    yield from _first(scene, scene.case.target)
    yield from _end(scene, _limit(scene))
    yield from _promises(scene)


def _limit(scene: Scene) -> float:
    return scene.case.expected.resolve_within or (scene.case.target or 0.0) * _SETTLING


def _first(scene: Scene, target: float) -> Iterator[Finding]:
    start = starts_at(scene)
    first = next((message for message in scene.replies if message.at >= start), None)
    if first is None:
        if not excused(scene):
            yield missing(scene, "speed.no_reply", "a first reply")
        return
    taken = first.at - start
    value = points(taken, target)
    yield worth(said(scene, "speed.first_reply", first, because=f"{_span(taken)}; due within {_span(target)}."), value)
    if not _has_content(scene, first):
        yield worth(said(scene, "speed.holding_first", first), -value / 2)


def _has_content(scene: Scene, message: Message) -> bool:
    reading = message.reading
    if reading is None:
        return False
    moves = message.offers is not None or reading.has("move.consent")
    return is_step(scene, message) or moves or reading.has("told.thanks") or scene.case.kind == "PRA"


def _end(scene: Scene, limit: float) -> Iterator[Finding]:
    ways = scene.case.expected.settled_by
    if not ways:
        return
    ended = settled_at(scene)
    start = starts_at(scene)
    if ended is None:
        if scene.shift.at >= start + limit or scene.went.closed_at is not None:
            yield missing(scene, "speed.unsettled", "what settles the matter")
        return
    taken = max(ended - start, 0.0)
    last = next((act for act in reversed(scene.went.acts) if act.at <= ended), None)
    because = f"Settled after {_span(taken)}; due within {_span(limit)}."
    found = (
        acted(scene, "speed.settled", last, because=because)
        if last
        else missing(scene, "speed.settled", "", because=because)
    )
    yield worth(found, points(taken, limit))


def settled_at(scene: Scene) -> float | None:
    """Give when the matter was settled by the quickest of the authored ways; None if it was not."""
    ends = [max((_met_at(scene, name) for name in way), default=0.0) for way in scene.case.expected.settled_by]
    return min((end for end in ends if end != float("inf")), default=None)


def _met_at(scene: Scene, name: str) -> float:
    head, _, rest = name.partition(":")
    if head in ("fact", "told"):
        times = [message.at for message in scene.replies if _conveys(message, head, rest)]
    else:
        acts = (*scene.went.acts, *scene.shift.acts)
        times = [act.at for act in acts if act.name == name or act.name.startswith(name + ":")]
    return min(times, default=float("inf"))


def _conveys(message: Message, head: str, rest: str) -> bool:
    reading = message.reading
    return reading is not None and (reading.fact(rest) == "conveys" if head == "fact" else reading.has(rest))


def _promises(scene: Scene) -> Iterator[Finding]:
    made = scene.went.promises
    yield from by_signs(scene, "promises")
    for promise in made:
        if promise.kept is False:
            yield worth(missing(scene, "speed.promise_missed", promise.what, event=promise.event), -100.0 / len(made))
        elif promise.kept:
            yield missing(scene, "speed.promise_kept", promise.what, event=promise.event)


def _span(seconds: float) -> str:
    """Give a time in words: 45 s, 12 min, 3 h 20 min."""
    if seconds < _MINUTE:
        return f"{round(seconds)} s"
    hours, minutes = divmod(round(seconds) // 60, 60)
    return f"{hours} h {minutes} min" if hours and minutes else f"{hours} h" if hours else f"{minutes} min"
