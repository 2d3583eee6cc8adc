"""What a reply does with personal data: shows, repeats, reveals, confirms or masks it.

Values of this case (`context.known`) are recognised however they are spelled; a value that stood in an earlier
message of the customer's is repeated, one from the record that did not is revealed. Brand contacts are never personal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from simulator.reading import phrases
from simulator.reading.compact import Spelled, spell, squeezed
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.privacy_kinds import Found, personal
from simulator.reading.values import values

_SHORTEST, _DIGITS_SHARED = 4, 4
_UNSURE = 0.45
"""How sure signs are that tell more than they prove: enough to be shown to people, not to be critical."""
_PUBLIC_KINDS = frozenset({"handle", "area", "service_id"})
_WHOLE = frozenset(
    {"full_name", "address", "health", "child", "employee", "third_party", "special_category", "internal"}
)
_NAMES = frozenset({"child", "third_party", "full_name"})
_ASKED = re.compile(
    r"\b(?:right(?! now| away| in| on| up)|yeah|correct|yes or no|confirm|isn't it|innit|the one|still going|matches?|same)\b"
)
_WISHED = re.compile(r"\b(?:hope|glad|if|until|unless|once|when|whether|wish\w*|sorry)\b")
_SAME = re.compile(
    r"\b(?:same|still|right (?:one|number|address|e-?mail|card)|on file|old(?: one)?|ends?|ending|matches?|correct)\b"
)
_OF_THE_POST = re.compile(r"\b(?:posts?|comment|delete|take (?:it|this|that) down|visible|shows the world)\b")
_CARE_WORDS = re.compile(
    r"\b(?:dental|dentists?|clinics?|clinical|surgery|hospitals?|pharmac\w+|doctors?|gp|nurses?|patients?|physio\w*|prescriptions?"
    r"|therap\w+|health ?care|opticians?|midwi\w+|medical|practice manager|ward|consultant)\b"
)
_MONEY_WORDS = re.compile(r"\b(?:bank\w*|mortgages?|loans?|insur\w+|overdraft|savings account|polic(?:y|ies)|credit union)\b")
_HEALTH, _MONEY = frozenset({"healthcare"}), frozenset({"bank", "insurance"})


def privacy(passage: Passage) -> list[Sign]:
    """Give all signs of personal data and of what is done with them."""
    said = tuple(text for who, text in passage.context.earlier if who == "customer")
    allowed = _squeezed(passage.context.allowed)
    found = [one for one in _found(passage) if not _is_allowed(one, passage, allowed)]
    acts = list(phrases.find("private_acts", passage))
    return [
        *_values(passage, found, said),
        *_shared(passage, found, said),
        *_confirmed(passage, said, acts),
        *_told(passage, said, acts),
        *(sign for sign in acts if _fits(sign, passage)),
    ]


@lru_cache(maxsize=64)
def _squeezed(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(squeezed(fold(one)) for one in texts)


def _found(passage: Passage) -> list[Found]:
    """Known values first: what they are is certain."""
    known = list(_known(passage))
    others = personal(passage.folded, passage.text, passage.context.by)
    return known + [one for one in others if not any(one.start < k.end and k.start < one.end for k in known)]


def _known(passage: Passage) -> Iterator[Found]:
    if not passage.context.known:
        return
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
    if one.kind == "email" and any(word in value for word in _of_the_brand(passage)):
        return True
    return any(value in contact or (contact in value and len(contact) >= _SHORTEST) for contact in allowed if contact)


def _of_the_brand(passage: Passage) -> tuple[str, ...]:
    """Give the words of the brand, and of the handles that the customer writes to, as far as mailboxes show them."""
    words = _squeezed(passage.context.brand_words)
    said = " ".join(fold(text) for who, text in passage.context.earlier if who == "customer")
    mailboxes = re.findall(r"@([a-z0-9-]{5,})\.", passage.folded)
    handles = re.findall(r"(?<![\w.])@(\w+)", said)
    named = [squeezed(box) for box in mailboxes if any(handle.startswith(squeezed(box)) for handle in handles)]
    return tuple(word for word in (*words, *named) if word)


def _values(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    posted = _squeezed(tuple(said))
    record = {squeezed(fold(one.value)) for one in passage.context.known}
    given = {one.value for text in said for one in _posted(text)}
    for one in found:
        yield Sign(f"personal.{one.kind}", one.start, one.end, one.confidence, one.detail)
        if one.kind == "internal":
            yield Sign("internal", one.start, one.end, one.confidence)
        if passage.context.by == "customer":
            continue
        if one.value in given or any(one.value in text for text in posted):
            yield Sign(f"repeats.{one.kind}", one.start, one.end, _certainty(one, one.confidence))
        else:
            sure = one.confidence if any(one.value in value for value in record) else min(one.confidence, 0.7)
            yield Sign(f"reveals.{one.kind}", one.start, one.end, sure)


def _certainty(one: Found, sure: float) -> float:
    """A complaint that the customer voiced may be named by who helps with it; what stands on a record may not."""
    return min(sure, _UNSURE) if one.kind == "health" and one.detail != "record" else sure


def _shared(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    """A personal value that the customer gave, or four of its digits in a row, however it is written."""
    given = [one for text in said for one in _posted(text)]
    if not given:
        return
    covered = [(one.start, one.end) for one in found]
    compact = spell(passage.folded).compact()
    for one in given:
        for start, end in _echoes(compact, one, passage.folded):
            if not any(a < end and start < b for a, b in covered):
                covered.append((start, end))
                yield Sign(f"personal.{one.kind}", start, end, 0.8, one.detail)
                yield Sign(f"repeats.{one.kind}", start, end, _certainty(one, 0.8))


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
def _posted(text: str) -> tuple[Found, ...]:
    """Give the personal values of a customer's message, each part of a name for itself too."""
    found = personal(fold(text), text, "customer")
    parts = [
        replace(one, value=part.lower())
        for one in found if one.kind in _NAMES
        for part in re.findall(r"[A-Z][a-z]{2,}", text[one.start : one.end])
    ]  # fmt: skip
    return (*found, *(part for part in parts if part.value not in {one.value for one in found}))


