"""Texts as words: enough to see whether two of them say the same, without any reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from simulator.yamlfile import content

_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|[;\n]+")
_EDGES = re.compile(r"^\W+|\W+$")


def words(text: str) -> list[str]:
    """Give the words of a text in lower case, without what stands around them: `21:30` and `it's` are one each."""
    bare = (_EDGES.sub("", part) for part in text.lower().replace("’", "'").split())
    return [word for word in bare if word]


def substance(given: Iterable[str]) -> list[str]:
    """Give those of the words that carry meaning of their own."""
    return [word for word in given if word not in _stop_words()]


def sentences(text: str) -> Iterator[list[str]]:
    """Give the words of each sentence of a text."""
    return (words(sentence) for sentence in _ENDS.split(text))


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(str(content("phrases", "word_sets.yaml")["stop"]).split())
