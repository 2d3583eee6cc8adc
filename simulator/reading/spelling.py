"""Key nouns with a slip of one letter, read as what was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from simulator.reading import phrases

_LONG = re.compile(r"[a-z]{5,}")
_SHORTEST = 6


def mended(said: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with slips in key nouns mended, and where it grew or shrank: (offset, by how much)."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    done = length = 0
    for found in _LONG.finditer(said):
        meant = _meant(found[0])
        if meant is None:
            continue
        parts += [said[done : found.start()], meant]
        length += found.start() - done + len(meant)
        done = found.end()
        shifts.append((length, found.end() - length))
    return "".join([*parts, said[done:]]) if parts else said, shifts


def written_at(offset: int, shifts: list[tuple[int, int]]) -> int:
    """Give where an offset of the mended text stands in the text as written."""
    return offset + max((shift for shift in shifts if shift[0] <= offset), default=(0, 0))[1]


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    if any(word in phrases.word_set(name) for name in ("social", "real_words")) or word in phrases.words("common"):
        return None
    return next((noun for noun in sorted(phrases.word_set("key_nouns")) if _slipped(word, noun)), None)


def _slipped(word: str, noun: str) -> bool:
    """Tell whether the word is the noun with one slip, and no inflection of it."""
    if len(noun) < _SHORTEST or word[0] != noun[0] or word.startswith(noun) or noun.startswith(word):
        return False
    return OSA.distance(word, noun, score_cutoff=1) <= 1
