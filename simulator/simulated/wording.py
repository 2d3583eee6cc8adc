"""The words of a simulated agent: lines of `content/simulated.yaml`, filled with the parts of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from simulator.pick import fraction
from simulator.simulated.matter import Matter
from simulator.yamlfile import content

_MANY = 60
_HEEDLESS = frozenset({"leaky", "never_escalating", "over_escalating", "stuffing"})
_GAP = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, Any]:
    found: Mapping[str, Any] = content("simulated.yaml")
    return found


def line(matter: Matter, manner: str, *key: str, turn: int = 0, **parts: str | None) -> str:
    """Give one of a manner's lines for a key, filled in; empty where the manner has none that fits.

    `turn` goes on to the next of those that fit, so that what is said twice in a message is said in two ways.

    A line fits when every part it names is there, and nothing in it is avoided by the brand or forbidden by the case,
    unless the manner is one that heeds nothing.
    """
    known = {"name": matter.person.first_name, "subject": matter.subject, "number": matter.number, **parts}
    filled = filter(None, (_filled(text, known) for text in _options(manner, key)))
    fitting = [text for text in filled if manner in _HEEDLESS or _apt(matter, text)]
    return fitting[(_place(matter, manner, *key) + turn) % len(fitting)] if fitting else ""


def _place(matter: Matter, *key: str) -> int:
    """Give where to begin among the lines: one further from case to case, so that a shift says it in many ways."""
    return int(fraction(matter.seed, matter.scenario.id, *key) * _MANY) + matter.scenario.cases.index(matter.case)


def _options(manner: str, key: Sequence[str]) -> Sequence[str]:
    found: Any = _lines().get(manner, {})
    for part in key:
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, list) else ()


def _filled(text: str, parts: Mapping[str, str | None]) -> str:
    if any(not parts.get(gap) for gap in _GAP.findall(text)):
        return ""
    return _GAP.sub(lambda gap: str(parts[gap[1]]), text)


def _apt(matter: Matter, text: str) -> bool:
    shunned = (*matter.scenario.brand.voice.avoid, *matter.expected.forbidden)
    return not any(words.casefold() in text.casefold() for words in shunned)


@lru_cache(maxsize=8)
def words_of(name: str) -> frozenset[str]:
    """Give one of the lists of words by which facts are parted for an aside: `orders`, `joints`, `clinging`."""
    return frozenset(str(_lines()["parting"][name]).split())
