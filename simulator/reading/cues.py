"""Which cues stand where in a text: words that turn, bind or colour what is said (`content/phrases/cues.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.reading import phrases

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[?£$€]")
_LONGEST = 4


def names() -> tuple[str, ...]:
    """Give the names of the cues, in the order of their columns."""
    return tuple(phrases.words("cues"))


def cues(folded: str, starts: Sequence[int]) -> NDArray[np.float32]:
    """Give one row for each part of the text that begins at `starts`, with a 1 for each cue that stands in it."""
    given = np.zeros((len(starts), len(names())), np.float32)
    table, openers = _table()
    found = [(hit[0], hit.start()) for hit in _TOKEN.finditer(folded)]
    part = 0
    for index, (word, at) in enumerate(found):
        while part + 1 < len(starts) and at >= starts[part + 1]:
            part += 1
        if word not in openers:
            continue
        said = word
        for more in range(_LONGEST):
            if more:
                if index + more >= len(found):
                    break
                said += "-" + found[index + more][0]
            for column in table.get(said, ()):
                given[part, column] = 1.0
    return given


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, tuple[int, ...]], frozenset[str]]:
    found: dict[str, tuple[int, ...]] = {}
    for column, line in enumerate(phrases.words("cues").values()):
        for say in line.split():
            found[say] = (*found.get(say, ()), column)
    return found, frozenset(say.split("-")[0] for say in found)
