"""Learned measures of tone: linear heads over words and signs, and trees over the heads.

A head is a sum over what stands in the text, so the words that moved it are its evidence. The trees weigh the
heads against each other and against the facts (warm words do not make a wrong answer good). Both are trained by
`python -m benchmarks.train`; docs/models.md says from what, under which licences and how well they agree with people.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.reading.grams import RUNS, Tokens, parts_of, runs_of, tokens
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.resources import content_path

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]
_SIGN, _POST = 0.3, 0.5
_LONG, _LOG_LONG, _LONG_WORD, _OFTEN = 80, 5.0, 8, 3
_KINDS, _MANY_WORDS = ("w:", "c:", "p:", "s:"), 8192
_NEGATIONS = frozenset({"not", "no", "never", "nothing", "none", "cannot"})
_PERSONS = ("i", "you", "we", "they", "he")
_NONE: Places = np.zeros(0, dtype=np.intp)
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

    def each(self, weights: Numbers) -> Numbers:
        """Give what the features come to by their weights, one row for each of `tokens`."""
        moved: Numbers = np.repeat(weights * (self.values / self.counts)[:, None], self.counts, axis=0)
        return moved


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted regression trees, their nodes in one row: `first` is where each begins, leaves lead to themselves.

    `children` has two places for each node: where it leads above its threshold, and where otherwise.
    """

    start: Numbers
    target: Places
    first: Places
    feature: Places
    threshold: Numbers
    children: Places
    value: Numbers
    depth: int

    def give(self, inputs: Numbers) -> Numbers:
        """Give what the trees of each target add up to."""
        at = self.first
        for _ in range(self.depth):
            low = inputs.take(self.feature.take(at)) <= self.threshold.take(at)
            at = self.children.take(2 * at + low)
        return self.start + np.bincount(self.target, self.value.take(at), minlength=len(self.start)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Heads:
    """The linear heads and the trees over them, as they were trained.

    `index` has the features of each kind by what they stand for, `parts_of` gives those of the parts of a word.
    """

    index: Mapping[str, Mapping[str, int]]
    parts_of: Callable[[str], Places]
    idf: Numbers
    weights: Numbers
    offsets: Numbers
    names: tuple[str, ...]
    trees: Trees
    targets: tuple[str, ...]

    def runs(self, kind: str, said: Sequence[str], share: float = 1.0) -> Bag:
        """Give the runs of words that a kind knows as features of unit length, times `share`."""
        known = self.index[kind].get
        found = np.array([known(run, -1) for size in RUNS for run in runs_of(said, size)], dtype=np.intp)
        at = np.concatenate([np.arange(size - 1, len(said)) for size in RUNS])
        return self._bag(found[found >= 0], at[found >= 0], share)

    def parts(self, said: Sequence[str]) -> Bag:
        """Give the parts of words as features of unit length."""
        each = [self.parts_of(word) for word in said]
        return self._bag(np.concatenate([_NONE, *each]), np.repeat(np.arange(len(each)), [len(one) for one in each]))

    def _bag(self, found: Places, at: Places, share: float = 1.0) -> Bag:
        features, counts = np.unique(found, return_counts=True)
        values = (1 + np.log(counts)) * self.idf[features]
        length = float(np.sqrt(np.sum(values * values))) or 1.0
        return Bag(features, (values * (share / length)).astype(np.float32), at[found.argsort(kind="stable")], counts)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the heads make of one reply: the heads' values by name, and what the trees judge by them, by target."""

    values: Mapping[str, float]
    judged: Mapping[str, float]
    tokens: tuple[Extent, ...]
    _names: tuple[str, ...]
    _at: Places
    _moved: Numbers
    """By how much each feature moved the heads (columns) at each place; `_at` has the token of each row."""

    def moves(self, head: str) -> list[float]:
        """Give by how much each token moved a head."""
        moved = np.bincount(self._at, self._moved[:, self._names.index(head)], minlength=len(self.tokens))
        return [float(one) for one in moved]


def hear(passage: Passage, signs: Sequence[Sign], facts: Sequence[FactReading]) -> Heard:
    """Give what the heads and the trees make of a passage with its signs and facts."""
    heads, text, post = _loaded(), tokens(passage.folded), posted(passage)
    own = (heads.runs("w:", text.said), heads.parts(text.said))
    bags = (
        *own,
        heads.runs("p:", tokens(post).said, _POST),
        _signs(heads, {**sign_values(signs, passage.context.channel), **manner(passage, text)}),
    )
    weights = [heads.weights[bag.features] for bag in bags]
    values = heads.offsets.copy()
    for bag, those in zip(bags, weights, strict=True):
        values += bag.values @ those
    inputs = np.concatenate([values, np.array(seen(passage, post, signs, facts, text), dtype=np.float32)])
    judged = heads.trees.give(inputs)
    return Heard(
        dict(zip(heads.names, map(float, values), strict=True)),
        dict(zip(heads.targets, map(float, judged), strict=True)),
        text.tokens, heads.names, np.concatenate([bag.tokens for bag in own]),
        np.concatenate([bag.each(those) for bag, those in zip(own, weights, strict=False)]),
    )  # fmt: skip


def _signs(heads: Heads, values: Mapping[str, float]) -> Bag:
    index = heads.index["s:"]
    known = [(found, value) for name, value in values.items() if (found := index.get(name)) is not None]
    features = np.array([found for found, _ in known], dtype=np.intp)
    return Bag(features, np.array([value * _SIGN for _, value in known], dtype=np.float32), _NONE, _NONE)


def sign_values(signs: Sequence[Sign], channel: str) -> dict[str, float]:
    """Give the signs as numbers: how sure, how strong, and in which channel."""
    values: dict[str, float] = {f"in {channel}": 1.0}
    for sign in signs:
        values[sign.name] = max(values.get(sign.name, 0.0), sign.confidence)
        values[f"{sign.name} in {channel}"] = 0.7
        if sign.detail in ("weak", "strong"):
            values[f"{sign.name} {sign.detail}"] = 1.0
    return values


def manner(passage: Passage, text: Tokens) -> dict[str, float]:
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
        "manner.negations": min(1.0, sum(word in _NEGATIONS or word.endswith("n't") for word in words) / whole * 10),
        "manner.ended": float(bare[-1:] in (".", "!", "?")),
        "manner.lower_start": float(bare[:1].islower()),
        **{f"manner.{one}": min(1.0, persons.count(one) / whole * 8) for one in _PERSONS},
    }


