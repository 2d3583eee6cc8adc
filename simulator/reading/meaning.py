"""Does the reply convey a fact? All facts of the context are judged together.

Each fact is laid beside the sentences that come nearest to it. A clause that conveys one fact contradicts no other:
"Sunday 10 to 4" is not a falsehood about Saturday.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.reading.align import Alignment, align, meant, said
from simulator.reading.factmodel import likelihoods
from simulator.reading.model import FactReading
from simulator.reading.passage import Passage
from simulator.reading.verdict import Verdict, silenced, verdict


def meanings(passage: Passage) -> tuple[FactReading, ...]:
    """Give how the passage stands to each fact of its context."""
    facts = passage.context.facts
    if not passage.sentences or not facts:
        return tuple(FactReading(fact, "absent") for fact, _ in facts)
    reply = said(passage)
    laid = [align(meant(text), reply) for _, text in facts]
    found = [verdict([float(one) for one in row]) for row in likelihoods([one.numbers for one in laid])]
    kept = _apart(found, laid)
    return tuple(
        _reading(fact, one, at, passage, reply.clauses[at.clause].start if at.clause >= 0 else None,
                 reply.clauses[at.clause].end if at.clause >= 0 else None)
        for (fact, _), one, at in zip(facts, kept, laid, strict=True)
    )  # fmt: skip


def _apart(found: Sequence[Verdict], laid: Sequence[Alignment]) -> list[Verdict]:
    """Silence a contradiction in the clause that conveys another fact."""
    told = {at.clause for one, at in zip(found, laid, strict=True) if one.status == "conveys" and at.clause >= 0}
    return [
        silenced(one) if one.status == "contradicts" and at.clause in told else one
        for one, at in zip(found, laid, strict=True)
    ]


def _reading(
    fact: str, found: Verdict, at: Alignment, passage: Passage, start: int | None, end: int | None
) -> FactReading:
    if found.status == "absent" or at.last <= at.first:
        return FactReading(fact, "absent", confidence=found.confidence)
    if found.status != "contradicts" or start is None:
        start, end = passage.sentences[at.first].start, passage.sentences[at.last - 1].end
    return FactReading(fact, found.status, start, end, found.confidence)
