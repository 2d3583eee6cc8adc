"""The coach beside the composer: what a draft would show if it were sent, said gently, in practice alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from simulator.errors import CommandRefused
from simulator.rehearsal import Rehearsal
from simulator.scenario import Scenario
from webapp.debrief.judged import Judged, judged
from webapp.desk import spelling
from webapp.store import Shift

HIGHEST_LEVEL = 3
"""Above it agents work alone: coaching fades as levels rise."""
SHORTEST, LONGEST = 15, 5000
MOST_DOUBTS, MOST_PRAISED = 3, 2
SECONDS_APART = 0.7
_KEPT = 1000
_KINDS = frozenset({"reply", "offer_move"})
_ORDER = {"critical": 0, "hurt": 1}
_SLIPS = frozenset({"writing.spelling", "writing.grammar", "writing.punctuation"})
_TO_EVERYONE = {
    "privacy.asked_in_public": "Their answer would be there for everyone to read.",
    "privacy.relationship": "Everyone could tell from this that they are a customer.",
    "privacy.repeated": "This would show “{quote}” to everyone.",
    "privacy.revealed": "This would show “{quote}” to everyone.",
}
"""What comes of it in public, said of the words themselves."""
_SHOWS = ("privacy.repeated", "privacy.revealed")


@dataclass(frozen=True, slots=True)
class Advice:
    """What to look at before sending, gravest first, and what works already; slips are underlined in the draft."""

    doubts: tuple[Judged, ...] = ()
    praised: tuple[Judged, ...] = ()
    slips: int = 0
    public: bool = False

    def outcome(self, one: Judged) -> str:
        """Give what a grave doubt would bring about."""
        words = _TO_EVERYONE.get(one.finding.rule, "") if self.public else ""
        return words.format(quote=one.quote) if words else f"{one.meaning}."

    @property
    def warning(self) -> str:
        """Give what to think over once more before everyone can read it; empty where nothing private would show."""
        return next((self.outcome(one) for one in self.doubts if self.public and _is_shown(one)), "")

    @property
    def summary(self) -> str:
        """Give it in one line, to be announced."""
        things = len(self.doubts) + self.slips
        if things:
            return f"{things} {'thing' if things == 1 else 'things'} to look at"
        return "Reads well so far" if self.praised else "Nothing to say yet"


def coached(shift: Shift, scenario: Scenario) -> bool:
    """Tell whether a shift has a coach: practice, at the lower levels, not begun without one."""
    return shift.mode == "practice" and shift.coached and scenario.level <= HIGHEST_LEVEL


def advice(scenario: Scenario, rehearsed: Rehearsal | None) -> Advice:
    """Give what the coach says of a rehearsed message."""
    if rehearsed is None:
        return Advice()
    every = [judged(scenario, 0, found, rehearsed.message) for found in rehearsed.findings]
    doubts = sorted(
        (one for one in every if one.kind in _ORDER and one.finding.rule not in _SLIPS),
        key=lambda one: (_ORDER[one.kind], one.finding.effect, one.finding.rule),
    )
    praised = sorted((one for one in every if one.kind == "help"), key=lambda one: -one.finding.effect)
    return Advice(
        _each_once(doubts)[:MOST_DOUBTS],
        _each_once(praised)[:MOST_PRAISED],
        len(spelling.slips(rehearsed.message)),
        public=rehearsed.message.channel == "public",
    )


def _is_shown(one: Judged) -> bool:
    return one.kind == "critical" and one.finding.rule in _SHOWS


def _each_once(found: list[Judged]) -> tuple[Judged, ...]:
    return tuple({one.finding.rule: one for one in reversed(found)}.values())[::-1]


def drafted(data: dict[str, Any]) -> dict[str, Any] | None:
    """Give the command that a draft would be sent by; None where it is too short or long to say anything of.

    CommandRefused if it is no draft of a message.
    """
    if data.get("kind") not in _KINDS or not isinstance(data.get("text"), str):
        raise CommandRefused("the coach reads replies alone")
    if not SHORTEST <= len(data["text"].strip()) <= LONGEST:
        return None
    return {name: value for name, value in data.items() if name != "nonce"}


class Throttle:
    """Lets each name through once in a while."""

    def __init__(self, clock: Callable[[], float], apart: float = SECONDS_APART) -> None:
        self._clock = clock
        self._apart = apart
        self._last: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def lets(self, name: str) -> bool:
        """Tell whether it is time again, and note that it was asked for."""
        now = self._clock()
        with self._lock:
            if now - self._last.get(name, float("-inf")) < self._apart:
                return False
            self._last[name] = now
            self._last.move_to_end(name)
            while len(self._last) > _KEPT:
                self._last.popitem(last=False)
            return True
