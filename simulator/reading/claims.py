"""What a reply says about remedies and teams: done (a claim), possible (an offer) or to come (a promise).

The words for remedies and teams come with the context; what makes a claim of them is the verb of their clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from simulator.reading import phrases
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage, fold

Status = Literal["done", "possible", "to_come", "nothing"]
_CLAUSE = re.compile(r"[;:!?.](?=\s|$)|\n|, (?=(?:i|we|you|and|but|so|which|it)\b)| (?:but|because|so that) | - ")
_SHORT = 3
_MOMENT = re.compile(
    r"\b(?:today|tonight|tomorrow|now|straight away|right away|immediately|within|by|in \d+)\b[^.,;!?]{0,24}"
)


def claims(passage: Passage) -> Iterator[Sign]:
    """Give `claim.remedy`, `offer.remedy`, `claim.handed`, `offer.team` and `promise.outcome` signs."""
    handing = [one for one in phrases.likely("handovers", passage.folded) if one.sign == "verb"]
    for clause in _clauses(passage):
        for remedy, end in _named(passage, clause):
            yield from _remedy(passage, remedy, clause, end)
        if any(one.pattern.search(passage.said(clause)) for one in handing):
            yield from _team(passage, clause)


def _named(passage: Passage, clause: Extent) -> list[tuple[str, int]]:
    """Give the remedies that a clause names, each with where its words end; what meets a longer name does not count.

    "Refunded the charges" is the refund of charges, not also the refund of an order, and "it's logged as a safety
    fault" no other log. Remedies that share the very same words are all given, with the same extent: it may be any.
    """
    found = [
        (remedy, *hit.span())
        for remedy, words in passage.context.remedies
        for hit in _cues(words).finditer(passage.folded, clause.start, clause.end)
    ]
    own: dict[str, int] = {}
    for remedy, start, end in found:
        if not any(a < end and start < b and b - a > end - start for other, a, b in found if other != remedy):
            own.setdefault(remedy, end)
    return list(own.items())


def _remedy(passage: Passage, remedy: str, clause: Extent, end: int) -> Iterator[Sign]:
    status = _status(passage, clause)
    if status == "done":
        yield Sign("claim.remedy", clause.start, end, 0.9, remedy)
    elif status == "possible":
        yield Sign("offer.remedy", clause.start, clause.end, 0.85, remedy)
    elif status == "to_come":
        when = _MOMENT.search(passage.said(clause))
        yield Sign("offer.remedy", clause.start, clause.end, 0.7, remedy)
        yield Sign("promise.outcome", clause.start, clause.end, 0.8, when[0].strip() if when else "")


def _team(passage: Passage, clause: Extent) -> Iterator[Sign]:
    said = passage.said(clause)
    named = [team for team, words in passage.context.teams if _cues(words).search(said)]
    if not named and not any(w.pattern.search(said) for w in phrases.table("handovers") if w.sign == "team"):
        return
    name = {"done": "claim.handed", "possible": "offer.team", "to_come": "offer.team"}.get(_status(passage, clause))
    if name:
        for team in named or [""]:
            yield Sign(name, clause.start, clause.end, 0.9 if team else 0.7, team)


def _status(passage: Passage, clause: Extent) -> Status:
    """Judge a clause by its verbs: the strongest guard first."""
    said = passage.said(clause)
    if passage.is_quoted(clause.start, clause.end):
        return "nothing"
    question = phrases.is_question(passage, passage.sentence_at(clause.start))
    for wording in phrases.table("statuses"):
        if wording.only == "question" and not question:
            continue
        if wording.pattern.search(said):
            return wording.sign  # type: ignore[return-value]
    return "nothing"


def _clauses(passage: Passage) -> Iterator[Extent]:
    for sentence in passage.sentences:
        start = sentence.start
        for cut in [*_CLAUSE.finditer(passage.folded, sentence.start, sentence.end), None]:
            end = cut.start() if cut else sentence.end
            if end > start:
                yield _trimmed(passage.folded, start, end)
            start = cut.end() if cut else end


def _trimmed(folded: str, start: int, end: int) -> Extent:
    piece = folded[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Extent(left, max(left, start + len(piece.rstrip())))


@lru_cache(maxsize=512)
def _cues(words: str) -> re.Pattern[str]:
    """Give a pattern for any of the words, parted by semicolons, whatever their ending; the longest is tried first."""
    parts = [inflected(part) for part in sorted(fold(words).split(";"), key=lambda one: -len(one)) if part.strip()]
    parts += [
        wording.pattern.pattern
        for wording in phrases.table("paraphrases")
        if re.search(rf"\b{wording.sign}\b", fold(words))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")


def inflected(phrase: str) -> str:
    """Give a pattern for a word or phrase with the common endings of English."""
    return r"[\s-]+".join(_ending(word) for word in re.findall(r"[\w'&]+", phrase.strip()))


def _ending(word: str) -> str:
    if len(word) <= _SHORT or word in phrases.word_set("stop"):
        return re.escape(word)
    stem = re.sub(r"(?:ments?|ings?|ed|es|e|s|y)$", "", word) if len(word) > 4 else word  # noqa: PLR2004
    double = f"{stem[-1]}?" if stem[-1] not in "aeiou" else ""
    return rf"{re.escape(stem)}{double}(?:s|es|e|ed|d|ing|ings|ment|ments|y|ies|ied)?"
