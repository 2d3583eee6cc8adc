"""Human voice: personal, apt, inviting, concrete; no templates, copies or advertising."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.finding import Finding
from simulator.reading.model import Sign
from simulator.scene import Scene
from simulator.scoring.evidence import applies, by_signs, said
from simulator.scoring.similar import repeats
from simulator.state import Message


def voice(scene: Scene) -> Iterator[Finding]:
    """Give the findings of human voice in a scene with replies."""
    found = tuple(by_signs(scene, "human_voice"))
    yield from found
    seen = {one.event for one in found if one.rule == "voice.duplicate"}
    for message in scene.replies:
        if message.event not in seen and repeats(scene, message):
            yield said(scene, "voice.duplicate", message)
        yield from _avoided(scene, message)
    if scene.case.kind == "PRA":
        yield from _needless_apology(scene)
    if applies(scene, "human_voice"):
        yield said(scene, "voice.flat", scene.replies[-1])


def _needless_apology(scene: Scene) -> Iterator[Finding]:
    for message in scene.replies:
        for sign in message.reading.having("apology.regret")[:1] if message.reading else ():
            yield said(scene, "apology.needless", message, sign)


def _avoided(scene: Scene, message: Message) -> Iterator[Finding]:
    for words in scene.scenario.brand.voice.avoid:
        place = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", message.text, re.IGNORECASE)
        if place:
            sign = Sign("voice.avoided", place.start(), place.end())
            yield said(scene, "voice.avoided", message, sign, because=f"The brand does not say “{words}”.")
