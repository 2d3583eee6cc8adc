"""What a reply does with personal data: shows, repeats, reveals, confirms or masks it.

Values of this case (`context.known`) are recognised however they are spelled; a value that stood in an earlier
message of the customer's is repeated, one from the record that did not is revealed. Brand contacts are never personal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from simulator.reading import phrases
from simulator.reading.compact import Spelled, spell, squeezed
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.privacy_kinds import Found, personal
from simulator.reading.values import values

_SHORTEST, _DIGITS_SHARED = 4, 4
_PUBLIC_KINDS = frozenset({"handle", "area", "service_id"})
_WHOLE = frozenset(
    {"full_name", "address", "health", "child", "employee", "third_party", "special_category", "internal"}
)
_HEALTH, _MONEY = frozenset({"healthcare"}), frozenset({"bank", "insurance"})


def privacy(passage: Passage) -> list[Sign]:
    """Give all signs of personal data and of what is done with them."""
    said = _customer(passage)
    allowed = tuple(squeezed(fold(one)) for one in passage.context.allowed)
    found = [one for one in _found(passage) if not _is_allowed(one, passage, allowed)]
    return [
        *_values(passage, found, said),
        *_shared(passage, found, said),
        *_confirmed(passage),
        *(sign for sign in phrases.find("private_acts", passage) if _fits(sign, passage)),
    ]


def _customer(passage: Passage) -> tuple[str, ...]:
    return tuple(fold(text) for who, text in passage.context.earlier if who == "customer")


def _found(passage: Passage) -> list[Found]:
    """Known values first: what they are is certain."""
    known = list(_known(passage))
    others = personal(passage.folded, passage.text)
    return known + [one for one in others if not any(one.start < k.end and k.start < one.end for k in known)]


def _known(passage: Passage) -> Iterator[Found]:
    compact = spell(passage.folded).compact()
    for one in passage.context.known:
        if one.kind in _PUBLIC_KINDS:
            continue
        for wanted in _spellings(one.kind, one.value):
            for start, end in _places(compact, wanted, passage.folded):
                yield Found(one.kind, start, end, wanted, 0.95)
        if one.kind == "date_of_birth":
            yield from _dates(passage, one.value)


@lru_cache(maxsize=2048)
def _spellings(kind: str, value: str) -> tuple[str, ...]:
    folded = fold(value)
    parts = [folded]
    if kind in _WHOLE:
        parts += [part for part in folded.split(",") if re.search(r"\d", part) and re.search(r"[a-z]", part)]
    wanted = dict.fromkeys(squeezed(part) for part in parts)
    return tuple(part for part in wanted if len(part) >= _SHORTEST)


def _places(compact: Spelled, wanted: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where a squeezed value stands, as whole words of the text."""
    at = compact.text.find(wanted)
    while at >= 0:
        start, end = compact.extent(at, at + len(wanted))
        if not _glued(folded, start - 1, start) and not _glued(folded, end, end - 1):
            yield start, end
        at = compact.text.find(wanted, at + 1)


def _glued(folded: str, outside: int, inside: int) -> bool:
    if not 0 <= outside < len(folded):
        return False
    return folded[outside].isalnum() and folded[inside].isalnum()


def _dates(passage: Passage, value: str) -> Iterator[Found]:
    wanted = [one.low for one in values(fold(value)) if one.kind == "date"]
    for one in values(passage.folded):
        written = passage.folded[one.start : one.end]
        if one.kind == "date" and one.low in wanted and re.search(r"\d{4}|\d\d$", written):
            yield Found("date_of_birth", one.start, one.end, squeezed(written), 0.9)


def _is_allowed(one: Found, passage: Passage, allowed: Iterable[str]) -> bool:
    """A value that is, or is part of, one of the brand's own contacts or addresses."""
    value = squeezed(passage.folded[one.start : one.end])
    return any(value in contact or (contact in value and len(contact) >= _SHORTEST) for contact in allowed if contact)


