"""Words that speak of going on somewhere else or with somebody else: where, by whose leave, why, with which team.

Unlike an offer, which a customer answers, these count however they are put: "we've messaged you" is a move too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage

_CALLS = ("call", "ring", "phone")


def elsewhere(passage: Passage) -> Iterator[Sign]:
    """Give `move.place`, `move.asks`, `move.why` and `team.specialist` signs."""
    found = list(phrases.find("elsewhere", passage))
    places = [sign for sign in found if sign.name == "move.place" and not _is_refused(passage, sign)]
    yield from places
    yield from (sign for sign in found if sign.name == "team.specialist")
    if not places:
        return
    spoken = {_sentence(passage, place) for place in places}
    near = {index + step for index in spoken for step in (-1, 0, 1)}
    for sign in found:
        where = _sentence(passage, sign)
        if (sign.name == "move.asks" and where in spoken and _leaves_open(passage, sign)) or (
            sign.name == "move.why" and where in near and not _is_place(sign, places)
        ):
            yield sign


def _is_refused(passage: Passage, sign: Sign) -> bool:
    """Tell whether the place is named to be left alone: "no need to message us", "please don't DM"."""
    before = passage.words_before(sign.start, 4)
    return bool(phrases.NEGATION.search(before)) and "rather" not in before


def _sentence(passage: Passage, sign: Sign) -> int:
    return next((index for index, one in enumerate(passage.sentences) if one.start <= sign.start < one.end), 0)


def _leaves_open(passage: Passage, sign: Sign) -> bool:
    """Tell whether the words leave the choice: a question, a condition, or a word that is waited for."""
    sentence = passage.sentence_at(sign.start)
    said = passage.said(sentence)
    waits = passage.folded[sign.start : sign.end].startswith(
        ("if ", "say", "reply", "drop", "give", "type", "with your")
    )
    return phrases.is_question(passage, sentence) or waits or "ask" in said[sign.start - sentence.start :][:16]


def _is_place(sign: Sign, places: Sequence[Sign]) -> bool:
    """Tell whether the words of a reason are those of the place itself, as in "message you privately"."""
    return any(place.start <= sign.start and sign.end <= place.end for place in places)
