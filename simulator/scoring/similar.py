"""Whether a reply repeats one the agent wrote before, in any case of the shift."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from simulator.scene import Scene
from simulator.state import Message

_ALIKE = 90.0
_SHORTEST = 20


def repeats(scene: Scene, message: Message) -> Message | None:
    """Give the agent's earlier reply that this one is a near copy of; None if it is its own."""
    if len(message.text) < _SHORTEST or message.closing:
        return None
    words = _plain(message.text)
    for case in scene.shift.cases.values():
        for earlier in case.replies:
            if earlier.event < message.event and fuzz.ratio(words, _plain(earlier.text), score_cutoff=_ALIKE):
                return earlier
    return None


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Give a text without handles, case and spacing, so that another name does not hide a copy."""
    return " ".join(word for word in text.casefold().split() if not word.startswith(("@", "^")))
