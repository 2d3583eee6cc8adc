"""Questions inside requests: "please confirm whether you are safe" poses "are you safe?".

The frames that pose a question are a table (`indirect.yaml`); what stands after one is turned into
the direct question it holds, so that each question needs its wordings only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from simulator.reading import phrases
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage, lay_out

_AUX = r"(?:is|are|was|were|has|have|had|can|could|will|would|does|do|did|should)"
_END = re.compile(
    r"[.!?;\n]|,? so (?:that )?(?:i|we)\b|,? and (?:then )?(?:i|we)\b|, (?:so|then|please|as|and|but|would|it)\b| - "
)
_WHETHER = re.compile(r" (?:if|whether|that|once|when(?= you(?:'ve| have))|as soon as) ")
_OPEN = re.compile(
    r"(?: (?:roughly|exactly|about|just|precisely|approximately|more or less|a bit more about))?"
    r" (?=(?:what|which|when|where|whereabouts|how|who|whose)\b)"
)
_BARE = re.compile(r" (?=(?:you|everyone|everybody|nobody|no one)(?:'re|'ve|'s| are| have| is| was)\b)")
_NEGATIVE = re.compile(r"\b(?:not|never)\b|n't\b")
_LONGEST, _MOST = 160, 12  # no request is longer, and no reply holds more
_SHORT_FORMS = (
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'s(?= (?:been|got|gone|had|come|stopped|started|helped|worked))"), " has"),
    (re.compile(r"(?<=it|at|re|ne|dy|is|ho)'s\b"), " is"),
)
_STATED = re.compile(rf"(?P<who>(?:[\w'-]+ ){{0,5}}?[\w'-]+) (?P<aux>{_AUX})\b(?P<rest>.*)", re.DOTALL)
_SUBJECT = r"(?:you|it|this|that|he|she|they|we|i|everyone|(?:your|the) [\w-]+)"
_WH = re.compile(
    rf"(?P<wh>(?:what|which|whose|how)(?: (?!{_AUX}\b)[\w-]+){{0,3}}?|when(?: exactly)?"
    r"|where(?:abouts)?(?: exactly)?|who)"
    rf" (?P<who>{_SUBJECT}) (?:(?P<aux>{_AUX})\b ?)?(?P<rest>.*)",
    re.DOTALL,
)


def posed(passage: Passage) -> Iterator[Sign]:
    """Give the `ask.<question>` signs of questions that a request holds, where their words stand."""
    for extent, question in islice(_questions(passage), _MOST):
        for name in dict.fromkeys(sign.name for sign in phrases.find("questions", lay_out(question, passage.context))):
            yield Sign(name, extent.start, extent.end, 0.8)


def is_told(passage: Passage, sign: Sign) -> bool:
    """Tell whether the words of a question stand in a statement about what is known or being looked into."""
    sentence = passage.sentence_at(sign.start)
    if phrases.is_question(passage, sentence):
        return False
    before = passage.folded[sentence.start : sign.start].rstrip()
    return any(
        told.pattern.match(passage.folded, sign.start)
        or any(frame.end() == len(before) for frame in told.pattern.finditer(before))
        for told in _frames("told")
    )


def _frames(group: str) -> Iterator[phrases.Wording]:
    return (wording for wording in phrases.table("indirect") if wording.sign == group)


def _questions(passage: Passage) -> Iterator[tuple[Extent, str]]:
    held = -1
    for wording in _frames("poses"):
        for frame in wording.pattern.finditer(passage.folded):
            if passage.is_quoted(*frame.span()) or phrases.negated(passage, frame.start()):
                continue
            for way, turned in ((_WHETHER, _from_statement), (_OPEN, _from_wh), (_BARE, _from_statement)):
                lead = way.match(passage.folded, frame.end())
                if lead is None or lead.end() == held:
                    continue
                held = lead.end()
                cut = _END.search(passage.folded, held, held + _LONGEST)
                extent = Extent(held, cut.start() if cut else min(held + _LONGEST, len(passage.folded)))
                question = turned(_spelled(passage.said(extent)))
                if question:
                    yield extent, question


def _spelled(clause: str) -> str:
    for short, full in _SHORT_FORMS:
        clause = short.sub(full, clause)
    return clause.strip()


def _from_statement(clause: str) -> str:
    """Turn "you are safe" into "are you safe?"; a statement that denies asks nothing."""
    if _NEGATIVE.search(clause):
        return ""
    stated = _STATED.match(clause)
    if stated:
        return f"{stated['aux']} {stated['who']}{stated['rest']}?"
    return f"do {clause}?" if clause else ""


def _from_wh(clause: str) -> str:
    """Turn "what you have tried" into "what have you tried?"."""
    asked = _WH.match(clause)
    if not asked:
        return f"{clause}?"
    return f"{asked['wh']} {asked['aux'] or 'did'} {asked['who']} {asked['rest']}".rstrip() + "?"
