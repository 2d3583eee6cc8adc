"""An agent's message beside the author's words for the same place, with the difference in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from webapp.debrief.best import Best, Told
from webapp.debrief.judged import Judged
from webapp.debrief.story import Line

COSTLY = ("critical", "hurt", "missing")
ALIKE = 0.2
"""Texts less alike than this (0 to 1) are shown plain: marking everything would mark nothing."""
ISLAND = 2
"""Fewer words than this left standing between two changes are part of the change."""
IN_ORDER = 0.15
"""How much it counts that two messages have the same place in the order of theirs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: kept, or only in this one of the two."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A message that cost something, what would mend it, and a better one; `marked`: the difference is shown."""

    line: Line
    mends: tuple[Judged, ...]
    yours: tuple[Piece, ...] = ()
    better: tuple[Piece, ...] = ()
    marked: bool = False


def beside(lines: Iterable[Line], best: Best) -> tuple[Beside, ...]:
    """Give the agent's messages that cost something, each beside the author's words that are nearest to it."""
    said = [line for line in lines if line.number]
    spoken = [told for told in best.told if not told.deed]
    return tuple(
        _pair(line, [one for one in said if _room(one.place) == _room(line.place)].index(line), spoken)
        for line in said
        if any(one.kind in COSTLY for one in line.found)
    )


def difference(yours: str, better: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Give both texts in pieces, those words marked that the other one has not."""
    left, right = yours.split(), better.split()
    blocks = _blocks(left, right)
    return (
        tuple(_pieces(left, [(a, size) for a, _, size in blocks])),
        tuple(_pieces(right, [(b, size) for _, b, size in blocks])),
    )


def _pair(line: Line, place: int, spoken: Sequence[Told]) -> Beside:
    mends = tuple(one for one in line.found if one.kind in COSTLY and one.rewrite)
    there = [told for told in spoken if _room(told.place) == _room(line.place)]
    if not there:
        return Beside(line, mends)
    likeness = {i: _alike(line.text, told.text) for i, told in enumerate(there)}
    chosen = max(likeness, key=lambda i: (likeness[i] + IN_ORDER * (i == place), -i))
    yours, better = difference(line.text, there[chosen].text)
    return Beside(line, mends, yours, better, likeness[chosen] >= ALIKE)


def _room(place: str) -> Literal["public", "private"]:
    return "public" if place == "public" else "private"


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one.split()), _plain(other.split()), autojunk=False).ratio()


def _plain(words: Iterable[str]) -> list[str]:
    return [word.strip(".,;:!?\"'()").casefold() or word for word in words]


def _blocks(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """Give the runs of words that both texts have, without lone words between two changes."""
    found = SequenceMatcher(None, _plain(left), _plain(right), autojunk=False).get_matching_blocks()
    return [
        (a, b, size)
        for a, b, size in found
        if size >= ISLAND or (size and (a == b == 0 or (a + size, b + size) == (len(left), len(right))))
    ]


def _pieces(words: Sequence[str], kept: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, size in kept:
        if start > done:
            yield Piece(" ".join(words[done:start]), kept=False)
        yield Piece(" ".join(words[start : start + size]), kept=True)
        done = start + size
    if done < len(words):
        yield Piece(" ".join(words[done:]), kept=False)
