"""Resolution: was the matter understood, settled and explained, and does what was said hold."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.dispositions import disposition, is_step
from simulator.finding import Finding
from simulator.rules import rules_of
from simulator.scene import Scene
from simulator.scoring.accuracy import accuracy
from simulator.scoring.evidence import by_signs, missing, overlap, said
from simulator.scoring.solution import solution
from simulator.state import Message

VERSION = 1
RULES = rules_of("solution", "explanation", "accuracy")


def find(scene: Scene) -> Iterator[Finding]:
    """Give the findings of resolution in a scene."""
    if scene.case.expected.needs_reply:
        yield from solution(scene)
        yield from _shortfalls(scene)
        yield from _explanation(scene)
    yield from accuracy(scene)


def _shortfalls(scene: Scene) -> Iterator[Finding]:
    yield from by_signs(scene, "solution")
    for message in scene.replies:
        if is_redirect(scene, message):
            yield said(scene, "answer.superficial_redirect", message)
    if not scene.final or not scene.replies:
        return
    reached = disposition(scene)
    if reached == "acknowledged" and not scene.settled:
        yield said(scene, "answer.acknowledged_only", scene.replies[-1])
    if reached == "closed_unresolved":
        yield said(scene, "answer.closed_unresolved", scene.replies[-1])


def is_redirect(scene: Scene, message: Message) -> bool:
    """Tell whether a message only sends the customer elsewhere: no answer, action, question or reason."""
    reading = message.reading
    if reading is None or is_step(scene, message):
        return False
    elsewhere = any(reading.has(name) for name in ("answer.redirect", "offer.phone", "offer.email", "move.order"))
    return elsewhere and not reading.has("move.reason") and not reading.has("move.consent")


def _explanation(scene: Scene) -> Iterator[Finding]:
    if not scene.case.expected.explanation:
        return
    found = tuple(_sincere(tuple(by_signs(scene, "explanation"))))
    yield from found
    caused = any(one.rule == "explanation.cause" for one in found)
    told = _explained_by_fact(scene)
    if told is not None and not caused:
        yield said(scene, "explanation.fact", told)
    if caused or told is not None:
        yield from _meaning(scene)
    elif scene.final and not found:
        yield missing(scene, "explanation.missing", "why it happened")


def _sincere(found: tuple[Finding, ...]) -> Iterator[Finding]:
    """Leave out causes whose words are vague or only policy: due to operational reasons is no cause."""
    hollow = [one for one in found if one.rule != "explanation.cause"]
    for one in found:
        if one.rule != "explanation.cause" or not any(overlap(one, other) for other in hollow):
            yield one


def _explained_by_fact(scene: Scene) -> Message | None:
    wanted = scene.case.expected.facts
    for message in scene.replies:
        if message.reading is not None and any(message.reading.fact(fact) == "conveys" for fact in wanted):
            return message
    return None


def _meaning(scene: Scene) -> Iterator[Finding]:
    for message in scene.replies:
        for name in ("answer.next", "time.specific", "apology.nonrepetition"):
            signs = message.reading.having(name) if message.reading else ()
            if signs:
                yield said(scene, "explanation.next", message, signs[0])
                return
