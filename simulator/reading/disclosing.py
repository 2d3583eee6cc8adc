"""What a reply does with personal data as people would say it, by a model that has learnt from labelled replies.

The rules know what they have words for. The model weighs their signs together with the words of the reply and of the
post, and so hears an act in other words; `content/models/privacy.npz` is made by `python -m benchmarks.train_privacy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.reading.answers import is_pretext, posted
from simulator.reading.asks import spoken_of
from simulator.reading.grams import runs_of, tokens
from simulator.reading.model import Extent, FactReading, Sign
from simulator.reading.passage import Passage, fold
from simulator.resources import content_path

ACTS = ("asks", "over_asks", "repeats", "reveals", "confirms", "protects", "moves_channel", "asks_consent")
"""The acts, in the order of the model's columns."""
_SHARES = {"w": 2.0, "p": 1.4, "s": 0.3}
_RUNS = {"w": (1, 2, 3), "p": (1, 2)}
_FAMILIES = frozenset(
    ["personal", "repeats", "reveals", "confirms", "ask", "told", "offer", "move", "claim", "relationship", "masked",
     "internal"]
)  # fmt: skip
_LONG, _DOUBTED = 40, 0.1
# What the rules see of these is certain: no reply names a secret, and asks for it, by chance.
_PLAIN = ("over_asks",)
_TELLING = ("reveals", "confirms")
_DIGITS, _NAMES = re.compile(r"\d{3,}"), re.compile(r"(?<=[\w,] )[A-Z][a-z]{2,}")
_WORD, _MONEY = re.compile(r"[^\W\d_]+"), re.compile(r"[£$€₹]")

_OTHERS = re.compile(r"\b(?:he|she|they|his|her|hers|their|him|them|mrs?|ms|somebody|someone|neighbou?r)\b")
_ANYBODY = re.compile(
    r"\b(?:i|i'm|im|i've|i'd|my|me|mine|we|we're|our|us|u|ur|you|your|he|she|his|her|they|their|mr|mrs|ms|miss)\b"
)
_KIN = re.compile(
    r"\b(?:wife|husband|partner|mum|mom|dad|mother|father|sister|brother|son|daughter|ex|girlfriend|boyfriend|friend"
    r"|neighbou?r|driver|rider|courier|tenant|landlord|conductor|boss|assistant|flatmate|who)\b"
)
_CARE = re.compile(
    r"\b(?:clinic\w*|dental|dentists?|gp|surgery|hospitals?|pharmac\w+|doctors?|dr|nurses?|patients?|prescri\w+"
    r"|\w*medical|\w+clinic|waiting room|scan|diagnos\w+)\b"
)

Features = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Model:
    """The weights of each feature for each act; `bars` is how likely an act has to be to count."""

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    bars: NDArray[np.float32]

    def likelihoods(self, found: Features) -> NDArray[np.float32]:
        """Give how likely each act is."""
        return _likely(self.moved(found) + self.offsets)

    def moved(self, found: Features) -> NDArray[np.float32]:
        """Give by how much features speak for each act."""
        known = [(row, value) for name, value in found.items() if (row := self.rows.get(name)) is not None]
        if not known:
            return np.zeros(len(ACTS), np.float32)
        places, values = zip(*known, strict=True)
        summed: NDArray[np.float32] = np.array(values, np.float32) @ self.weights[list(places)]
        return summed


def _likely(raw: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-raw))).astype(np.float32)


def disclosing(passage: Passage, signs: Sequence[Sign], facts: Sequence[FactReading] = ()) -> Iterator[Sign]:
    """Give `act.<act>` for each act that the model hears, at the sentence that speaks most for it.

    The detail is the kind of data, as far as the two texts show it: one sign for each kind that is asked for. What the
    rules see, but the model does not believe, is `unheard.<act>`. Whoever tells an approved fact reveals nothing.
    """
    if passage.context.by != "agent" or not passage.sentences:
        return
    model = _read()
    likely = model.likelihoods(features(passage, signs))
    heard = np.flatnonzero(likely >= model.bars)
    moved = [model.moved(_words("w", passage.said(one))) for one in passage.sentences] if len(heard) else []
    for place in heard:
        best = passage.sentences[max(range(len(moved)), key=lambda at: float(moved[at][place]))]
        if ACTS[place] in _TELLING and any(_meets(best, fact) for fact in facts):
            continue
        if ACTS[place] == "confirms" and not _is_somebodys(passage):
            continue
        for kind in _kinds(ACTS[place], passage, best):
            yield Sign(f"act.{ACTS[place]}", best.start, best.end, round(float(likely[place]), 3), kind)
    for place in np.flatnonzero(likely < _DOUBTED):
        if ACTS[place] not in _PLAIN:
            yield Sign(f"unheard.{ACTS[place]}", 0, len(passage.folded), round(1 - float(likely[place]), 3))


