"""A case told from first post to last: public and private as one story, every finding at its words or deed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from simulator.finding import CaseGrade, Finding
from simulator.scene import Scene
from simulator.state import Act, Message
from webapp.debrief import words
from webapp.debrief.judged import Judged, absent, in_reading_order, judged
from webapp.debrief.pins import Pin, Segment, segments

FELT = 4
"""A change of mood smaller than this is not told."""
_SAID = ("reply", "statement", "view")
Who = Literal["agent", "customer", "bystander", "brand", "act", "mood"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a story. `number` counts the agent's messages; `state` says hidden, deleted, taken back.

    `gone_at` is when it was hidden or deleted.
    """

    event: int
    at: float
    who: Who
    name: str
    text: str
    place: str = ""
    handle: str = ""
    number: int = 0
    state: str = ""
    image: str = ""
    message: Message | None = None
    segments: tuple[Segment, ...] = ()
    found: tuple[Judged, ...] = ()
    better: bool = False
    gone_at: float | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A case with its findings: on lines, on the case as a whole, and what was missing."""

    lines: tuple[Line, ...]
    whole: tuple[Judged, ...]
    missing: tuple[Judged, ...]

    @property
    def found(self) -> tuple[Judged, ...]:
        """Give all findings in the order of their numbers."""
        on_lines = (one for line in self.lines for one in line.found)
        return (*on_lines, *self.whole, *self.missing)


def tell(scene: Scene, graded: CaseGrade) -> Story:
    """Give the story of a case with its findings numbered in reading order."""
    pointed = frozenset(one.event for mark in graded.marks for one in mark.findings)
    lines = sorted(_lines(scene, pointed), key=lambda line: (line.event, line.at))
    known = {line.event for line in lines}
    left: list[Finding] = []
    placed: dict[int, list[Finding]] = defaultdict(list)
    for found in (one for mark in graded.marks for one in mark.findings):
        if found.event in known and not absent(found):
            placed[found.event or 0].append(found)
        else:
            left.append(found)
    count, done = 0, []
    for line in lines:
        done.append(_pinned(scene, line, placed.pop(line.event, []), count))
        count += len(done[-1].found)
    rest = sorted(left, key=absent)
    numbered = tuple(judged(scene.scenario, count + place, found) for place, found in enumerate(rest, start=1))
    missing = tuple(one for one in numbered if absent(one.finding))
    return Story(tuple(done), numbered[: len(numbered) - len(missing)], missing)


def _pinned(scene: Scene, line: Line, findings: Sequence[Finding], before: int) -> Line:
    ordered = in_reading_order(findings, line.message)
    found = tuple(
        judged(scene.scenario, before + place, one, line.message) for place, one in enumerate(ordered, start=1)
    )
    spans = [(one, one.finding.span) for one in found if not one.whole and one.kind != "note"]
    pins = [Pin(one.number, span.start, span.end, one.kind) for one, span in spans if span is not None]
    return replace(line, segments=segments(line.text, pins), found=found)


def _lines(scene: Scene, pointed: frozenset[int | None]) -> Iterator[Line]:
    """Give the lines of a case; what was done for the whole shift only where it was due here or judged here."""
    own = {said.event for said in scene.went.messages}
    wider = (said for said in scene.shift.statements if said.event in pointed - own)
    number = 0
    for said in sorted((*scene.went.messages, *wider), key=lambda one: one.event):
        number += said.by == "agent"
        yield message_line(scene, said, number if said.by == "agent" else 0)
    wide = (act for act in scene.shift.acts if act.event in pointed or act.name in scene.case.expected.actions)
    acts = (*scene.went.acts, *wide)
    yield from (_act_line(scene, act) for act in acts if act.name.partition(":")[0] not in _SAID)
    yield from _mood_lines(scene)


def message_line(scene: Scene, said: Message, number: int = 0) -> Line:
    """Give a message as a line."""
    names = {"agent": "You", "customer": scene.person.name, "brand": scene.scenario.brand.name}
    handles = {"customer": scene.person.handle, "brand": scene.scenario.brand.handle}
    return Line(
        event=said.event, at=said.at, who=said.by, name=said.name or names.get(said.by, "Someone"), text=said.text,
        place=said.channel, handle=said.handle or handles.get(said.by, ""), number=number, state=_state(scene, said),
        image=said.image or "", message=said, gone_at=gone_at(said),
    )  # fmt: skip


def gone_at(said: Message) -> float | None:
    """Give when a message was hidden or deleted, whichever came first; None if it stayed."""
    return min((at for at in (said.hidden_at, said.deleted_at) if at is not None), default=None)


def _state(scene: Scene, said: Message) -> str:
    if said.withdrawn:
        return "taken back before anybody saw it"
    if said.hidden_at is not None:
        hides = (act.detail.partition(":") for act in scene.went.acts if act.name == "hide")
        why = next((words.REASONS.get(reason, "") for post, _, reason in hides if post == str(said.event)), "")
        return f"hidden by you, because {why}" if why else "hidden by you"
    return "deleted by its author" if said.deleted_at is not None else ""


def _act_line(scene: Scene, act: Act) -> Line:
    return Line(act.event, act.at, "act", "You", words.act(scene.scenario, act.name, act.detail))


def _mood_lines(scene: Scene) -> Iterator[Line]:
    """Give the changes of mood that can be felt, each behind what was said before it."""
    moods = scene.went.moods
    for (_, before, _), (at, mood, because) in pairwise(moods):
        if abs(mood - before) < FELT:
            continue
        way = "calmer" if mood > before else "angrier"
        text = f"{scene.person.first_name or scene.person.name} is {way} ({before} to {mood}): {words.cause(because)}"
        behind = [said.event for said in scene.went.messages if said.at <= at]
        yield Line(max(behind, default=0), at, "mood", "", text, better=mood > before)
