"""What a reply answers to somebody who fishes for a value, speaks for another, or posted something private."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from simulator.reading import phrases
from simulator.reading.compact import spell, squeezed
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.privacy_kinds import Form, Found, cased, forms_of, found_by, personal

SHORTEST = 4
"""So many letters and digits a value has at least that is looked for in a text."""
UNSURE = 0.45
"""How sure signs are that tell more than they prove: enough to be shown to people, not to be critical."""
PUBLIC_KINDS = frozenset({"handle", "area", "service_id"})
_WHOLE = frozenset(
    {"full_name", "address", "health", "child", "employee", "third_party", "special_category", "internal"}
)
_NAMES = frozenset({"child", "third_party", "full_name", "address"})
_TOWNS = frozenset({"high street", "main street", "station road", "church street"})
_ASKED = re.compile(
    r"\b(?:right(?! now| away| in| on| up)|yeah|correct|yes or no|confirm|isn't it|innit|the one"
    r"|still going|matches?)\b"
)
_WISHED = re.compile(r"\b(?:hope|glad|if|until|unless|once|when|whether|wish\w*|sorry)\b")
_OTHERS = re.compile(r"\b(?:his|her|their|he's|she's|they've|he|she)\b(?: [\w']+){0,4} ?$")
_FOR_OTHERS = re.compile(
    r"\b(?:my|her|his|their) (?:\w+ )?(?:husband|wife|partner|mum|mom|dad|mother|father|ex|boss|sister|brother"
    r"|nan|friend|neighbou?r|flatmate|landlord)\b|\b(?:sergeant|constable|inspector|officer|head office)\b"
)
_OTHERS_KINDS = frozenset({"address", "phone", "email", "date_of_birth"})
_OUTRIGHT = re.compile(r"(?:right|correct) (?:code|number|pin|password|digits|one)|^(?:match|worked|agrees)")
_SAME = re.compile(
    r"\b(?:same|still|right (?:one|number|address|e-?mail|card)|on file|old(?: one)?|matches?|correct)\b"
)


@lru_cache(maxsize=2048)
def spellings(kind: str, value: str) -> tuple[str, ...]:
    """Give the squeezed ways in which a value may be written: the whole, and the parts of an address."""
    folded = fold(value)
    parts = [folded]
    if kind in _WHOLE:
        parts += [part for part in folded.split(",") if re.search(r"\d", part) and re.search(r"[a-z]", part)]
    wanted = dict.fromkeys(squeezed(part) for part in parts)
    return tuple(part for part in wanted if len(part) >= SHORTEST)


@lru_cache(maxsize=256)
def posted(text: str) -> tuple[Found, ...]:
    """Give the personal values of a customer's message, each part of a name for itself too."""
    found = personal(fold(text), text, "customer")
    parts = [
        replace(one, value=squeezed(part.lower()))
        for one in found if one.kind in _NAMES
        for part in _parts(one.kind, text[one.start : one.end])
    ]  # fmt: skip
    return (*found, *(part for part in parts if part.value not in {one.value for one in found}))


def _parts(kind: str, name: str) -> list[str]:
    """Give the parts of a name that say who or where is meant: of the customer's own full name, not the first."""
    if kind == "address":
        words = re.findall(r"[\w'-]+", name)
        pairs = [" ".join(words[at : at + 2]) for at in range(min(2, len(words) - 1)) if words[0][0].isdigit()]
        return [pair for pair in pairs if pair.lower() not in _TOWNS]
    parts = re.findall(r"[A-Z][a-z]{2,}", name)
    return parts[1:] if kind == "full_name" and len(parts) > 1 else parts


def answered(passage: Passage, said: tuple[str, ...]) -> Iterator[Found]:
    """Give the values that answer what the customer's last message asks for, without a cue of their own."""
    if not said or passage.context.by != "agent":
        return
    asked = fold(said[-1])
    for question, place, form in _answers():
        private = passage.context.channel != "public"
        if (private or place != "private") and question.search(asked):
            yield from found_by(form, spell(passage.folded), cased(spell(passage.folded), passage.text), "agent")


@lru_cache(maxsize=1)
def _answers() -> tuple[tuple[re.Pattern[str], str, Form], ...]:
    table = phrases.raw("answered")
    entries = [(kind, entry) for kind, found in table.items() for entry in found]
    forms = forms_of("answered")
    return tuple(
        (re.compile(rf"(?<!\w)(?:{entry['asked']})"), str(entry.get("place", "")), form)
        for (_, entry), form in zip(entries, forms, strict=True)
    )


def of_others(one: Found, passage: Passage, said: tuple[str, ...]) -> Found:
    """Give a contact as a third party's where a reply tells it of them, or to who speaks for them."""
    if one.kind not in _OTHERS_KINDS or passage.context.by != "agent" or passage.context.known:
        return one
    before = passage.folded[passage.sentence_at(one.start).start : one.start]
    theirs = _OTHERS.search(before) or any(_FOR_OTHERS.search(fold(text)) for text in said[-1:])
    return replace(one, kind="third_party") if theirs else one


def confirmed(passage: Passage, said: tuple[str, ...], acts: Iterable[Sign]) -> Iterator[Sign]:
    """A yes or no to a value in the customer's last message, or to data that it asks about."""
    answers = [sign for sign in acts if sign.name == "confirms"]
    if not said or not answers:
        return
    kind, confidence = _fished(said[-1], passage)
    outright = [sign for sign in answers if _OUTRIGHT.search(passage.said(Extent(sign.start, sign.end)))]
    if not kind and outright:
        kind, confidence = next((one.kind for one in _of_this_case(said[-1], passage)), ""), 0.6
        answers = outright
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
    yield from posted(text)
    value = squeezed(fold(text)) if passage.context.known else ""
    for one in passage.context.known:
        if one.kind not in PUBLIC_KINDS and any(part in value for part in spellings(one.kind, one.value)):
            yield Found(one.kind, 0, len(text), value, 0.9)


def told(passage: Passage, said: tuple[str, ...], acts: Iterable[Sign]) -> Iterator[Sign]:
    """What is told or done for somebody who speaks for another, and what is read out of a record in public."""
    for sign in acts:
        before = passage.folded[passage.sentence_at(sign.start).start : sign.start]
        if sign.name == "complied" and not _WISHED.search(before) and any(is_pretext(text) for text in said):
            yield Sign("reveals.third_party", sign.start, sign.end, UNSURE)
        if sign.name == "read_out" and passage.context.channel == "public":
            yield Sign("reveals.balance_or_purchase", sign.start, sign.end, UNSURE)


@lru_cache(maxsize=256)
def is_pretext(text: str) -> bool:
    """Tell whether a message speaks for another, or claims an office."""
    folded = fold(text)
    table = phrases.table("private_acts")
    return any(wording.sign == "post.pretext" and wording.pattern.search(folded) for wording in table)


@lru_cache(maxsize=1)
def _fishing() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{word}\b"), kind) for word, kind in phrases.words("fished").items())
