"""Whether a reply does what a fact wants of the agent: to ask the customer for something, or to say sorry for it.

The signs say where something is asked or regretted; the words there have to be about the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.reading.agreement import covered, stands
from simulator.reading.claim import Claim
from simulator.reading.clauses import Clause
from simulator.reading.model import Extent, Sign

_SOME = 0.2


def done(claim: Claim, clauses: Sequence[Clause], signs: Sequence[Sign]) -> Extent | None:
    """Give the sentences, from and up to, in which the reply does what the claim wants; None if it does not."""
    if claim.want == "ask":
        places = [index for index, piece in enumerate(clauses) if _asked(piece, signs)]
    else:
        sorry = {_sentence(clauses, sign.start) for sign in signs if sign.name.startswith("apology.regret")}
        places = [
            index
            for index, piece in enumerate(clauses)
            if any(near - 1 <= piece.sentence <= near for near in sorry)
        ]  # fmt: skip
    each, met = stands(claim, clauses), 0
    for place in places:
        met |= each[place].met
    if not places or covered(claim, met) < _SOME:
        return None
    return Extent(clauses[places[0]].sentence, clauses[places[-1]].sentence + 1)


def _asked(piece: Clause, signs: Sequence[Sign]) -> bool:
    asks = (sign for sign in signs if sign.name.startswith("ask."))
    return piece.asks or any(sign.start < piece.end and piece.start < sign.end for sign in asks)


def _sentence(clauses: Sequence[Clause], offset: int) -> int:
    return next((piece.sentence for piece in reversed(clauses) if piece.start <= offset), 0)
