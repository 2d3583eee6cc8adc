"""Findings made ready for people: numbered, named, quoted, and told how they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.finding import Finding
from simulator.rules import criteria, criticals, rules
from simulator.scenario import Scenario
from simulator.state import Message
from webapp.debrief.words import KINDS, need

LONGEST_QUOTE = 140
STANDS = frozenset({
    "disposition.best", "disposition.acceptable", "disposition.poor", "disposition.unlisted", "speed.first_reply",
    "speed.settled",
})  # fmt: skip
"""Rules that say where a criterion stands, out of 100, rather than what was added to it."""
_LOW = 60.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding as a page shows it. `quote` is empty for deeds and for what was missing."""

    number: int
    kind: str
    word: str
    title: str
    dimension: str
    points: str
    quote: str
    whole: bool
    because: str
    why: str
    source: str
    rewrite: str
    missing: str
    meaning: str
    unsure: bool
    finding: Finding


def kind_of(found: Finding) -> str:
    """Give how a finding counts: critical, hurt, help, missing or note."""
    if found.critical and found.confidence != "low":
        return "critical"
    if absent(found):
        return "missing"
    if found.effect < 0 or (found.cap is not None and found.effect <= 0):
        return "hurt"
    if found.rule in STANDS and found.effect < _LOW:
        return "hurt"
    return "help" if found.effect > 0 else "note"


def absent(found: Finding) -> bool:
    """Tell whether a finding is about something that should have been there."""
    return found.missing is not None and found.effect <= 0


def points_of(found: Finding) -> str:
    """Give the effect in words: points of its criterion, and the cap it sets."""
    name = criteria()[found.criterion].title
    if found.cap is not None:
        return f"{name} at most {found.cap:g}"
    if not found.effect:
        return ""
    if found.rule in STANDS:
        return f"{name} {found.effect:g} of 100"
    sign = "+" if found.effect > 0 else "−"
    return f"{sign}{abs(found.effect):g} {name}"


def judged(scenario: Scenario, number: int, found: Finding, message: Message | None = None) -> Judged:
    """Give a finding of a scenario for a page; `message` is the one that its span points into."""
    rule = rules().get(found.rule)
    kind = kind_of(found)
    whole = whole_message(found, message)
    why = rule.why if rule is not None and rule.why != found.because else ""
    return Judged(
        number=number, kind=kind, word=KINDS[kind], title=rule.title if rule else found.rule,
        dimension=found.dimension, points=points_of(found), quote="" if whole else quote(found, message), whole=whole,
        because=found.because, why=why, source=found.source, rewrite=found.rewrite,
        missing=need(scenario, found.missing or ""),
        meaning=criticals().get(found.critical or "", ""), unsure=found.confidence != "high", finding=found,
    )  # fmt: skip


def quote(found: Finding, message: Message | None) -> str:
    """Give the words that a finding points at, shortened in the middle if they are long."""
    if found.span is None or message is None:
        return ""
    words = " ".join(message.text[found.span.start : found.span.end].split())
    if len(words) <= LONGEST_QUOTE:
        return words
    half = LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def whole_message(found: Finding, message: Message | None) -> bool:
    """Tell whether a finding is about a message as a whole rather than about some words of it."""
    if found.span is None or message is None:
        return False
    return found.span.end - found.span.start >= len(message.text) or found.span.end <= found.span.start


def in_reading_order(found: Iterable[Finding], message: Message | None = None) -> Sequence[Finding]:
    """Give findings as their words come; behind them those about the whole message, and what counted neither way."""

    def place(one: Finding) -> tuple[bool, bool, int, int, str]:
        span = one.span
        return (
            kind_of(one) == "note",
            whole_message(one, message),
            span.start if span else 0,
            span.end if span else 0,
            one.rule,
        )

    return sorted(found, key=place)
