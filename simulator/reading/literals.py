"""What any match of a pattern must hold: a few literals, one of which has to stand in the text.

Looking for a literal is some hundred times faster than trying a pattern at every place, so a table of wordings is
first cut down to those of whose literals a text holds one. Literals are looked for in the `worded` text, where
whatever parts two words is one space: `" on "` is then the word and not the end of "reason". The patterns are read
for the subset that tables use; of anything else nothing is promised, and such a pattern is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

_MOST, _MOST_JOINED = 240, 48  # beyond that a pattern is as cheap to try as its literals
_SETS = 4
_PLACES = frozenset("bBAZ")
_CLASSES = frozenset("dDwWsS")
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<group>\(\?:|\(\?P<\w+>|\((?!\?))|(?P<same>\(\?P=\w+\))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)"
    r"|(?P<times>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?P<any>[.^$])|(?P<said>[\w ']+(?![*+?{])|.)",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\W+")


def worded(text: str) -> str:
    """Give a text, or a part of one, with one space for whatever stands between its words."""
    return _BETWEEN.sub(" ", text)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part: all it can match, if that is few strings; else sets, of each of which it holds one.

    `ends`: a word ends where the part does.
    """

    exact: frozenset[str] | None = None
    needs: tuple[frozenset[str], ...] = ()
    ends: bool = False

    @classmethod
    def of(cls, exact: Iterable[str]) -> _Part:
        """Give the part that can match just these strings."""
        every = frozenset(exact)
        return cls(every, (), all(one.endswith(" ") for one in every))


_EMPTY = _Part.of([""])
_SPACE = _Part.of([" "])
_OPEN = _Part()


def literals(source: str, ordinary: frozenset[str] = frozenset()) -> tuple[frozenset[str], ...]:
    """Give sets of strings: each match of a pattern bounded by words, `worded`, holds at least one of each.

    None where nothing is sure. The set that says most stands first: long strings that are no ordinary words. A space
    at an end of a literal is an end of a word; where there is none, the word may go on.
    """
    return _needed(_Reader(source, ordinary).alternatives(left=True, right=True))


class _Reader:
    """Goes through the tokens of a pattern once."""

    def __init__(self, source: str, ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(source)]
        self._tokens.append(("close", ""))
        self._next = 0
        self._closed = self._brackets()

    def _brackets(self) -> dict[int, int]:
        """Give for the place after each bracket that opens, the place after the one that closes it."""
        closed, opened = {}, [0]
        for place, (kind, _) in enumerate(self._tokens):
            if kind in ("look", "group"):
                opened.append(place + 1)
            elif kind == "close":
                closed[opened.pop()] = place + 1
        return closed

    def alternatives(self, *, left: bool, right: bool) -> _Part:
        """Give the part up to the bracket that closes it; `left` and `right` tell whether a word ends there."""
        parts = [self._sequence(left, right)]
        while self._tokens[self._next][0] == "bar":
            self._next += 1
            parts.append(self._sequence(left, right))
        self._next += 1
        if len(parts) == 1:
            return parts[0]
        exact = _union(part.exact for part in parts)
        if exact is not None:
            return _Part.of(exact)
        needs = _union(next(iter(_needed(part)), None) for part in parts)
        return _Part(None, (needs,) if needs else (), all(part.ends for part in parts))

    def _sequence(self, left: bool, right: bool) -> _Part:
        run, exact = _SPACE if left else _EMPTY, True
        found: list[frozenset[str]] = []
        while self._tokens[self._next][0] not in ("bar", "close"):
            part = self._repeated(self._atom(left=run.ends, right=right), after=run)
            joined = _joined(run, part)
            if joined is None:
                exact = False
                found += (*_needed(run), *(() if part.exact else part.needs))
                start = _SPACE if (run if part.exact else part).ends else _EMPTY
                joined = _joined(start, part) or start
            run = joined
        run = _joined(run, _SPACE) or run if right else run
        if exact:
            return run
        return _Part(None, tuple(sorted({*found, *_needed(run)}, key=self._worth, reverse=True)[:_SETS]), run.ends)

    def _atom(self, *, left: bool, right: bool) -> _Part:
        kind, part = self._tokens[self._next]
        self._next += 1
        if kind == "look":
            self.alternatives(left=False, right=False)
            return _EMPTY
        if kind == "group":
            after = self._closed[self._next]
            return self.alternatives(left=left and self._once(after), right=self._ends(after, right))
        if kind == "set":
            return _chars(part)
        if kind == "escape":
            return _escaped(part[1])
        if kind == "said":
            return _Part.of([worded(part)])
        return _OPEN if part == "." or kind != "any" else _EMPTY

    def _once(self, place: int) -> bool:
        """Tell whether what stands before a place comes at most once."""
        kind, part = self._tokens[place]
        return kind != "times" or part[0] == "?"

    def _ends(self, place: int, right: bool) -> bool:
        """Tell whether a word ends before what stands at a place."""
        if not self._once(place):
            return False
        place += self._tokens[place][0] == "times"
        kind, part = self._tokens[place]
        if kind in ("bar", "close"):
            return right
        return kind == "said" and part.startswith(" ") and self._tokens[place + 1][0] != "times"

    def _worth(self, found: frozenset[str]) -> tuple[int, int, list[str]]:
        weight = min(sum(map(self._weight, one.split())) for one in found)
        return weight, -len(found), sorted(found)

    def _weight(self, word: str) -> int:
        return min(6, len(word)) if word not in self._ordinary else 1

    def _repeated(self, part: _Part, after: _Part) -> _Part:
        if self._tokens[self._next][0] != "times":
            return part
        times = self._tokens[self._next][1]
        self._next += 1
        if times[0] == "?" and part.exact:
            return _Part.of(part.exact | {""})
        if times[0] in "?*" or times.startswith("{0"):
            return _Part(None, (), part.ends and after.ends)
        return part if part == _SPACE else _Part(None, _needed(part), part.ends)


def _chars(token: str) -> _Part:
    inner = token[1:-1]
    if "\\" in inner or inner.startswith("^") or re.search(r".-.", inner):
        return _OPEN
    return _Part.of(map(worded, inner))


def _escaped(letter: str) -> _Part:
    if letter in _PLACES:
        return _EMPTY
    if letter in _CLASSES or letter.isdigit():
        return _OPEN
    return _Part.of([worded({"n": "\n", "t": "\t"}.get(letter, letter))])


def _joined(one: _Part, other: _Part) -> _Part | None:
    if one.exact is None or other.exact is None:
        return None
    if len(one.exact) * len(other.exact) > max(_MOST_JOINED, len(one.exact), len(other.exact)):
        return None
    return _Part.of((a + b).replace("  ", " ") for a, b in product(one.exact, other.exact))


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    whole: frozenset[str] = frozenset()
    for one in sets:
        if one is None or len(whole := whole | one) > _MOST:
            return None
    return whole


def _needed(part: _Part) -> tuple[frozenset[str], ...]:
    """Give of what a match must hold one: any of all it can be, unless that may be no word at all."""
    if part.exact is None:
        return part.needs
    return (part.exact,) if part.exact and part.exact.isdisjoint(("", " ")) else ()
