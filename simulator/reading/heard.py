"""The measures of tone, 0-1 each, made of what the learned heads hear, with the words that moved them.

Where there is a customer's post, the measures that raters of care replies gave are the trees' judgement; without one
the reply is measured by itself. Every measure is documented in docs/grade.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp

from simulator.reading.clear import clear
from simulator.reading.heads import Heard
from simulator.reading.model import Context, Extent, Sign, Telling
from simulator.reading.passage import Passage, lay_out
from simulator.reading.posts import posted

# The measures that raters gave of care replies, by the trees' target.
RATED = (
    "empathy", "ownership", "de_escalation", "human_voice", "clarity", "resolution", "politeness",
)  # fmt: skip
# What a head has to reach to be a sign of its own, and the sign: where most is found right on the replies written to
# learn from, each read by heads that had not met its author.
SIGNS_HEARD: tuple[tuple[str, str, float], ...] = (
    ("canned", "voice.canned", 0.4),
    ("no_next_step", "answer.no_next", 0.33),
    ("wrong_fact", "doubt.fact", 0.31),
    ("blames_customer", "ownership.blame_heard", 0.35),
    ("sarcasm", "rude.sarcasm_heard", 0.36),
)
# Kind words under praise are meant.
_MEANT = frozenset({"rude.sarcasm_heard"})
_LEAST_MOVE = 0.02
_SURE = 0.9


def measured(heard: Heard, passage: Passage) -> dict[str, float]:
    """Give the measures of tone; a reply without words has none above zero."""
    if not passage.words:
        return dict.fromkeys((*MEASURES, "quality"), 0.0)
    found = {name: _share(make(heard)) for name, make in MEASURES.items()}
    found["quality"] = _share(heard.judged["overall"])
    if not _posted(passage):
        found["politeness"] = _squash(heard.values["polite"])
        found["de_escalation"] = _share(heard.values["care.de_escalation"])
    return found


def _posted(passage: Passage) -> bool:
    return any(who == "customer" for who, _ in passage.context.earlier)


def _judged(name: str) -> Callable[[Heard], float]:
    return lambda heard: heard.judged[name]


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _squash(value: float) -> float:
    """Give a standardised score as a share: 0 is .5, two standard deviations .88."""
    return 1 / (1 + exp(-value))


def _any(*parts: float) -> float:
    """Give how likely it is that one of several holds."""
    none = 1.0
    for part in parts:
        none *= 1 - _share(part)
    return 1 - none


MEASURES: Mapping[str, Callable[[Heard], float]] = {
    **{name: _judged(name) for name in RATED},
    "warmth": lambda heard: _squash(4 * (heard.values["cordial"] + heard.values["style.warm"])),
    "defensiveness": lambda heard: _any(heard.values["style.defensive"] * 1.5, heard.judged["blames_customer"]),
    "receptiveness": lambda heard: _squash(2 * heard.values["receptive"]),
    "hostility": lambda heard: _any(heard.values["style.snide"], heard.values["hostile"] - 0.3),
    "condescension": lambda heard: _any(heard.values["style.snide"] * 1.5, heard.values["style.defensive"] * 0.5),
    "dismissiveness": lambda heard: _any(heard.values["style.dismissive"] * 1.5),
    "sarcasm": lambda heard: _share(heard.judged["sarcasm"]),
    "formality": lambda heard: _share(heard.values["formal"]),
}


def heard_signs(heard: Heard, passage: Passage) -> Iterator[Sign]:
    """Give the signs that only the whole of a reply to a post shows, at the sentence that says most of it."""
    if not _posted(passage):
        return
    for target, name, least in SIGNS_HEARD:
        value = heard.judged[target]
        if passage.words and value >= least and not (name in _MEANT and _is_praised(_post(passage))):
            place = _peak(heard.moves("flag." + target), heard.tokens, passage)
            yield Sign(name, place.start, place.end, round(min(_SURE, 0.4 + value / 2), 2))


def _post(passage: Passage) -> str:
    return next(text for who, text in passage.context.earlier if who == "customer")


@lru_cache(maxsize=256)
def _is_praised(post: str) -> bool:
    laid = lay_out(clear(post).text, Context(by="customer"))
    return any(sign.name == "post.pleased" for sign in posted(laid))


def tellings(heard: Heard, passage: Passage) -> tuple[Telling, ...]:
    """Give for each rated measure the sentence that raised it most and the one that lowered it most."""
    found = []
    parts = _parts(heard.tokens, passage)
    for name in RATED if passage.words else ():
        moves = heard.moves("care." + name)
        for sentence, moved in _ends(_by_sentence(moves, parts)):
            found.append(Telling(name, sentence.start, sentence.end, round(moved, 3)))
    return tuple(found)


def _parts(tokens: Sequence[Extent], passage: Passage) -> list[tuple[Extent, slice]]:
    """Give the sentences that have tokens, each with where its tokens stand among all."""
    starts = [token.start for token in tokens]
    ends = ((one, bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in passage.sentences)
    return [(sentence, slice(first, last)) for sentence, first, last in ends if first < last]


def _by_sentence(moves: Sequence[float], parts: Sequence[tuple[Extent, slice]]) -> list[tuple[Extent, float]]:
    return [(sentence, sum(moves[part])) for sentence, part in parts]


def _ends(sums: Sequence[tuple[Extent, float]]) -> Iterator[tuple[Extent, float]]:
    if not sums:
        return
    highest, lowest = max(sums, key=lambda one: one[1]), min(sums, key=lambda one: one[1])
    if highest[1] > _LEAST_MOVE:
        yield highest
    if lowest[1] < -_LEAST_MOVE:
        yield lowest


def _peak(moves: Sequence[float], tokens: Sequence[Extent], passage: Passage) -> Extent:
    sums = _by_sentence(moves, _parts(tokens, passage))
    return max(sums, key=lambda one: one[1])[0] if sums else Extent(0, len(passage.text))
