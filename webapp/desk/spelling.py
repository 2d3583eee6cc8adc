"""Slips in a draft, to be underlined where they stand: of spelling, grammar and punctuation, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.reading.model import Sign
from simulator.state import Message

MOST = 6
"""How many are shown at once; more would be noise."""
_NAMES = {"writing.spelling": "Spelling", "writing.grammar": "Grammar", "writing.punctuation": "Punctuation"}
# What a detail says that is no word to write.
_HINTS: Mapping[str, str] = {
    "agreement": "the verb does not go with its subject", "an article": "a small word like “a” or “the” is missing",
    "capital": "needs a capital", "comma splice": "two sentences joined by a comma",
    "comparative": "“more” and “-er” say the same twice", "full stop": "two sentences run together",
    "no plural": "this word has no plural", "past participle": "another form of the verb belongs here",
    "past tense": "it was in the past", "plain form of the verb": "the plain form of the verb belongs here",
    "space": "the space is in the wrong place", "the preposition or form": "another small word or form belongs here",
    "the word that only sounds like it": "it only sounds like the right word",
}  # fmt: skip
# The word of a longer slip that is to be written otherwise, by what is to be written.
_INSTEAD_OF: Mapping[str, tuple[str, ...]] = {
    "a": ("an",), "an": ("a",), "have": ("of",), "it's": ("its",), "its": ("it's",), "lose": ("loose",),
    "than": ("then",), "their": ("there", "they're"), "there": ("their",), "they're": ("their", "there"),
    "too": ("to",), "you're": ("your",), "your": ("you're", "you"), "accept": ("except",),
}  # fmt: skip
_STOP = re.compile(r"\s*([,.!?])\s*")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip on the code points `start:end` of a draft. `instead` is what to write there, empty if nobody knows."""

    start: int
    end: int
    words: str
    kind: str
    hint: str
    instead: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a draft; `number` is that of the slip it is, from 1, or 0."""

    text: str
    number: int = 0


def slips(message: Message) -> tuple[Slip, ...]:
    """Give the slips of a draft in order, none over another, a handful at most."""
    signs = (sign for name in _NAMES for sign in (message.reading.having(name) if message.reading else ()))
    return tuple(_slip(message.text, sign) for sign in _apart(signs))[:MOST]


def pieces(text: str, found: Iterable[Slip]) -> Iterator[Piece]:
    """Give the draft cut at its slips; the pieces together are the draft."""
    at = 0
    for number, slip in enumerate(found, 1):
        yield Piece(text[at : slip.start])
        yield Piece(text[slip.start : slip.end], number)
        at = slip.end
    yield Piece(text[at:])


def _apart(signs: Iterable[Sign]) -> Iterator[Sign]:
    end = 0
    for sign in sorted(signs, key=lambda one: (one.start, -one.end)):
        if sign.start >= end and sign.end > sign.start:
            yield sign
            end = sign.end


def _slip(text: str, sign: Sign) -> Slip:
    start = sign.start
    while sign.detail == "space" and start and text[start - 1].isalnum():
        start -= 1  # the whole word, to be read by people
    words = text[start : sign.end]
    instead = _instead(words, sign.detail)
    if sign.detail == "space" and not text[sign.end : sign.end + 1].isspace():
        instead += " "
    if words[:1].isupper():
        instead = instead[:1].upper() + instead[1:]
    return Slip(start, sign.end, words, _NAMES[sign.name], _HINTS.get(sign.detail, ""), instead)


def _instead(words: str, detail: str) -> str:
    """Give what to write for a slip's words; empty where the detail is only a hint."""
    if detail == "capital":
        return words[:1].upper() + words[1:]
    if detail == "space":
        return _STOP.sub(r"\1 ", words).rstrip()
    if not detail or detail in _HINTS:
        return ""
    if len(set(words.casefold().split())) == 1:
        return detail
    wrong = next((one for one in _INSTEAD_OF.get(detail, ()) if _word(one).search(words)), None)
    return _word(wrong).sub(detail, words, count=1) if wrong else ""


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?![\w'])", re.IGNORECASE)
