"""How long people take, in virtual seconds; small spreads come from the shift's seed."""

from __future__ import annotations

from simulator.pick import fraction
from simulator.state import UNSEEN_SECONDS, CaseState, Message

CHECK_SECONDS = (15.0, 30.0)
ANSWER_SECONDS = (12.0, 40.0)
JOIN_SECONDS = (6.0, 18.0)
CROWD_SECONDS = 240.0
NUDGE_LIMIT = 3
REASSURED = 3
"""How many times as long somebody waits who has just said that they will."""
PATIENCE: dict[str, float] = {
    "calm": 1500, "anxious": 600, "furious": 480, "sarcastic": 900, "terse": 1200, "rambling": 1200,
    "legalistic": 1500, "manipulative": 420, "delighted": 7200, "distressed": 480, "second-language": 1500,
    "expert": 1200, "crowd": 600,
}  # fmt: skip


def between(seed: int, spread: tuple[float, float], *key: object) -> float:
    """Give a number of the spread, the same for the same seed and key."""
    low, high = spread
    return round(low + (high - low) * fraction(seed, *key), 1)


def seen_at(message: Message) -> float:
    """Give when the customer sees a message of the agent's."""
    return message.at + UNSEEN_SECONDS


def answered_at(seed: int, case: CaseState, message: Message) -> float:
    """Give when the customer answers a message of the agent's."""
    return seen_at(message) + between(seed, ANSWER_SECONDS, "answer", case.id, message.event)
