"""What a reply gainsays outright, however much else of the fact it tells.

Three ways, all of plain statements: what the fact rules out is held to stand, the value that the fact refuses is told
for its own ("at 9:45 and not at 7:05"), or its first part, which says enough by itself, is told with another value or
its opposite. A fact that another fact of the same brand would gainsay settles nothing: it holds for something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from simulator.reading.agreement import Stand, covered, stands
from simulator.reading.claim import Claim, claim
from simulator.reading.exact import exact, telling
from simulator.reading.model import Context
from simulator.reading.passage import fold, lay_out
from simulator.reading.ready import Said, said
from simulator.reading.ruledout import held_anyway
from simulator.reading.told import Told

_PART = re.compile(
    r";|,? and (?=next|then|only|never|not\b)|, (?=which|and|but|so)|,? (?=but|because|although|so that)\b"
)
_REFUSED = re.compile(r"\b(?:and|but|,) ?not (?:at |on |by |in |for |from |until )?$")
_MOST = 0.6
_TERMS = 2


def gainsaid(fact: str, folded: str, reply: Said, others: Sequence[str] = ()) -> int:
    """Give the clause of a reply that gainsays a fact outright, or -1. `others` are the brand's other facts."""
    found = _found(fact, folded, reply)
    return -1 if found >= 0 and any(_disagree(fact, other) for other in others) else found


def _found(fact: str, folded: str, reply: Said) -> int:
    held = held_anyway(fact, folded, reply.clauses, reply.echoed)
    if held >= 0:
        return held
    whole = claim(fact)
    refused = _refused_told(whole, fact, stands(whole, reply.clauses))
    return refused if refused >= 0 else _part_turned(fact, reply)


def _refused_told(whole: Claim, fact: str, each: Sequence[Stand]) -> int:
    """Give the clause that tells, of the fact's own subject, the value that the fact refuses and none that it has."""
    folded = fold(fact)
    every = [one for group in whole.values for one in group]
    refused = [one for one in every if _REFUSED.search(folded[: one.value.start])]
    for index in telling(each) if refused else ():
        one = each[index]
        told = one.clause.told
        plain = not one.other and not one.clause.past and not one.clause.denied
        own = any(_same(one, fact) for one in told for fact in every if fact not in refused)
        if (
            plain
            and not own
            and covered(whole, one.met) >= _MOST
            and any(_same(one, no) for one in told for no in refused)
        ):
            return index
    return -1


def _same(told: Told, fact: Told) -> bool:
    return told.value.same(fact.value)


def _part_turned(fact: str, reply: Said) -> int:
    part = _first_part(fact)
    if part is None:
        return -1
    each = stands(part, reply.clauses)
    found = exact(part, each, reply.known)
    if not found.firm:
        return -1
    at = each[found.against]
    unsure = at.clause.past or any(one.value.vague for one in at.rivals)
    return -1 if unsure else found.against


@lru_cache(maxsize=4096)
def _first_part(fact: str) -> Claim | None:
    """Give the claim of a fact's first part, if there is more to the fact and the part says enough by itself."""
    first = _PART.split(fact, maxsplit=1)[0].strip(" .,")
    found = claim(first)
    return found if first != fact.strip(" .") and found.want == "tell" and len(found.terms) >= _TERMS else None


@lru_cache(maxsize=65536)
def _disagree(fact: str, other: str) -> bool:
    passage = lay_out(other, Context())
    return _found(fact, passage.folded, said(passage)) >= 0
