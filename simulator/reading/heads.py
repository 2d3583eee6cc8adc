"""Learned measures of tone: linear heads over words and signs, and trees over the heads.

A head is a sum over what stands in the text, so the words that moved it are its evidence. The trees weigh the
heads against each other and against the facts (warm words do not make a wrong answer good). Both are trained by
`python -m benchmarks.train`; docs/models.md says from what, under which licences and how well they agree with people.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.reading.grams import Counted, Grams, grams
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.resources import content_path

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]
_SIGN, _POST = 0.3, 0.5
_LONG, _LOG_LONG, _LONG_WORD, _OFTEN = 80, 5.0, 8, 3
_NEGATIONS = frozenset({"not", "no", "never", "nothing", "none", "cannot"})
_PERSONS = ("i", "you", "we", "they", "he")
# What the trees are given beside the heads.
STANDS = ("conveys", "partial", "contradicts")
NOTED = (
    "ask", "repeats", "reveals", "confirms", "personal", "relationship", "move.order", "move.consent", "move.reason",
    "claim", "offer", "told", "told.no_data", "told.delete", "told.withheld", "voice.placeholder", "voice.wrong_name",
    "voice.stock", "voice.personal", "rude", "polite", "polite.gratitude", "apology.regret", "apology.conditional",
    "empathy", "empathy.denial", "calm.argues", "ownership.blame_customer", "ownership.blame_implied",
    "ownership.refusal", "ownership.passive", "answer.redirect", "answer.holding", "cause.policy", "promise.over",
    "liability", "time.specific", "time.vague", "writing.spelling", "writing.text_speak", "writing.jargon",
    "team.specialist", "internal", "odd", "answer.next", "answer.steps", "answer.alternative", "answer.link",
    "answer.checks", "ownership.action", "ownership.first_person", "promise.update", "told.settled", "move.place",
    "cause.given", "calm.choice", "voice.invite",
)  # fmt: skip
SEEN = (
    *(f"facts.{one}" for one in STANDS), "facts", "length", "public", "chat", "questions", "bangs", "post.length",
    "post.questions", *NOTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bag:
    """What stands in a text, as weights of features; `tokens` are where each stands, `counts` at how many places."""

    features: Places
    values: Numbers
    tokens: Places
    counts: Places


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted regression trees, their nodes in one row: `first` is where each begins, leaves point at themselves."""

    start: Numbers
    target: Places
    first: Places
    feature: Places
    threshold: Numbers
    left: Places
    right: Places
    value: Numbers
    depth: int

    def give(self, inputs: Numbers) -> Numbers:
        """Give what the trees of each target add up to."""
        at = self.first
        for _ in range(self.depth):
            low = inputs[self.feature[at]] <= self.threshold[at]
            at = np.where(low, self.left[at], self.right[at])
        return self.start + np.bincount(self.target, self.value[at], minlength=len(self.start)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Heads:
    """The linear heads and the trees over them, as they were trained."""

    index: Mapping[str, int]
    idf: Numbers
    weights: Numbers
    offsets: Numbers
    names: tuple[str, ...]
    trees: Trees
    targets: tuple[str, ...]

    def bag(self, kind: str, counted: Counted, share: float = 1.0) -> Bag:
        """Give counted things as features of unit length, times `share`."""
        index = self.index
        known = [(found, where) for key, where in counted.items() if (found := index.get(kind + key)) is not None]
        features = np.array([found for found, _ in known], dtype=np.intp)
        counts = np.array([len(where) for _, where in known], dtype=np.intp)
        values = (1 + np.log(counts)) * self.idf[features] if known else np.zeros(0)
        length = float(np.sqrt(np.sum(values * values))) or 1.0
        tokens = np.array([at for _, where in known for at in where], dtype=np.intp)
        return Bag(features, (values * (share / length)).astype(np.float32), tokens, counts)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the heads make of one reply: the heads' values by name, and what the trees judge by them, by target."""

    values: Mapping[str, float]
    judged: Mapping[str, float]
    tokens: tuple[Extent, ...]
    _bags: tuple[Bag, ...]
    _heads: Heads

    def moves(self, head: str) -> list[float]:
        """Give by how much each token moved a head."""
        column = self._heads.names.index(head)
        moved = np.zeros(len(self.tokens))
        for bag in self._bags:
            each = bag.values * self._heads.weights[bag.features, column] / bag.counts
            moved += np.bincount(bag.tokens, np.repeat(each, bag.counts), minlength=len(self.tokens))
        return [float(one) for one in moved]


def hear(passage: Passage, signs: Sequence[Sign], facts: Sequence[FactReading]) -> Heard:
    """Give what the heads and the trees make of a passage with its signs and facts."""
    heads, text, post = _loaded(), grams(passage.folded), posted(passage)
    own = (heads.bag("w:", text.words), heads.bag("c:", text.parts))
    others = (
        heads.bag("p:", grams(post, parts=False).words, _POST),
        _signs(heads, {**sign_values(signs, passage.context.channel), **manner(passage, text)}),
    )
    values = heads.offsets.copy()
    for bag in (*own, *others):
        values += bag.values @ heads.weights[bag.features]
    inputs = np.concatenate([values, np.array(seen(passage, post, signs, facts, text), dtype=np.float32)])
    judged = heads.trees.give(inputs)
    return Heard(
        dict(zip(heads.names, map(float, values), strict=True)),
        dict(zip(heads.targets, map(float, judged), strict=True)),
        text.tokens, own, heads,
    )  # fmt: skip


def _signs(heads: Heads, values: Mapping[str, float]) -> Bag:
    known = [(found, value) for name, value in values.items() if (found := heads.index.get("s:" + name)) is not None]
    features = np.array([found for found, _ in known], dtype=np.intp)
    none = np.zeros(0, dtype=np.intp)
    return Bag(features, np.array([value * _SIGN for _, value in known], dtype=np.float32), none, none)


def sign_values(signs: Sequence[Sign], channel: str) -> dict[str, float]:
    """Give the signs as numbers: how sure, how strong, and in which channel."""
    values: dict[str, float] = {f"in {channel}": 1.0}
    for sign in signs:
        values[sign.name] = max(values.get(sign.name, 0.0), sign.confidence)
        values[f"{sign.name} in {channel}"] = 0.7
        if sign.detail in ("weak", "strong"):
            values[f"{sign.name} {sign.detail}"] = 1.0
    return values


def manner(passage: Passage, text: Grams) -> dict[str, float]:
    """Give how a text is written, whatever it says: lengths, marks, persons, negations; about 0-1 each."""
    words = [passage.said(one) for one in passage.words]
    whole = max(1, len(words))
    signs = [passage.folded[one.start : one.end] for one in text.tokens]
    bare = passage.text.strip()
    persons = [word.partition("'")[0] for word in words]
    return {
        "manner.length": float(np.log1p(len(words))) / _LOG_LONG,
        "manner.word_length": min(1.0, sum(map(len, words)) / whole / _LONG_WORD),
        "manner.questions": min(signs.count("?"), _OFTEN) / _OFTEN,
        "manner.bangs": min(signs.count("!"), _OFTEN) / _OFTEN,
        "manner.commas": min(1.0, signs.count(",") / whole * 5),
        "manner.capitals": sum(passage.text[one.start : one.end].isupper() for one in passage.words) / whole,
        "manner.contractions": min(1.0, sum("'" in word for word in words) / whole * 5),
        "manner.negations": min(1.0, sum(word in _NEGATIONS or word.endswith("n't") for word in words) / whole * 10),
        "manner.ended": float(bare[-1:] in (".", "!", "?")),
        "manner.lower_start": float(bare[:1].islower()),
        **{f"manner.{one}": min(1.0, persons.count(one) / whole * 8) for one in _PERSONS},
    }


def posted(passage: Passage) -> str:
    """Give the customer's words so far, folded."""
    return fold(" ".join(text for who, text in passage.context.earlier if who == "customer"))


def seen(passage: Passage, post: str, signs: Sequence[Sign], facts: Sequence[FactReading], text: Grams) -> list[float]:
    """Give what the trees are given beside the heads, in the order of SEEN."""
    status = [fact.status for fact in facts]
    whole = max(1, len(status))
    names = {sign.name for sign in signs if sign.confidence >= 0.5}  # noqa: PLR2004 - medium and better
    channel = passage.context.channel
    return [
        *(sum(one == told for told in status) / whole for one in STANDS), float(len(status)),
        float(np.log1p(min(len(text.tokens), _LONG * 4))), float(channel == "public"), float(channel == "chat"),
        float(passage.folded.count("?")), float(passage.folded.count("!")), float(np.log1p(len(post))),
        float(post.count("?")),
        *(float(any(name == one or name.startswith(one + ".") for name in names)) for one in NOTED),
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _loaded() -> Heads:
    with np.load(content_path("models", "tone.npz"), allow_pickle=False) as file:
        return unpacked(file)


def unpacked(file: Mapping[str, Any]) -> Heads:
    """Give the heads from the arrays of their file."""
    told = json.loads(bytes(file["about"]).decode())
    keys = bytes(file["keys"]).decode().split("\n")
    tree = {name: file["tree_" + name].astype(np.intp) for name in ("target", "first", "feature", "left", "right")}
    return Heads(
        index={key: number for number, key in enumerate(keys)},
        idf=file["idf"].astype(np.float32),
        weights=file["weights"].astype(np.float32),
        offsets=file["offsets"].astype(np.float32),
        names=tuple(told["heads"]),
        trees=Trees(
            start=file["tree_start"].astype(np.float32),
            threshold=file["tree_threshold"].astype(np.float32),
            value=file["tree_value"].astype(np.float32),
            depth=int(told["depth"]),
            **tree,
        ),
        targets=tuple(told["targets"]),
    )
