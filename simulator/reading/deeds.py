"""Which claims are of a deed: that the agent handed the matter over, or hid a post.

"The team is working on it" says how things are, "we hid it too well" is about a menu: no act has to bear them out.
Nor has what the brand's own facts promise: "what was taken is paid back by Monday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from simulator.reading import phrases
from simulator.reading.claims import inflected
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold

_SOME_TEAM = re.compile(
    r"\b(?:teams?|departments?|desk|specialists?|managers?|supervisors?|colleagues?|experts?|engineers?|unit)\b"
)
# Done by nobody in particular, and not yet: "I've", "has been" and "is now" say that it was done.
_IS_DONE = re.compile(r"\b(?:is|are|gets?) (?:then |also |all )*(?P<deed>\w+(?: (?:back|out|off|over))?)")
_WAS_DONE = re.compile(r"\b(?:i|we|has|have|had|was|were|been|now|already|just)\b|'ve\b")


def no_deeds(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    """Give `no_deed.handed` and `no_deed.hidden` for the claims among what was found that are of no deed."""
    for sign in found:
        claimed, _, deed = sign.name.partition(".")
        if claimed == "claim" and deed in ("handed", "hidden") and not _is_deed(passage, sign, deed):
            yield Sign(f"no_deed.{deed}", sign.start, sign.end)


def promised(passage: Passage, found: Sequence[Sign], facts: Sequence[FactReading]) -> Iterator[Sign]:
    """Give `no_deed.remedy` for the claims of remedies that only tell what a fact says is done, and by when."""
    texts = {name: fold(text) for name, text in passage.context.facts}
    timed = [sign for sign in found if sign.name == "time.specific"]
    for sign in found:
        words = passage.said(Extent(sign.start, sign.end))
        passive = _IS_DONE.search(words) if sign.name == "claim.remedy" and not _WAS_DONE.search(words) else None
        if passive and any(
            one.status == "conveys"
            and re.search(rf"\b(?:is|are) (?:\w+ )?{re.escape(passive['deed'])}\b", texts[one.fact])
            and (one.start or 0) < sign.end and sign.start < (one.end or 0)
            and any(sign.end <= time.start and time.end <= (one.end or 0) for time in timed)
            for one in facts
        ):  # fmt: skip
            yield Sign("no_deed.remedy", sign.start, sign.end)


def _is_deed(passage: Passage, sign: Sign, deed: str) -> bool:
    end = sign.end if deed == "handed" else passage.sentence_at(sign.start).end
    said = passage.said(Extent(sign.start, end))
    if deed == "handed":
        said = _SOME_TEAM.sub("some_team", _named(passage.context.teams).sub("the_team", said))
    return any(wording.sign == deed and wording.pattern.search(said) for wording in phrases.table("deeds"))


@lru_cache(maxsize=64)
def _named(teams: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Give a pattern for the teams by name; a single word only as it is written: "billed" is no billing team."""
    names = sorted({name.strip() for _, words in teams for name in fold(words).split(";")}, key=len, reverse=True)
    parts = [inflected(name) if " " in name else re.escape(name) for name in names if name]
    others = (one for one in phrases.table("paraphrases") if any(one.sign in name for name in names))
    return re.compile(rf"\b(?:{'|'.join([*(one.pattern.pattern for one in others), *parts]) or '(?!)'})\b")
