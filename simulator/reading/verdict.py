"""Whether clauses convey, half tell or contradict one claim.

Conveyed: all its values, or without values most of its topic, in sentences that stand together. Contradicted: its
topic in one sentence, and there another value or its denial. Whoever only asks, wonders or supposes does neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from simulator.reading.agreement import Stand, covered
from simulator.reading.claim import Claim
from simulator.reading.model import FactStatus
from simulator.reading.values import Value

_WINDOW = 3
_ENOUGH, _SOME, _HALF, _TOPIC, _SURE = 0.55, 0.25, 0.4, 0.55, 0.8
_WEIGHTY = 1.5
_BARE = 2
_SPREAD = 0.08
_LITTLE, _NEARLY = 0.25, 0.85
_WIDE = 0.05


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the text stands to one claim, by which clauses, and how much of the topic they meet."""

    status: FactStatus
    confidence: float = 0.7
    by: tuple[Stand, ...] = ()
    cover: float = 0.0


@dataclass(frozen=True, slots=True)
class _Window:
    by: tuple[Stand, ...]
    met: int
    values: int
    cover: float

    @property
    def score(self) -> float:
        return self.cover + self.values.bit_count() - _WIDE * len({one.clause.sentence for one in self.by})


def verdict(claim: Claim, each: Sequence[Stand], known: Sequence[Value] = ()) -> Verdict:
    """Give how clauses stand to a claim that tells something; `known` values are the customer's own."""
    sentences = [tuple(group) for _, group in groupby(each, key=lambda one: one.clause.sentence)]
    best = max(_windows(claim, sentences), key=lambda one: one.score, default=None)
    if best is None:
        return Verdict("absent")
    told = _told(claim, best)
    found = (each for one in sentences for each in _against(claim, one, best, known))
    against = max(found, key=lambda one: one.cover, default=None)
    if against and (told.status != "conveys" or against.cover >= told.cover):
        return against
    return told


def _windows(claim: Claim, sentences: Sequence[tuple[Stand, ...]]) -> Iterator[_Window]:
    live = [tuple(one for one in sentence if _tells(one)) for sentence in sentences]
    for first in (index for index, sentence in enumerate(live) if sentence):
        by: tuple[Stand, ...] = ()
        for sentence in live[first : first + _WINDOW]:
            by += sentence
            met = values = 0
            for one in by:
                met, values = met | one.met, values | (one.values if _anchored(one) else 0)
            yield _Window(by, met, values, covered(claim, met))


def _tells(one: Stand) -> bool:
    return bool(one.met or one.values) and not (one.clause.asks or one.clause.unsure)


def _anchored(one: Stand) -> bool:
    """Tell whether a clause's values belong to the topic: it speaks of it, or of hardly anything else."""
    return bool(one.met) or len(one.clause.terms) <= _BARE


def _told(claim: Claim, best: _Window) -> Verdict:
    status, confidence = _status(claim, best)
    return Verdict("absent") if status == "absent" else Verdict(status, confidence, best.by, best.cover)


def _status(claim: Claim, best: _Window) -> tuple[FactStatus, float]:
    wanted, met, cover = len(claim.values), best.values.bit_count(), best.cover
    straight = 0
    for one in best.by:
        straight |= one.met & ~one.turned
    whole = not claim.states & ~best.met and not best.met & ~straight
    if wanted:
        if met == wanted and cover >= _SOME:
            return ("conveys", 0.9 if cover >= _ENOUGH else 0.7) if whole or cover >= _ENOUGH else ("partial", 0.5)
        half = (met and cover >= _LITTLE) or (cover >= _NEARLY and not any(one.clause.told for one in best.by))
        return ("partial", 0.6) if half else ("absent", 0.7)
    spread = len({one.clause.sentence for one in best.by if one.met}) - 1
    if cover >= _ENOUGH + _SPREAD * spread and whole:
        return "conveys", 0.7
    return ("partial", 0.5) if cover >= _HALF and _weight(claim, best.met) >= _WEIGHTY else ("absent", 0.7)


def _weight(claim: Claim, mask: int) -> float:
    return sum(term.weight for index, term in enumerate(claim.terms) if mask >> index & 1)


def _against(claim: Claim, sentence: Sequence[Stand], best: _Window, known: Sequence[Value]) -> Iterator[Verdict]:
    live = [one for one in sentence if not (one.clause.asks or one.clause.unsure or one.clause.condition)]
    whole = 0
    for one in live:
        whole |= one.met | one.opposed
    for one in live if whole else ():
        cover = covered(claim, whole)
        if cover < _TOPIC or _weight(claim, one.met | one.opposed) < min(_WEIGHTY, _weight(claim, -1)):
            continue
        if _rivalled(claim, one, best, known) or _denied(claim, one, best):
            yield Verdict("contradicts", 0.9 if cover >= _SURE else 0.7, (one,), cover)


def _rivalled(claim: Claim, one: Stand, best: _Window, known: Sequence[Value]) -> bool:
    """Another value than the claim's, where none of its own is told and nothing else explains it."""
    rivals = [told for told in one.rivals if not any(told.value.same(value) for value in known)]
    if not rivals or best.values.bit_count() == len(claim.values):
        return False
    return len(claim.values) == 1 or bool(one.values) or covered(claim, one.met) >= _SURE


def _denied(claim: Claim, one: Stand, best: _Window) -> bool:
    """The claim's own words denied, or their opposites told: an odd number of turns, and no other value."""
    if one.rivals:
        return False
    turns = bool(one.turned) + bool(one.opposed)
    return turns == 1 and covered(claim, one.met | one.opposed) >= (_SURE if any(claim.denied) else _HALF)


def silenced(found: Verdict) -> Verdict:
    """Give the verdict as if nothing had been said."""
    return replace(found, status="absent", by=())
