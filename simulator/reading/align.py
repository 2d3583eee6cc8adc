"""A claim laid beside a reply: numbers that say how they stand to each other, for the model of facts to weigh.

The claim's terms are matched to the reply's by form, by meaning (`synonyms.yaml`) and by word vectors; of the windows
of one to three sentences the best is taken. What is counted: how much of the claim is met and by which words, which
values agree, rival or are missing, what is denied or opposed, and the cues on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from simulator.reading import cues as _cues
from simulator.reading.agreement import Stand, stands
from simulator.reading.claim import Claim, claim
from simulator.reading.clauses import Clause, clauses
from simulator.reading.concepts import Keys
from simulator.reading.passage import Passage, fold
from simulator.reading.told import named, told
from simulator.reading.values import ValueKind
from simulator.reading.vectors import Floats, vectors

_WIDEST = 3
_FAR, _NEAR, _MET = 0.2, 0.8, 0.55
_KINDS: tuple[ValueKind, ...] = get_args(ValueKind)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A reply made ready: its clauses, and one row or entry for each term of it."""

    clauses: tuple[Clause, ...]
    by_key: dict[str, list[int]]
    vectors: Floats
    clause: NDArray[np.intp]
    sentence: NDArray[np.intp]
    denied: NDArray[np.bool_]
    echoed: Keys
    """Keys of the customer's own words."""
    cues: Floats
    sentences: int
    posted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """A claim made ready."""

    claim: Claim
    vectors: Floats
    weights: Floats
    denied: NDArray[np.bool_]
    cues: Floats
    kinds: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The numbers, in the order of `names()`, and the sentences and the clause that they are about."""

    numbers: Floats
    first: int
    last: int
    clause: int


def said(passage: Passage) -> Said:
    """Give the passage made ready for any number of claims."""
    folded = passage.folded
    found = named(folded)
    pieces = clauses(folded, passage.sentences, told(folded, found), found)
    terms = [(term, index) for index, piece in enumerate(pieces) for term in piece.terms]
    by_key: dict[str, list[int]] = {}
    for place, (term, _) in enumerate(terms):
        for key in term.keys:
            by_key.setdefault(key, []).append(place)
    posts = [fold(text) for who, text in passage.context.earlier if who == "customer"]
    return Said(
        pieces,
        by_key,
        vectors([folded[term.start : term.end] for term, _ in terms]),
        np.array([index for _, index in terms], np.intp),
        np.array([pieces[index].sentence for _, index in terms], np.intp),
        np.array([bool(term.keys & pieces[index].denied) for term, index in terms], np.bool_),
        _post_keys(tuple(posts)),
        _cues.cues(folded, [piece.start for piece in pieces]),
        len(passage.sentences),
        bool(posts),
    )


@lru_cache(maxsize=64)
def _post_keys(posts: tuple[str, ...]) -> Keys:
    from simulator.reading.concepts import terms  # noqa: PLC0415

    return frozenset(key for post in posts for term in terms(post) for key in term.keys)


@lru_cache(maxsize=4096)
def meant(text: str) -> Meant:
    """Give a fact's text made ready."""
    folded, one = fold(text), claim(text)
    kinds = {value.value.kind for group in one.values for value in group}
    return Meant(
        one,
        vectors([folded[term.start : term.end] for term in one.terms]),
        np.array([term.weight for term in one.terms], np.float32),
        np.array(one.denied, np.bool_),
        _cues.cues(folded, [0])[0],
        np.array([kind in kinds for kind in _KINDS], np.float32),
    )


