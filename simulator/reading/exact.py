"""What exact wording settles without a model: a claim told nearly word for word, or with another value in its place.

Only clauses that tell count: no question, condition, supposition. A value that the customer named is no rival.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from simulator.reading.agreement import Stand, covered
from simulator.reading.claim import Claim
from simulator.reading.values import Value

_WHOLE, _MOST, _OWN = 0.8, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Exact:
    """What exact wording settles of a claim.

    The clause that gainsays it, or -1, and whether values or a dropped denial make that firm; whether it is told as it
    stands; and whether it is gainsaid outright, whatever else of it is told.
    """

    against: int = -1
    firm: bool = False
    told: bool = False
    outright: bool = False


def exact(claim: Claim, each: Sequence[Stand], known: Sequence[Value]) -> Exact:
    """Give what exact wording settles about a claim in the clauses of a reply."""
    if claim.want != "tell" or not claim.terms:
        return Exact()
    found = Exact()
    for places in _sentences(each):
        here = _sentence(claim, each, places, known)
        if here.told:
            return here
        found = here if here.against >= 0 else found
    return found


def telling(each: Sequence[Stand]) -> Iterator[int]:
    """Give the clauses that tell: no question, condition or supposition."""
    for index, one in enumerate(each):
        if not (one.clause.asks or one.clause.unsure or one.clause.condition):
            yield index


def _sentences(each: Sequence[Stand]) -> Iterator[list[int]]:
    """Give the clauses that tell, sentence by sentence."""
    for _, places in groupby(telling(each), key=lambda index: each[index].clause.sentence):
        yield list(places)


def _sentence(claim: Claim, each: Sequence[Stand], places: Sequence[int], known: Sequence[Value]) -> Exact:
    met = values = turned = opposed = 0
    for index in places:
        met, values = met | each[index].met, values | each[index].values
        turned, opposed = turned | each[index].turned, opposed | each[index].opposed
    cover = covered(claim, met | opposed)
    if cover < _MOST:
        return Exact()
    if cover >= _WHOLE and not turned and not opposed and values.bit_count() == len(claim.values):
        return Exact(told=True)
    rivalled = [index for index in places if cover >= _WHOLE and _rivalled(claim, each[index], values, known)]
    if rivalled:
        return Exact(rivalled[0], firm=True)
    told = bool(values) and values.bit_count() == len(claim.values)
    denied = [
        index for index in places if (told and each[index].opposed and each[index].met) or _denied(claim, each[index])
    ]
    if not denied:
        return Exact()
    affirmed = each[denied[0]].turned and not any(each[index].clause.denied for index in places)
    return Exact(denied[0], firm=bool((told and opposed) or affirmed))


def _rivalled(claim: Claim, one: Stand, values: int, known: Sequence[Value]) -> bool:
    rivals = [told for told in one.rivals if not any(told.value.same(value) for value in known)]
    own = covered(claim, one.met) >= _OWN and not one.turned and not one.opposed
    return bool(rivals) and own and values.bit_count() < len(claim.values)


def _denied(claim: Claim, one: Stand) -> bool:
    """The claim's own words denied, or their opposites told, and no other value."""
    turns, cover = bool(one.turned) + bool(one.opposed), covered(claim, one.met | one.opposed)
    return not one.rivals and turns == 1 and cover >= (_MOST if one.opposed else _WHOLE)
