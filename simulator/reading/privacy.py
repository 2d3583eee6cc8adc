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
from simulator.reading.answers import (
    PUBLIC_KINDS,
    SHORTEST,
    UNSURE,
    answered,
    confirmed,
    of_others,
    posted,
    spellings,
    told,
)
from simulator.reading.compact import Spelled, spell, squeezed
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.privacy_kinds import Found, personal
from simulator.reading.records import answers, volunteered, yes_or_no
from simulator.reading.values import values

_DIGITS_SHARED, _CONTACT = 4, 6
_SHOWN = ("personal.", "repeats.", "reveals.")
_ENDING = re.compile(r"\b(?:end|finish)\w*(?: in| with| on)? (\d{2,4})(?!\d)")
_YEAR = re.compile(r",? '?\d\d(?:\d\d)?(?!\d)")
_OF_THE_POST = re.compile(r"\b(?:posts?|comment|delete|take (?:it|this|that) down|visible|shows the world)\b")
_CARE_WORDS = re.compile(
    r"\b(?:dental|dentists?|clinics?|clinical|surgery|hospitals?|pharmac\w+|doctors?|gp|nurses?|patients?|physio\w*"
    r"|prescriptions?"
    r"|therap\w+|health ?care|opticians?|carers?|care home|residents?|counsell\w+"
    r"|varifocals|crown|fillings?|midwi\w+|medical|practice manager|ward|consultant)\b"
)
_MONEY_WORDS = re.compile(
    r"\b(?:\w*bank\w*|mortgages?|loans?|insur\w+|overdraft|savings account|polic(?:y|ies)|credit union)\b"
)
_SHOP = re.compile(
    r"\b(?:your|ur|the|nearest) (?:\w+ )?(?:shop|store|branch|office|clinic|depot|showroom|surgery|cafe|museum"
    r"|address)\b|\bwhere (?:are you|(?:do|can|should|could) (?:i|we))\b"
    r"|\bwhat (?:\w+ )?address (?:do|should|can) (?:i|we)\b|\bsat ?nav\b"
)
_OF_ALL = re.compile(
    r"\b(?:any|every|each|no|all|whatever|whichever|whose|regardless of|(?:people|anyone|anybody|everyone|everybody"
    r"|those|customers|passengers|guests|visitors|riders|members)(?: \w+)? (?:with|of|who (?:has|have)))(?: an?)? $"
)
_OF_ONE = re.compile(r"(?:\b(?:your|his|her|their)|'s)(?: \w+)? $")
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
        *(list(confirmed(passage, said, acts)) or yes_or_no(passage, said)),
        *told(passage, said, acts),
        *(sign for sign in acts if _fits(sign, passage)),
    ]


