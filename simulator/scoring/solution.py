"""Solution: how much of what settles this case was told and done, element by element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.dispositions import disposition
from simulator.finding import Finding, Span
from simulator.reading.model import FactReading
from simulator.scene import Scene
from simulator.scoring.evidence import acted, confidence_of, missing, said, worth
from simulator.state import Act, Message

_SETTLING_SHARE = 2.0
_TELLING_SHARE = 1.0
_THANKING_SHARE = 2.0
_TELLING = ("told.settled", "claim", "answer.next", "told.goodbye", "told.emergency", "told.helpline", "told.press")
_PRAISE = frozenset({"PRA", "FDB"})


def solution(scene: Scene) -> Iterator[Finding]:
    """Give one finding for each element that is covered, and, once final, for each that is not."""
    expected = scene.case.expected
    way = _way(scene)
    doing = tuple(name for name in way if not name.startswith("fact:") and name != "reply")
    facts = tuple(dict.fromkeys((*expected.facts, *(name[5:] for name in way if name.startswith("fact:")))))
    if not doing and (scene.case.kind == "PRA" or not facts):
        yield from _appreciated(scene, facts)
        return
    whole = len(facts) + (_SETTLING_SHARE + _TELLING_SHARE if doing else 0.0)
    for fact in facts:
        yield from _fact(scene, fact, 100.0 / whole)
    if doing:
        yield from _settling(scene, doing, 100.0 / whole)


def _way(scene: Scene) -> tuple[str, ...]:
    """Give the authored way to settle the case that most of was done; the first among equals."""
    ways = scene.case.expected.settled_by
    return max(ways, key=lambda way: sum(map(scene.met, way)) / max(len(way), 1), default=())


def _fact(scene: Scene, fact: str, points: float) -> Iterator[Finding]:
    best = _best(scene, fact)
    text = scene.scenario.facts()[fact].text if fact in scene.scenario.facts() else fact
    if best is None:
        if scene.final:
            yield missing(scene, "solution.fact_missing", text)
        return
    message, found = best
    full = found.status == "conveys"
    rule = "solution.fact_told" if full else "solution.fact_partly"
    made = said(scene, rule, message, because=f"{'Says' if full else 'Says in part'}: {text}")
    yield _pointed(worth(made, points if full else points / 2), message, found)


def _best(scene: Scene, fact: str) -> tuple[Message, FactReading] | None:
    """Give the reply that tells a fact best, and the earliest of those."""
    told = [
        (message, found)
        for message in scene.replies if message.reading is not None
        for found in message.reading.facts if found.fact == fact and found.status in ("conveys", "partial")
    ]  # fmt: skip
    return min(told, key=lambda pair: pair[1].status != "conveys", default=None)


def _pointed(made: Finding, message: Message, found: FactReading) -> Finding:
    if found.start is None or found.end is None:
        return made
    span = Span(message.event, found.start, found.end)
    return replace(made, span=span, confidence=confidence_of(found.confidence))


def _settling(scene: Scene, doing: tuple[str, ...], unit: float) -> Iterator[Finding]:
    met = [name for name in doing if scene.met(name)]
    share = len(met) / len(doing)
    points = _SETTLING_SHARE * unit
    if share == 1.0:
        yield _by_act(scene, "solution.settled", met[-1], points)
        yield from _telling(scene, doing, _TELLING_SHARE * unit)
    elif met:
        yield _by_act(scene, "solution.part_settled", met[-1], points * share)
    if scene.final and share < 1.0:
        left = ", ".join(name for name in doing if name not in met)
        yield missing(scene, "solution.unsettled", left)


def _by_act(scene: Scene, rule: str, name: str, points: float) -> Finding:
    done = _act(scene, name)
    if done is not None:
        return worth(acted(scene, rule, done), points)
    sign = name.removeprefix("told:")
    for message in scene.replies:
        signs = message.reading.having(sign) if message.reading else ()
        if signs:
            return worth(said(scene, rule, message, signs[0]), points)
    return worth(missing(scene, rule, name), points)


def _act(scene: Scene, name: str) -> Act | None:
    acts = (*scene.went.acts, *scene.shift.acts)
    return next((act for act in acts if act.name == name or act.name.startswith(name + ":")), None)


def _telling(scene: Scene, doing: tuple[str, ...], points: float) -> Iterator[Finding]:
    """Find whether the customer was told, once what settles it was done or in the same breath."""
    done = [act.at for name in doing if (act := _act(scene, name)) is not None]
    since = max(done, default=0.0) - 60.0
    for message in scene.replies:
        for name in _TELLING:
            signs = message.reading.having(name) if message.reading and message.at >= since else ()
            if signs:
                yield worth(said(scene, "solution.told_done", message, signs[0]), points)
                return
    if scene.final:
        yield missing(scene, "solution.not_told", "that it is done")


def _appreciated(scene: Scene, facts: tuple[str, ...]) -> Iterator[Finding]:
    """Judge a case that asks for nothing but a word: by whether it got the right one, and praise was passed on."""
    if scene.case.kind not in _PRAISE:
        return
    passing = scene.case.expected.remedies if scene.case.kind == "PRA" else ()
    unit = 100.0 / (_THANKING_SHARE + bool(passing) + len(facts))
    for fact in facts:
        yield from _fact(scene, fact, unit)
    if passing:
        yield from _passed_on(scene, passing, unit)
    if scene.final:
        yield from _thanked(scene, _THANKING_SHARE * unit)


def _passed_on(scene: Scene, passing: tuple[str, ...], points: float) -> Iterator[Finding]:
    done = next((act for act in scene.went.acts if act.name.removeprefix("remedy:") in passing), None)
    if done is not None:
        yield worth(acted(scene, "solution.passed_on", done), points)
    elif scene.final:
        yield missing(scene, "solution.not_passed_on", "passing it on")


def _thanked(scene: Scene, points: float) -> Iterator[Finding]:
    thanks = [
        (message, sign)
        for message in scene.replies if message.reading is not None
        for sign in message.reading.having("told.thanks")
    ]  # fmt: skip
    if thanks:
        yield worth(said(scene, "solution.thanked", *thanks[0]), points)
    elif disposition(scene) == "thanked":
        yield worth(said(scene, "solution.not_thanked", scene.replies[0]), points / 2)
    else:
        yield worth(missing(scene, "solution.not_thanked", "a specific thank-you"), 0.0)
