"""Offers to carry on in another channel: what is offered, whether it asks or orders.

A channel's name becomes an offer by the words around it (`moves.yaml`, `move_frames.yaml`): a question or
an "if you'd like" asks for consent; "I can", "feel free" offers; a bare imperative orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.reading import phrases
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage, fold

_REACH = {"order": 40, "offer": 70}
_STOP = re.compile(r"[,;:.!?-](?=\s)|\b(?:but|so|then)\b")
_LINE = re.compile(r"\+?\d[\d ()-]*")
_HERE = re.compile(r"(?: (?:back|again|right|privately))* (?:in )?here\b")


def moves(passage: Passage) -> Iterator[Sign]:
    """Give `offer.<channel>`, `move.consent` and `move.order` signs."""
    framed: dict[Extent, list[tuple[str, Extent]]] = {}
    for wording in phrases.likely("moves", passage.folded):
        for found in wording.pattern.finditer(passage.folded):
            channel = Extent(*found.span())
            if _is_open(passage, wording.sign, channel):
                sentence = passage.sentence_at(channel.start)
                if sentence not in framed:
                    framed[sentence] = _frames(passage, sentence)
                yield from _offer(passage, wording.sign, channel, framed[sentence])


def _is_open(passage: Passage, name: str, channel: Extent) -> bool:
    """Tell whether a channel's name may be an offer: not quoted, not refused, no staying put, no protective call."""
    if passage.is_quoted(channel.start, channel.end) or _refused(passage, channel.start):
        return False
    return not _stays(passage, name, channel) and not _protects(passage, name, channel)


def _refused(passage: Passage, start: int) -> bool:
    """A negation counts up to the next stop or comma: in "not here, DM us" the message is no less an order."""
    sentence = passage.sentence_at(start)
    clause = _STOP.split(passage.folded[sentence.start : start])[-1]
    words = " ".join(clause.split()[-4:])
    return bool(phrases.NEGATION.search(words)) and "?" not in passage.said(sentence)


def _stays(passage: Passage, name: str, channel: Extent) -> bool:
    """Tell whether "I'll message you here" speaks of the place where both already are."""
    return name == "offer.dm" and bool(_HERE.match(passage.folded, channel.end))


def _protects(passage: Passage, name: str, channel: Extent) -> bool:
    """Tell whether a call moves nothing: to an emergency number, an issuer, a line of safety, or one asked for."""
    if name != "offer.phone":
        return False
    if _LINE.search(passage.folded, channel.start, channel.end + 1) and _is_asked(passage):
        return True
    sentence = passage.sentence_at(channel.start)
    rest = passage.folded[channel.start : sentence.end]
    if any(wording.pattern.match(rest) for wording in phrases.table("protectors") if wording.sign == "call"):
        return True
    line = _LINE.search(rest)
    official = {_digits(one) for one in passage.context.allowed}
    return line is not None and _digits(line[0]) in official and _is_grave(passage.said(sentence))


def _is_asked(passage: Passage) -> bool:
    """Tell whether the customer asked for a number to call."""
    asked = [wording.pattern for wording in phrases.table("protectors") if wording.sign == "asked"]
    posts = [fold(text) for who, text in passage.context.earlier if who == "customer"]
    return any(pattern.search(post) for pattern in asked for post in posts)


def _is_grave(said: str) -> bool:
    return any(wording.pattern.search(said) for wording in phrases.table("protectors") if wording.sign == "danger")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _offer(passage: Passage, name: str, channel: Extent, frames: list[tuple[str, Extent]]) -> Iterator[Sign]:
    frame = _frame(passage, frames, channel)
    if frame is None:
        return
    kind, extent = frame
    start, end = min(extent.start, channel.start), max(extent.end, channel.end)
    yield Sign(name, start, end, 0.9)
    if kind != "offer":
        yield Sign(f"move.{kind}", start, end, 0.9, name.removeprefix("offer."))


def _frames(passage: Passage, sentence: Extent) -> list[tuple[str, Extent]]:
    said = passage.said(sentence)
    return [
        (wording.sign, Extent(sentence.start + hit.start(), sentence.start + hit.end()))
        for wording in phrases.table("move_frames")
        for hit in wording.pattern.finditer(said)
    ]


def _frame(passage: Passage, frames: list[tuple[str, Extent]], channel: Extent) -> tuple[str, Extent] | None:
    """Give the frame that makes an offer: consent first, since a question softens an imperative."""
    found: dict[str, Extent] = {}
    for kind, extent in frames:
        if kind not in found and _fits(passage, kind, passage.sentence_at(channel.start), channel, extent):
            found[kind] = extent
    for kind in ("consent", "order", "offer"):
        if kind in found:
            return kind, found[kind]
    return None


def _fits(passage: Passage, kind: str, sentence: Extent, channel: Extent, frame: Extent) -> bool:
    if kind == "consent":
        words = passage.said(frame)
        return phrases.is_question(passage, sentence) or words.startswith(
            ("if ", "let me", "say ", "whichever", "up to")
        )
    near = frame.start <= channel.start and channel.start - frame.end <= _REACH[kind]
    return near and ";" not in passage.folded[frame.end : channel.start]
