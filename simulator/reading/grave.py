"""What no agent may say: belittling, threats for speaking up, internal matters.

People say such things in many words, and few of the words are grave alone: a fault, a comparison and a lesson are each
said in kindness too. So the table weighs wordings by kind, and only kinds that together weigh enough make a sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage

_ENOUGH, _SURE = 0.99, 0.9


def grave(passage: Passage) -> Iterator[Sign]:
    """Give one sign for each grave thing that is said, at the words that weigh most."""
    by_name: dict[str, dict[str, Sign]] = defaultdict(dict)
    for sign in phrases.find("grave", passage):
        kinds = by_name[sign.name]
        if sign.detail not in kinds or kinds[sign.detail].confidence < sign.confidence:
            kinds[sign.detail] = sign
    for name, kinds in by_name.items():
        if sum(one.confidence for one in kinds.values()) >= _ENOUGH:
            heaviest = max(kinds.values(), key=lambda one: one.confidence)
            yield Sign(name, heaviest.start, heaviest.end, _SURE)
