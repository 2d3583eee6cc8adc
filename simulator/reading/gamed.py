"""What of a reply the learned heads may hear, and the most that a reply of an odd kind is worth to a fair reader.

Words quoted from the customer, words to a grader and strings of courtesies are neither credited nor blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold

UNOBSERVED = "odd.other_language"
"""A reply that cannot be read is not judged at all."""
MOST: Mapping[str, float] = {
    "odd.empty": 0.0,
    "odd.emoji_only": 0.1,
    "odd.curt": 0.15,
    "odd.flattery": 0.13,
    "odd.copied_customer": 0.15,
    "odd.pasted_facts": 0.4,
    "odd.shouted": 0.62,
    "promise.over": 0.18,
}
"""The most that a whole reply of each odd kind is worth, 0-1."""
_HOLLOW, _NOTHING_ELSE = 0.2, 0.05
_STUFFED, _LONG_LEAST, _LONG_FACTS, _TO_GRADER, _PADDED = 0.15, 0.1, 0.25, 0.7, 0.9
_LONG_CLARITY = 0.35
# What carries a matter on, what shows that this post was read, and what is said where there is neither.
_CARRIES = (
    "answer.next", "answer.steps", "answer.alternative", "answer.link", "answer.checks", "claim", "offer.remedy",
    "told", "ask", "time.specific", "promise.update", "cause.given", "move", "team.specialist", "calm.boundary",
    "voice.personal", "voice.concrete", "empathy.situation", "empathy.explore",
)  # fmt: skip
# What carries nothing on where a reply only stalls.
_LIGHT = ("told.thanks", "ownership", "apology.repair", "promise.outcome", "voice.invite")
_STALLS = ("answer.holding", "ownership.passive", "voice.stock", "odd")
_NAMED = ("voice.personal", "name")
_COURTEOUS = ("apology", "polite", "empathy")
_FEW_WORDS = 25
_SURE = 0.5
_QUOTED_LINE = re.compile(r"(?m)^ *(?:>|&gt;).*$")
_QUOTED_WORDS, _LEFT = 3, 5


def own_words(passage: Passage, signs: Sequence[Sign]) -> tuple[Passage, tuple[Sign, ...]]:
    """Give a passage and its signs without what is not the writer's own word to the customer."""
    unheard = tuple(_unheard(passage, signs))
    if not unheard:
        return passage, tuple(signs)
    folded = passage.folded
    for one in unheard:
        folded = folded[: one.start] + " " * (one.end - one.start) + folded[one.end :]
    kept = tuple(sign for sign in signs if not _within(sign, unheard) and sign.name not in _UNHEARD)
    return replace(passage, folded=folded), kept


_UNHEARD = frozenset({"odd.injection", "voice.stuffing"})


def _unheard(passage: Passage, signs: Sequence[Sign]) -> Iterator[Extent]:
    for sign in signs:
        if sign.name == "odd.injection":
            start = passage.sentence_at(sign.start).start
            yield Extent(start, len(passage.text) if sign.detail == "rest" else passage.sentence_at(sign.end - 1).end)
        elif sign.name == "voice.stuffing":
            yield Extent(sign.start, sign.end)
    yield from quoted(passage)


def quoted(passage: Passage) -> Iterator[Extent]:
    """Give where a passage repeats the customer's words as a quotation."""
    for found in _QUOTED_LINE.finditer(passage.folded):
        yield Extent(*found.span())
    said = " ".join(fold(text) for who, text in passage.context.earlier if who == "customer")
    for one in passage.quoted:
        inner = passage.said(one).strip("\"' .,!?")
        if len(inner.split()) >= _QUOTED_WORDS and inner in said:
            yield one


def _within(sign: Sign, extents: Sequence[Extent]) -> bool:
    return any(one.start <= sign.start and sign.end <= one.end for one in extents)


def bounded(
    measures: Mapping[str, float], passage: Passage, signs: Sequence[Sign], facts: Sequence[FactReading]
) -> dict[str, float]:
    """Give the measures with the whole held to what an odd kind is worth; none for a reply that cannot be read."""
    names = {sign.name for sign in signs}
    if UNOBSERVED in names:
        return {}
    most = min(_bounds(names, passage, signs, facts), default=1.0)
    share = _TO_GRADER if "odd.injection" in names else 1.0
    for sign in signs:
        if sign.name == "voice.stuffing":
            most, share = (min(most, _STUFFED), share) if sign.confidence >= _SURE else (most, share * _PADDED)
    clear = {"clarity": min(measures["clarity"], _LONG_CLARITY)} if "odd.very_long" in names else {}
    return {**measures, **clear, "quality": min(most, measures["quality"] * share)}


def _bounds(names: Set[str], passage: Passage, signs: Sequence[Sign], facts: Sequence[FactReading]) -> Iterator[float]:
    own, kept = own_words(passage, signs)
    told = [one.status == "conveys" for one in facts]
    if _says_nothing(own, facts):
        yield _NOTHING_ELSE if "odd.injection" in names else MOST["odd.curt"]
    elif _is_hollow(own, kept, facts):
        yield _HOLLOW
    # One firm word about what the facts bear out is no promise too many.
    kept_to = all(told) and told and sum(sign.name == "promise.over" for sign in signs) == 1
    yield from (MOST[name] for name in names & MOST.keys() if name != "promise.over" or not kept_to)
    if "odd.very_long" in names:
        yield _LONG_LEAST + _LONG_FACTS * (sum(told) / len(told) if told else _SURE)


def _is_hollow(own: Passage, signs: Sequence[Sign], facts: Sequence[FactReading]) -> bool:
    """Tell whether a short reply has only courtesies or "we are looking into it": no fact, step, time or question.

    Raters gave such replies 15 to 20 of 100; the heads, which met few as short, do not know them.
    """
    if not facts or len(own.folded.split()) > _FEW_WORDS or _any_told(facts):
        return False
    # A template has a name put in, and sends people to a form.
    signs = [sign for sign in signs if sign.name != "told.form" and (sign.name, sign.detail) != _NAMED]
    stalls = own.folded != fold(own.text) or _any(signs, _STALLS)
    if stalls:
        return not _any([sign for sign in signs if not _any((sign,), _LIGHT)], _CARRIES)
    return _any(signs, _COURTEOUS) and not _any(signs, (*_CARRIES, *_LIGHT))


def _any_told(facts: Sequence[FactReading]) -> bool:
    return any(one.status in ("conveys", "partial") for one in facts)


def _any(signs: Sequence[Sign], kinds: Sequence[str]) -> bool:
    return any(sign.name == kind or sign.name.startswith(kind + ".") for sign in signs for kind in kinds)


def _says_nothing(own: Passage, facts: Sequence[FactReading]) -> bool:
    """Tell whether hardly a word is left beside what is not the writer's own, and no fact."""
    if own.folded == fold(own.text) or any(one.status == "conveys" for one in facts):
        return False
    left = own.folded.split()
    return len(left) <= _LEFT and not any(char.isdigit() for word in left for char in word)
