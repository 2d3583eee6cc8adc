"""What no agent may say, in words that no list has: learnt from labelled replies.

A put-down, a threat for speaking up and an inside matter are told apart by runs of words, parts of words and what the
words mean; `content/models/grave.npz` is made by `python -m benchmarks.train_grave`. Above its upper bar a kind raises
the sign that the word lists raise; between the two bars it is a doubt, for people to look at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.reading.grams import RUNS, Tokens, parts_of, runs_of, tokens
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage
from simulator.reading.vectors import vectors
from simulator.resources import content_path

SIGNS = ("hostile.belittles", "hostile.retaliates", "internal")
"""The signs, in the order of the model's columns."""
DOUBTS = ("doubt.belittles", "doubt.retaliates", "doubt.internal")
SHARES: Mapping[str, float] = {"w:": 1.0, "c:": 0.3, "meaning": 2.0}
"""How much runs of words, parts of words and meanings count."""
_SURE, _UNSURE = 0.9, 0.4
_MANY_WORDS = 8192
_TOGETHER, _SIGNED = 3, 2
_SHORT = 20
"""Fewer words than this move it less: a text of few words may be about anything."""

Numbers = NDArray[np.float32]
Part = tuple[Extent, slice]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """By how much runs of words (`weights`) and single words (`of_word`) speak for each kind; `bars`: doubt, sure."""

    runs: Mapping[str, int]
    weights: Numbers
    of_word: Callable[[str], Numbers]
    offsets: Numbers
    bars: Numbers

    def moves(self, said: Sequence[str]) -> Numbers:
        """Give by how much each word, with the runs that end at it, speaks for each kind."""
        moved = np.array([self.of_word(word) for word in said], np.float32)
        found = [
            (at, row)
            for size in RUNS
            for at, run in enumerate(runs_of(said, size), size - 1)
            if (row := self.runs.get(run)) is not None
        ]
        if found:
            places, rows = zip(*found, strict=True)
            np.add.at(moved, list(places), self.weights[list(rows)])
        return moved

    def likelihoods(self, moved: Numbers) -> Numbers:
        """Give how likely each kind is by what the words of a text or of a part of it moved."""
        odds = np.exp(moved.sum(axis=0) * evened(len(moved)) + self.offsets)
        likely: Numbers = odds / (1 + odds.sum())
        return likely


def unlisted(passage: Passage, signs: Sequence[Sign] = ()) -> Iterator[Sign]:
    """Give a sign for the likeliest kind, if it is likely enough, at the sentence that speaks most for it.

    What the word lists have heard already is not told again.
    """
    text, model = tokens(passage.folded), _loaded()
    parts = sentences(passage, text)
    if not parts:
        return
    moved = model.moves(text.said)
    likely, near = max(
        ((model.likelihoods(moved[extent(stretch)]), stretch) for stretch in stretches(parts)),
        key=lambda one: float(one[0].max()),
    )
    kind = int(likely.argmax())
    doubt, sure = model.bars[:, kind]
    if likely[kind] < doubt or any(sign.name == SIGNS[kind] for sign in signs):
        return
    # A name or an emoji at the end may move it most, and shows nothing.
    telling = [part for part in near if part[1].stop - part[1].start > _SIGNED] or near
    place = max(telling, key=lambda part: float(moved[part[1], kind].sum()))[0]
    names, confidence = (SIGNS, _SURE) if likely[kind] >= sure else (DOUBTS, _UNSURE)
    yield Sign(names[kind], place.start, place.end, confidence)


def sentences(passage: Passage, text: Tokens) -> list[Part]:
    """Give the sentences that have words, each with where its words stand among all."""
    starts = [token.start for token in text.tokens]
    ends = ((one, bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in passage.sentences)
    return [(sentence, slice(first, last)) for sentence, first, last in ends if first < last]


def stretches(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """Give each three sentences that follow each other: courtesies further on undo no malice."""
    return [parts[at : at + _TOGETHER] for at in range(max(1, len(parts) - _TOGETHER + 1))]


def extent(near: Sequence[Part]) -> slice:
    """Give where the words of sentences stand."""
    return slice(near[0][1].start, near[-1][1].stop)


@lru_cache(maxsize=1)
def _loaded() -> Model:
    with np.load(content_path("models", "grave.npz"), allow_pickle=False) as file:
        return unpacked(file)


def unpacked(file: Mapping[str, Any]) -> Model:
    """Give the model from the arrays of its file."""
    keys = bytes(file["keys"]).decode().split("\n")
    weights = file["weights"].astype(np.float32)
    index = {key: row for row, key in enumerate(keys)}
    meaning = file["meaning"].astype(np.float32)
    return Model(
        runs={key[2:]: row for key, row in index.items() if key.startswith("w:")},
        weights=weights,
        of_word=lru_cache(maxsize=_MANY_WORDS)(partial(_of_word, index, weights, meaning)),
        offsets=file["offsets"].astype(np.float32),
        bars=file["bars"].astype(np.float32),
    )


def _of_word(index: Mapping[str, int], weights: Numbers, meaning: Numbers, word: str) -> Numbers:
    rows = [row for part in parts_of(word) if (row := index.get("c:" + part)) is not None]
    moved: Numbers = weights[rows].sum(axis=0) + (vectors((word,)) @ meaning)[0]
    return moved


def evened(count: int) -> float:
    """Give what each of so many words counts, so that long texts move it little more than short ones."""
    return float(max(_SHORT, count) ** -0.5)


def counted(said: Sequence[str]) -> dict[str, float]:
    """Give the runs and parts of a text's words as the model counts them, by name; for training."""
    found: dict[str, float] = {}
    share = {kind: SHARES[kind] * evened(len(said)) for kind in ("w:", "c:")}
    runs = (("w:", run) for size in RUNS for run in runs_of(said, size))
    for kind, name in chain(runs, (("c:", part) for word in said for part in parts_of(word))):
        found[kind + name] = found.get(kind + name, 0.0) + share[kind]
    return found
