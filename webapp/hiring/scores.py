"""What marks add up to by a scorecard, how sure that is, and when there is too little to say anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np

from simulator.figures import Figure
from simulator.precision import Band, band, error_of
from simulator.reliability import Reliability, reliability
from simulator.scorecards import Scorecard
from webapp.hiring.reviews import BLIND
from webapp.hiring.work import READ, Place, Work

LEAST_REPLIES, LEAST_CASES = 4, 3
"""With fewer there is insufficient evidence for any score."""
ROUNDING = 25 / sqrt(12)
"""The standard deviation that comes of marking by anchors 25 points apart."""
Readings = Mapping[int, Mapping[Place, int | None]]
"""The marks that are in, by the place of who gave them."""


@dataclass(frozen=True)
class Score:
    """What marks add up to: each dimension's mean over the cases that show it, and the overall, None if none does.

    `uncapped` is the overall before critical errors cap it; `cases` is each case's own overall.
    """

    marks: Mapping[str, float | None]
    overall: float | None
    uncapped: float | None
    cases: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Doubt:
    """The standard error of a score in points, and what it was found from; None with the reason where it is unknown."""

    error: float | None
    source: Literal["round", "own", "none"]
    why: str = ""

    def band(self, overall: float | None) -> Band | None:
        """Give the score with one standard error to either side."""
        return None if overall is None or self.error is None else band(overall, self.error)


def human(readings: Readings, settled: Mapping[Place, int]) -> dict[Place, float]:
    """Give the marks by people: what was settled, else the mean of the blind readings that are in."""
    given: dict[Place, list[int]] = {}
    for number in BLIND:
        for place, mark in readings.get(number, {}).items():
            if mark is not None:
                given.setdefault(place, []).append(mark)
    means = {place: sum(marks) / len(marks) for place, marks in given.items()}
    return means | {place: float(mark) for place, mark in settled.items() if place[1] in READ}


def score(marks: Mapping[Place, float], card: Scorecard, caps: Mapping[str, float]) -> Score:
    """Give what marks add up to by a scorecard's weights; `caps` holds cases with a critical error that counts.

    The weight of what was not observed is shared out, and so is that of speed, for everybody alike.
    """
    weights: dict[str, float] = {name: card.weight(name) for name in READ}
    by_case: dict[str, dict[str, float]] = {}
    for (case, name), mark in marks.items():
        by_case.setdefault(case, {})[name] = mark
    whole = {
        case: _weighted((mark, weights.get(name, 0.0)) for name, mark in each.items()) for case, each in by_case.items()
    }
    cases = {case: min(value, caps.get(case, value)) for case, value in whole.items() if value is not None}
    means: dict[str, float | None] = {
        name: _weighted((each.get(name), 1.0) for each in by_case.values()) for name in READ
    }
    uncapped = _weighted((means[name], weights[name]) for name in READ)
    held = _weighted((value, 1.0) for value in cases.values()) if set(caps) & set(cases) else None
    overall = uncapped if uncapped is None or held is None else min(uncapped, held)
    return Score(means, overall, uncapped, cases)


def missing(work: Work) -> str:
    """Say why there is insufficient evidence for a score; empty where there is enough."""
    cases = sum(one.graded.overall is not None for one in work.cases)
    if work.replies >= LEAST_REPLIES and cases >= LEAST_CASES:
        return ""
    return (
        f"{work.replies} {'reply' if work.replies == 1 else 'replies'} in {cases} {'case' if cases == 1 else 'cases'}:"
        f" a score takes {LEAST_REPLIES} replies and {LEAST_CASES} cases"
    )


def repeats(scores: Iterable[Score], rounds: int = 0) -> Reliability:
    """Give how far a round's scores would repeat themselves: a row a candidate, a column a case.

    `rounds` is how often people are drawn anew for the interval of omega; 0 for none.
    """
    everybody = list(scores)
    keys = sorted({case for one in everybody for case in one.cases})
    table = [[one.cases.get(case, np.nan) for case in keys] for one in everybody]
    return reliability(np.array(table, dtype=float).reshape(len(everybody), len(keys)), rounds=rounds)


def doubt(own: Score, reliable: Reliability) -> Doubt:
    """Give how sure a score is: from the round if its reliability is known, else from the candidate's own cases."""
    found = error_of(reliable.spread, reliable.alpha)
    if found.value is not None:
        return Doubt(found.value, "round")
    values = list(own.cases.values())
    if len(values) < LEAST_CASES:
        return Doubt(None, "none", f"cases with a mark: {len(values)}, needed: {LEAST_CASES}")
    # Cases that happen to be marked alike are no certainty: whoever marks by anchors rounds by half a step.
    spread = max(float(np.std(values, ddof=1)), ROUNDING)
    return Doubt(spread / sqrt(len(values)), "own", found.why)


def common(doubts: Iterable[Doubt]) -> Figure:
    """Give one standard error for comparing several people: the root of the mean of the squares of theirs."""
    known = [one.error for one in doubts if one.error is not None]
    if not known:
        return Figure(None, 0, why="nobody's score has a standard error")
    return Figure(sqrt(sum(error**2 for error in known) / len(known)), len(known))


def _weighted(parts: Iterable[tuple[float | None, float]]) -> float | None:
    seen = [(value, weight) for value, weight in parts if value is not None and weight > 0]
    whole = sum(weight for _, weight in seen)
    return round(sum(value * weight for value, weight in seen) / whole, 1) if whole else None
