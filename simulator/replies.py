"""The grade of one reply outside any shift: findings, marks, measures and flags, by the same rules as in a shift."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from simulator.disclosures import Disclosures, disclosures
from simulator.exchange import Exchange, facts_of, plain, post_context, reply_context, scene_of
from simulator.finding import Finding
from simulator.grading import grade_case
from simulator.reading import phrases, read, read_post
from simulator.reading.gamed import UNOBSERVED
from simulator.reading.model import FactReading, Reading
from simulator.scene import Scene
from simulator.scorecards import Scorecard, scorecard
from simulator.yamlfile import content

VERSION = 1
"""The version of the contract of `ReplyGrade.as_json`: it grows by one when a key changes its meaning or goes."""

MEASURES = (
    "politeness", "warmth", "empathy", "ownership", "defensiveness", "receptiveness", "hostility", "condescension",
    "dismissiveness", "sarcasm", "formality", "de_escalation", "human_voice", "clarity", "resolution",
)  # fmt: skip
LIMIT = 20_000
"""The longest reply, post or turn, in characters, that is graded."""


@dataclass(frozen=True, slots=True)
class ReplyGrade:
    """What one reply is worth. `text` is the reply in NFC, to which all offsets of the reply refer."""

    id: str
    text: str
    overall: float | None
    uncapped: float | None
    marks: Mapping[str, float | None]
    measures: Mapping[str, float | None]
    findings: tuple[Finding, ...]
    critical: tuple[str, ...]
    facts: tuple[tuple[str, FactReading], ...]
    privacy: Disclosures
    flags: Mapping[str, bool]

    def as_json(self) -> dict[str, Any]:
        """Give the grade as plain data: the public contract of `docs/grade.md`, in its order."""
        return {
            "id": self.id,
            "overall": self.overall,
            "uncapped": self.uncapped,
            "marks": dict(self.marks),
            "measures": dict(self.measures),
            "findings": [self._finding(found) for found in self.findings],
            "critical": list(self.critical),
            "facts": [
                {"fact": fact, "status": told.status, "start": told.start, "end": told.end} for fact, told in self.facts
            ],
            "personal_data": [
                {"where": one.where, "kind": one.kind, "start": one.start, "end": one.end}
                for one in self.privacy.personal_data
            ],
            "acts": list(self.privacy.acts),
            "severity": self.privacy.severity,
            "flags": dict(self.flags),
            "version": VERSION,
        }

    def quote(self, found: Finding) -> str:
        """Give the words that a finding points at; empty for what is absent."""
        return self.text[found.span.start : found.span.end] if found.span else ""

    def _finding(self, found: Finding) -> dict[str, Any]:
        span = found.span
        return {
            "rule": found.rule,
            "dimension": found.dimension,
            "effect": found.effect,
            "start": span.start if span else None,
            "end": span.end if span else None,
            "quote": self.quote(found),
            "because": found.because,
            "source": found.source,
            "rewrite": found.rewrite,
            "confidence": found.confidence,
        }


def grade_reply(exchange: Exchange, card: Scorecard | None = None) -> ReplyGrade:
    """Give the grade of a reply by what its words and the post show; marks are null where nothing was observed."""
    exchange = plain(exchange)
    post, reply = read_post(exchange.post, post_context(exchange)), read(exchange.reply, reply_context(exchange))
    scene = scene_of(exchange, post, reply)
    graded = grade_case(card or _training(), scene)
    found = tuple(one for mark in graded.marks for one in mark.findings if _is_own(scene, one))
    unread = reply.has(UNOBSERVED)
    uncapped = None if unread else _whole(reply, graded.uncapped)
    overall = graded.cap if uncapped is None else min(uncapped, 100.0 if graded.cap is None else graded.cap)
    return ReplyGrade(
        id=exchange.id, text=exchange.reply, overall=overall, uncapped=uncapped,
        marks={mark.dimension: None if unread else mark.value for mark in graded.marks},
        measures={name: reply.measures.get(name) for name in MEASURES},
        findings=found, critical=graded.critical, facts=_told(exchange, reply),
        privacy=disclosures(exchange, post, reply), flags=_flags(found),
    )  # fmt: skip


def warm() -> None:
    """Load and compile now all that grading needs, for a process that is about to grade many replies."""
    said = "Thanks for waiting. I'm checking this now and will reply by 3 pm. ^Jo"
    grade_reply(Exchange(reply=said, post="Where is my kettle?", facts=("Kettles are sent within two days",)))
    phrases.compile_all()


def _told(exchange: Exchange, reply: Reading) -> tuple[tuple[str, FactReading], ...]:
    read_as = {one.fact: one for one in reply.facts}
    return tuple((text, read_as.get(name, FactReading(name, "absent"))) for name, text in facts_of(exchange).items())


@lru_cache(maxsize=1)
def flags() -> Mapping[str, frozenset[str]]:
    """Give every flag with the rules that raise it, from `content/flags.yaml`."""
    loaded = content("flags.yaml")
    return MappingProxyType({name: frozenset(rules) for name, rules in loaded.items()})


def _flags(found: tuple[Finding, ...]) -> Mapping[str, bool]:
    raised = {one.rule for one in found}
    return {name: not raised.isdisjoint(rules) for name, rules in flags().items()}


def _is_own(scene: Scene, found: Finding) -> bool:
    """Tell whether a finding is about the reply: earlier turns of the agent are context."""
    return found.span is None or found.span.event == scene.replies[-1].event


def _whole(reply: Reading, mean: float | None) -> float | None:
    """Give the whole as people would rate it where the reading says so, else the mean of the marks."""
    quality = reply.measures.get("quality")
    return mean if quality is None else round(100.0 * quality, 1)


@lru_cache(maxsize=1)
def _training() -> Scorecard:
    return scorecard("training")
