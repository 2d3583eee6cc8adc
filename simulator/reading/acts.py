"""What a reply does with its words: tells, promises, explains, asks, offers, claims, answers a topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import islice

from simulator.reading import phrases
from simulator.reading.asks import asks
from simulator.reading.claims import claims, inflected
from simulator.reading.deeds import no_deeds
from simulator.reading.elsewhere import elsewhere
from simulator.reading.model import Sign
from simulator.reading.moves import moves
from simulator.reading.passage import Passage, fold

_RHETORICAL = re.compile(
    r"^(?:right|ok|okay|see|really|you know|isn't it|eh|yeah|huh|who knew|fair|deal|sound good)\W*$"
)

_PROMISING = re.compile(
    r"\b(?:will|shall|gonna|going to|you can have|get|consider it done|guarantee\w*|promise)\b|'ll\b"
)
_GIFTS = 3


def acts(passage: Passage) -> list[Sign]:
    """Give all signs of what the reply does."""
    found = [*phrases.find("acts", passage), *asks(passage), *moves(passage), *claims(passage), *topics(passage)]
    found += [*elsewhere(passage), *phrases.find("blame", passage)]
    found += no_deeds(passage, found)
    return [*found, *_lavish(passage), *_bare_link(passage, found), *_unclear(passage, found)]


def topics(passage: Passage) -> Iterator[Sign]:
    """Give `topic.<id>` wherever one of the topic's cues stands."""
    for topic, cues in passage.context.topics:
        for found in _cue_pattern(cues).finditer(passage.folded):
            yield Sign(f"topic.{topic}", found.start(), found.end(), 1.0, found[0])


@lru_cache(maxsize=512)
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    parts = [inflected(fold(cue)) for cue in cues if re.search(r"\w", cue)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")


def _lavish(passage: Passage) -> Iterator[Sign]:
    """Several things promised in one reply that none of the facts bears out."""
    borne = fold(" ".join(text for _, text in passage.context.facts))
    gifts = phrases.likely("gifts", passage.folded) if borne else ()
    hits = [
        found
        for gift in gifts if not _bearing(gift.detail).search(borne)
        for found in islice(filter(partial(_is_promised, passage), gift.pattern.finditer(passage.folded)), 1)
    ]  # fmt: skip
    if len(hits) >= _GIFTS:
        yield Sign("promise.over", min(found.start() for found in hits), max(found.end() for found in hits), 0.8)


def _is_promised(passage: Passage, found: re.Match[str]) -> bool:
    return bool(_PROMISING.search(passage.said(passage.sentence_at(found.start()))))


@lru_cache(maxsize=64)
def _bearing(words: str) -> re.Pattern[str]:
    """Give the words of a fact that bears out a gift as a pattern."""
    return re.compile(words)


def _bare_link(passage: Passage, found: list[Sign]) -> Iterator[Sign]:
    """A link that comes with hardly any words of an answer."""
    links = [sign for sign in found if sign.name == "answer.link"]
    solid = any(
        sign.name.startswith(("answer.steps", "cause.given", "time.specific", "claim", "told.settled"))
        for sign in found
    )
    if links and not solid and len(passage.words) < 30:  # noqa: PLR2004 - a sentence or two
        yield Sign("answer.bare_link", links[0].start, links[0].end, 0.6)


def _unclear(passage: Passage, found: list[Sign]) -> Iterator[Sign]:
    """A question that nothing else explains."""
    known = [sign for sign in found if sign.name.startswith(("ask.", "offer.", "move.", "told.delete", "topic."))]
    for sentence in passage.sentences:
        said = passage.said(sentence)
        if not phrases.is_question(passage, sentence) or _RHETORICAL.match(said):
            continue
        if not any(sign.start < sentence.end and sentence.start < sign.end for sign in known):
            yield Sign("ask.unclear", sentence.start, sentence.end, 0.6)
