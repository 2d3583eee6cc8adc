"""The move between channels: needed, explained, asked for, soft, without repetition, closed in public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from simulator.dispositions import disposition, standing
from simulator.finding import Finding
from simulator.reading.model import KINDS, Sign
from simulator.rules import rules
from simulator.scene import Scene
from simulator.scoring.evidence import acted, by_signs, confidence_of, missing, said
from simulator.state import Act, Message

_PUBLIC_TURNS = 2
_LEAST_VALUE = 4


def moving(scene: Scene) -> Iterator[Finding]:
    """Give the findings about moves, offers of the phone, and things asked twice."""
    yield from _repeats(scene)
    yield from _phone(scene)
    orders = tuple(_orders(scene))
    yield from orders
    yield from by_signs(scene, "move")
    if not scene.case.expected.needs_reply or not scene.replies:
        return
    moves = _moves(scene)
    if moves or _offers(scene):
        yield from _moved(scene, moves, bool(orders))
    elif scene.final and not orders and not scene.words_alone:
        yield from _stayed(scene)


def _needed(scene: Scene) -> bool:
    return scene.case.expected.private or bool(scene.case.expected.need)


def _moves(scene: Scene) -> tuple[Act, ...]:
    return tuple(act for act in scene.went.acts if act.name in ("dm", "chat"))


def _offers(scene: Scene) -> tuple[Message, ...]:
    """Give the replies that offer to go on elsewhere in writing."""
    return tuple(message for message in scene.replies if message.offers or _says(message, "offer.dm", "offer.chat"))


def _says(message: Message, *names: str) -> bool:
    return message.reading is not None and any(message.reading.has(name) for name in names)


def _asks(message: Message) -> bool:
    """Tell whether a message asks leave to move, in words or by the offer itself."""
    return message.offers is not None or _says(message, "move.consent", "offer.choice")


def _orders(scene: Scene) -> Iterator[Finding]:
    for act in _moves(scene):
        if act.detail == "unasked":
            yield acted(scene, "move.unasked", act)
    for message in scene.replies:
        signs = message.reading.having("move.order") if message.reading else ()
        agreed = any(scene.went.consent.get(room) for room in ("dm", "chat"))
        if signs and not agreed and not _asks(message) and message.channel == "public":
            yield said(scene, "move.unasked", message, signs[0])
            return


def _moved(scene: Scene, moves: tuple[Act, ...], ordered: bool) -> Iterator[Finding]:
    offers = _offers(scene)
    if not _needed(scene) and scene.case.channel == "public" and not _rated_well(scene):
        yield acted(scene, "move.needless", moves[0]) if moves else said(scene, "move.needless", offers[0])
    else:
        yield acted(scene, "move.needed", moves[0]) if moves else said(scene, "move.needed", offers[0])
    yield _reason(scene, offers)
    asked = any(act.detail == "asked" for act in moves) or any(_asks(message) for message in offers)
    if asked and not ordered and offers:
        yield said(scene, "move.asked", offers[0])
    if offers and not any(_says(message, "offer.phone") for message in scene.replies):
        yield said(scene, "move.soft", offers[0])
    yield from _continuity(scene, moves)


def _rated_well(scene: Scene) -> bool:
    rated = scene.case.expected.disposition
    return any(standing(rated, name) in ("best", "acceptable") for name in ("moved_chat", "moved_dm"))


def _reason(scene: Scene, offers: tuple[Message, ...]) -> Finding:
    for message in offers:
        signs = message.reading.having("move.reason") if message.reading else ()
        if signs:
            return said(scene, "move.reason", message, signs[0])
    where = offers[0].event if offers else None
    return missing(scene, "move.no_reason", "why it has to be private", event=where)


def _continuity(scene: Scene, moves: tuple[Act, ...]) -> Iterator[Finding]:
    """Judge what follows a move, once there is something that follows it."""
    moved_at = moves[0].at if moves else float("inf")
    after = [message for message in scene.replies if message.at >= moved_at and message.channel != "public"]
    if after and not any(True for _ in _repeats(scene)):
        yield said(scene, "move.no_repeat", after[0])
    turns = [message for message in scene.replies if message.channel == "public" and message.at <= moved_at]
    if len(turns) > _PUBLIC_TURNS and _needed(scene) and scene.case.channel == "public":
        yield said(scene, "move.many_turns", turns[_PUBLIC_TURNS])
    if not scene.case.expected.public_close or scene.case.channel != "public" or not after:
        return
    closing = [message for message in scene.replies if message.channel == "public" and message.at >= after[0].at]
    if closing:
        yield said(scene, "move.closed_loop", closing[-1])
    elif scene.final:
        yield missing(scene, "move.no_public_close", "a line in the public thread that it was dealt with")


def _stayed(scene: Scene) -> Iterator[Finding]:
    if scene.case.channel != "public":
        return
    well = standing(scene.case.expected.disposition, disposition(scene)) in ("best", "acceptable")
    if well and not _needed(scene):
        yield said(scene, "move.none_needed", scene.replies[-1])
    elif _needed(scene) and not well:
        yield missing(scene, "move.missing", "a private place, with a reason and their consent")


def _phone(scene: Scene) -> Iterator[Finding]:
    """Find the phone pushed: unasked, or again after the customer said no."""
    if "phone" in scene.person.accepts:
        return
    pushed = [
        (message.at, said(scene, "move.phone", message, sign))
        for message in scene.replies for sign in (message.reading.having("offer.phone")[:1] if message.reading else ())
    ]  # fmt: skip
    pushed += [(act.at, acted(scene, "move.phone", act)) for act in scene.went.acts if act.name == "contact:phone"]
    for number, (at, found) in enumerate(sorted(pushed, key=lambda one: one[0])):
        refused = (number > 0 and scene.went.consent.get("phone") is False) or _declined_before(scene, at)
        yield _after_no(found) if refused else found
        if refused:
            return


def _after_no(found: Finding) -> Finding:
    """Give the graver finding about the same words, unless the reader is unsure of them."""
    rule = rules()["move.phone_after_no"]
    sure = found.confidence != "low"
    return replace(
        found, rule=rule.id, effect=rule.effect, because=rule.why, source=rule.source, rewrite=rule.rewrite,
        cap=rule.cap if sure else None, critical=rule.critical if sure else None,
    )  # fmt: skip


_NOT = r"(?:do ?n['’]?t|won['’]?t|can['’]?t|not|no|hate|without)"
_CALLING = r"(?:ring|phone|phoning|calls?|calling|ringing)"
_NO_PHONE = re.compile(rf"{_NOT}(?:\W+\w+){{0,4}}?\W+{_CALLING}\b", re.IGNORECASE)


def _declined_before(scene: Scene, at: float) -> bool:
    """Tell whether the customer had said in so many words that they will not ring."""
    return any(_NO_PHONE.search(post.text) for post in scene.went.posts if post.at < at)


def _repeats(scene: Scene) -> Iterator[Finding]:
    """Find questions whose answer the customer had given before."""
    for message in scene.replies:
        for sign in message.reading.having("ask") if message.reading else ():
            kind = sign.name.removeprefix("ask.")
            if _told(scene, kind, message):
                because = f"They had already given this: {kind.replace('_', ' ')}."
                yield _kept(said(scene, "answer.made_repeat", message, sign, because=because), sign)


def _kept(found: Finding, sign: Sign) -> Finding:
    return replace(found, confidence=confidence_of(sign.confidence))


def _told(scene: Scene, kind: str, message: Message) -> bool:
    told_at = scene.went.beats.get(f"told:{kind}")
    if told_at is not None and told_at < message.at:
        return True
    posts = [post for post in scene.before(message) if post.by == "customer"]
    if kind in KINDS and any(kind in post.exposes for post in posts):
        return True
    values = [_bare(entry.value) for entry in scene.person.record if entry.kind == kind]
    answers = [telling.say for telling in scene.person.tells if telling.ask == kind]
    given = any(len(value) >= _LEAST_VALUE and value in _bare(post.text) for value in values for post in posts)
    return given or any(post.text in answers for post in posts)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
