"""What any match of a pattern must hold: a few literals, one of which has to stand in the text.

Looking for a literal is some hundred times faster than trying a pattern at every place, so a table of wordings is
first cut down to those of whose literals a text holds one. The patterns are read for the subset that tables use; of
anything else nothing is promised, and such a pattern is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

_MOST, _MOST_JOINED = 120, 48  # beyond that a pattern is as cheap to try as its literals
_SETS = 4
_PLACES = frozenset("bBAZ")
_CLASSES = frozenset("dDwWsS")
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<group>\(\?:|\(\?P<\w+>|\((?!\?))|(?P<same>\(\?P=\w+\))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)"
    r"|(?P<times>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?P<char>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part: all it can match, if that is few strings; and sets, of each of which it holds one."""

    exact: frozenset[str] | None = None
    needs: tuple[frozenset[str], ...] = ()


_EMPTY = _Part(frozenset([""]))
_OPEN = _Part()


def literals(source: str, ordinary: frozenset[str] = frozenset()) -> tuple[frozenset[str], ...]:
    """Give sets of strings: every match of the pattern holds at least one of each; none where nothing is sure.

    The set that says most stands first: long strings that are no ordinary words.
    """
    return _needed(_Reader(source, ordinary).alternatives())


class _Reader:
    """Goes through the tokens of a pattern once."""

    def __init__(self, source: str, ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(source)]
        self._next = 0

    def alternatives(self) -> _Part:
        """Give the part up to the bracket that closes it."""
        parts = [self._sequence()]
        while self._next < len(self._tokens) and self._tokens[self._next][0] == "bar":
            self._next += 1
            parts.append(self._sequence())
        self._next += 1
        if len(parts) == 1:
            return parts[0]
        needs = _union(next(iter(_needed(part)), None) for part in parts)
        return _Part(_union(part.exact for part in parts), (needs,) if needs else ())

    def _sequence(self) -> _Part:
        run, exact = _EMPTY, True
        found: list[frozenset[str]] = []
        while self._next < len(self._tokens) and self._tokens[self._next][0] not in ("bar", "close"):
            part = self._repeated(self._atom())
            joined = _joined(run, part)
            if joined is not None:
                run = joined
                continue
            exact = False
            found += _needed(run)
            found += () if part.exact else part.needs
            run = part if part.exact else _EMPTY
        if exact:
            return run
        return _Part(None, tuple(sorted({*found, *_needed(run)}, key=self._worth, reverse=True)[:_SETS]))

    def _atom(self) -> _Part:
        kind, part = self._tokens[self._next]
        self._next += 1
        if kind in ("look", "group"):
            inner = self.alternatives()
            return _EMPTY if kind == "look" else inner
        if kind == "set":
            return _chars(part)
        if kind == "escape":
            return _escaped(part[1])
        if kind == "char" and part not in ".^$":
            return _Part(frozenset([part]))
        return _EMPTY if part in "^$" else _OPEN

    def _worth(self, found: frozenset[str]) -> tuple[int, int, list[str]]:
        weight = min(max(self._weight(word) for word in one.split() or [""]) for one in found)
        return weight, -len(found), sorted(found)

    def _weight(self, word: str) -> int:
        return min(6, len(word)) if word not in self._ordinary else 1

    def _repeated(self, part: _Part) -> _Part:
        if self._next == len(self._tokens) or self._tokens[self._next][0] != "times":
            return part
        times = self._tokens[self._next][1]
        self._next += 1
        if times[0] == "?":
            return _Part(part.exact and part.exact | {""})
        return _OPEN if times[0] == "*" or times.startswith("{0") else _Part(None, _needed(part))


def _chars(token: str) -> _Part:
    inner = token[1:-1]
    if "\\" in inner or inner.startswith("^") or re.search(r".-.", inner):
        return _OPEN
    return _Part(frozenset(inner))


def _escaped(letter: str) -> _Part:
    if letter in _PLACES:
        return _EMPTY
    if letter in _CLASSES or letter.isdigit():
        return _OPEN
    return _Part(frozenset([{"n": "\n", "t": "\t"}.get(letter, letter)]))


def _joined(one: _Part, other: _Part) -> _Part | None:
    if one.exact is None or other.exact is None or len(one.exact) * len(other.exact) > _MOST_JOINED:
        return None
    return _Part(frozenset(a + b for a, b in product(one.exact, other.exact)))


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    whole: frozenset[str] = frozenset()
    for one in sets:
        if one is None or len(whole := whole | one) > _MOST:
            return None
    return whole


def _needed(part: _Part) -> tuple[frozenset[str], ...]:
    """Give of what a match must hold one: any of all it can be, unless it can be nothing."""
    if part.exact is None:
        return part.needs
    if not part.exact or "" in part.exact:
        return ()
    return (frozenset(one for one in part.exact if not any(other != one and other in one for other in part.exact)),)
