"""How a reply sounds: signs from the phrase tables, the customer's name and details, copies, stuffing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage, fold

_CAPITALS = re.compile(
    r"(?<![\w#@])(?:[A-Z]{4,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,})+"
    r"|[A-Z]{2,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,}(?:['’][A-Z]+)?){2,})(?!\w)"
)
_BANGS = re.compile(r"!{3,}|(?:![?]){2,}")
_GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|dear|morning|good (?:morning|afternoon|evening)|afternoon|evening|thanks"
    r"|thank you|sorry)[ ,]+(?P<name>[a-z][a-z'-]{1,20})\b"
)
_NOT_NAMES = "not_names"
_POLITE_WORDS = re.compile(
    r"\b(?:sorry|please|thanks?|thank you|apologi[sz]e|apologies|appreciate|understand|kindly|valued?)\b"
)
# Contracted or in full: who was taught English in a school contracts less, and is no less of a person.
_INFORMAL = re.compile(
    r"\b(?:\w+n't|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should) ?not"
    r"|(?:i|we|you|they|it|that|he|she|who|there|here|what)(?:'(?:m|re|ve|ll|d|s)"
    r"| (?:am|are|is|was|were|have|has|had|will|would))|let(?:'s| us))\b"
)
_CONCRETE = re.compile(
    r"\b\d[\d.,:/]*\w*\b|\b(?:{})\b".format("monday|tuesday|wednesday|thursday|friday|saturday|sunday")
)
_KEYWORDS = re.compile(
    r"\b(?:sorry|please|thanks?|apolog\w+|appreciate|understand|kindly|values?|valued|empathy|ownership|accountable"
    r"|responsib\w+|feelings?|frustrat\w+|upset|patience|compassion|kindness|sympathy|condolences|heartfelt|sincerely"
    r"|truly|deeply|listening|learning|priority|resolution|compensation|consent|privacy|care|hear|worried|secure|own)\b"
)
_JOINED = re.compile(r"[^\W_]+(?:['.@-][^\W_]+)*")
_APOLOGIES, _STUFFED, _KEYWORD_KINDS = 3, 0.3, 6


def tone(passage: Passage) -> list[Sign]:
    """Give all signs of how the reply sounds."""
    found = list(phrases.find("tone", passage))
    return [*found, *_shouting(passage), *_name(passage), *_voice(passage), *_repeated(found), *_stuffing(passage)]


def _shouting(passage: Passage) -> Iterator[Sign]:
    for pattern in (_CAPITALS, _BANGS):
        for found in pattern.finditer(passage.text):
            if not passage.is_quoted(*found.span()):
                yield Sign("rude.shouting", found.start(), found.end(), 0.9)


def _name(passage: Passage) -> Iterator[Sign]:
    """The customer's first name, or a greeting by another."""
    names = {part for name in passage.context.names for part in re.findall(r"[\w'-]{2,}", fold(name))}
    if not names:
        return
    for found in re.finditer(r"(?<!\w)@?[\w'-]+", passage.folded):
        word = found[0].lstrip("@").removesuffix("'s")
        if word in names and not passage.is_quoted(*found.span()):
            yield Sign("voice.personal", found.start(), found.end(), 0.9, "name")
    greeted = _GREETED.match(passage.folded)
    if greeted and greeted["name"] not in phrases.word_set(_NOT_NAMES) | names and not _near(greeted["name"], names):
        start, end = greeted.span("name")
        if passage.text[start].isupper() and re.match(r"\s*[,.!\n-]|\s+[A-Z]", passage.text[end:] or "."):
            yield Sign("voice.wrong_name", start, end, 0.7)


def _near(name: str, names: set[str]) -> bool:
    return any(one.startswith(name) or name.startswith(one) for one in names)


def _voice(passage: Passage) -> Iterator[Sign]:
    for found in _INFORMAL.finditer(passage.folded):
        yield Sign("voice.informal", found.start(), found.end(), 0.9)
    for found in _CONCRETE.finditer(passage.folded):
        yield Sign("voice.concrete", found.start(), found.end(), 0.8)
    said = {word for who, text in passage.context.earlier if who == "customer" for word in _words(fold(text))}
    for extent in passage.words:
        word = passage.said(extent)
        if len(word) > 4 and word in said and word not in _common():  # noqa: PLR2004
            yield Sign("voice.personal", extent.start, extent.end, 0.6, "detail")
    yield from _duplicate(passage)


def _words(folded: str) -> Iterator[str]:
    """Give each word, and each part of one that a hyphen or an apostrophe joins."""
    for found in _JOINED.finditer(folded):
        yield found[0]
        yield from re.findall(r"[^\W_]+", found[0])


def _duplicate(passage: Passage) -> Iterator[Sign]:
    for who, text in passage.context.earlier:
        if who == "agent" and len(text) > 20 and fuzz.ratio(fold(text), passage.folded) > 90:  # noqa: PLR2004
            yield Sign("voice.duplicate", 0, len(passage.text), 0.9)
            return


def _repeated(found: Sequence[Sign]) -> Iterator[Sign]:
    regrets = _distinct([sign for sign in found if sign.name == "apology.regret"])
    if len(regrets) >= _APOLOGIES:
        yield Sign("apology.repeated", regrets[0].start, regrets[-1].end, 0.9, str(len(regrets)))


def _distinct(signs: list[Sign]) -> list[Sign]:
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda one: (one.start, -one.end)):
        if not kept or sign.start >= kept[-1].end:
            kept.append(sign)
    return kept


def _stuffing(passage: Passage) -> Iterator[Sign]:
    """Courtesies in place of words: the whole of a reply, or, as a thing less grave, single sentences of it."""
    polite = list(_POLITE_WORDS.finditer(passage.folded))
    words = len(passage.words)
    whole = len(polite) >= _APOLOGIES and words and len(polite) / words >= _STUFFED
    wide = {found[0] for found in _KEYWORDS.finditer(passage.folded)}
    if whole or (len(wide) >= _KEYWORD_KINDS and len(list(_KEYWORDS.finditer(passage.folded))) / words >= _STUFFED):
        yield Sign("voice.stuffing", 0, len(passage.text), 0.9)
        return
    for sentence in passage.sentences:
        said = sum(sentence.start <= found.start() < sentence.end for found in polite)
        if said >= _APOLOGIES and said / max(1, len(passage.said(sentence).split())) >= _STUFFED:
            yield Sign("voice.stuffing", sentence.start, sentence.end, 0.4)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(phrases.words("common"))
