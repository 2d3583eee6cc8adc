"""How one claim stands in the clauses of a text: how far its topic is met, which values agree, what is turned round.

Nothing is compared across topics: a value is the claim's rival, and a denial denies it, only in a clause
that speaks of the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.reading.claim import Claim, is_thing
from simulator.reading.clauses import Clause
from simulator.reading.told import Told


@dataclass(frozen=True, slots=True)
class Stand:
    """How a claim stands in one clause, or that it speaks of another thing. Masks have a bit for each of its terms."""

    clause: Clause
    met: int = 0
    turned: int = 0
    opposed: int = 0
    values: int = 0
    rivals: tuple[Told, ...] = ()
    other: bool = False


def stands(claim: Claim, clauses: Sequence[Clause]) -> list[Stand]:
    """Give how the claim stands in each clause; one that speaks of another thing of its kind is left empty."""
    given: list[Stand] = []
    spoken_of: frozenset[str] = frozenset()
    since = 0
    for clause in clauses:
        things = frozenset(name for name in clause.names if is_thing(name))
        if things:
            spoken_of, since = things, clause.sentence
        elif clause.sentence != since and not (clause.refers and clause.sentence == since + 1):
            spoken_of = frozenset()
        given.append(Stand(clause, other=True) if _other(claim, spoken_of) else _stand(claim, clause))
    return given


def _other(claim: Claim, spoken_of: frozenset[str]) -> bool:
    return bool(claim.things and spoken_of) and not claim.things & spoken_of


def _stand(claim: Claim, clause: Clause) -> Stand:
    met = turned = opposed = 0
    alike = False
    keys = clause.keys | clause.names
    for index, term in enumerate(claim.terms):
        if term.keys & keys:
            met |= 1 << index
            denied = bool(term.keys & clause.denied)
            alike = alike or (denied and claim.denied[index])
            turned |= (denied != claim.denied[index]) << index
        elif term.against & keys and not term.against & claim.keys:
            opposed |= 1 << index
    values, rivals = _values(claim, clause)
    return Stand(clause, met, 0 if alike else turned, opposed, values, rivals)


def _values(claim: Claim, clause: Clause) -> tuple[int, tuple[Told, ...]]:
    met, rivals = 0, []
    if clause.past and not claim.past:
        return 0, ()
    dated = any(one.value.kind == "date" for one in clause.told)
    for index, group in enumerate(claim.values):
        full = group[-1:] if dated else group  # a weekday is told by its date, and by itself where no date is
        if any(one.meets(fact) for one in clause.told for fact in full):
            met |= 1 << index
        else:
            rivals += [one for one in clause.told if any(one.rivals(fact) for fact in full)]
    meant = [fact for group in claim.values for fact in group]
    return met, tuple(one for one in rivals if not any(one.meets(fact) for fact in meant))


def covered(claim: Claim, mask: int) -> float:
    """Give the share of the claim's terms, by weight, that a mask holds."""
    return _covered(tuple(term.weight for term in claim.terms), mask)


@lru_cache(maxsize=16384)
def _covered(weights: tuple[float, ...], mask: int) -> float:
    total = sum(weights)
    return sum(weight for index, weight in enumerate(weights) if mask >> index & 1) / total if total else 1.0