def posted(passage: Passage) -> str:
    """Give the customer's words so far, folded."""
    return fold(" ".join(text for who, text in passage.context.earlier if who == "customer"))


def seen(passage: Passage, post: str, signs: Sequence[Sign], facts: Sequence[FactReading], text: Tokens) -> list[float]:
    """Give what the trees are given beside the heads, in the order of SEEN."""
    status = [fact.status for fact in facts]
    whole = max(1, len(status))
    sure = {sign.name for sign in signs if sign.confidence >= 0.5}  # noqa: PLR2004 - medium and better
    names = {part for name in sure for part in _families(name)}
    channel = passage.context.channel
    return [
        *(sum(one == told for told in status) / whole for one in STANDS), float(len(status)),
        float(np.log1p(min(len(text.tokens), _LONG * 4))), float(channel == "public"), float(channel == "chat"),
        float(passage.folded.count("?")), float(passage.folded.count("!")), float(np.log1p(len(post))),
        float(post.count("?")),
        *(float(one in names) for one in NOTED),
    ]  # fmt: skip


@lru_cache(maxsize=1024)
def _families(name: str) -> tuple[str, ...]:
    """Give a sign's name and those of all that it is one of: `a.b.c`, `a.b`, `a`."""
    return tuple(accumulate(name.split("."), "{}.{}".format))


@lru_cache(maxsize=1)
def _loaded() -> Heads:
    with np.load(content_path("models", "tone.npz"), allow_pickle=False) as file:
        return unpacked(file)


def unpacked(file: Mapping[str, Any]) -> Heads:
    """Give the heads from the arrays of their file."""
    told = json.loads(bytes(file["about"]).decode())
    keys = bytes(file["keys"]).decode().split("\n")
    index: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
    for number, key in enumerate(keys):
        index[key[:2]][key[2:]] = number
    tree = {name: file["tree_" + name].astype(np.intp) for name in ("target", "first", "feature", "left", "right")}
    return Heads(
        index=index,
        # Most words of a text were met before.
        parts_of=lru_cache(maxsize=_MANY_WORDS)(partial(_known_parts, index["c:"])),
        idf=file["idf"].astype(np.float32),
        weights=file["weights"].astype(np.float32),
        offsets=file["offsets"].astype(np.float32),
        names=tuple(told["heads"]),
        trees=Trees(
            start=file["tree_start"].astype(np.float32),
            threshold=file["tree_threshold"].astype(np.float32),
            value=file["tree_value"].astype(np.float32),
            depth=int(told["depth"]),
            target=tree["target"],
            first=tree["first"],
            feature=tree["feature"],
            children=np.stack([tree["right"], tree["left"]], axis=1).ravel(),
        ),
        targets=tuple(told["targets"]),
    )


def _known_parts(index: Mapping[str, int], word: str) -> Places:
    return np.array([found for part in parts_of(word) if (found := index.get(part)) is not None], dtype=np.intp)
