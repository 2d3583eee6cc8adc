"""Words and parts of words as counted things: what the learned heads hear a reply by.

Names, numbers and addresses say nothing of tone: a handle is `@`, a link `http`, a number `0`. Nor do articles and
shortened forms, which those who learnt English second use differently: "we're on the case" counts as "we are on case".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.reading.model import Extent

MOST_TOKENS = 600
_TOKEN = re.compile(r"[@#]\w+|https?://\S+|[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_LONGEST_WORD = 24
_ARTICLES = frozenset({"a", "an", "the"})
_SHORTENED = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
# Which words "'s" after stands for "is", and not for whose a thing is.
_BEING = frozenset(
    {"it", "that", "he", "she", "there", "here", "what", "who", "where", "how", "everything", "something", "nothing"}
)
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_PARTS = (2, 3, 4, 5)
RUNS = (1, 2, 3)

Counted = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Where the tokens of a text stand, and what each counts as."""

    tokens: tuple[Extent, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grams(Tokens):
    """A text's tokens, and at which of them each run of words and each part of a word stands."""

    words: Counted
    parts: Counted


def tokens(folded: str) -> Tokens:
    """Give the first tokens of a folded text, at most `MOST_TOKENS`, without articles and with forms in full."""
    found = [
        part
        for one in islice(_TOKEN.finditer(folded), MOST_TOKENS)
        if one[0] not in _ARTICLES
        for part in _in_full(one[0], one.start())
    ][:MOST_TOKENS]
    return Tokens(tuple(Extent(*one[1:]) for one in found), tuple(_plain(one[0]) for one in found))


def _in_full(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Give a word, or the two that a shortened form stands for, each with where its letters stand."""
    end = start + len(word)
    if word == "cannot":
        yield from (("can", start, start + 3), ("not", start + 3, end))
        return
    mark = word.rfind("'")
    first, rest = word[:mark], word[mark:]
    if mark < 1:
        yield word, start, end
    elif word.endswith("n't") and len(word) > len("n't"):
        stem = word[: -len("n't")]
        cut = start + len(stem)
        # In "can't" one letter serves both words.
        yield from ((_IRREGULAR.get(stem, stem), start, cut), ("not", cut, end))
    elif rest in _SHORTENED or rest == "'s":
        cut = start + mark
        yield first, start, cut
        second = _SHORTENED.get(rest) or ("is" if first in _BEING else "us" if first == "let" else "")
        if second:
            yield second, cut, end
    else:
        yield word, start, end


def grams(folded: str, *, parts: bool = True) -> Grams:
    """Give the runs of one to three words, and of two to five letters within a word, of a folded text."""
    found = tokens(folded)
    return Grams(found.tokens, found.said, _runs(found.said), _parts(found.said) if parts else {})


def _plain(token: str) -> str:
    if token[0].isdigit():
        return "0"
    if len(token) > 1 and token[0] == "@":
        return "@"
    return "http" if token.startswith("http") else token[:_LONGEST_WORD]


def runs_of(said: Sequence[str], size: int) -> Iterator[str]:
    """Give the runs of so many words, in order; the first ends at token `size - 1`."""
    return map(" ".join, zip(*(said[start:] for start in range(size)), strict=False))


def _runs(said: Sequence[str]) -> Counted:
    runs: dict[str, list[int]] = defaultdict(list)
    for size in RUNS:
        for index, run in enumerate(runs_of(said, size), size - 1):
            runs[run].append(index)
    return runs


def _parts(said: Sequence[str]) -> Counted:
    parts: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(said):
        for part in parts_of(word):
            parts[part].append(index)
    return parts


def parts_of(word: str) -> tuple[str, ...]:
    """Give the runs of two to five letters of one word; a space stands for its beginning and its end."""
    padded = f" {word} "
    return tuple(padded[start : start + size] for size in _PARTS for start in range(len(padded) - size + 1))
