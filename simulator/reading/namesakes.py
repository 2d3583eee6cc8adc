"""Which of several things of a kind is spoken of: the York shop is not the Leeds shop.

Read from a name with a capital before the word for the kind; one that opens a sentence may be any word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

from simulator.reading import phrases

_NAMED = re.compile(r"(?<=[\w,] )([A-Z][a-z]{2,}) ([a-z]{3,})\b")


def namesakes(text: str) -> Mapping[str, Set[str]]:
    """Give the names that stand before each word in a text; days and months are no names."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, kind in _NAMED.findall(text):
        if name.lower() not in phrases.word_set("not_signed"):
            found[kind.removesuffix("s")].add(name)
    return found


def differ(one: Mapping[str, Set[str]], other: Mapping[str, Set[str]]) -> bool:
    """Tell whether two texts name different things of the same kind."""
    return any(names.isdisjoint(other[kind]) for kind, names in one.items() if kind in other)
