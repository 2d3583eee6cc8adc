"""A candidate's own report: what went well, what to work on, in their own words; compared with nobody."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.hiring.evidence import Shown
from webapp.hiring.report import STRONG, Line, Report

MOST = 3
"""So many findings are quoted for each dimension."""
_LEVELS = ((88.0, "as it should be"), (63.0, "good"), (38.0, "fair"), (13.0, "weak"), (0.0, "needs much work"))


@dataclass(frozen=True)
class Point:
    """One dimension in words, with the findings that say most."""

    dimension: str
    words: str
    found: tuple[Shown, ...]


@dataclass(frozen=True)
class OwnReport:
    """Strengths and growth points. `missing` says why there is too little to speak of either."""

    strengths: tuple[Point, ...]
    growth: tuple[Point, ...]
    missing: str


def own_report(report: Report) -> OwnReport:
    """Give what a candidate reads of their work: by people's marks, and the findings that the machine is sure of."""
    if report.assessed.missing:
        return OwnReport((), (), report.assessed.missing)
    strengths: list[Point] = []
    growth: list[Point] = []
    for line in report.lines:
        if line.human is None:
            continue
        strong = line.human >= STRONG
        kept = tuple(one for one in _sayable(report, line) if one.hurts != strong)
        (strengths if strong else growth).append(Point(line.dimension, words_for(line.human), kept[:MOST]))
    return OwnReport(tuple(strengths), tuple(growth), "")


def _sayable(report: Report, line: Line) -> tuple[Shown, ...]:
    """Give what the machine is sure of, each rule once; no critical error that does not count."""
    stand = {one.place for one in report.assessed.evidence.criticals if one.counts}
    found: dict[str, Shown] = {}
    for one in line.evidence:
        finding = one.found.finding
        doubtful = finding.confidence == "low" or (finding.critical and (one.case, finding.critical) not in stand)
        if not doubtful:
            found.setdefault(finding.rule, one)
    return tuple(found.values())


def words_for(mark: float) -> str:
    """Give a mark in words, by the anchor it is nearest to."""
    return next(words for least, words in _LEVELS if mark >= least)
