"""What a reply asks the customer for: a frame that solicits, and the noun it asks for.

Nouns and frames are tables (`nouns.yaml`, `frames.yaml`); each noun is judged by the frame that
stands nearest before it, so "send your order number and I'll check the address" asks for one thing.
Questions that are not about personal data have wordings of their own (`questions.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from simulator.reading import phrases, spelling
from simulator.reading.indirect import is_told, posed
from simulator.reading.model import QUESTIONS, Extent, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.terms import is_term

_GAP = 14
_NEAR = 2
_LEAD = re.compile(r"(?:your|the|an?|that|which|what|any) ")
_ELLIPTIC = re.compile(
    r"^(?:[\W_]*(?:and|your|the|also|an?|plus|ok|okay|great|thanks|or|any|with|hi|hey|perfect|lovely|then|just|only|which"
    r"|so|first|lastly|finally|quick one|one more thing|what about|how about)[ ,:\-]*){0,4}$"
)
# Where two questions claim the same words, the one that gives way, and to which.
_YIELDS = {
    "ask.preference": ("ask.wanted_outcome", "ask.safe", "ask.anything_else", "ask.what_tried"),
    "ask.confirm_fixed": ("ask.safe", "ask.deleted", "ask.in_danger", "ask.what_tried"),
    "ask.where": ("ask.area", "ask.address", "ask.what_happened"),
    "ask.when": ("ask.date_of_birth", "ask.preference"),
    "ask.safe": ("ask.in_danger",),
    "ask.what_happened": ("ask.photo", "ask.wanted_outcome", "ask.symptoms"),
    "ask.which_item": ("ask.device", "ask.where", "ask.service_id"),
}
_BULLET = re.compile(r"[-•*]|\d[.)]")
_FORM = re.compile(
    r"[^.?!]{0,30}\b(?:in|on|into|through|via|using) (?:the|our|a|that|this)(?: \w+)? "
    r"(?:form|app|site|website|portal|page|notes|box|field|checkout)\b"
)
# "Your card number's on show", "with the number covered": tells how a datum stands and asks for nothing.
_STATED = re.compile(
    r"(?:'s|'re| is| are| was| were) (?:on|in|visible|public|showing|there|still|now|readable|out|safe|never)\b"
    r"|[^.?!]{0,30} (?:out of|off) (?:the|this|your|any)\b"
    r"| (?:covered|hidden|blurred|masked|cropped|blanked|blacked|crossed|cut|folded)(?: (?:up|over|off|out))?\b"
)
# "A passport or a licence will do" tells what counts, not what to send.
_OF_THEIRS = re.compile(
    r"\b(?:your|ur|photo of|picture|pic|snap|scan|copy|image|send|upload|share|post|hold|show|need"
    r"|have|give|drop|front)\b"
)
# "If you have an allergy, see a doctor" speaks of a case that may be, unless it goes on to ask for word of it.
_IN_CASE = re.compile(
    r"\b(?:if|in case|should|when) (?:you|u|he|she|they|anyone|anybody|someone|somebody)(?:'ve|'s|'re)?(?: \w+)?"
    r" ?(?:have|has|had|got|get|gets|notice|notices|feel|feels|suffer|suffers|develop|develops)(?: [\w',]+){0,4} $"
)
_TOLD_OF_IT = re.compile(r"[^.?!]*\b(?:tell|let|message|dm|send|write|share|say|inform|reply)\b")
_SOFT = re.compile(
    r"\W*(?:with|including|along with|together with|and|plus|as well as|&|\+|until|got|mind)(?: your| the)?\W*"
)


_BACK, _FIRST = 140, 5
_NEEDS = re.compile(
    r"\b(?:what|which|wat)(?: \w+)? (?:do|would|d'|will|else do) ?(?:you|u|ya) (?:need|want|require)\b"
    r"|\bhow (?:do|can|would) i (?:prove|verify|show|confirm)\b"
)
_OFFERS = re.compile(
    r"\b(?:(?:shall|should|do|can|must|could|may) (?:i|you|u|we)\b|(?:need|want) (?:me|them|it|that|those)\b"
    r"|(?:he|she) gave me|won't accept|wont accept)"
)
_DECLINES = re.compile(
    r"(?:(?:hi|hello|ah|oh|thanks|thank you)[\w ]{0,14}[,.!] )?(?P<v>(?:no\b(?! (?:problem|worries|bother))|never\b"
    r"|not\b|please (?:don't|do not|keep)|no need\b)[^.!?]{0,60})"
)
_ACCEPTS = re.compile(
    r"(?:yes|yep|yeah|sure|please do|of course|go ahead)\b[^.!?]{0,40}(?:here|quick|send|please|over|it|them)\b"
)
_NOT_ASKED = re.compile(r"\b(?:not|never|no|don't|cannot|can't|rather than|instead of|without|nobody|if)\b|n't\b")


class _Frame(NamedTuple):
    """Ordered by where it ends, and among those that end together the longest last."""

    end: int
    minus_start: int
    solicits: bool


class _Noun(NamedTuple):
    start: int
    end: int
    kind: str


def asks(passage: Passage) -> Iterator[Sign]:
    """Give `ask.<kind>` and `ask.<question>` signs; detail says `private` or `public` where the words do."""
    taken: list[Extent] = []
    likely = phrases.likely("nouns", spelling.mended(passage.folded)[0])
    for stretch in _stretches(passage) if likely else ():
        for sign in _kinds_in(passage, stretch, likely):
            taken.append(Extent(sign.start, sign.end))
            yield sign
    yield from _of_an_offer(passage, taken)
    found = [
        sign for sign in phrases.find("questions", passage) if not _meets(sign, taken) and not is_told(passage, sign)
    ]
    heard = {sign.name for sign in found}
    found += [sign for sign in posed(passage) if sign.name not in heard and not _meets(sign, taken)]
    for sign in found:
        if not any(one.name in _YIELDS.get(sign.name, ()) and _meets(sign, (one,)) for one in found):
            yield _placed(passage, sign)


def _of_an_offer(passage: Passage, taken: list[Extent]) -> Iterator[Sign]:
    """What was offered, or sent, before: asked for by a pronoun or a yes, kept back by a no."""
    last = next((fold(text) for who, text in reversed(passage.context.earlier) if who == "customer"), "")
    if passage.context.by != "agent":
        return
    kind = _named(last)
    if kind and _OFFERS.search(last) and (hit := _DECLINES.match(passage.folded)):
        yield Sign("told.withheld", *hit.span("v"), 0.7)
        return
    for pattern in _patterns("frames", "taken_up"):
        for hit in pattern.finditer(passage.folded):
            sentence = passage.sentence_at(hit.start())
            before = passage.folded[sentence.start : hit.start()]
            meant = _named(passage.folded[: hit.start()][-_BACK:]) or kind
            if meant and not _NOT_ASKED.search(before) and not _meets(Sign("", hit.start(), hit.end()), taken):
                taken.append(Extent(hit.start(), hit.end()))
                yield Sign(f"ask.{meant}", hit.start(), hit.end(), 0.7, _place(passage, sentence))
    if kind and not taken and _OFFERS.search(last) and (hit := _ACCEPTS.match(passage.folded)):
        yield Sign(f"ask.{kind}", *hit.span(), 0.7)


@lru_cache(maxsize=512)
def _named(folded: str) -> str:
    """Give the kind of secret that a text names, or nothing."""
    return next((kind for kind, pattern in _secrets() if pattern.search(folded)), "")


@lru_cache(maxsize=1)
def _secrets() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"(?<!\w)(?:{say})")) for kind, say in phrases.words("offered").items())


def _meets(sign: Sign, others: Iterable[Extent | Sign]) -> bool:
    return any(other.start < sign.end and sign.start < other.end for other in others)


def _placed(passage: Passage, sign: Sign) -> Sign:
    if sign.name.removeprefix("ask.") in QUESTIONS:
        return sign
    return Sign(sign.name, sign.start, sign.end, sign.confidence, _place(passage, passage.sentence_at(sign.start)))


def _stretches(passage: Passage) -> Iterator[Extent]:
    """Give sentences, a list that follows a colon joined to the sentence before it."""
    held: Extent | None = None
    for sentence in passage.sentences:
        if held and _BULLET.match(passage.said(sentence)) and ":" in passage.said(held):
            held = Extent(held.start, sentence.end)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _kinds_in(passage: Passage, stretch: Extent, likely: Sequence[phrases.Wording]) -> Iterator[Sign]:
    said = passage.said(stretch)
    nouns = _nouns(said, likely)
    if not nouns:
        return
    frames = _frames(said)
    place = _place(passage, stretch)
    asked_before = False
    wanted = stretch == passage.sentences[0] and _wanted(passage)
    for noun in nouns:
        start, end = stretch.start + noun.start, stretch.start + noun.end
        if passage.is_quoted(start, end):
            continue
        confidence = _asked(said, noun, frames, asked_before)
        if not confidence and wanted and not frames and len(said[: noun.start].split()) <= _FIRST:
            confidence = 0.7
        asked_before = confidence > 0
        if confidence:
            yield Sign(f"ask.{noun.kind}", start, end, confidence, place)


def spoken_of(said: str) -> list[str]:
    """Give the kinds of data that a sentence names and no words of its rule out."""
    likely = phrases.likely("nouns", spelling.mended(said)[0])
    found = _nouns(said, likely) if likely else []
    frames = _frames(said) if found else []
    near = [(noun.kind, _nearest(said, noun, frames)) for noun in found]
    return [kind for kind, frame in near if frame is None or frame.solicits]


def _wanted(passage: Passage) -> bool:
    """Tell whether the customer just asked what the agent needs of them."""
    last = next((text for who, text in reversed(passage.context.earlier) if who == "customer"), "")
    return bool(last) and bool(_NEEDS.search(fold(last)))


def _asked(said: str, noun: _Noun, frames: list[_Frame], coordinated: bool) -> float:
    before, after = said[: noun.start], said[noun.end :]
    if _FORM.match(after) or _STATED.match(after) or (noun.kind == "passport" and not _OF_THEIRS.search(said)):
        return 0.0
    if noun.kind == "health" and _IN_CASE.search(before) and not _TOLD_OF_IT.match(after):
        return 0.0
    nearest = _nearest(said, noun, frames)
    if nearest is not None and not nearest.solicits:
        return 0.0
    if nearest is not None and (coordinated or not _SOFT.fullmatch(said[-nearest.minus_start : nearest.end])):
        return 0.9
    if _trails(after) or ("?" in after and _ELLIPTIC.match(before)):
        return 0.85
    return 0.0


def _nearest(said: str, noun: _Noun, frames: list[_Frame]) -> _Frame | None:
    """Give the frame that a noun is judged by: none that is too far off, or that only tells what something takes."""
    nearest = max((frame for frame in frames if frame.end <= noun.start + 1), default=None)
    if nearest is None:
        return None
    gap = said[nearest.end : noun.start]
    if len(gap.split()) > _GAP or re.search(r"[;?!.](?:\s|$)", gap):
        return None
    return None if nearest.solicits and is_term(said, noun.start, noun.end) else nearest


def _trails(after: str) -> bool:
    return any(pattern.match(after) for pattern in _patterns("frames", "trailing"))


def _frames(said: str) -> list[_Frame]:
    refusals = [hit for pattern in _patterns("frames", "refuse") for hit in pattern.finditer(said)]
    found = [_Frame(hit.end(), -hit.start(), False) for hit in refusals]
    for pattern in _patterns("frames", "block"):
        found += [_Frame(hit.end(), -hit.start(), False) for hit in pattern.finditer(said)]
    for pattern in _patterns("frames", "solicit"):
        for hit in pattern.finditer(said):
            if not any(_refused(said, refusal, hit) for refusal in refusals):
                found.append(_Frame(hit.end(), -hit.start(), True))
    return found


def _refused(said: str, refusal: re.Match[str], hit: re.Match[str]) -> bool:
    """A solicitation right after a refusal, or joined to it by "or", is no solicitation."""
    if hit.end() <= refusal.start():
        return False
    between = said[refusal.end() : hit.start()]
    near = len(between.split()) <= _NEAR and not re.search(r"[,;:.!?-]|\bbut\b", between)
    return near or hit[0].startswith("or ")


def _nouns(said: str, likely: Sequence[phrases.Wording]) -> list[_Noun]:
    mended, shifts = spelling.mended(said)
    hits = [
        _Noun(spelling.written_at(_core(mended, hit), shifts), spelling.written_at(hit.end(), shifts), wording.sign)
        for wording in likely
        for hit in wording.pattern.finditer(mended)
    ]
    kept: list[_Noun] = []
    for hit in sorted(hits, key=lambda noun: (noun.start - noun.end, noun.start, noun.kind)):
        if all(hit.end <= one.start or one.end <= hit.start for one in kept):
            kept.append(hit)
    return sorted(kept)


def _core(said: str, hit: re.Match[str]) -> int:
    """Where the noun itself starts, its determiner left to the frame."""
    lead = _LEAD.match(said, hit.start(), hit.end())
    return lead.end() if lead else hit.start()


@lru_cache(maxsize=64)
def _patterns(name: str, group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(wording.pattern for wording in phrases.table(name) if wording.sign == group)


def _place(passage: Passage, stretch: Extent) -> str:
    said = passage.said(stretch)
    for place in ("private", "public"):
        if any(pattern.search(said) for pattern in _patterns("frames", place)):
            return place
    return ""
