"""Values in a text, made comparable: 2 days is 48 hours, 6pm is 18:00, £29 is 29 pounds, DE is five pm no more.

Durations are minutes, times of day minutes after midnight, dates month and day, money and counts plain numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ValueKind = Literal["money", "time", "date", "weekday", "duration", "percent", "count"]

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS: dict[str, float] = {
    **{word: float(n) for n, word in enumerate(_SMALL)},
    **{w: float(n) for w, n in _TENS.items()},
}
_WORDS |= {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0, "couple": 2.0, "half": 0.5}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_ORDINALS |= {f"twenty-{w}": 20 + n for w, n in list(_ORDINALS.items())[:9]} | {"thirtieth": 30, "thirty-first": 31}
_MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_DAYS = {d: n for n, d in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1)}
_MONTH_LONG = 40_000
_MINUTES = {
    "min": 1,
    "hou": 60,
    "hr": 60,
    "h": 60,
    "day": 1440,
    "nig": 1440,
    "wee": 10080,
    "for": 20160,
    "mon": 43800,
    "yea": 525600,
    "sec": 1 / 60,
}
_NUMBER = r"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{})(?:[ -](?:{})){{0,4}})".format(
    "|".join([*_TENS, *reversed(_SMALL), "hundred", "thousand", "dozen", "couple", "half"]),
    "|".join([*_SMALL, "hundred", "and a half", "thousand"]),
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORD = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_HOURS = "|".join(_SMALL[1:13])
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|seconds?|secs?)"
_CURRENCY = r"(?:£|\$|€|pounds?|quid|dollars?|bucks|euros?|pence|gbp|usd|eur)"
_FORMS: tuple[tuple[ValueKind, re.Pattern[str], tuple[str, ...]], ...] = (
    ("money", re.compile(rf"(?:[£$€] ?(?P<n>{_NUMBER})(?![\d,]*\d)|\b(?P<m>{_NUMBER}) ?(?:more )?{_CURRENCY}\b)"),
        ("£", "$", "€", "pound", "quid", "dollar", "buck", "euro", "pence", "gbp", "usd", "eur")),
    ("percent", re.compile(rf"\b(?P<n>{_NUMBER}) ?(?:%|per ?cent\b)"), ("%", "cent")),
    ("date", re.compile(
        rf"\b(?:(?P<d>{_ORD})(?: of)? (?P<mo>{_MONTH})|(?P<mo2>{_MONTH}) (?P<d2>{_ORD}))\b(?:,? (?:19|20)\d\d)?"),
        tuple(_MONTHS)),
    ("date", re.compile(
        r"\b(?P<d>\d{1,2})[/.-](?P<mon>\d{1,2})[/.-](?:19|20)?\d\d\b"
        r"|\b(?:19|20)\d\d-(?P<mon2>\d\d)-(?P<d2>\d\d)\b"), ("/", ".", "-")),
    ("duration", re.compile(
        rf"\b(?:(?P<lo>{_NUMBER})(?:(?<=\d) ?- ?| (?:to|or) ))?(?P<n>{_NUMBER}|an?|the next) ?-?"
        rf"(?:(?:working|business|calendar|full|whole|solid) )?(?P<u>{_UNIT})(?:'s?)?(?P<more> and a half)?\b"),
        ("min", "hour", "hr", "day", "night", "week", "month", "year", "sec")),
    ("time", re.compile(
        r"\b(?P<h>\d{1,2})(?:[:.](?P<mi>\d\d))? ?(?P<ap>am|pm|a\.m\.|p\.m\.|o'?clock)(?!\w)"
        r"|\b(?P<h2>[01]?\d|2[0-3])[:](?P<mi2>[0-5]\d)\b"
        r"|\b(?:(?:at|by|until|till|around|about|leaving|leaves|before|after|since|from) (?=\S+ to )|(?=\S+ past ))"
        rf"(?P<part>five|ten|quarter|twenty-five|twenty|\d{{1,2}}) (?P<side>to|past) (?P<hour>{_HOURS})\b"
        rf"|\b(?P<word>noon|midday|midnight)\b|\bhalf (?:past )?(?P<half>\d{{1,2}}|{_HOURS})\b"
        rf"|\b(?:at|by|from|until|till|to|before|past) (?P<bare>{_HOURS}|\d{{1,2}})\b"
        rf"(?![:.]?\d)(?! ?(?:%|{_CURRENCY[3:-1]}"
        rf"|\w*(?:day|hour|min|week|month|year|night|time|people|person|kg|of)))"), ()),
    ("weekday", re.compile(r"\b(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"),
        tuple(_DAYS)),
    ("count", re.compile(rf"(?<![\w£$€.#-])(?P<n>{_NUMBER})(?![\w%]|[.,:]\d)"), ()),
)  # fmt: skip
"""How each kind is written, with parts of words of which a text that holds one has at least one."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: what it is, what it amounts to, and where it stands."""

    kind: ValueKind
    low: float
    high: float
    start: int
    end: int
    vague: bool = False
    """A time that may be of either half of the day: half five, at 4."""

    def same(self, other: Value) -> bool:
        """Tell whether two values of a kind mean the same."""
        if self.kind == other.kind == "time" and (self.vague or other.vague):
            return abs(self.low - other.low) % 720 < 0.01  # noqa: PLR2004
        if self.kind == other.kind == "duration" and max(self.high, other.high) >= _MONTH_LONG:
            return _near(self.low, other.low) and _near(self.high, other.high)
        return self.kind == other.kind and abs(self.low - other.low) < 0.01 and abs(self.high - other.high) < 0.01  # noqa: PLR2004


