"""From likelihoods to a status: what is most likely, and how sure it is.

A contradiction of a half or more caps a grade, so it takes more than being the likeliest: below `_SURE` it is reported
with a confidence under one half, for people to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.reading.factmodel import STATUSES
from simulator.reading.model import FactStatus

_SURE, _CERTAIN = 0.8, 0.92
_DOUBTED = 0.4
_MEDIUM, _HIGH = 0.7, 0.9


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the text stands to one claim, how sure that is, and how likely the claim is conveyed."""

    status: FactStatus
    confidence: float
    conveyed: float = 0.0


def verdict(likely: Sequence[float]) -> Verdict:
    """Give the verdict of the likelihoods of the four statuses, in the order of `STATUSES`."""
    by_status = dict(zip(STATUSES, likely, strict=True))
    status = max(STATUSES, key=lambda one: by_status[one])
    sure = by_status[status]
    if status == "contradicts":
        sure = _HIGH if sure >= _CERTAIN else _MEDIUM if sure >= _SURE else min(sure, _DOUBTED)
    return Verdict(status, round(sure, 3), by_status["conveys"])


def silenced(found: Verdict) -> Verdict:
    """Give the verdict as if nothing had been said."""
    return replace(found, status="absent")
