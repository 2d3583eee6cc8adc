"""Does the reply convey a fact? All facts of the context are judged together.

Each fact is set against one to three sentences that stand together. A clause that conveys one fact contradicts
no other: "Sunday 10 to 4" is not a falsehood about Saturday.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.reading.agreement import Stand, covered, stands
from simulator.reading.claim import Claim, claim
from simulator.reading.clauses import Clause, clauses
from simulator.reading.model import FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.told import named, told
from simulator.reading.values import Value, values
from simulator.reading.verdict import Verdict, silenced, verdict

_SOME = 0.2


def meanings(passage: Passage, signs: Sequence[Sign]) -> tuple[FactReading, ...]:
    """Give how the passage stands to each fact of its context."""
    facts = passage.context.facts
    if not passage.sentences or not facts:
        return tuple(FactReading(fact, "absent") for fact, _ in facts)
    names = named(passage.folded)
    pieces = clauses(passage.folded, passage.sentences, told(passage.folded, names), names)
    claims = [claim(text) for _, text in facts]
    known = _known(passage)
    judged = [_judge(one, pieces, passage, signs, known) for one in claims]
    return tuple(_reading(fact, _apart(index, judged, claims), passage) for index, (fact, _) in enumerate(facts))


def _judge(
    one: Claim, pieces: Sequence[Clause], passage: Passage, signs: Sequence[Sign], known: Sequence[Value]
) -> Verdict:
    each = stands(one, pieces)
    if one.want == "tell":
        return verdict(one, each, known)
    if one.want == "ask":
        by = tuple(each[index] for index, piece in enumerate(pieces) if _asked(piece, passage, signs))
    else:
        sorry = {_sentence(pieces, sign.start) for sign in signs if sign.name.startswith("apology.regret")}
        by = tuple(stand for stand in each if any(near - 1 <= stand.clause.sentence <= near for near in sorry))
    met = 0
    for stand in by:
        met |= stand.met
    cover = covered(one, met)
    return Verdict("conveys", 0.7, by, cover) if by and cover >= _SOME else Verdict("absent", 0.6)


def _asked(piece: Clause, passage: Passage, signs: Sequence[Sign]) -> bool:
    asks = (sign for sign in signs if sign.name.startswith("ask."))
    return piece.asks or any(sign.start < piece.end and piece.start < sign.end for sign in asks)


def _sentence(pieces: Sequence[Clause], offset: int) -> int:
    return next((piece.sentence for piece in reversed(pieces) if piece.start <= offset), 0)


def _apart(index: int, judged: Sequence[Verdict], claims: Sequence[Claim]) -> Verdict:
    """Silence a contradiction in words that tell of another fact, or whose value another fact explains."""
    found = judged[index]
    if found.status != "contradicts":
        return found
    (stand,) = found.by
    for other, verdict_ in enumerate(judged):
        if other == index:
            continue
        tells = verdict_.status == "conveys" or (verdict_.status == "partial" and verdict_.cover > found.cover)
        if tells and any(by.clause is stand.clause for by in verdict_.by):
            return silenced(found)
        if stand.rivals and _explains(claims[other], stand):
            return silenced(found)
    return found


def _explains(other: Claim, stand: Stand) -> bool:
    meant = [fact for group in other.values for fact in group]
    topic = any(term.keys & stand.clause.keys for term in other.terms)
    return topic and all(any(one.value.same(fact.value) for fact in meant) for one in stand.rivals)


def _known(passage: Passage) -> list[Value]:
    said = (text for who, text in passage.context.earlier if who == "customer")
    return [value for text in said for value in values(fold(text))]


def _reading(fact: str, found: Verdict, passage: Passage) -> FactReading:
    if found.status == "absent" or not found.by:
        return FactReading(fact, "absent", confidence=found.confidence)
    start, end = min(_starts(found, passage)), max(_ends(found, passage))
    return FactReading(fact, found.status, start, end, found.confidence)


def _starts(found: Verdict, passage: Passage) -> Iterator[int]:
    for one in found.by:
        yield one.clause.start if found.status == "contradicts" else passage.sentences[one.clause.sentence].start


def _ends(found: Verdict, passage: Passage) -> Iterator[int]:
    for one in found.by:
        yield one.clause.end if found.status == "contradicts" else passage.sentences[one.clause.sentence].end
