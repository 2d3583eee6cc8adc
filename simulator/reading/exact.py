"""What exact wording settles without a model: a claim told nearly word for word, or with another value in its place.

Only clauses that tell count: no question, condition, supposition. A value that the customer named is no rival.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.reading.agreement import Stand, covered
from simulator.reading.claim import Claim
from simulator.reading.values import Value

_WHOLE, _MOST, _OWN = 0.8, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Exact:
    """The claim's clause that gainsays it, or -1, and whether the claim is told as it stands."""

    against: int = -1
    told: bool = False


def exact(claim: Claim, each: Sequence[Stand], known: Sequence[Value]) -> Exact:
    """Give what exact wording settles about a claim in the clauses of a reply."""
    if claim.want != "tell" or not claim.terms:
        return Exact()
    by_sentence: dict[int, list[int]] = {}
    for index, one in enumerate(each):
        clause = one.clause
        if not (clause.asks or clause.unsure or clause.condition):
            by_sentence.setdefault(clause.sentence, []).append(index)
    against, told = -1, False
    for places in by_sentence.values():
        whole = values = turned = opposed = 0
        for index in places:
            whole, values = whole | each[index].met, values | each[index].values
            turned, opposed = turned | each[index].turned, opposed | each[index].opposed
        if covered(claim, whole | opposed) < _MOST:
            continue
        nearly = covered(claim, whole | opposed) >= _WHOLE
        straight = not turned and not opposed
        told = told or (straight and nearly and values.bit_count() == len(claim.values))
        for index in places:
            if (nearly and _rivalled(claim, each[index], values, known)) or _denied(claim, each[index]):
                against = index
    return Exact(-1 if told else against, told)


def _rivalled(claim: Claim, one: Stand, values: int, known: Sequence[Value]) -> bool:
    rivals = [told for told in one.rivals if not any(told.value.same(value) for value in known)]
    own = covered(claim, one.met) >= _OWN and not one.turned and not one.opposed
    return bool(rivals) and own and values.bit_count() < len(claim.values)


def _denied(claim: Claim, one: Stand) -> bool:
    """The claim's own words denied, or their opposites told, and no other value."""
    turns, cover = bool(one.turned) + bool(one.opposed), covered(claim, one.met | one.opposed)
    return not one.rivals and turns == 1 and cover >= (_MOST if one.opposed else _WHOLE)
