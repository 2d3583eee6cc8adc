"""Does the reply convey a fact? All facts of the context are judged together.

What exact wording settles is settled by it; the rest is weighed by the model of facts, from how the fact and the
sentences nearest to it stand to each other. A clause that conveys one fact contradicts no other: "Sunday 10 to 4" is
not a falsehood about Saturday.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from simulator.reading.align import Alignment, align
from simulator.reading.exact import Exact
from simulator.reading.factmodel import likelihoods
from simulator.reading.gainsaid import gainsaid
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.namesakes import differ, namesakes
from simulator.reading.passage import Passage
from simulator.reading.ready import Meant, Said, meant, said
from simulator.reading.verdict import Verdict, silenced, verdict
from simulator.reading.wanted import done

_DONE, _NOT_DONE = 0.7, 0.6


def meanings(passage: Passage, signs: Sequence[Sign]) -> tuple[FactReading, ...]:
    """Give how the passage stands to each fact of its context."""
    facts = passage.context.facts
    if not passage.sentences or not facts:
        return tuple(FactReading(fact, "absent") for fact, _ in facts)
    reply = said(passage)
    every = [meant(text) for _, text in facts]
    telling = {index: align(one, reply) for index, one in enumerate(every) if one.claim.want == "tell"}
    telling = {index: _outright(index, at, reply, passage) for index, at in telling.items()}
    likely = likelihoods(list(telling.values()))
    found = {
        index: verdict([float(share) for share in row], at.exact)
        for (index, at), row in zip(telling.items(), likely, strict=True)
    }  # fmt: skip
    denied = [index for index, one in found.items() if one.status == "contradicts"]
    elsewhere = {index for index in denied if telling[index].other or _other(facts[index][1], telling[index], passage)}
    kept = _apart(found, telling, elsewhere)
    return tuple(
        _reading(fact, kept[index], telling[index], reply, passage)
        if index in kept
        else _wanted(fact, every[index], reply, passage, signs)
        for index, (fact, _) in enumerate(facts)
    )  # fmt: skip


def _outright(index: int, at: Alignment, reply: Said, passage: Passage) -> Alignment:
    """Give the alignment with the clause that gainsays the fact whatever else is told, if there is one."""
    if at.exact.told:
        return at
    texts = [text for _, text in passage.context.facts]
    clause = gainsaid(texts[index], passage.folded, reply, [*texts[:index], *texts[index + 1 :]])
    return at if clause < 0 else replace(at, exact=Exact(clause, firm=True, outright=True))


def _other(fact: str, at: Alignment, passage: Passage) -> bool:
    said = passage.sentences[at.first : at.last]
    return bool(said) and differ(namesakes(fact), namesakes(passage.text[said[0].start : said[-1].end]))


def _apart(found: dict[int, Verdict], laid: dict[int, Alignment], elsewhere: Set[int]) -> dict[int, Verdict]:
    """Silence a contradiction in the clause that conveys another fact, or speaks of another thing.

    One of exact wording is silenced only by the same.
    """
    told = {laid[index].clause for index, one in found.items() if one.status == "conveys"}
    exactly = {laid[index].clause for index, one in found.items() if one.status == "conveys" and laid[index].exact.told}

    def aside(index: int) -> bool:
        at = laid[index]
        return _clause(at) in exactly if at.exact.firm else index in elsewhere or _clause(at) in told

    return {
        index: silenced(one) if one.status == "contradicts" and aside(index) else one for index, one in found.items()
    }


def _clause(at: Alignment) -> int:
    return at.exact.against if at.exact.against >= 0 else at.clause


def _reading(fact: str, found: Verdict, at: Alignment, reply: Said, passage: Passage) -> FactReading:
    if found.status == "absent" or at.last <= at.first:
        return FactReading(fact, "absent", confidence=found.confidence)
    if found.status == "contradicts" and _clause(at) >= 0:
        piece = reply.clauses[_clause(at)]
        return FactReading(fact, found.status, piece.start, piece.end, found.confidence)
    return _over(fact, found, Extent(at.first, at.last), passage)


def _over(fact: str, found: Verdict, sentences: Extent, passage: Passage) -> FactReading:
    start, end = passage.sentences[sentences.start].start, passage.sentences[sentences.end - 1].end
    return FactReading(fact, found.status, start, end, found.confidence)


def _wanted(fact: str, one: Meant, reply: Said, passage: Passage, signs: Sequence[Sign]) -> FactReading:
    sentences = done(one.claim, reply.clauses, signs)
    if sentences is None:
        return FactReading(fact, "absent", confidence=_NOT_DONE)
    return _over(fact, Verdict("conveys", _DONE), sentences, passage)