def align(fact: Meant, reply: Said) -> Alignment:
    """Give how the claim and the reply stand to each other."""
    near, exact, against = _matches(fact, reply)
    each = stands(fact.claim, reply.clauses)
    window = _best(fact, reply, near, each)
    inside = (reply.sentence >= window.first) & (reply.sentence < window.last)
    best = near[:, inside].max(axis=1, initial=0.0)
    clause = _closest(fact, reply, near, window)
    numbers = [
        *_cover(fact, reply, near, exact, inside, best),
        *_values(fact, each, window),
        *_polarity(fact, reply, near, against, inside),
        *_shape(fact, reply, window, inside),
        *_at_clause(fact, reply, near, against, each, clause),
    ]
    wide = reply.cues[[one.sentence in range(window.first, window.last) for one in reply.clauses]].max(
        axis=0, initial=0.0
    )
    close = reply.cues[clause] if clause >= 0 else np.zeros_like(fact.cues)
    told_kinds = {
        value.value.kind
        for one in reply.clauses
        if window.first <= one.sentence < window.last
        for value in one.told
    }  # fmt: skip
    kinds = np.array([kind in told_kinds for kind in _KINDS], np.float32)
    lacking = fact.kinds * (1 - kinds)
    spare = kinds * (1 - fact.kinds)
    whole = np.concatenate([
        np.array([*numbers, lacking.sum(), spare.sum()], np.float32), fact.kinds, kinds, fact.cues, wide, close,
        fact.cues - close, fact.cues - wide, reply.cues.max(axis=0, initial=0.0),
    ]).astype(np.float32)  # fmt: skip
    return Alignment(np.round(whole, 4), window.first, window.last, clause)


@dataclass(frozen=True, slots=True)
class _Window:
    first: int
    last: int
    cover: float
    values: int
    rivals: int


def _matches(fact: Meant, reply: Said) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    shape = (len(fact.weights), len(reply.clause))
    exact, against = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    for row, term in enumerate(fact.claim.terms):
        for key in term.keys:
            exact[row, reply.by_key.get(key, [])] = True
        for key in term.against - fact.claim.keys:
            against[row, reply.by_key.get(key, [])] = True
    near = np.maximum(fact.vectors @ reply.vectors.T, exact).astype(np.float32)
    return near, exact, against & ~exact


def _share(fact: Meant, by_term: Floats) -> float:
    whole = float(fact.weights.sum())
    return float((fact.weights * by_term).sum()) / whole if whole else 0.0


def _soft(near: Floats) -> Floats:
    return np.clip((near - np.float32(_FAR)) / np.float32(_NEAR - _FAR), 0, 1)


def _best(fact: Meant, reply: Said, near: Floats, each: Sequence[Stand]) -> _Window:
    by_sentence = np.zeros((len(fact.weights), max(reply.sentences, 1)), np.float32)
    for sentence in range(reply.sentences):
        inside = reply.sentence == sentence
        if inside.any() and len(fact.weights):
            by_sentence[:, sentence] = near[:, inside].max(axis=1)
    by_sentence = _soft(by_sentence)
    values = [0] * (reply.sentences + 1)
    rivals = [0] * (reply.sentences + 1)
    for one in each:
        values[one.clause.sentence] |= one.values
        rivals[one.clause.sentence] += len(one.rivals)
    best, score = _Window(0, min(1, reply.sentences), 0.0, 0, 0), -1.0
    for first in range(reply.sentences):
        top, met, other = by_sentence[:, first], 0, 0
        for last in range(first + 1, min(first + _WIDEST, reply.sentences) + 1):
            top = np.maximum(top, by_sentence[:, last - 1])
            met, other = met | values[last - 1], other + rivals[last - 1]
            cover = _share(fact, top)
            told_share = met.bit_count() / max(1, len(fact.claim.values))
            one = cover + 0.5 * told_share + 0.15 * (other > 0) - 0.06 * (last - first)
            if one > score:
                best, score = _Window(first, last, cover, met, other), one
    return best


def _closest(fact: Meant, reply: Said, near: Floats, window: _Window) -> int:
    best, score = -1, 0.0
    for index, piece in enumerate(reply.clauses):
        inside = reply.clause == index
        if window.first <= piece.sentence < window.last and inside.any() and len(fact.weights):
            one = _share(fact, _soft(near[:, inside].max(axis=1))) + 0.2 * bool(piece.told and fact.claim.values)
            if one > score:
                best, score = index, one
    return best