def _confirmed(passage: Passage, said: tuple[str, ...], acts: Iterable[Sign]) -> Iterator[Sign]:
    """A yes or no to a value in the customer's last message, or to data that it asks about."""
    answers = [sign for sign in acts if sign.name == "confirms"]
    if not said or not answers:
        return
    kind, confidence = _fished(said[-1], passage)
    if kind:
        for sign in answers:
            yield Sign(f"confirms.{kind}", sign.start, sign.end, confidence)


def _fished(text: str, passage: Passage) -> tuple[str, float]:
    """Give the kind of data that a message asks a yes or no about, and how sure that is."""
    for sentence in re.split(r"[.!?\n]+(?=\s|$)", text):
        said = fold(sentence)
        kind = next((one.kind for one in _of_this_case(sentence, passage)), "")
        if kind and _ASKED.search(said):
            return kind, 0.7
        if _SAME.search(said):
            kind = next((kind for word, kind in _fishing() if word.search(said)), "")
            if kind:
                return kind, 0.6
    return "", 0.0


def _of_this_case(text: str, passage: Passage) -> Iterator[Found]:
    """Give the personal values of a message: those of any case, and those of this one."""
    yield from _posted(text)
    value = squeezed(fold(text)) if passage.context.known else ""
    for one in passage.context.known:
        if one.kind not in _PUBLIC_KINDS and any(part in value for part in _spellings(one.kind, one.value)):
            yield Found(one.kind, 0, len(text), value, 0.9)


def _told(passage: Passage, said: tuple[str, ...], acts: Iterable[Sign]) -> Iterator[Sign]:
    """What is told or done for somebody who speaks for another, and what is read out of a record in public."""
    for sign in acts:
        before = passage.folded[passage.sentence_at(sign.start).start : sign.start]
        if sign.name == "complied" and not _WISHED.search(before) and any(_is_pretext(text) for text in said):
            yield Sign("reveals.third_party", sign.start, sign.end, _UNSURE)
        if sign.name == "read_out" and passage.context.channel == "public":
            yield Sign("reveals.balance_or_purchase", sign.start, sign.end, _UNSURE)


@lru_cache(maxsize=256)
def _is_pretext(text: str) -> bool:
    """Tell whether a message speaks for another, or claims an office."""
    folded = fold(text)
    table = phrases.table("private_acts")
    return any(wording.sign == "post.pretext" and wording.pattern.search(folded) for wording in table)


@lru_cache(maxsize=1)
def _fishing() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{word}\b"), kind) for word, kind in phrases.words("fished").items())


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
    if sign.name in ("confirms", "complied", "read_out"):
        return False
    if sign.name == "post.pretext":
        return passage.context.by == "customer"
    if sign.name != "relationship":
        return passage.context.by == "agent"
    if _OF_THE_POST.search(passage.said(passage.sentence_at(sign.start))):
        return False
    industries, words = (_HEALTH, _CARE_WORDS) if sign.detail == "health" else (_MONEY, _MONEY_WORDS)
    if passage.context.industry:
        return passage.context.industry in industries
    return any(words.search(fold(text)) for text in (passage.folded, *(text for _, text in passage.context.earlier)))
