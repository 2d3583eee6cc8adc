"""A reply and a claim made ready to be laid beside each other: their terms as rows, with vectors, denials and cues."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from simulator.reading import cues as _cues
from simulator.reading.claim import Claim, claim
from simulator.reading.clauses import Clause, clauses
from simulator.reading.concepts import Keys, terms
from simulator.reading.factwords import Words, words
from simulator.reading.passage import Passage, fold
from simulator.reading.told import named, told
from simulator.reading.values import Value, ValueKind, values
from simulator.reading.vectors import Floats, vectors

KINDS: tuple[ValueKind, ...] = get_args(ValueKind)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A reply made ready: its clauses, and one row or entry for each term of it."""

    clauses: tuple[Clause, ...]
    by_key: dict[str, list[int]]
    vectors: Floats
    denied: NDArray[np.bool_]
    echoed: Keys
    """Keys of the customer's own words."""
    cues: Floats
    by_clause: tuple[int, ...]
    """Where the terms of each clause begin, and where the last ends."""
    by_sentence: tuple[int, ...]
    first_clause: tuple[int, ...]
    """The first clause of each sentence, and how many clauses there are."""
    known: tuple[Value, ...]
    """The customer's own values."""
    framed: bool
    """The reply answers a post, or has several facts to go by; one fact and no post is a bare comparison."""
    folded: str


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """A claim made ready. Its weights add up to one."""

    claim: Claim
    vectors: Floats
    weights: Floats
    denied: NDArray[np.bool_]
    against: tuple[Keys, ...]
    cues: Floats
    kinds: Floats
    centre: Floats
    length: float
    words: Words


def said(passage: Passage) -> Said:
    """Give the passage made ready for any number of claims."""
    folded = passage.folded
    found = named(folded)
    pieces = clauses(folded, passage.sentences, told(folded, found), found)
    every = [(term, piece) for piece in pieces for term in piece.terms]
    by_key: dict[str, list[int]] = {}
    for place, (term, _) in enumerate(every):
        for key in term.keys:
            by_key.setdefault(key, []).append(place)
    posts = tuple(text for who, text in passage.context.earlier if who == "customer")
    echoed, known = _posted(posts)
    by_clause = (0, *accumulate(len(piece.terms) for piece in pieces))
    firsts = [bisect_left(pieces, index, key=_sentence) for index in range(len(passage.sentences))]
    first_clause = (*firsts, len(pieces))
    return Said(
        pieces,
        by_key,
        vectors([folded[term.start : term.end] for term, _ in every]),
        np.array([bool(term.keys & piece.denied) for term, piece in every], np.bool_),
        echoed,
        _cues.cues(folded, [piece.start for piece in pieces]),
        by_clause,
        tuple(by_clause[index] for index in first_clause),
        first_clause,
        known,
        bool(posts) or len(passage.context.facts) > 1,
        folded,
    )


def _sentence(piece: Clause) -> int:
    return piece.sentence


@lru_cache(maxsize=64)
def _posted(posts: tuple[str, ...]) -> tuple[Keys, tuple[Value, ...]]:
    folded = [fold(post) for post in posts]
    keys = frozenset(key for post in folded for term in terms(post) for key in term.keys)
    return keys, tuple(value for post in folded for value in values(post))


@lru_cache(maxsize=4096)
def meant(text: str) -> Meant:
    """Give a fact's text made ready."""
    folded, one = fold(text), claim(text)
    kinds = {value.value.kind for group in one.values for value in group}
    weights = np.array([term.weight for term in one.terms], np.float32)
    weights /= max(float(weights.sum()), 1.0)
    rows = vectors([folded[term.start : term.end] for term in one.terms])
    centre = weights @ rows
    return Meant(
        one,
        rows,
        weights,
        np.array(one.denied, np.bool_),
        tuple(term.against - one.keys for term in one.terms),
        _cues.cues(folded, [0])[0],
        np.array([kind in kinds for kind in KINDS], np.float32),
        centre,
        math.sqrt(float(centre @ centre)),
        words(folded),
    )