def _near(one: float, other: float) -> bool:
    """Tell whether two long durations are the same: three months are 90 days."""
    return abs(one - other) <= 0.016 * max(one, other)


def number(text: str) -> float | None:
    """Give the number that figures or words stand for."""
    plain = text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    total = part = 0.0
    for word in re.split(r"[ -]+", plain):
        if word == "and":
            continue
        if word in {"a", "an", "next", "the"}:
            part += 1
        elif word in {"hundred", "thousand"}:
            part = max(part, 1) * _WORDS[word]
        elif word in _WORDS:
            part += _WORDS[word]
        else:
            return None
    return total + part


def values(folded: str) -> list[Value]:
    """Give the values of a folded text; each stretch of text counts once, for the most telling kind."""
    found: list[Value] = []
    for kind, pattern, hints in _FORMS:
        if hints and not any(hint in folded for hint in hints):
            continue
        for hit in pattern.finditer(folded):
            if any(hit.start() < one.end and one.start < hit.end() for one in found):
                continue
            for low, high in _amount(kind, hit):
                found.append(Value(kind, low, high, hit.start(), hit.end(), kind == "time" and _vague(hit)))
    return sorted(found, key=lambda one: one.start)


def _vague(hit: re.Match[str]) -> bool:
    got = {name for name, part in hit.groupdict().items() if part is not None}
    clock = hit["h2"] is not None and (hit["h2"].startswith("0") or int(hit["h2"]) > 12)  # noqa: PLR2004
    return not clock and not hit["word"] and (("ap" not in got) or "clock" in hit[0])


def _amount(kind: ValueKind, hit: re.Match[str]) -> Iterator[tuple[float, float]]:
    got = {name: part for name, part in hit.groupdict().items() if part is not None}
    low = high = None
    if kind == "time":
        low = _time(got)
    elif kind == "date":
        low = _date(got)
    elif kind == "weekday":
        low = float(_DAYS[got["day"][:3]])
    else:
        low, high = _measured(kind, got)
    if low is not None:
        yield low, low if high is None else high


def _measured(kind: ValueKind, got: dict[str, str]) -> tuple[float | None, float | None]:
    if got.get("n") in {"a", "an"} and got.get("u", "").startswith("night"):
        return None, None  # a night on the floor is no measure of time
    high = number(got.get("n") or got.get("m") or "")
    if high is None or (kind == "count" and got.get("n") in {"one", "half", "second"}):
        return None, None
    low = number(got["lo"]) if "lo" in got else high
    unit = _MINUTES.get(got["u"][:3], 60) if kind == "duration" else 1
    half = 0.5 if "more" in got else 0.0
    return ((low if low is not None else high) + half) * unit, (high + half) * unit


def _time(got: dict[str, str]) -> float | None:
    if "word" in got:
        return 0.0 if got["word"] == "midnight" else 720.0
    if "half" in got or "bare" in got:
        hour = number(got.get("half") or got["bare"])
        return None if hour is None or not 1 <= hour <= 12 else (hour % 12) * 60 + (30 if "half" in got else 0)  # noqa: PLR2004
    if "part" in got:
        minutes = 15 if got["part"] == "quarter" else number(got["part"]) or 0
        return ((number(got["hour"]) or 0) % 12 * 60 + (minutes if got["side"] == "past" else -minutes)) % 720
    hour = float(got.get("h") or got["h2"])
    minutes = float(got.get("mi") or got.get("mi2") or 0)
    if got.get("ap", "").startswith("p") and hour < 12:  # noqa: PLR2004
        hour += 12
    return (hour * 60 + minutes) % 1440 if hour <= 24 else None  # noqa: PLR2004


def _date(got: dict[str, str]) -> float | None:
    day = got.get("d") or got.get("d2") or ""
    digits = re.match(r"\d+", day)
    number_of_day = int(digits[0]) if digits else _ORDINALS.get(day)
    month = _MONTHS.get((got.get("mo") or got.get("mo2") or "")[:3]) or int(got.get("mon") or got.get("mon2") or 0)
    return float(month * 100 + number_of_day) if number_of_day and month else None
