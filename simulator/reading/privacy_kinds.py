"""Personal values in a text, by kind: patterns with their cues (`personal.yaml`) and checksums.

Format and cue suffice; a checksum only raises confidence, because reserved test values stand for real ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stdnum import iban, luhn
from stdnum.exceptions import ValidationError

from simulator.reading import phrases
from simulator.reading.compact import Spelled, spell

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
    r"creators|disputes|legal|accounts|billing|news|pr|admin|sales|safeguarding)\b"
)
_MIN_CARD, _MIN_PHONE, _WINDOW = 13, 7, 60


@dataclass(frozen=True, slots=True)
class Found:
    """A personal value: kind, extent in the folded text, the value squeezed to letters and digits."""

    kind: str
    start: int
    end: int
    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    pattern: re.Pattern[str]
    cue: re.Pattern[str] | None
    never: re.Pattern[str] | None
    check: str
    shortest: int


@lru_cache(maxsize=1)
def _forms() -> tuple[_Form, ...]:
    return tuple(_form(kind, entry) for kind, entries in phrases.raw("personal").items() for entry in entries)


def _form(kind: str, entry: dict[str, Any]) -> _Form:
    cue, never = entry.get("cue"), entry.get("not")
    return _Form(
        kind,
        re.compile(rf"(?<!\w)(?:{entry['say']})"),
        re.compile(rf"(?<!\w)(?:{cue})") if cue else None,
        re.compile(rf"(?<!\w)(?:{never})") if never else None,
        str(entry.get("check", "")),
        int(entry.get("min", 1)),
    )


def personal(folded: str, text: str, by_agent: bool = True) -> list[Found]:
    """Give the personal values of a text, each stretch once, for the first kind that claims it."""
    spelled = spell(folded)
    taken: list[Found] = []
    for form in _forms():
        for found in _matches(form, spelled, text):
            if by_agent and _is_brands(found, folded):
                continue
            if not any(found.start < one.end and one.start < found.end for one in taken):
                taken.append(found)
    return sorted(taken, key=lambda one: one.start)


def _is_brands(found: Found, folded: str) -> bool:
    """Tell whether an agent gives a line or mailbox of the brand, by the words before it or its name."""
    before = folded[max(0, found.start - _WINDOW) : found.start]
    if found.kind == "phone":
        return bool(_CALL_US.search(before) or _A_LINE.match(folded[found.end :]))
    if found.kind == "internal":
        return bool(re.search(r"\b(?:can't|cannot|don't|never|no|not)\b", re.split(r"[.!?,;]\s", before)[-1]))
    return found.kind == "email" and bool(_ROLE.match(folded[found.start : found.end]))


def _matches(form: _Form, spelled: Spelled, text: str) -> Iterator[Found]:
    for hit in form.pattern.finditer(spelled.text):
        start, end = hit.span("v")
        if end <= start or end - start < form.shortest:
            continue
        around = _sentence(spelled.text, start, end)
        if (form.cue and not form.cue.search(around)) or (form.never and form.never.search(around)):
            continue
        begin, stop = spelled.extent(start, end)
        confidence = _CHECKS.get(form.check, _always)(hit["v"], around, text[begin:stop])
        if confidence:
            value = "".join(char for char in hit["v"] if char.isalnum())
            yield Found(form.kind, begin, stop, value, confidence)


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
        r"\b(?:order|tracking|part|model|serial|version|error"
        r"|(?:account|customer|policy|reference|booking|meter) (?:number|no))\b",
        around,
    ):
        return 0.0
    mine = re.search(r"\b(?:your|my|you on|me on|you at|me at|his|her|wife|husband|home number)\b", around)
    return 0.0 if _PUBLIC_LINE.search(around) and not mine else 0.9


def _capitals(value: str, around: str, written: str) -> float:
    parts = [part for part in re.split(r"[ .]+", written) if part]
    return 0.8 if all(part[0].isupper() for part in parts) else 0.0


_CHECKS: dict[str, Callable[[str, str, str], float]] = {
    "card": _card,
    "iban": _iban,
    "phone": _phone,
    "capitals": _capitals,
}
