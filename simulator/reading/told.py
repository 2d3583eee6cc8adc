"""Values with the part they play: at most, at least, or long past; and the thing that a count counts.

A value of one's own may meet a fact's (48 hours, two days) or be its rival (three weeks). Values that play
different parts (48 hours ago) or count different things (110 cm, six kettles) are neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from simulator.reading.concepts import Keys, keys_of
from simulator.reading.values import Value, values

Bound = Literal["", "most", "least"]
_MOST = re.compile(r"(?:\b(?:by|before|within|under|below|up to|at most|no later than|no more than|less than|inside)"
                   r"(?: the)?(?: end of)?(?: the)?|max(?:imum)?(?: of)?) ?$")  # fmt: skip
_LEAST = re.compile(
    r"\b(?:from|after|over|above|at least|since|minimum(?: of)?|more than|past|starting|heavier than)(?: the)? ?$"
)
_AND_UP = re.compile(r" ?(?:and|or) (?:up|more|over|above|older|later)\b")
_AT_MOST = re.compile(r" ?(?:at (?:the )?(?:very )?(?:most|latest)|or (?:less|under|sooner|before))\b")
_AGO = re.compile(r" ?(?:ago|earlier|late|since)\b")
_LAST = re.compile(r"\b(?:last|past|previous|for over|been|waiting|waited)(?: the| for)* ?$")
_UNIT = re.compile(r"[ -]?(°?[^\W\d_]+)")
_NAME = re.compile(
    r"\b[a-z]{1,4}-?\d{2,6}\b"
    r"|\b(?:desk|platform|gate|terminal|line|room|flight|route|bus|door) [a-z]?\d{1,3}\b"
    r"|\b\d{3,5}(?: \d{3,5}){1,3}\b|(?<![\w£$€.,])\b(?:999|911|112|111|101|105)\b"
    r"|@\w+|\b[\w.]+@[\w.]+\w|\b[\w-]+\.example(?:/[\w/-]*\w)?"
)
_FIGURE_OR_AT = re.compile(r"[\d@]")
_LINKS = frozenset(
    [
        "to",
        "and",
        "or",
        "of",
        "in",
        "at",
        "on",
        "for",
        "from",
        "by",
        "is",
        "are",
        "was",
        "were",
        "will",
        "can",
        "as",
        "with",
        "the",
        "a",
    ]
)
_DAY, _HOUR = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class Told:
    """One value as it is told."""

    value: Value
    bound: Bound = ""
    gone: bool = False
    unit: Keys = frozenset()

    def meets(self, fact: Told) -> bool:
        """Tell whether this says what the fact says: the same value, or a deadline just inside the fact's."""
        mine, its = self.value, fact.value
        if not self.comparable(fact, loosely=True):
            return False
        if mine.same(its):
            return not self.turned(fact)
        slack = {"time": _HOUR, "date": _DAY}.get(its.kind, 0.0)
        return fact.bound == self.bound == "most" and self._short(its) <= slack

    def rivals(self, fact: Told) -> bool:
        """Tell whether this says another value where the fact's would stand, or the other side of it."""
        return self.comparable(fact) and not self.meets(fact)

    def turned(self, fact: Told) -> bool:
        """Tell whether one is an upper bound and the other a lower one."""
        return {self.bound, fact.bound} == {"most", "least"}

    def comparable(self, fact: Told, loosely: bool = False) -> bool:
        """Tell whether the two are of a kind and play the same part; `loosely`, though a count has no thing."""
        alike = bool(self.unit & fact.unit) or (loosely and not (self.unit and fact.unit))
        counts = self.value.kind != "count" or alike
        return self.value.kind == fact.value.kind and counts and self.gone == fact.gone

    def _short(self, its: Value) -> float:
        short = its.low - (self.value.low % 720 + 720 * (its.low // 720) if self.value.vague else self.value.low)
        return short if short >= 0 else float("inf")


def told(folded: str, names: list[re.Match[str]]) -> list[Told]:
    """Give the values of a folded text with their parts, but for digits that stand in a name."""
    spans = [name.span() for name in names]
    return [
        _told(folded, value) for value in values(folded)
        if not any(start < value.end and value.start < end for start, end in spans)
    ]  # fmt: skip


def named(folded: str) -> list[re.Match[str]]:
    """Give what names one thing among its like: flight codes, desk numbers, phone numbers, addresses on the net."""
    return list(_NAME.finditer(folded)) if _FIGURE_OR_AT.search(folded) or ".example" in folded else []


def _told(folded: str, value: Value) -> Told:
    before, behind = folded[max(0, value.start - 28) : value.start], folded[value.end : value.end + 24]
    most = (
        bool(_MOST.search(before))
        or bool(_AT_MOST.match(behind))
        or bool(re.match(r"(?:by|before) ", folded[value.start : value.end]))
    )
    least = (
        bool(_LEAST.search(before))
        or bool(_AND_UP.match(behind))
        or folded[value.start : value.end].startswith("from ")
    )
    bound: Bound = "least" if least else "most" if most else ""
    gone = bool(_AGO.match(behind)) or (value.kind == "duration" and bool(_LAST.search(before)))
    unit = _UNIT.match(behind) if value.kind == "count" else None
    unit = None if unit and unit[1] in _LINKS else unit
    return Told(value, bound, gone, keys_of(unit[1]) if unit else frozenset())
