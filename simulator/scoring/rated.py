"""How replies like these were rated: the learned measures, as findings beside those of the rules.

A criterion that the rules observed is drawn half of the way to its learned measure. The finding says by how much, and
points at the sentence that moved the measure most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.finding import Finding
from simulator.reading.model import Reading, Sign
from simulator.scene import Scene
from simulator.scoring.evidence import said, value_of, worth
from simulator.state import Message

SHARE = 0.5
MEASURED: dict[str, tuple[str, str]] = {
    "empathy": ("empathy", "empathy.rated"),
    "ownership": ("ownership", "ownership.rated"),
    "politeness": ("politeness", "politeness.rated"),
    "human_voice": ("human_voice", "voice.rated"),
    "de_escalation": ("de_escalation", "calm.rated"),
    "plain_language": ("clarity", "language.rated"),
}
"""The measure of each criterion that has one, and the rule that tells of it."""
_SURE = 0.6


def rated(scene: Scene, found: Sequence[Finding]) -> Iterator[Finding]:
    """Give what the learned measures add to the criteria that other findings speak of."""
    heard = [(message, message.reading) for message in scene.replies if message.reading and message.reading.telling]
    for criterion, (measure, rule) in MEASURED.items() if heard else ():
        own = [one for one in found if one.criterion == criterion]
        if not own:
            continue
        effect = SHARE * (100 * _mean(measure, heard) - value_of(criterion, own))
        message, sign = _telling(measure, heard, up=effect > 0)
        yield worth(said(scene, rule, message, sign, because=_because(up=effect > 0)), effect)


def _mean(measure: str, heard: Sequence[tuple[Message, Reading]]) -> float:
    """Give the mean over the replies; a longer one says more."""
    whole = sum(reading.words for _, reading in heard)
    return sum(reading.measures[measure] * reading.words for _, reading in heard) / whole if whole else 0.0


def _telling(measure: str, heard: Sequence[tuple[Message, Reading]], *, up: bool) -> tuple[Message, Sign]:
    """Give the sentence that moved the measure most in a direction; the last reply's first words where none did."""
    moved = [
        (one.moved if up else -one.moved, message, Sign(measure, one.start, one.end, _SURE))
        for message, reading in heard
        for one in reading.telling
        if one.measure == measure and (one.moved > 0) == up
    ]
    if moved:
        _, message, sign = max(moved, key=lambda one: one[0])
        return message, sign
    message, reading = heard[-1]
    end = reading.sentences[0].end if reading.sentences else len(message.text)
    return message, Sign(measure, 0, end, _SURE)


def _because(*, up: bool) -> str:
    how = "better" if up else "worse"
    return f"Replies that sound like this were rated {how} than the rules alone see; these words weigh most."
