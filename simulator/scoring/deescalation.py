"""De-escalation: heard, felt, sorry, repaired, a way on, in that order; nothing that feeds the fire."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from simulator.finding import Finding
from simulator.rules import rules
from simulator.scene import Scene
from simulator.scoring.evidence import applies, by_signs, missing, said
from simulator.state import Message

_HOT_PEOPLE = frozenset({"furious", "sarcastic", "legalistic", "manipulative", "crowd"})
_HOT_KINDS = frozenset({"REP", "CRO", "DIS", "THR"})
_HOT_MOOD = 35
_WORSE = 5
# Each step with the signs that take it, in the order they should come.
_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("calm.heard", ("empathy.situation", "empathy.effort", "voice.personal")),
    ("calm.felt", ("empathy.feeling",)),
    ("calm.sorry", ("apology.regret", "apology.responsibility", "calm.agrees")),
    ("calm.repaired", ("ownership.action", "apology.repair", "claim", "told.settled", "offer.remedy", "answer.steps")),
    ("calm.way_on", ("calm.choice", "calm.boundary", "offer.choice", "answer.next", "time.specific", "promise.update")),
)


def calming(scene: Scene) -> Iterator[Finding]:
    """Give the findings of de-escalation where there is heat, and the serious ones everywhere."""
    found = list(by_signs(scene, "de_escalation"))
    yield from found
    if not applies(scene, "de_escalation") or not _hot(scene):
        return
    steps = [made for rule, signs in _STEPS if (made := _first(scene, rule, signs))]
    yield from steps
    yield from _order(scene)
    if scene.final:
        yield from _worse(scene)
    if scene.final and not steps and not found:
        yield missing(scene, "calm.unmet", "a word that meets the anger")


def _hot(scene: Scene) -> bool:
    person = scene.person
    low = person.mood is not None and person.mood < _HOT_MOOD
    return low or person.temperament in _HOT_PEOPLE or scene.case.kind in _HOT_KINDS


def _first(scene: Scene, rule: str, signs: tuple[str, ...]) -> Finding | None:
    for message in scene.replies:
        for name in signs:
            found = message.reading.having(name) if message.reading else ()
            if found:
                return said(scene, rule, message, found[0])
    return None


def _order(scene: Scene) -> Iterator[Finding]:
    """Find a fix or a policy that comes before any acknowledgement in the first reply."""
    message = scene.replies[0]
    heard = _earliest(message, *(name for _, names in _STEPS[:3] for name in names))
    fixed = _earliest(message, "answer.steps", "answer.link", "cause.policy", "move.order", "answer.redirect")
    if fixed is not None and (heard is None or fixed < heard):
        yield said(scene, "calm.order", message)


def _earliest(message: Message, *names: str) -> int | None:
    found = [sign.start for name in names for sign in (message.reading.having(name) if message.reading else ())]
    return min(found, default=None)


def _worse(scene: Scene) -> Iterator[Finding]:
    """Find the reply whose words made the mood fall, and not silence or the story."""
    moods = scene.went.moods
    for before, after in pairwise(moods):
        if before[1] - after[1] >= _WORSE and after[2] in rules():
            cause = [message for message in scene.replies if message.at <= after[0]]
            if cause:
                yield said(scene, "calm.worse", cause[-1], because=f"Their mood fell from {before[1]} to {after[1]}.")
                return
