"""Names of real brands, which no scenario may hold: brands and people are invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Pattern

from simulator.references import Found
from simulator.scenario import Scenario
from simulator.yamlfile import content, texts

_HANDLE = re.compile(r"(?<!\w)@(\w+)")
_INSIDE = re.compile(r"(?<!\S)[a-z0-9£$€][^\s.!?:;…\"“”]* $")
"""What stands before a word inside a sentence: one in small letters that ends nothing."""
_BARE = re.compile(r"\W|_")


def brand_names(scenario: Scenario) -> Iterator[Found]:
    """Give each text of a scenario that names a real brand, with its path and what to do."""
    for where, text in texts(scenario.model_dump(mode="json")):
        yield from ((where, f"{name!r} is a real brand; use an invented name") for name in dict.fromkeys(named(text)))


def named(text: str) -> Iterator[str]:
    """Give the real brands that a text names, as it writes them.

    A name that is also a word (Apple, Next) counts only inside a sentence, with no other capitals around it.
    """
    names, words, handles = _listed()
    yield from (found[0] for found in names.finditer(text))
    yield from (found[0] for found in words.finditer(text) if _INSIDE.search(text, 0, found.start()))
    yield from (found[0] for found in _HANDLE.finditer(text) if _bare(found[1]) in handles)


@lru_cache(maxsize=1)
def _listed() -> tuple[Pattern[str], Pattern[str], frozenset[str]]:
    """Give what finds names that are no words, what finds those that are, and the handles of both."""
    data = content("brands.yaml")
    names = [name for group in data["names"].values() for name in group]
    words = data["words"]
    shouted = {*names, *(name.upper() for name in names)}
    return (
        re.compile(rf"(?<![\w@])(?:{_any(shouted)})(?!\w)"),
        re.compile(rf"(?<= )(?:{_any(words)})(?! [A-Z0-9]|['’&-]?\w)"),
        frozenset(map(_bare, (*names, *words))),
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _bare(name: str) -> str:
    return _BARE.sub("", name).lower()
