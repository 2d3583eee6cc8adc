"""Personal values in a text, by kind: patterns with their cues (`personal.yaml`, `shaped.yaml`) and checksums.

Format and cue suffice; a checksum only raises confidence, because reserved test values stand for real ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from stdnum import iban, luhn
from stdnum.exceptions import ValidationError

from simulator.reading import phrases
from simulator.reading.compact import Spelled, spell

Speaker = Literal["customer", "agent"]

_CARD_CUE = re.compile(
    r"\b(?:card|visa|master ?card|amex|maestro|debit|credit|pay|payment|charge|long number|digits)\b"
)
_NOT_CARD = re.compile(
    r"\b(?:order|tracking|parcel|imei|serial|meter|mpan|account|routing|firmware|version|biscuits|iban)\b"
)
_PUBLIC_LINE = re.compile(
    r"\b(?:our|us|we're|helpline|hotline|support (?:line|team|number)|customer (?:service|services|care)"
    r"|emergency|office|desk|freephone|free on|press|crisis|switchboard|team|line|lines"
    r"|branch|store|surgery|clinic|reception|samaritans|ombudsman)\b"
)
_FREEPHONE = re.compile(r"^(?:0800|0808|0300|0330|0333|0345|084|087|1?[- .]?800|1?[- .]?888|116)")
_CALL_US = re.compile(
    r"\b(?:call|ring|phone|dial|text|calling|ringing|phoning)"
    r"(?: (?:us|them|it|free|our \w+|the \w+(?: \w+)?|now|straight away))*(?: on| at|:)?\W*$"
)
_A_LINE = re.compile(r"(?: is|,) (?:an?|the|our) [\w ]{0,24}(?:line|number|desk|team|switchboard)\b")
_ROLE = re.compile(
    r"^(?:press|help|support|info|contact|care|hello|customer\w*|team|privacy|complaints?|safety|security|dpo|media|service|"
    r"enquiries|feedback|fraud|phishing|report|accessibility|hi|noreply|no-reply|office|bookings|refunds|returns|claims|"
    r"creators|disputes|insurance|relations|abuse|scams?|community|events|groups|travel|investigations|partners|jobs|careers|hr|legal|accounts|billing|news|pr|admin|sales|safeguarding)\b"
)
# A number that an agent gives is a line of the brand's, unless it is said to be somebody's.
_OWNED = re.compile(
    r"\b(?:(?:your|his|her|their|customer's|wife's|husband's) (?:[\w']+ ){0,2}"
    r"(?:number|mobile|phone|cell|landline|contact|details)"
    r"|(?:call|ring|phone|text|reach|contact|message|called|rang|texted|calling|ringing|texting) (?:you|him|her|them)\b"
    r"|on file|numbers? (?:we|i|you)(?:'ve| have)? (?:have|hold|got|gave|see)|registered"
    r"|you (?:on|at)|on record|(?:texts?|calls?|codes?) (?:go|goes)|the old|old one|off the file"
    r"|(?:sent|going|goes|went|switched|updated|changed|swapped) (?:it |the \w+ )?(?:to|for|on)"
    r"|(?:mobile|number|phone|contact)(?: number)? (?:is|was|as|ending)"
    r"|confirm(?:ing|ed)?|noted|got it down)\b"
)
_THEIRS = re.compile(
    r"\b(?:their|they|they've|his|her|old|new one|on file|registered|recovery|you gave|going to|went to"
    r"|your (?:\w+ )?(?:e-?mail|address|account))\b[^.?!]{0,24}$"
)
_MIN_CARD, _MIN_PHONE, _WINDOW = 13, 7, 60
_TABLES = ("personal", "shaped")


_SPOKEN = re.compile(r" ?[\[(]?\b(?:at|dot)\b[\])]? ?")
_NAME_HERE = "{Name}"
_NAME = r"(?-i:[A-Z](?=['a-zA-Z])[a-z]*(?:[A-Z][a-z]+|['-](?!s\b)[A-Z]?[a-z]+)*)"
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A personal value: kind, extent in the folded text, the value squeezed to letters and digits."""

    kind: str
    start: int
    end: int
    value: str
    confidence: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of value is written: its pattern and what has to stand, or must not stand, beside it."""

    kind: str
    pattern: re.Pattern[str]
    cue: re.Pattern[str] | None
    never: re.Pattern[str] | None
    check: str
    shortest: int
    has: tuple[str, ...]
    words: bool
    only: str
    detail: str
    cased: bool
    brand: re.Pattern[str] | None


@lru_cache(maxsize=2)
def _forms(by: Speaker) -> tuple[Form, ...]:
    return tuple(form for table in _TABLES for form in forms_of(table) if form.only in ("", by))


def forms_of(table: str) -> list[Form]:
    """Give the forms of a table of values, in its order."""
    return [_form(kind, entry) for kind, entries in phrases.raw(table).items() for entry in entries]


def _form(kind: str, entry: dict[str, Any]) -> Form:
    return Form(
        kind=kind,
        pattern=_pattern(str(entry["say"])),
        cue=_near(entry.get("cue")),
        never=_near(entry.get("not")),
        check=str(entry.get("check", "")),
        shortest=int(entry.get("min", 1)),
        has=tuple(entry.get("has", ())),
        words=bool(entry.get("words")),
        only=str(entry.get("only", "")),
        detail=str(entry.get("detail", "")),
        cased=_NAME_HERE in str(entry["say"]),
        brand=_near(entry.get("brand")),
    )


def _pattern(say: str) -> re.Pattern[str]:
    """Give the pattern of a form; one with names in it looks at the letters as they were written."""
    if _NAME_HERE not in say:
        return re.compile(rf"(?<!\w)(?:{say})")
    return re.compile(rf"(?<![\w@#])(?:{say.replace(_NAME_HERE, _NAME)})", re.IGNORECASE)


def _near(words: str | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{words})") if words else None


@lru_cache(maxsize=64)
def personal(folded: str, text: str, by: Speaker = "agent") -> tuple[Found, ...]:
    """Give the personal values of a text in its order, each stretch once, for the first kind that claims it."""
    spelled = spell(folded)
    written = cased(spelled, text)
    taken: list[Found] = []
    for form in _likely(spelled.text, by):
        for found in found_by(form, spelled, written, by):
            if by == "agent" and _is_brands(found, folded):
                continue
            if not any(found.start < one.end and one.start < found.end for one in taken):
                taken.append(found)
    return tuple(sorted(taken, key=lambda one: one.start))


@lru_cache(maxsize=2)
def _hints(by: Speaker) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hint for form in _forms(by) for hint in form.has))


def _likely(spelled: str, by: Speaker) -> list[Form]:
    """Give the forms that a quick look at the text leaves possible, in their order."""
    figures = bool(_FIGURE.search(spelled))
    met = {hint for hint in _hints(by) if hint in spelled}
    return [
        form for form in _forms(by) if (figures or form.words) and (not form.has or not met.isdisjoint(form.has))
    ]  # fmt: skip


def _is_brands(found: Found, folded: str) -> bool:
    """Tell whether an agent gives a line or mailbox of the brand, by the words before it or its name."""
    before = folded[max(0, found.start - _WINDOW) : found.start]
    if found.kind == "phone":
        around = _sentence(folded, found.start, found.end)
        return bool(_CALL_US.search(before) or _A_LINE.match(folded[found.end :])) or not _OWNED.search(around)
    if found.kind == "internal":
        return bool(re.search(r"\b(?:can't|cannot|don't|never|no|not)\b", re.split(r"[.!?,;]\s", before)[-1]))
    role = found.kind == "email" and _ROLE.match(folded[found.start : found.end])
    return bool(role) and not _THEIRS.search(before)


def found_by(form: Form, spelled: Spelled, written: str, by: Speaker) -> Iterator[Found]:
    """Give what a form finds in a spelled text; `written` is the same text with its capitals."""
    for hit in form.pattern.finditer(written if form.cased else spelled.text):
        start, end = hit.span("v")
        if end <= start or end - start < form.shortest:
            continue
        around = _sentence(spelled.text, start, end)
        if (form.cue and not form.cue.search(around)) or (form.never and form.never.search(around)):
            continue
        if by == "agent" and form.brand and form.brand.search(around):
            continue
        begin, stop = spelled.extent(start, end)
        confidence = _CHECKS.get(form.check, _always)(hit["v"], around, written[start:end])
        if confidence:
            plain = _SPOKEN.sub("", spelled.text[start:end]) if form.kind == "email" else spelled.text[start:end]
            value = "".join(filter(str.isalnum, plain))
            yield Found(form.kind, begin, stop, value, confidence, form.detail)


def cased(spelled: Spelled, text: str) -> str:
    """Give the spelled text with the letters as they were written."""
    if len(spelled.text) == len(text):
        return text.replace("\u2019", "'")
    return "".join(
        text[at] if char.isalpha() and text[at].isalpha() else char
        for char, at in zip(spelled.text, spelled.starts, strict=True)
    )


def _sentence(text: str, start: int, end: int) -> str:
    left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    right = min((spot for mark in (". ", "! ", "? ", "\n") if (spot := text.find(mark, end)) >= 0), default=len(text))
    return text[max(left + 1, start - _WINDOW * 2, 0) : min(right, end + _WINDOW)]


def _always(value: str, around: str, written: str) -> float:
    return 0.9


def _card(value: str, around: str, written: str) -> float:
    digits = re.sub(r"\D", "", value)
    if not _MIN_CARD <= len(digits) <= 19 or re.search(r"\d[,]\d{3}", written):  # noqa: PLR2004
        return 0.0
    if re.fullmatch(r"\d{6}[ -]\d{8}", value) and re.search(r"\b(?:account|acc|sort)\b", around):
        return 0.0
    valid = luhn.is_valid(digits) and digits[0] in "23456"
    if _NOT_CARD.search(around) and not _CARD_CUE.search(around):
        return 0.0
    if valid:
        return 0.95
    return 0.7 if _CARD_CUE.search(around) and digits[0] in "23456" else 0.0


def _iban(value: str, around: str, written: str) -> float:
    try:
        iban.validate(value)
    except ValidationError:
        return 0.7 if re.search(r"\biban\b", around) and len(value) >= 15 else 0.0  # noqa: PLR2004
    return 0.95


def _phone(value: str, around: str, written: str) -> float:
    digits = re.sub(r"\D", "", value)
    if len(digits) < _MIN_PHONE or _FREEPHONE.match(value.lstrip("+(")):
        return 0.0
    if re.search(
        r"\b(?:order|tracking|part|model|serial|version|error|iccid|aadhaar|bank is"
        r"|(?:account|customer|policy|reference|booking|meter) (?:number|no)|(?:account|acct|a/c|acc)[ :.#]+(?=\d))\b",
        around,
    ):
        return 0.0
    mine = re.search(r"\b(?:your|my|you on|me on|you at|me at|his|her|wife|husband|home number)\b", around)
    return 0.0 if _PUBLIC_LINE.search(around) and not mine else 0.9


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    return frozenset(phrases.words("not_names")["words"].split())


def _name(value: str, around: str, written: str) -> float:
    """A name has no word of places, days, carriers or moods among its capitals."""
    return 0.0 if any(word.lower() in _not_names() for word in re.findall(r"[A-Z][a-z]+", written)) else 0.8


def _capitals(value: str, around: str, written: str) -> float:
    parts = [part for part in re.split(r"[ .]+", written) if part]
    return 0.8 if all(part[0].isupper() for part in parts) else 0.0


def _shouted(value: str, around: str, written: str) -> float:
    return 0.8 if written.upper() == written else 0.0


_CHECKS: dict[str, Callable[[str, str, str], float]] = {
    "card": _card,
    "iban": _iban,
    "phone": _phone,
    "capitals": _capitals,
    "name": _name,
    "shouted": _shouted,
}
