"""Word vectors: how near two words are in meaning, whatever their letters.

The table is distilled from a sentence encoder (docs/models.md, "facts"). A word it lacks is looked for without its
endings; one it does not know at all has no direction and is near nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.resources import content_path

Floats = NDArray[np.float32]
WIDTH = 256
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("d", ""), ("ly", ""), ("er", ""),
)  # fmt: skip
_DOUBLING = 5


def vectors(texts: Sequence[str]) -> Floats:
    """Give one row for each folded text: the direction of its words together, or zeros."""
    given = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in enumerate(texts):
        found = _vector(text)
        if found is not None:
            given[row] = found
    return given


@lru_cache(maxsize=16384)
def _vector(text: str) -> Floats | None:
    places, table = _read()
    rows = [row for word in _WORD.findall(text) if (row := _place(word, places)) is not None]
    if not rows:
        return None
    whole = table[rows].astype(np.float32).sum(axis=0)
    length = float(np.sqrt((whole * whole).sum()))
    return whole / np.float32(length) if length else None


def _place(word: str, places: Mapping[str, int]) -> int | None:
    for plain in (word, word.split("'", maxsplit=1)[0]):
        if plain in places:
            return places[plain]
    for ending, other in _ENDINGS:
        if word.endswith(ending) and word[: -len(ending)] + other in places:
            return places[word[: -len(ending)] + other]
    for ending in ("ing", "ed"):
        short = word[: -len(ending) - 1]
        if word.endswith(ending) and len(word) > _DOUBLING and short[-1:] == word[len(short)] and short in places:
            return places[short]
    return None


@lru_cache(maxsize=1)
def _read() -> tuple[Mapping[str, int], NDArray[np.int8]]:
    with np.load(content_path("models", "words.npz"), allow_pickle=False) as stored:
        words = bytes(stored["words"]).decode("utf-8").split("\n")
        return {word: row for row, word in enumerate(words)}, stored["vectors"]
