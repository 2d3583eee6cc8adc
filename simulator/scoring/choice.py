"""The choice of disposition against the author's key, and the duties that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.dispositions import disposition, is_step, standing
from simulator.finding import Finding
from simulator.scene import Scene
from simulator.scoring.evidence import acted, by_signs, missing, said, worth
from simulator.scoring.speed import excused
from simulator.state import Act, Message

# Kinds of cases in which a post may be hidden although it exposes nothing.
_HIDEABLE = frozenset({"TRO", "THR", "FRD"})
_SUMMARY = 20
_DUTIES = ("incident", "duty_manager", "handoff", "keep_evidence", "report_impostor")


def choice(scene: Scene) -> Iterator[Finding]:
    """Give how the case was disposed of, once it is final, and at any time what was hidden that must not be."""
    yield from _hid_criticism(scene)
    yield from _handoffs(scene)
    yield from _to_the_press(scene)
    yield from by_signs(scene, "disposition")
    if not scene.final or scene.words_alone:
        return
    yield from _disposed(scene)
    yield from _duties(scene)
    yield from _tags(scene)


def _disposed(scene: Scene) -> Iterator[Finding]:
    reached = disposition(scene)
    expected = scene.case.expected
    found = standing(expected.disposition, reached)
    reason = expected.disposition.reasons.get(reached, "")
    if not expected.needs_reply:
        yield from _unneeded(scene, reached, reason)
        return
    if (
        not scene.replies
        and reached in ("unanswered", "left_alone", "closed_unresolved")
        and found not in ("best", "acceptable")
    ):
        yield _unanswered(scene, reason)
        return
    yield _harmful(scene, reason) if found == "harmful" else _rated(scene, found, reached, reason)


def _rated(scene: Scene, found: str, reached: str, reason: str) -> Finding:
    because = reason or ("" if found != "unlisted" else f"Handled as: {reached.replace('_', ' ')}.")
    return _anchored(scene, f"disposition.{found}", reached, because)


def _anchored(scene: Scene, rule: str, reached: str, because: str) -> Finding:
    """Give a finding that stands at the reply or act that decided the disposition, if there is one."""
    last = _decisive(scene)
    if isinstance(last, Message):
        return said(scene, rule, last, because=because)
    return acted(scene, rule, last, because=because) if last else missing(scene, rule, reached, because=because)


def _decisive(scene: Scene) -> Message | Act | None:
    decided = [
        act for act in scene.went.acts if act.name.partition(":")[0] in ("handoff", "chat", "dm", "hide", "leave_alone")
    ]
    if decided:
        return decided[0]
    return scene.replies[-1] if scene.replies else None


def _harmful(scene: Scene, reason: str) -> Finding:
    if scene.case.kind == "MED" and scene.replies:
        return _anchored(scene, "disposition.spoke_to_press", "harmful", reason)
    return replace(_anchored(scene, "disposition.harmful", "harmful", reason), critical=scene.case.expected.harm)


def _unanswered(scene: Scene, reason: str) -> Finding:
    if scene.went.did("hand_over") or excused(scene):
        return missing(scene, "disposition.not_reached", "a reply")
    return replace(
        missing(scene, "disposition.unanswered", "a reply", because=reason), critical=scene.case.expected.harm
    )


def _unneeded(scene: Scene, reached: str, reason: str) -> Iterator[Finding]:
    found = standing(scene.case.expected.disposition, reached)
    if not scene.replies and reached in ("unanswered", "left_alone") and found == "unlisted":
        found = "acceptable"
    yield _harmful(scene, reason) if found == "harmful" else _rated(scene, found, reached, reason)
    if scene.replies and found not in ("best", "acceptable"):
        yield said(scene, "disposition.over_response", scene.replies[0])


def _to_the_press(scene: Scene) -> Iterator[Finding]:
    """Find replies that tell a journalist the substance instead of pointing to the press office."""
    if scene.case.kind != "MED" or scene.went.did("handoff"):
        return
    for message in scene.replies:
        reading = message.reading
        if reading is None or any(reading.has(name) for name in ("told.press", "offer.team")):
            continue
        if is_step(scene, message) or reading.has("told.on_record"):
            yield replace(said(scene, "disposition.spoke_to_press", message), confidence="medium")


def _hid_criticism(scene: Scene) -> Iterator[Finding]:
    if {scene.case.kind, *scene.case.also} & _HIDEABLE or "hidden" in scene.case.expected.disposition.best:
        return
    posts = {post.event: post for post in scene.went.messages}
    for act in scene.went.acts:
        if act.name != "hide":
            continue
        post = posts.get(int(act.detail.partition(":")[0] or 0))
        if post is not None and post.by != "agent" and not post.exposes:
            yield acted(scene, "disposition.hid_criticism", act)


def _handoffs(scene: Scene) -> Iterator[Finding]:
    for act in scene.went.acts:
        if not act.name.startswith("handoff:"):
            continue
        if len(act.detail.strip()) < _SUMMARY:
            yield acted(scene, "disposition.thin_summary", act)
        if scene.final and scene.case.expected.needs_reply and not _told_of(scene, act):
            yield acted(scene, "disposition.silent_handoff", act)


def _told_of(scene: Scene, act: Act) -> bool:
    """Tell whether a reply speaks of the team, or any reply follows the hand-over."""
    names = ("claim.handed", "offer.team")
    spoken = any(
        reply.reading is not None and any(reply.reading.has(name) for name in names) for reply in scene.replies
    )
    return spoken or any(reply.at >= act.at for reply in scene.replies)


def _duties(scene: Scene) -> Iterator[Finding]:
    expected = scene.case.expected
    actions = [name for name in expected.actions if not scene.met(name)]
    told = [name for name in expected.told if not scene.met(f"told:{name}")] if expected.needs_reply else []
    due = len(expected.actions) + len(expected.told)
    grave = expected.harm != "CE10" and any(name.partition(":")[0] in _DUTIES for name in expected.actions)
    if grave and scene.replies and len(actions) + len(told) == due and not scene.settled:
        yield replace(missing(scene, "disposition.duty_ignored", _listed(actions + told)), critical=expected.harm)
    for name in actions:
        yield missing(scene, "disposition.action_missing", _listed([name]))
    for name in told:
        yield missing(scene, "disposition.told_missing", _listed([name]))


def _listed(names: list[str]) -> str:
    return ", ".join(name.removeprefix("told.").replace("_", " ").replace(":", ": ") for name in names)


def _tags(scene: Scene) -> Iterator[Finding]:
    tagged = ((scene.went.category, scene.case.category), (scene.went.priority, scene.case.priority))
    for given, right in tagged:
        if given is not None and given == right:
            yield missing(scene, "disposition.tag_right", f"tagged {given}")
        elif given is not None:
            yield worth(missing(scene, "disposition.tag_wrong", f"tagged {given}, it is {right}"), -5)
