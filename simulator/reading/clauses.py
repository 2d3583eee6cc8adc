"""A text cut into clauses, each with its terms, what it denies, its values and whether it tells at all.

What a clause denies reaches from the negating word to the end of the clause, no further. A question, a thing
still to be found out, a mere condition and thanks for having written tell nothing; they are marked, so that nobody
reads a fact into them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.reading.concepts import Keys, Term, terms
from simulator.reading.model import Extent
from simulator.reading.told import Told

_CUT = re.compile(
    r"[;()]|:(?= |$)|(?<= )-+(?= )"
    r"|,? (?=(?:but|because|so|although|though|while|whereas|unless|until then|otherwise|however)\b)"
    r"|, (?=(?:and|or|which|who|not|as|if|when|once|then|please|just|that|where"
    r"|i|we|you|he|she|it|they|there|this|our|your|his|her|the|an?|no|should|can|could|will)\b)"
    r"| and (?=(?:i|we|you|he|she|it|they|our|your|there|that|then|will|can|has|have|is|are|was|does|do"
    r"|cannot|can't|won't|don't|doesn't|isn't|aren't|not|no|please|if|once|when)\b)"
)
_DENIAL = re.compile(
    r"\b(?:not|never|none|cannot|without|neither|nor|unable|hardly|isnt|wont|cant|dont|doesnt|didnt|arent|wasnt"
    r"|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|no longer|nothing|nowhere|rather than|instead of)\b|n't\b"
)
_NONE_OF = re.compile(
    r"\bno (?!longer\b)(?:(?!(?:at|in|on|for|with|to|of|by|from|before|after|that|as)\b)[\w'-]+[ ,.!]*){1,4}"
)
_HARMLESS = re.compile(
    r"\b(?:can(?:no|')?t wait|(?:can(?:no|')?t|couldn't) (?:agree|thank)|(?:don't|not to|do not) worry"
    r"|not (?:just|only|least|long)"
    r"|no (?:problem|worries|bother|wonder|rush|trouble|doubt|matter|later|more|less|fewer|earlier|sooner)(?! longer)"
    r"|why not|or not|if not|whether or not|not at all|isn't it|aren't you|won't you|couldn't you"
    r"|not more|not later|nothing (?:else|more)|no (?:extra|additional)? ?(?:cost|charge|fee))\b"
)
_UNSURE = re.compile(
    r"\b(?:find out|finding out|look(?:ing)? into|check(?:ing)? (?:if|whether|why|what|when|how|with)|as soon as"
    r"|the moment|let you know (?:if|when|what|whether)|don't (?:yet )?know|not (?:yet )?(?:sure|known)"
    r"|waiting (?:for|to|on)"
    r"|searching|still (?:looking|trying|investigating)|in case|whether|hope to|hoping to|may be|might be)\b"
)
_THANKS = re.compile(
    r"\b(?:thank you|thanks)(?: (?:so|very) much| a lot)? for (?:writing|asking|posting|sharing|getting in touch"
    r"|reaching out|contacting us|telling us|letting us know|your (?:message|post|note|question|patience|reply))\b"
)
_IF = re.compile(r"(?:and |or |but |so )?(?:if|unless|should you|in case|suppose)\b")
_IT = re.compile(r"(?:and |but |so )?(?:it|this|that|they)\b")
_PAST = re.compile(r"\b(?:was|were|had|reached|got|came|arrived|went)\b")
_FUTURE = re.compile(r"\b(?:will|shall|can|must|is|are|takes?|has|have|should)\b|'(?:ll|s|re)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: where it stands, in which sentence, and what it says, denies and names."""

    start: int
    end: int
    sentence: int
    terms: tuple[Term, ...]
    keys: Keys
    denied: Keys
    told: tuple[Told, ...]
    names: Keys
    asks: bool = False
    unsure: bool = False
    condition: bool = False
    past: bool = False
    refers: bool = False
    """It begins with it, this or that: it speaks on of the same thing."""


def clauses(
    folded: str, sentences: Sequence[Extent], found: Sequence[Told], names: Sequence[re.Match[str]]
) -> tuple[Clause, ...]:
    """Give the clauses of a text, in order."""
    given: list[Clause] = []
    starts, marks = [one.value.start for one in found], [one.start() for one in names]
    for index, sentence in enumerate(sentences):
        asks = folded[: sentence.end].endswith("?")
        for start, end in _pieces(folded, sentence):
            told = found[bisect_left(starts, start) : bisect_left(starts, end)]
            named = names[bisect_left(marks, start) : bisect_left(marks, end)]
            given.append(_clause(folded, Extent(start, end), index, told, frozenset(one[0] for one in named), asks))
    return tuple(given)


def _pieces(folded: str, sentence: Extent) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for cut in _CUT.finditer(folded, sentence.start, sentence.end):
        if cut.start() - start > 2:  # noqa: PLR2004 - a bare mark is no clause
            yield start, cut.start()
            start = cut.end()
    if start < sentence.end:
        yield start, sentence.end


def _clause(folded: str, at: Extent, index: int, told: Sequence[Told], names: Keys, asks: bool) -> Clause:
    taken = [(one.value.start, one.value.end) for one in told]
    content = tuple(
        term for term in terms(folded, at.start, at.end)
        if not taken or not any(start < term.end and term.start < end for start, end in taken)
    )  # fmt: skip
    said = folded[at.start : at.end]
    denied = _denied(said, at.start, content)
    keys = frozenset(key for term in content for key in term.keys)
    unsure = not told and bool(_UNSURE.search(said) or _THANKS.search(said))
    past = bool(_PAST.search(said)) and not _FUTURE.search(said)
    condition = bool(_IF.match(said.lstrip()))
    refers = bool(_IT.match(said.lstrip()))
    return Clause(
        at.start, at.end, index, content, keys, denied, tuple(told), names, asks, unsure, condition, past, refers
    )  # fmt: skip


def _denied(said: str, start: int, content: Sequence[Term]) -> Keys:
    if not _DENIAL.search(said) and "no " not in said:
        return frozenset()
    plain = _HARMLESS.sub(lambda hit: " " * len(hit[0]), said)
    reach = [(hit.start() + start, hit.end() + start) for hit in _NONE_OF.finditer(plain)]
    hit = _DENIAL.search(plain)
    if hit is not None:
        reach.append((hit.start() + start, start + len(said)))
    return frozenset(
        key for term in content if any(low <= term.start < high for low, high in reach) for key in term.keys
    )  # fmt: skip