def _meets(sentence: Extent, fact: FactReading) -> bool:
    told = fact.status in ("conveys", "partial") and fact.start is not None and fact.end is not None
    return told and (fact.start or 0) < sentence.end and sentence.start < (fact.end or 0)


def _is_somebodys(passage: Passage) -> bool:
    """Tell whether the customer spoke of anybody, or wrote something personal: what there is to confirm."""
    said = [text for who, text in passage.context.earlier if who == "customer"]
    return any(_ANYBODY.search(fold(text)) or posted(text) for text in said)


def _kinds(act: str, passage: Passage, sentence: Extent) -> Sequence[str]:
    said = [text for who, text in passage.context.earlier if who == "customer"]
    if act in ("asks", "over_asks"):
        return tuple(dict.fromkeys(spoken_of(passage.said(sentence)) or spoken_of(passage.folded))) or ("",)
    if act not in ("reveals", "confirms", "repeats"):
        return ("",)
    given = [one.kind for text in said for one in posted(text)]
    both = " ".join((*map(fold, said), passage.folded))
    if act == "repeats":
        return (given[-1] if given else "",)
    if _OTHERS.search(passage.said(sentence)) and (_KIN.search(both) or any(map(is_pretext, said))):
        return ("third_party",)
    if passage.context.channel == "public" and _CARE.search(both):
        return ("health",)
    return (given[-1] if act == "confirms" and given else "balance_or_purchase",)


def features(passage: Passage, signs: Iterable[Sign]) -> Features:
    """Give what the model weighs: runs of words, and the circumstances as numbers of about 0 to 1."""
    said = [text for who, text in passage.context.earlier if who == "customer"]
    post = " ".join(said)
    circumstances = {**_signs(signs), **_values(passage.text, post, said), f"in {passage.context.channel}": 1.0}
    return {
        **_words("w", passage.folded),
        **_words("p", fold(post)),
        **{f"s:{name}": value * _SHARES["s"] for name, value in circumstances.items()},
    }


def _words(kind: str, folded: str) -> dict[str, float]:
    said = tokens(folded).said
    runs = {f"{kind}:{run}" for size in _RUNS[kind] for run in runs_of(said, size)}
    return dict.fromkeys(sorted(runs), _SHARES[kind] / max(1.0, len(said)) ** 0.5)


def _signs(signs: Iterable[Sign]) -> dict[str, float]:
    found = [sign.name for sign in signs]
    kept = [(name, name.partition(".")[0]) for name in found]
    return {one: 1.0 for name, family in kept if family in _FAMILIES for one in (name, family)}


def _values(text: str, post: str, said: Sequence[str]) -> dict[str, float]:
    """Give what the two texts share, what is new in the reply, and what the customer wrote."""
    given, told = set(_DIGITS.findall(post)), set(_DIGITS.findall(text))
    named, names = set(_NAMES.findall(post)), set(_NAMES.findall(text))
    first, opened = _WORD.search(text), _WORD.search(post)
    return {
        "same figures": float(bool(given & told)), "new figures": float(bool(told - given)),
        "figures posted": float(bool(given)), "same names": float(bool(named & names)),
        "new names": float(bool(names - named)), "money": float(bool(_MONEY.search(text))),
        "question posted": float("?" in post), "length": len(text.split()) / _LONG,
        "pretext": float(any(map(is_pretext, said))),
        **{f"posted {one.kind}": 1.0 for each in said for one in posted(each)},
        **({f"first {first[0].lower()}": 1.0} if first else {}),
        **({f"post first {opened[0].lower()}": 1.0} if opened else {}),
    }  # fmt: skip


@lru_cache(maxsize=1)
def _read() -> Model:
    with np.load(content_path("models", "privacy.npz"), allow_pickle=False) as stored:
        names = bytes(stored["names"]).decode("utf-8").split("\n")
        return Model(
            {name: row for row, name in enumerate(names)},
            stored["weights"].astype(np.float32),
            stored["offsets"].astype(np.float32),
            stored["bars"].astype(np.float32),
        )
