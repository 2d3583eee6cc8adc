"""Sentences run together: two clauses that stand alone, with a comma or with nothing between them.

A clause stands alone when it opens with its subject and a finite verb. Short openers ("You're right, ...") and what is
tucked on ("..., I'm afraid") are how people talk, and no slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage

_SHORTEST = 4
_LIKELY = 0.5
_SPACING = re.compile(
    r"\w {1,2},(?=\s?\w)|[a-z]{2},(?=[A-Za-z]{2,}|I\b)|[a-z]{2} [.!?](?=[A-Z]|\s|$)|[a-z]{3}[.!?](?=[A-Z][a-z]+ )"
)


def joins(passage: Passage) -> Iterator[Sign]:
    """Give the places where a full stop is missing."""
    for sentence in passage.sentences:
        said = passage.said(sentence)
        place = _spliced(said) or _run_on(said)
        if place is not None:
            start, end, detail = place
            yield Sign("writing.punctuation", sentence.start + start, sentence.start + end, _LIKELY, detail)


def spacing(masked: str) -> Iterator[Sign]:
    """Give spaces before a comma or a stop, and missing ones after it, in a masked text."""
    for found in _SPACING.finditer(masked):
        yield Sign("writing.punctuation", found.start(), found.end(), _LIKELY, "space")


def _spliced(said: str) -> tuple[int, int, str] | None:
    start = 0
    for comma in re.finditer(r",\s", said):
        segment = said[start : comma.start()]
        if (
            len(segment.split()) >= _SHORTEST
            and _pattern("alone").match(segment)
            and not _pattern("open").search(segment)
        ):
            after = _pattern("goes_on").match(said, comma.end())
            if after and not _pattern("aside").match(said, comma.end()):
                return comma.start(), after.end(), "comma splice"
        start = comma.end()
    return None


def _run_on(said: str) -> tuple[int, int, str] | None:
    if _pattern("joined").search(said):
        return None
    found = _pattern("unstopped").search(said)
    if found is None or len(said[: found.start()].split()) < 2:  # noqa: PLR2004 - "Now I have ..."
        return None
    return found.start(), found.end(), "full stop"


def _pattern(name: str) -> re.Pattern[str]:
    return next(wording.pattern for wording in phrases.table("joins") if wording.sign == name)
