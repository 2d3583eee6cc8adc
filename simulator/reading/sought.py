"""Which of many patterns a text may match, by the literals that each of them needs.

Literals are compared as whole words: a text has a few hundred runs of words and beginnings of words, and looking
these up takes far less time than looking for each of ten thousand literals in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from simulator.reading.literals import worded

_RUN = 3
"""Words of a literal that are compared; a longer one is cut."""


class _Set(NamedTuple):
    """Literals of which a text must hold one: as keys of `_keys`, and those that only the text itself can show."""

    keys: frozenset[str]
    loose: tuple[str, ...]


class Sought:
    """Patterns by their places in a row, each given by its `literals`."""

    def __init__(self, needs: Iterable[Sequence[frozenset[str]]]) -> None:
        self._sets = [tuple(map(_set, sets)) for sets in needs]
        self._always: list[int] = []
        self._by_key: dict[str, list[int]] = {}
        # The readers ask of the same text again and again, each for its own stretch of the row.
        self._met = lru_cache(maxsize=64)(self._first)
        for place, sets in enumerate(self._sets):
            first = next((one for one in sets if not one.loose), None)
            if first is None:
                self._always.append(place)
            for key in first.keys if first else ():
                self._by_key.setdefault(key, []).append(place)

    def places(self, text: str, start: int = 0, stop: int | None = None) -> list[int]:
        """Give the places, in order and from `start` up to `stop`, of the patterns that the text may match."""
        said, keys, met = self._met(text)
        found = []
        for place in met[bisect_left(met, start) : None if stop is None else bisect_left(met, stop)]:
            for those, loose in self._sets[place]:
                if those.isdisjoint(keys) and not (loose and any(literal in said for literal in loose)):
                    break
            else:
                found.append(place)
        return found

    def _first(self, text: str) -> tuple[str, frozenset[str], list[int]]:
        """Give a text as it is compared, its keys, and the places of whose first set it holds one."""
        said = worded(f" {text} ")
        keys = _keys(said)
        met = chain.from_iterable(self._by_key[key] for key in self._by_key.keys() & keys)
        return said, keys, sorted({*self._always, *met})


def _keys(said: str) -> frozenset[str]:
    """Give the runs of words of a text, and with a space before them all beginnings of its words."""
    words = said.split()
    runs = (
        map(" ".join, zip(*(words[start:] for start in range(count)), strict=False)) for count in range(1, _RUN + 1)
    )
    return frozenset(chain(*runs, (f" {word[:end]}" for word in set(words) for end in range(1, len(word) + 1))))


def _set(literals: Iterable[str]) -> _Set:
    found = {literal: _key(literal) for literal in literals}
    return _Set(frozenset(filter(None, found.values())), tuple(sorted(one for one, key in found.items() if not key)))


def _key(literal: str) -> str:
    """Give the words of a literal that are whole, or the beginning of a word if that says more; empty for any other."""
    before, *whole, after = literal.split(" ") if " " in literal else (literal, "")
    if whole and len(after) <= max(map(len, whole)):
        return " ".join(whole[:_RUN])
    return f" {after}" if after and (whole or not before) else ""
