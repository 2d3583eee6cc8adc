"""Judgements and what they add up to: findings, marks and grades, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dimension = Literal["tone", "resolution", "escalation", "privacy", "speed", "writing"]
Confidence = Literal["low", "medium", "high"]
CriticalClass = Literal["compliance", "customer", "business"]

DIMENSIONS: tuple[Dimension, ...] = ("tone", "resolution", "escalation", "privacy", "speed", "writing")


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start:end` in the NFC text of the event with this sequence number."""

    event: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement with its evidence.

    `effect` is in points of its criterion (0-100): < 0 costs, > 0 earns, 0 notes. `cap` bounds the criterion.
    Either `span` points at the words (or at a whole message), or `missing` names the element that is absent.
    `event` is the log entry that caused it, if any (also for actions, which have no words).
    """

    rule: str
    dimension: Dimension
    criterion: str
    effect: float
    because: str
    case: str
    event: int | None = None
    span: Span | None = None
    missing: str | None = None
    cap: float | None = None
    critical: str | None = None
    source: str = ""
    rewrite: str = ""
    lesson: str = ""
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Mark:
    """One dimension's 0-100, or None where it could not be observed, with its criteria and findings."""

    dimension: Dimension
    value: float | None
    criteria: tuple[tuple[str, float | None], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CaseGrade:
    """One case's marks. `overall` is after the cap, `uncapped` before it; None if nothing was observed."""

    case: str
    disposition: str
    standing: Literal["best", "acceptable", "poor", "harmful", "unlisted"]
    marks: tuple[Mark, ...]
    overall: float | None
    uncapped: float | None
    critical: tuple[str, ...]
    cap: float | None


@dataclass(frozen=True, slots=True)
class Grade:
    """A shift's grade: each dimension the mean over the cases where it was observed.

    `ready` is False only by a critical of high confidence (or one confirmed by a person).
    """

    scorecard: str
    marks: tuple[Mark, ...]
    overall: float | None
    uncapped: float | None
    critical: tuple[str, ...]
    cap: float | None
    ready: bool
    cases: tuple[CaseGrade, ...]
    queue: tuple[Finding, ...]
