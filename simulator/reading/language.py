"""How a reply reads: length of sentences, plain words, jargon, passives, and readability where it can be measured.

The readability formula needs thirty words and a pronouncing dictionary that ships with the product; without either
there is no readability measure, which is not the same as a bad one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from simulator.reading import phrases
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage
from simulator.reading.syllables import grade_level

_LONG, _WALL, _FEWEST = 30, 90, 30
_MANY_HASHTAGS = 3
_HASHTAG = re.compile(r"(?<!\w)#\w+")


def language(passage: Passage) -> list[Sign]:
    """Give the signs of plain or heavy language."""
    return [
        *(sign for sign in phrases.find("jargon", passage) if not _is_a_name(sign, passage)),
        *_wordy(passage),
        *_long_sentences(passage),
        *_wall(passage),
        *_hashtags(passage),
    ]


def _is_a_name(sign: Sign, passage: Passage) -> bool:
    """Tell whether "Imo" is the colleague that the customer speaks of, or stands as a name within a sentence."""
    word = passage.text[sign.start : sign.end]
    if sign.name != "writing.text_speak" or not word.istitle() or len(word) == 1:
        return False
    inside = sign.start > passage.sentence_at(sign.start).start
    return inside or any(re.search(rf"\b{re.escape(word)}\b", text) for _, text in passage.context.earlier)


def readability(passage: Passage) -> dict[str, float]:
    """Give words a sentence, the longest sentence, and the school grade of the text if it is long enough."""
    counts = [_count(passage, sentence) for sentence in passage.sentences if _count(passage, sentence)]
    if not counts:
        return {}
    found = {"words_per_sentence": sum(counts) / len(counts), "longest_sentence": float(max(counts))}
    if len(passage.words) >= _FEWEST:
        found |= _grade(passage.text)
    return found


def _grade(text: str) -> dict[str, float]:
    """The one place that knows that the pronouncing dictionary may be missing."""
    try:
        return {"grade_level": grade_level(text)}
    except OSError:
        return {}


def _count(passage: Passage, sentence: Extent) -> int:
    return len(re.findall(r"[\w'-]*\w[\w'-]*", passage.said(sentence)))


def _wordy(passage: Passage) -> Iterator[Sign]:
    for found in _officialese().finditer(passage.folded):
        if not passage.is_quoted(*found.span()):
            plain = phrases.words("plain")[re.sub(r"\s+", " ", found[0])]
            yield Sign("writing.wordy", found.start(), found.end(), 0.9, plain)


@lru_cache(maxsize=1)
def _officialese() -> re.Pattern[str]:
    longest_first = sorted(phrases.words("plain"), key=lambda phrase: (-len(phrase), phrase))
    wordings = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?<![\w'-])(?:{wordings})(?![\w'-])")


def _long_sentences(passage: Passage) -> Iterator[Sign]:
    for sentence in passage.sentences:
        count = _count(passage, sentence)
        if count > _LONG:
            yield Sign("writing.long_sentence", sentence.start, sentence.end, 1.0, str(count))


def _wall(passage: Passage) -> Iterator[Sign]:
    if len(passage.words) > _WALL and "\n" not in passage.text.strip():
        yield Sign("writing.wall", 0, len(passage.text), 0.9, str(len(passage.words)))


def _hashtags(passage: Passage) -> Iterator[Sign]:
    found = list(_HASHTAG.finditer(passage.text))
    if len(found) >= _MANY_HASHTAGS:
        yield Sign("writing.hashtags", found[0].start(), found[-1].end(), 0.9, str(len(found)))