def _values(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    posted = tuple(squeezed(text) for text in said)
    record = {squeezed(fold(one.value)) for one in passage.context.known}
    given = {one.value for text in said for one in _posted(text)}
    for one in found:
        yield Sign(f"personal.{one.kind}", one.start, one.end, one.confidence)
        if one.kind == "internal":
            yield Sign("internal", one.start, one.end, one.confidence)
        if one.value in given or any(one.value in text for text in posted):
            yield Sign(f"repeats.{one.kind}", one.start, one.end, one.confidence)
        else:
            sure = one.confidence if any(one.value in value for value in record) else min(one.confidence, 0.7)
            yield Sign(f"reveals.{one.kind}", one.start, one.end, sure)


def _shared(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    """A personal value that the customer gave, or four of its digits in a row, however it is written."""
    covered = [(one.start, one.end) for one in found]
    compact = spell(passage.folded).compact()
    for one in (one for text in said for one in _posted(text)):
        for start, end in _echoes(compact, one, passage.folded):
            if not any(a < end and start < b for a, b in covered):
                covered.append((start, end))
                yield Sign(f"personal.{one.kind}", start, end, 0.8)
                yield Sign(f"repeats.{one.kind}", start, end, 0.8)


def _echoes(compact: Spelled, one: Found, folded: str) -> Iterator[tuple[int, int]]:
    if len(one.value) >= _SHORTEST - 1:
        yield from _places(compact, one.value, folded)
    if sum(char.isdigit() for char in one.value) <= _DIGITS_SHARED:
        return
    for run in re.finditer(r"\d{4,}", compact.text):
        start, end = compact.extent(*run.span())
        if re.search(r"\d,\d{3}", folded[start:end]):
            continue
        if run[0] in one.value and not _glued(folded, start - 1, start) and not _glued(folded, end, end - 1):
            yield start, end


@lru_cache(maxsize=256)
def _posted(folded: str) -> tuple[Found, ...]:
    return tuple(personal(folded, folded, by_agent=False))


def _confirmed(passage: Passage) -> Iterator[Sign]:
    """A yes or no to a value in the customer's last message."""
    said = _customer(passage)
    if not said:
        return
    kinds = [one.kind for one in _posted(said[-1])] + [
        one.kind
        for one in passage.context.known
        if one.kind not in _PUBLIC_KINDS and any(part in squeezed(said[-1]) for part in _spellings(one.kind, one.value))
    ]
    asked = re.search(
        r"\b(?:right|yeah|correct|yes or no|confirm|isn't it|innit|the one|is that|still going|matches?)\b", said[-1]
    )
    if not kinds or not asked:
        return
    for sign in phrases.find("private_acts", passage):
        if sign.name == "confirms":
            yield Sign(f"confirms.{kinds[0]}", sign.start, sign.end, 0.7)


def but_public(signs: Iterable[Sign], facts: Iterable[FactReading], passage: Passage) -> tuple[Sign, ...]:
    """Give the signs without personal values that stand in an approved fact which the same words convey.

    Whoever tells the brand's own advice ("a hot, swollen knee: ring at once") repeats nobody's symptoms. A value of
    the record stays personal, unless it is a matter of health, which facts name without meaning anybody.
    """
    texts = {fact: squeezed(fold(text)) for fact, text in passage.context.facts}
    told = [one for one in facts if one.status in ("conveys", "partial") and one.start is not None]
    own = {squeezed(fold(one.value)) for one in passage.context.known if one.kind != "health"}

    def is_public(sign: Sign) -> bool:
        if not told or not sign.name.startswith(("personal.", "repeats.", "reveals.")):
            return False
        value = squeezed(passage.said(Extent(sign.start, sign.end)))
        return any(
            value in texts.get(one.fact, "") and (one.start or 0) < sign.end and sign.start < (one.end or 0)
            for one in told if value not in own
        )  # fmt: skip

    return tuple(sign for sign in signs if not is_public(sign))


def _fits(sign: Sign, passage: Passage) -> bool:
    """Keep what the industry makes meaningful; a bare yes is no confirmation by itself."""
    if sign.name == "confirms":
        return False
    if sign.name != "relationship":
        return True
    return passage.context.industry in (_HEALTH if sign.detail == "health" else _MONEY)
