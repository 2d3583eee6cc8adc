"""From likelihoods to a status: what is most likely, unless exact wording settles it, and how sure that is.

A contradiction of a half or more caps a grade, so it takes more than being the likeliest: below `_SURE` it is reported
with a confidence under one half, for people to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.reading.exact import Exact
from simulator.reading.factmodel import STATUSES
from simulator.reading.model import OUTRIGHT, FactStatus

_SURE, _CERTAIN = 0.88, 0.94
_PLAIN, _TOLD = 0.7, 0.25
_DOUBTED, _MEDIUM, _HIGH = 0.4, 0.7, 0.9
_EVEN, _NEARLY = 0.5, 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the text stands to one claim, and how sure that is."""

    status: FactStatus
    confidence: float


def verdict(likely: Sequence[float], settled: Exact) -> Verdict:
    """Give the verdict of the likelihoods of the four statuses, in the order of `STATUSES`, and of exact wording."""
    by_status = dict(zip(STATUSES, likely, strict=True))
    status = max(STATUSES, key=lambda one: by_status[one])
    if settled.told and by_status["conveys"] >= _TOLD:
        return Verdict("conveys", max(_MEDIUM, by_status["conveys"]))
    if settled.outright:
        return Verdict("contradicts", OUTRIGHT)
    if settled.against >= 0 and by_status["conveys"] <= (_PLAIN if settled.firm else by_status["contradicts"]):
        return Verdict("contradicts", _HIGH if settled.firm else _DOUBTED)
    if status == "conveys" and by_status["conveys"] < _EVEN and by_status["partial"] > _NEARLY * by_status["conveys"]:
        # All of it or a part is next to even: no mark should turn on that.
        status = "partial"
    sure = by_status[status]
    if status == "contradicts":
        sure = _HIGH if sure >= _CERTAIN else _MEDIUM if sure >= _SURE else min(sure, _DOUBTED)
    return Verdict(status, sure)


def silenced(found: Verdict) -> Verdict:
    """Give the verdict as if nothing had been said."""
    return replace(found, status="absent")
