"""Writing: plain language, and mechanics with the fit to the channel. Intelligibility counts, origin never."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from simulator.finding import Finding
from simulator.reading.model import Sign
from simulator.rules import rules_of
from simulator.scene import Scene
from simulator.scoring.evidence import by_signs, missing, said, worth
from simulator.scoring.similar import repeats
from simulator.state import Message

VERSION = 1
RULES = rules_of("plain_language", "mechanics")
_SLIPS = {"writing.spelling": 1.0, "writing.grammar": 1.0, "writing.punctuation": 0.5}
# Weighted slips per 100 words, with what is left of 100 points.
_LADDER = ((0.0, 100.0), (1.0, 85.0), (2.0, 70.0), (4.0, 50.0), (8.0, 25.0))
_LEAST_WORDS = 50
_ENOUGH_WORDS = 6


def find(scene: Scene) -> Iterator[Finding]:
    """Give the findings of writing in a scene.

    What was pasted was not written, and a word or two say nothing. Where a configured checker did not answer, writing
    was not observed.
    """
    own = [message for message in scene.replies if repeats(scene, message) is None]
    if any(message.reading is not None and message.reading.has("writing.unchecked") for message in own):
        return
    words = sum(message.reading.words for message in own if message.reading)
    if not scene.case.expected.needs_reply or words < _ENOUGH_WORDS:
        return
    plain = tuple(by_signs(scene, "plain_language"))
    yield from plain
    if not plain:
        yield said(scene, "writing.readable", own[-1])
    mechanics = (*_slips(scene, own, words), *by_signs(scene, "mechanics"), *_unsigned(scene, own))
    yield from mechanics
    if not mechanics:
        yield said(scene, "writing.clean", own[-1])


def _slips(scene: Scene, own: list[Message], words: int) -> Iterator[Finding]:
    """Give each slip with its part of the cost, which grows with their number per 100 words."""
    slips: list[tuple[Message, Sign, float]] = [
        (message, sign, weight * sign.confidence)
        for message in own if message.reading is not None
        for name, weight in _SLIPS.items() for sign in message.reading.having(name)
    ]  # fmt: skip
    total = sum(weight for _, _, weight in slips)
    cost = 100.0 - _left(100.0 * total / max(words, _LEAST_WORDS))
    for message, sign, weight in slips:
        because = f"“{message.text[sign.start : sign.end]}”" + (f": {sign.detail}" if sign.detail else "")
        yield worth(said(scene, sign.name, message, sign, because=because), -cost * weight / total if total else 0.0)


def _left(rate: float) -> float:
    for (low, before), (high, after) in pairwise(_LADDER):
        if rate <= high:
            return before + (after - before) * (rate - low) / (high - low)
    return _LADDER[-1][1]


def _unsigned(scene: Scene, own: list[Message]) -> Iterator[Finding]:
    signoff = scene.scenario.brand.voice.signoff
    if not signoff:
        return
    for message in own:
        signed = signoff in message.text or (message.reading is not None and message.reading.has("voice.signed"))
        if message.channel == "public" and not message.statement and not signed:
            yield missing(scene, "writing.no_signoff", signoff, event=message.event)
            return