def _cover(
    fact: Meant, reply: Said, near: Floats, exact: NDArray[np.bool_], inside: NDArray[np.bool_], best: Floats
) -> list[float]:
    ranked = np.sort(best)
    everywhere = near.max(axis=1, initial=0.0)
    centre, other = fact.weights @ fact.vectors, reply.vectors[inside].sum(axis=0)
    length = float(np.linalg.norm(centre) * np.linalg.norm(other))
    echoed = np.array([bool(term.keys & reply.echoed) for term in fact.claim.terms], np.bool_)
    fresh = float(fact.weights[~echoed].sum())
    back = near[:, inside].max(axis=0, initial=0.0)
    return [
        _share(fact, exact[:, inside].any(axis=1).astype(np.float32)),
        _share(fact, _soft(best)),
        float(ranked[0]) if len(ranked) else 0.0,
        float(ranked[:2].mean()) if len(ranked) else 0.0,
        _share(fact, (best > _MET).astype(np.float32)),
        _share(fact, _soft(everywhere)),
        float(centre @ other) / length if length else 0.0,
        float(back.mean()) if len(back) else 0.0,
        float((back > _MET).mean()) if len(back) else 0.0,
        float((best < _MET).sum()),
        float((fact.weights * _soft(best))[~echoed].sum()) / fresh if fresh else -1.0,
        float(echoed.mean()) if len(echoed) else 0.0,
        float(reply.posted),
    ]


def _values(fact: Meant, each: Sequence[Stand], window: _Window) -> list[float]:
    wanted, met, anywhere = len(fact.claim.values), window.values.bit_count(), 0
    for one in each:
        anywhere |= one.values
    return [
        float(wanted),
        met / max(1, wanted),
        float(wanted - met),
        float(wanted > 0 and met == wanted),
        float(min(window.rivals, 3)),
        float(window.rivals > 0 and met < wanted),
        anywhere.bit_count() / max(1, wanted),
        float(sum(bool(one.rivals) for one in each)),
        window.cover,
        window.cover * (window.rivals > 0 and met < wanted),
    ]


def _polarity(
    fact: Meant, reply: Said, near: Floats, against: NDArray[np.bool_], inside: NDArray[np.bool_]
) -> list[float]:
    if not len(fact.weights) or not inside.any():
        return [0.0] * 7
    denied, partner = reply.denied[inside], near[:, inside].argmax(axis=1)
    best = near[:, inside].max(axis=1)
    held = fact.weights * best * (best > _MET)
    whole = float(held.sum()) or 1.0
    turned = denied[partner] ^ fact.denied
    opposed = against[:, inside].any(axis=1)
    return [
        float((held * turned).sum()) / whole,
        float((held * denied[partner]).sum()) / whole,
        float(fact.denied.any()),
        float(denied.any()),
        _share(fact, opposed.astype(np.float32)),
        float(opposed.any()),
        float(bool(opposed.any()) ^ bool((held * turned).sum() > whole / 2)),
    ]


def _shape(fact: Meant, reply: Said, window: _Window, inside: NDArray[np.bool_]) -> list[float]:
    pieces = [one for one in reply.clauses if window.first <= one.sentence < window.last]
    return [
        float(len(fact.weights)),
        float(inside.sum()),
        float(len(reply.clause)),
        float(window.last - window.first),
        float(reply.sentences),
        float(any(one.asks for one in pieces)),
        float(all(one.asks for one in pieces)),
        float(any(one.unsure for one in pieces)),
        float(any(one.condition for one in pieces)),
        float(fact.claim.want == "ask"),
        float(fact.claim.want == "apologise"),
        float(len(fact.claim.contacts) > 0),
        float(any(fact.claim.contacts & one.names for one in reply.clauses)),
        float(any(fact.claim.things & one.names for one in reply.clauses)),
    ]


def _at_clause(
    fact: Meant, reply: Said, near: Floats, against: NDArray[np.bool_], each: Sequence[Stand], index: int
) -> list[float]:
    if index < 0:
        return [0.0] * 10
    inside, piece, stand = reply.clause == index, reply.clauses[index], each[index]
    best = near[:, inside].max(axis=1)
    turned = reply.denied[inside][near[:, inside].argmax(axis=1)] ^ fact.denied
    held = fact.weights * (best > _MET)
    return [
        _share(fact, _soft(best)),
        float((held * turned).sum()) / (float(held.sum()) or 1.0),
        float(bool(piece.denied)),
        float(against[:, inside].any()),
        float(len(stand.rivals) > 0),
        stand.values.bit_count() / max(1, len(fact.claim.values)),
        float(piece.past),
        float(piece.condition or piece.asks),
        float(piece.unsure),
        float(inside.sum()),
    ]
