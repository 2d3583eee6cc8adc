"""Words and parts of words as counted things: what the learned heads hear a reply by.

Names, numbers and addresses say nothing of tone: a handle is `@`, a link `http`, a number `0`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.reading.model import Extent

MOST_TOKENS = 600
_TOKEN = re.compile(r"[@#]\w+|https?://\S+|[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_LONGEST_WORD = 24
_PARTS = (2, 3, 4, 5)

Counted = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Grams:
    """A text's tokens, and at which of them each run of words and each part of a word stands."""

    tokens: tuple[Extent, ...]
    words: Counted
    parts: Counted


def grams(folded: str, *, parts: bool = True) -> Grams:
    """Give the runs of one to three words, and of two to five letters within a word, of a folded text."""
    found = [*_TOKEN.finditer(folded)][:MOST_TOKENS]
    said = [_plain(one[0]) for one in found]
    return Grams(tuple(Extent(*one.span()) for one in found), _runs(said), _parts(said) if parts else {})


def _plain(token: str) -> str:
    if token[0].isdigit():
        return "0"
    if len(token) > 1 and token[0] == "@":
        return "@"
    return "http" if token.startswith("http") else token[:_LONGEST_WORD]


def _runs(said: list[str]) -> Counted:
    runs: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(said):
        runs[word].append(index)
        if index:
            pair = f"{said[index - 1]} {word}"
            runs[pair].append(index)
            if index > 1:
                runs[f"{said[index - 2]} {pair}"].append(index)
    return runs


def _parts(said: list[str]) -> Counted:
    parts: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(said):
        padded = f" {word} "
        whole = len(padded)
        for size in _PARTS:
            for start in range(whole - size + 1):
                parts[padded[start : start + size]].append(index)
    return parts
