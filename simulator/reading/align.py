"""A claim laid beside a reply: numbers that say how they stand to each other, for the model of facts to weigh.

The claim's terms are matched to the reply's by form, by meaning (`synonyms.yaml`) and by word vectors; of the windows
of one to three sentences the best is taken. What is counted: how much of the claim is met and by which words, which
values agree, rival or are missing, what is denied or opposed, and the cues on both sides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.reading.agreement import Stand, stands
from simulator.reading.clauses import Clause
from simulator.reading.exact import Exact, exact
from simulator.reading.factwords import Columns, columns
from simulator.reading.ready import KINDS, Meant, Said
from simulator.reading.vectors import Floats

_WIDEST = 3
_FAR, _NEAR, _MET = 0.2, 0.8, 0.55


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The numbers, the columns of the words, and the sentences and the clause that they are about."""

    numbers: Floats
    words: Columns
    first: int
    last: int
    clause: int
    other: bool
    """That clause speaks of another thing of the claim's kind: another shop, another flight."""
    exact: Exact


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """The best sentences: which they are, what of the claim they meet, and how near their terms come to it."""

    first: int
    last: int
    cover: float
    values: int
    rivals: int


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Terms of the claim (rows) against terms of the reply: nearness, the same above chance, same, opposed."""

    near: Floats
    soft: Floats
    exact: NDArray[np.bool_]
    against: NDArray[np.bool_]


def align(fact: Meant, reply: Said) -> Alignment:
    """Give how the claim and the reply stand to each other."""
    match = _match(fact, reply)
    each = stands(fact.claim, reply.clauses)
    settled = exact(fact.claim, each, reply.known)
    window = _best(fact, reply, match, each)
    clause = _closest(fact, reply, match, window)
    inside = slice(reply.by_sentence[window.first], reply.by_sentence[window.last])
    pieces = slice(reply.first_clause[window.first], reply.first_clause[window.last])
    told_kinds = {value.value.kind for one in reply.clauses[pieces] for value in one.told}
    kinds = np.array([kind in told_kinds for kind in KINDS], np.float32)
    numbers = [
        *_cover(fact, reply, match, inside),
        *_values(fact, each, window),
        *_polarity(fact, reply, match, inside),
        *_shape(fact, reply, window, reply.clauses[pieces], inside),
        *_at_clause(fact, reply, match, each, clause),
        float(settled.against >= 0),
        float(settled.told),
        float(fact.kinds @ (1 - kinds)),
        float(kinds @ (1 - fact.kinds)),
    ]
    wide = np.maximum.reduce(reply.cues[pieces], axis=0, initial=0.0)
    close = reply.cues[clause] if clause >= 0 else np.zeros_like(wide)
    everywhere = np.maximum.reduce(reply.cues, axis=0, initial=0.0)
    whole = np.concatenate([
        np.array(numbers, np.float32), fact.kinds, kinds, fact.cues, wide, close, fact.cues - close, fact.cues - wide,
        everywhere,
    ])  # fmt: skip
    other = clause >= 0 and each[clause].other
    words = columns(fact.words, _said(reply, reply.clauses[pieces]))
    return Alignment(np.round(whole, 4), words, window.first, window.last, clause, other, settled)


def _said(reply: Said, pieces: Sequence[Clause]) -> str:
    return reply.folded[pieces[0].start : pieces[-1].end] if pieces else ""


def _match(fact: Meant, reply: Said) -> _Match:
    shape = (len(fact.weights), len(reply.denied))
    exact, against = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    for row, term in enumerate(fact.claim.terms):
        for found, keys in ((exact, term.keys), (against, fact.against[row])):
            for key in keys:
                if key in reply.by_key:
                    found[row, reply.by_key[key]] = True
    near = np.maximum(fact.vectors @ reply.vectors.T, exact)
    return _Match(near, _soft(near), exact, against & ~exact)


def _soft(near: Floats) -> Floats:
    soft: Floats = (near - _FAR) * (1 / (_NEAR - _FAR))
    return np.minimum(np.maximum(soft, np.float32(0)), np.float32(1))


def _most(rows: NDArray[Any], axis: int = 1) -> Floats:
    most: Floats = np.maximum.reduce(rows, axis=axis, initial=0.0)
    return most


def _any(rows: NDArray[np.bool_]) -> Floats:
    some: Floats = np.logical_or.reduce(rows, axis=1).astype(np.float32)
    return some


def _length(vector: Floats) -> float:
    return math.sqrt(float(vector @ vector))


def _best(fact: Meant, reply: Said, match: _Match, each: Sequence[Stand]) -> _Window:
    count = len(reply.by_sentence) - 1
    tops = [_most(match.soft[:, start:end]) for start, end in pairwise(reply.by_sentence)]
    values, rivals = [0] * count, [0] * count
    for one in each:
        values[one.clause.sentence] |= one.values
        rivals[one.clause.sentence] += len(one.rivals)
    best, score, wanted = _Window(0, min(1, count), 0.0, 0, 0), -1.0, max(1, len(fact.claim.values))
    for first in range(count):
        top, met, other = tops[first], 0, 0
        for last in range(first + 1, min(first + _WIDEST, count) + 1):
            top = np.maximum(top, tops[last - 1])
            met, other = met | values[last - 1], other + rivals[last - 1]
            cover = float(fact.weights @ top)
            one_score = cover + 0.5 * met.bit_count() / wanted + 0.15 * (other > 0) - 0.06 * (last - first)
            if one_score > score:
                best, score = _Window(first, last, cover, met, other), one_score
    return best


def _closest(fact: Meant, reply: Said, match: _Match, window: _Window) -> int:
    best, score = -1, 0.0
    for index in range(reply.first_clause[window.first], reply.first_clause[window.last]):
        start, end = reply.by_clause[index : index + 2]
        if start < end:
            valued = bool(reply.clauses[index].told and fact.claim.values)
            one = float(fact.weights @ _most(match.soft[:, start:end])) + 0.2 * valued
            if one > score:
                best, score = index, one
    return best


def _cover(fact: Meant, reply: Said, match: _Match, inside: slice) -> list[float]:
    near, weights = match.near[:, inside], fact.weights
    best, soft = _most(near), _most(match.soft[:, inside])
    ranked = np.sort(best)[:2]
    back = _most(near, axis=0)
    other = np.add.reduce(reply.vectors[inside], axis=0)
    length = fact.length * _length(other)
    fresh = np.array([not term.keys & reply.echoed for term in fact.claim.terms], np.float32)
    unsaid = float(weights @ fresh)
    return [
        float(weights @ _any(match.exact[:, inside])),
        float(weights @ soft),
        float(ranked[0]) if len(ranked) else 0.0,
        float(ranked.sum()) / 2,
        float(weights @ (best > _MET)),
        float(weights @ _most(match.soft)),
        float(fact.centre @ other) / length if length else 0.0,
        float(back.sum()) / max(1, len(back)),
        float((back > _MET).sum()) / max(1, len(back)),
        float((best < _MET).sum()),
        float((weights * fresh) @ soft) / unsaid if unsaid else -1.0,
        unsaid,
        float(reply.framed),
    ]


def _values(fact: Meant, each: Sequence[Stand], window: _Window) -> list[float]:
    wanted, met, anywhere = len(fact.claim.values), window.values.bit_count(), 0
    for one in each:
        anywhere |= one.values
    rivalled = float(window.rivals > 0 and met < wanted)
    return [
        float(wanted),
        met / max(1, wanted),
        float(wanted - met),
        float(wanted > 0 and met == wanted),
        float(min(window.rivals, 3)),
        rivalled,
        anywhere.bit_count() / max(1, wanted),
        float(sum(bool(one.rivals) for one in each)),
        window.cover * rivalled,
    ]


def _polarity(fact: Meant, reply: Said, match: _Match, inside: slice) -> list[float]:
    near, denied = match.near[:, inside], reply.denied[inside]
    if not near.size:
        return [0.0] * 7
    best = _most(near)
    held = fact.weights * best * (best > _MET)
    partner = denied[near.argmax(axis=1)]
    whole, turned = float(held.sum()) or 1.0, float(held @ (partner ^ fact.denied))
    opposed = _any(match.against[:, inside])
    return [
        turned / whole,
        float(held @ partner) / whole,
        float(fact.denied.any()),
        float(denied.any()),
        float(fact.weights @ opposed),
        float(opposed.any()),
        float(bool(opposed.any()) ^ (turned > whole / 2)),
    ]


def _shape(fact: Meant, reply: Said, window: _Window, pieces: Sequence[Clause], inside: slice) -> list[float]:
    named_there = frozenset(name for one in reply.clauses for name in one.names)
    return [
        float(len(fact.weights)),
        float(inside.stop - inside.start),
        float(len(reply.denied)),
        float(window.last - window.first),
        float(len(reply.by_sentence) - 1),
        float(any(one.asks for one in pieces)),
        float(all(one.asks for one in pieces)),
        float(any(one.unsure for one in pieces)),
        float(any(one.condition for one in pieces)),
        float(fact.claim.want == "ask"),
        float(fact.claim.want == "apologise"),
        float(bool(fact.claim.contacts)),
        float(bool(fact.claim.contacts & named_there)),
        float(bool(fact.claim.things & named_there)),
    ]


def _at_clause(fact: Meant, reply: Said, match: _Match, each: Sequence[Stand], index: int) -> list[float]:
    if index < 0:
        return [0.0] * 10
    piece, stand = reply.clauses[index], each[index]
    start, end = reply.by_clause[index : index + 2]
    near = match.near[:, start:end]
    held = fact.weights * (_most(near) > _MET)
    turned = reply.denied[start:end][near.argmax(axis=1)] ^ fact.denied
    return [
        float(fact.weights @ _most(match.soft[:, start:end])),
        float(held @ turned) / (float(held.sum()) or 1.0),
        float(bool(piece.denied)),
        float(match.against[:, start:end].any()),
        float(bool(stand.rivals)),
        stand.values.bit_count() / max(1, len(fact.claim.values)),
        float(piece.past),
        float(piece.condition or piece.asks),
        float(piece.unsure),
        float(end - start),
    ]
