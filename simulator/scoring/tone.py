"""Tone: empathy, apology, ownership, politeness, human voice and de-escalation."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.finding import Finding
from simulator.rules import rules_of
from simulator.scene import Scene
from simulator.scoring.deescalation import calming
from simulator.scoring.evidence import acted, applies, by_signs, missing, said
from simulator.scoring.voice import voice

VERSION = 1
RULES = rules_of("empathy", "apology", "ownership", "politeness", "human_voice", "de_escalation")
_COURTESIES = 5
_SHORT = 40
_STOPS = ("remedy", "handoff", "hide", "incident", "duty_manager", "report_impostor")


def find(scene: Scene) -> Iterator[Finding]:
    """Give the findings of tone in a scene; without a reply there is no tone to judge."""
    if not scene.replies:
        return
    yield from _empathy(scene)
    yield from _apology(scene)
    yield from _ownership(scene)
    yield from _politeness(scene)
    yield from voice(scene)
    yield from calming(scene)


def _empathy(scene: Scene) -> Iterator[Finding]:
    found = tuple(by_signs(scene, "empathy"))
    yield from found
    if scene.final and not found and applies(scene, "empathy"):
        yield missing(scene, "empathy.none", "a line about what happened to them")


def _apology(scene: Scene) -> Iterator[Finding]:
    due = scene.case.expected.apology
    found = tuple(one for one in by_signs(scene, "apology") if due or one.rule == "apology.conditional")
    specific = any(said.reading is not None and said.reading.has("apology.specific") for said in scene.replies)
    yield from (one for one in found if not (specific and one.rule == "apology.stock"))
    if due and scene.final and not found:
        yield missing(scene, "apology.missing", "an apology that names the fault")


def _ownership(scene: Scene) -> Iterator[Finding]:
    found = tuple(by_signs(scene, "ownership"))
    yield from found
    if not applies(scene, "ownership"):
        return
    if not any(one.rule == "ownership.action" for one in found):
        done = next((act for act in scene.went.acts if act.name.partition(":")[0] in _STOPS), None)
        if done is not None:
            yield acted(scene, "ownership.acted", done)
        elif scene.final and not found:
            yield missing(scene, "ownership.none", "who does what")


def _politeness(scene: Scene) -> Iterator[Finding]:
    found = tuple(by_signs(scene, "politeness"))
    yield from found
    if applies(scene, "politeness"):
        yield said(scene, "politeness.plain", scene.replies[-1])
    for message in scene.replies:
        reading = message.reading
        if reading is None:
            continue
        families = {sign.name for sign in reading.having("polite")}
        if len(families) >= _COURTESIES and reading.words < _SHORT:
            yield said(scene, "politeness.too_much", message)
        blames = reading.having("ownership.blame_customer")
        if blames and (reading.has("rude.sarcasm") or reading.has("rude.threat") or reading.has("rude.insult")):
            yield said(scene, "politeness.blame_hostile", message, blames[0])