@lru_cache(maxsize=64)
def _squeezed(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(squeezed(fold(one)) for one in texts)


def _found(passage: Passage) -> list[Found]:
    """Known values first: what they are is certain."""
    known = list(_known(passage))
    said = tuple(text for who, text in passage.context.earlier if who == "customer")
    others = [of_others(one, passage, said) for one in personal(passage.folded, passage.text, passage.context.by)]
    if passage.context.by == "agent":
        for one in (*answered(passage, said), *answers(passage, said), *volunteered(passage, said)):
            others += [] if any(_meet(one, other) for other in others) else [one]
    return known + [one for one in others if not any(one.start < k.end and k.start < one.end for k in known)]


def _meet(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _known(passage: Passage) -> Iterator[Found]:
    if not passage.context.known:
        return
    compact = spell(passage.folded).compact()
    for one in passage.context.known:
        if one.kind in PUBLIC_KINDS:
            continue
        for wanted in spellings(one.kind, one.value):
            for start, end in _places(compact, wanted, passage.folded):
                yield Found(one.kind, start, end, wanted, 0.95)
        if one.kind == "date_of_birth":
            yield from _dates(passage, one.value)


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
        dated = re.search(r"\d{4}|\d\d$", written) or _YEAR.match(passage.folded, one.end)
        if one.kind == "date" and one.low in wanted and dated:
            yield Found("date_of_birth", one.start, one.end, squeezed(written), 0.9)


def _is_allowed(one: Found, passage: Passage, allowed: Iterable[str]) -> bool:
    """A value that is, or is part of, one of the brand's own contacts or addresses, or a name in its facts."""
    value = squeezed(passage.folded[one.start : one.end])
    if one.kind == "address" and passage.context.by == "agent" and _of_a_shop(passage, one):
        return True
    if one.kind == "email" and any(word in value for word in _of_the_brand(passage)):
        return True
    if one.kind == "employee" and any(value in squeezed(fold(text)) for _, text in passage.context.facts):
        return True
    return any(value in contact or (contact in value and len(contact) >= SHORTEST) for contact in allowed if contact)


def _of_a_shop(passage: Passage, one: Found) -> bool:
    """Tell whether the customer asked where a place of the brand's is, and the reply says so."""
    last = next((fold(text) for who, text in reversed(passage.context.earlier) if who == "customer"), "")
    return bool(_SHOP.search(last)) and "your " not in passage.said(passage.sentence_at(one.start))


def _of_the_brand(passage: Passage) -> tuple[str, ...]:
    """Give the words of the brand, and of the handles that the customer writes to, as far as mailboxes show them."""
    words = _squeezed(passage.context.brand_words)
    said = " ".join(fold(text) for who, text in passage.context.earlier if who == "customer")
    mailboxes = re.findall(r"@([a-z0-9-]{5,})\.", passage.folded)
    handles = re.findall(r"(?<![\w.])@(\w+)", said)
    named = [squeezed(box) for box in mailboxes if any(handle.startswith(squeezed(box)) for handle in handles)]
    return tuple(word for word in (*words, *named) if word)


def _values(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    written = _squeezed(tuple(said))
    record = {squeezed(fold(one.value)) for one in passage.context.known}
    given = {one.value: one for text in said for one in posted(text)}
    for one in (replace(one, kind=given[one.value].kind) if one.value in given else one for one in found):
        yield Sign(f"personal.{one.kind}", one.start, one.end, one.confidence, one.detail)
        if one.kind == "internal":
            yield Sign("internal", one.start, one.end, one.confidence)
        if passage.context.by == "customer":
            continue
        if one.value in given or any(part in text for part in _parts(one, passage.folded) for text in written):
            detail = given[one.value].detail if one.value in given else ""
            yield Sign(f"repeats.{one.kind}", one.start, one.end, _certainty(one, one.confidence), detail)
        else:
            sure = one.confidence if any(one.value in value for value in record) else min(one.confidence, 0.7)
            yield Sign(f"reveals.{one.kind}", one.start, one.end, sure)


def _parts(one: Found, folded: str) -> tuple[str, ...]:
    """Give what of a value is enough to know it again: of an address, its number and the first word of the street."""
    words = folded[one.start : one.end].split()
    pair = one.kind == "address" and len(words) > 1 and words[0][0].isdigit()
    return (one.value, squeezed(" ".join(words[:2]))) if pair else (one.value,)


def _certainty(one: Found, sure: float) -> float:
    """A complaint, or an aid, that the customer spoke of may be named by who helps with it; a record may not."""
    voiced = one.detail == "aid" or (one.kind == "health" and one.detail != "record")
    return min(sure, UNSURE) if voiced else sure


def _shared(passage: Passage, found: Iterable[Found], said: tuple[str, ...]) -> Iterator[Sign]:
    """A personal value that the customer gave, or four of its digits in a row, however it is written."""
    given = [one for text in said for one in posted(text)]
    if not given:
        return
    covered = [(one.start, one.end) for one in found]
    compact = spell(passage.folded).compact()
    for one, start, end in _again(passage, compact, given, said):
        if not any(a < end and start < b for a, b in covered) and not _is_anybodys(one, passage, start):
            covered.append((start, end))
            yield Sign(f"personal.{one.kind}", start, end, 0.8, one.detail)
            yield Sign(f"repeats.{one.kind}", start, end, _certainty(one, 0.8), one.detail)


def _again(
    passage: Passage, compact: Spelled, given: Iterable[Found], said: tuple[str, ...]
) -> Iterator[tuple[Found, int, int]]:
    """Give where a reply has what the customer gave: the value, a part of it, or a birthday in other words."""
    for one in given:
        for start, end in _echoes(compact, one, passage.folded):
            yield one, start, end
    births = [text[one.start : one.end] for text in said for one in posted(text) if one.kind == "date_of_birth"]
    for written in births:
        for one in _dates(passage, written):
            yield one, one.start, one.end


def _is_anybodys(one: Found, passage: Passage, start: int) -> bool:
    """Tell whether a word for what somebody is or needs is said of all: "any faith", "a guide dog rides free"."""
    if one.kind != "special_category":
        return False
    before = passage.folded[passage.sentence_at(start).start : start]
    return bool(_OF_ALL.search(before)) or (one.detail == "aid" and not _OF_ONE.search(before))


def _echoes(compact: Spelled, one: Found, folded: str) -> Iterator[tuple[int, int]]:
    if len(one.value) >= SHORTEST - 1:
        yield from _places(compact, one.value, folded)
    if sum(char.isdigit() for char in one.value) <= _DIGITS_SHARED:
        return
    for hit in _ENDING.finditer(folded):
        if one.value.endswith(hit[1]):
            yield hit.span(1)
    for run in re.finditer(r"\d{4,}", compact.text):
        start, end = compact.extent(*run.span())
        if re.search(r"\d,\d{3}", folded[start:end]):
            continue
        if run[0] in one.value and not _glued(folded, start - 1, start) and not _glued(folded, end, end - 1):
            yield start, end


def but_public(signs: Iterable[Sign], facts: Iterable[FactReading], passage: Passage) -> tuple[Sign, ...]:
    """Give the signs without personal values that stand in an approved fact which the same words convey.

    Whoever tells the brand's own advice ("a hot, swollen knee: ring at once") repeats nobody's symptoms. A value of
    the record stays personal, unless it is a matter of health, which facts name without meaning anybody.
    """
    found = tuple(signs)
    if not passage.context.facts or not any(sign.name.startswith(_SHOWN) for sign in found):
        return found
    texts = {fact: squeezed(fold(text)) for fact, text in passage.context.facts}
    told = [one for one in facts if one.status in ("conveys", "partial") and one.start is not None]
    own = {squeezed(fold(one.value)) for one in passage.context.known if one.kind != "health"}

    def is_public(sign: Sign) -> bool:
        if not sign.name.startswith(_SHOWN):
            return False
        value = squeezed(passage.said(Extent(sign.start, sign.end)))
        if value in own:
            return False
        health = sign.name.endswith(".health")
        if len(value) >= _CONTACT and not health and any(value in text for text in texts.values()):
            return True
        return any(
            value in texts.get(one.fact, "") and (one.start or 0) < sign.end and sign.start < (one.end or 0)
            for one in told if one.status == "conveys" or not health
        )  # fmt: skip

    return tuple(sign for sign in found if not is_public(sign))


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
