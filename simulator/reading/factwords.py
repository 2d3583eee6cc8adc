"""The words of a fact and of the sentences nearest to it, as columns of a table of weights.

Each word is told apart by where it stands: in both, only in the fact, or only in the reply; neighbours in the reply
count as pairs. So function words that no alignment of terms sees ("still", "without you", "no need") have their say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from simulator.reading.concepts import stem

SIZE = 2**15
Columns = NDArray[np.intp]
Words = frozenset[str]
Side = Literal["both", "fact", "reply", "pair"]
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")


def words(folded: str) -> Words:
    """Give the words of a folded text without their endings."""
    return frozenset(map(stem, _WORD.findall(folded)))


def columns(fact: Words, window: str) -> Columns:
    """Give the columns, in order, of a fact's words and of the folded sentences laid beside it."""
    said, pairs = _window(window)
    found = {
        *pairs,
        *(_column("both", word) for word in fact & said),
        *(_column("fact", word) for word in fact - said),
        *(_column("reply", word) for word in said - fact),
    }
    return np.array(sorted(found), np.intp)


@lru_cache(maxsize=512)
def _window(text: str) -> tuple[Words, frozenset[int]]:
    found = _WORD.findall(text)
    return frozenset(map(stem, found)), frozenset(_column("pair", f"{one} {other}") for one, other in pairwise(found))


@lru_cache(maxsize=65536)
def _column(side: Side, text: str) -> int:
    return crc32(f"{side} {text}".encode()) % SIZE
