"""Accuracy: nothing against the facts, nothing claimed that was not done, nothing beyond authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from simulator.dispositions import own_facts
from simulator.finding import Finding, Span
from simulator.reading.model import OUTRIGHT, FactReading, Sign
from simulator.scene import Scene
from simulator.scoring.evidence import acted, by_signs, confidence_of, missing, said
from simulator.state import Message

_GRACE = 60.0
"""Seconds after a reply within which what it claims may still be carried out: the words and the deed are one."""


def accuracy(scene: Scene) -> Iterator[Finding]:
    """Give the findings of accuracy in a scene."""
    wrong = [*_contradictions(scene), *_undone(scene), *_bound(scene), *_given(scene), *_broken(scene)]
    yield from wrong
    doubted_only = all(one.confidence == "low" for one in wrong)
    if doubted_only and scene.final and scene.case.expected.needs_reply and (said_last := _stated(scene)) is not None:
        yield said(scene, "accuracy.supported", said_last)


def _stated(scene: Scene) -> Message | None:
    """Give the last reply that states something; who asserts nothing cannot be accurate."""
    for message in reversed(scene.replies):
        reading = message.reading
        told = reading is not None and any(found.status == "conveys" for found in reading.facts)
        if told or (reading is not None and reading.has("claim")):
            return message
    return scene.replies[-1] if scene.replies and scene.settled else None


def _contradictions(scene: Scene) -> Iterator[Finding]:
    facts = scene.scenario.facts()
    for message in scene.replies:
        for wrong in message.reading.facts if message.reading else ():
            if wrong.status == "contradicts" and not _says_another(message, wrong):
                start, end = (wrong.start or 0, len(message.text) if wrong.end is None else wrong.end)
                sign = Sign("contradicts", start, end, wrong.confidence)
                text = facts[wrong.fact].text if wrong.fact in facts else wrong.fact
                made = said(scene, "accuracy.contradicts", message, sign, because=f"The brand's knowledge says: {text}")
                yield _doubted(made) if _doubtful(scene, wrong) else made


_NO_FALSEHOOD = ("promise.update", "undecided")


def _says_another(message: Message, wrong: FactReading) -> bool:
    """Tell whether the same words convey another fact, promise news or leave it open: no falsehood about this fact."""
    outright = wrong.confidence >= OUTRIGHT
    if message.reading is None or wrong.start is None or wrong.end is None or outright:
        return False
    told = [found for found in message.reading.facts if found.status == "conveys" and found.fact != wrong.fact]
    spans = [(found.start or 0, found.end or 0) for found in told]
    spans += [(sign.start, sign.end) for name in _NO_FALSEHOOD for sign in message.reading.having(name)]
    return any(start < wrong.end and wrong.start < end for start, end in spans)


def _doubtful(scene: Scene, wrong: FactReading) -> bool:
    """Tell whether a contradiction is for a person to judge.

    It is if the reader is not sure, and the fact is not this case's or was told rightly before: who has told it
    rightly is more likely to be speaking of something else.
    """
    if confidence_of(wrong.confidence) == "high":
        return False
    foreign = scene.case.expected.needs_reply and wrong.fact not in own_facts(scene)
    return foreign or scene.met(f"fact:{wrong.fact}")


def _doubted(found: Finding) -> Finding:
    return replace(found, effect=0.0, cap=None, critical=None, confidence="low")


# Claims with the act that makes each true; `{}` is the sign's detail.
_CLAIMS: tuple[tuple[str, str], ...] = (
    ("claim.remedy", "remedy"), ("claim.hidden", "hide"), ("claim.handed", "handoff"),
    ("claim.reported", "report_impostor"), ("claim.incident", "incident"),
)  # fmt: skip


def _undone(scene: Scene) -> Iterator[Finding]:
    for message in scene.replies:
        for claim, act in _CLAIMS:
            for sign, meant in _meant(message, claim):
                if not any(_is_done(scene, act, one, message) for one in meant) and _is_due(scene, message):
                    yield said(
                        scene,
                        "accuracy.claim_undone",
                        message,
                        sign,
                        because=f"It says so, and it was not done: {_named(scene, act, sign)}.",
                    )


def _meant(message: Message, claim: str) -> Iterator[tuple[Sign, tuple[Sign, ...]]]:
    """Give the claims of a message, each once, with all that the same words may mean: one done makes them true.

    What the reader takes for talk of something else is no claim of a deed.
    """
    claims = message.reading.having(claim) if message.reading else ()
    talk = message.reading.having(claim.replace("claim", "no_deed")) if message.reading else ()
    idle = {(sign.start, sign.end) for sign in talk}
    places = {place: sign for sign in reversed(claims) if (place := (sign.start, sign.end)) not in idle}
    for place, sign in sorted(places.items()):
        yield sign, tuple(one for one in claims if (one.start, one.end) == place)


def _is_done(scene: Scene, act: str, sign: Sign, message: Message) -> bool:
    wanted = f"{act}:{sign.detail}" if act == "remedy" and sign.detail else act
    until = message.at + _GRACE
    done = any(
        found.at <= until and (found.name == wanted or found.name.startswith(wanted + ":")) for found in scene.went.acts
    )
    return done or _was_hidden_otherwise(scene, act, until)


def _was_hidden_otherwise(scene: Scene, act: str, until: float) -> bool:
    gone = (post.deleted_at for post in scene.went.messages if post.by != "agent")
    return act == "hide" and any(at is not None and at <= until for at in gone)


def _is_due(scene: Scene, message: Message) -> bool:
    return scene.final or scene.shift.at > message.at + _GRACE


def _named(scene: Scene, act: str, sign: Sign) -> str:
    names = {remedy.id: remedy.name for remedy in scene.scenario.brand.remedies}
    return (
        names.get(sign.detail, act)
        if act == "remedy"
        else {"handoff": "hand-over", "report_impostor": "report"}.get(act, act)
    )


def _bound(scene: Scene) -> Iterator[Finding]:
    """Find words that bind the brand: guarantees, liability, and what the scenario rules out."""
    for found in by_signs(scene, "accuracy"):
        legal = found.rule == "accuracy.liability" and scene.case.expected.legal
        if not legal:
            yield found
            continue
        message = next(message for message in scene.replies if message.event == found.event)
        place = found.span or Span(message.event, 0, len(message.text))
        sign = Sign("liability", place.start, place.end, {"high": 1.0, "medium": 0.6, "low": 0.3}[found.confidence])
        yield said(scene, "accuracy.liability_legal", message, sign)
    for message in scene.replies:
        for words in scene.case.expected.forbidden:
            yield from _forbidden(scene, message, words)


def _forbidden(scene: Scene, message: Message, words: str) -> Iterator[Finding]:
    pattern = r"\W+".join(map(re.escape, words.split()))
    place = re.search(rf"(?<!\w){pattern}(?!\w)", message.text, re.IGNORECASE)
    if place and not _negated(message.text[: place.start()]):
        sign = Sign("forbidden", place.start(), place.end())
        yield said(scene, "accuracy.forbidden", message, sign, because=f"Not to be said in this case: “{words}”.")


_NOT = re.compile(
    r"(?:\b(?:not|never|no|without|cannot|can't|won't|isn't|don't|unable to)\b|n['’]t)(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)


def _negated(before: str) -> bool:
    return bool(_NOT.search(re.split(r"[.!?]", before)[-1]))


def _given(scene: Scene) -> Iterator[Finding]:
    """Find remedies that nobody was entitled to, and amounts above an agent's limit."""
    entitled = scene.case.expected.remedies
    limits = {remedy.id: remedy.limit for remedy in scene.scenario.brand.remedies}
    for act in scene.went.acts:
        head, _, remedy = act.name.partition(":")
        if head != "remedy":
            continue
        named = [name for way in scene.case.expected.settled_by for name in way]
        if remedy not in entitled and act.name not in named:
            yield acted(scene, "accuracy.gave_away", act)
        amount, limit = _amount(act.detail), limits.get(remedy)
        if amount is not None and limit is not None and amount > limit:
            given, most = map(scene.scenario.brand.in_money, (amount, limit))
            yield acted(scene, "accuracy.over_limit", act, because=f"{given} is above the limit of {most}.")


def _amount(detail: str) -> float | None:
    return float(detail) if re.fullmatch(r"\d+(?:\.\d+)?", detail) else None


def _broken(scene: Scene) -> Iterator[Finding]:
    for promise in scene.went.promises:
        if promise.kept is False:
            yield replace(missing(scene, "accuracy.promise_broken", promise.what), event=promise.event)
