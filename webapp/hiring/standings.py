"""Candidates beside each other, in the order of their names: bands, and groups that can be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.figures import Figure
from simulator.precision import Band, tiers
from simulator.reliability import Reliability
from webapp.hiring.candidates import Candidate
from webapp.hiring.decisions import Decision
from webapp.hiring.report import Assessed, round_repeats
from webapp.hiring.scores import Doubt, common, doubt

ROUNDS = 100
"""How often people are drawn anew for the interval of omega."""
WIDE = 300.0
"""How many units of the picture the scale from 0 to 100 takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A band as it is drawn, in units of the picture."""

    left: float
    width: float
    score: float


@dataclass(frozen=True)
class Standing:
    """One candidate: the score by people with its band, the group from 1, whether the cut is within the band."""

    who: Candidate
    words: str
    overall: float | None
    band: Band | None
    group: int | None
    borderline: bool
    decision: Decision | None

    @property
    def bar(self) -> Bar | None:
        """Give the band as it is drawn."""
        if self.band is None:
            return None
        return Bar(_x(self.band.low), _x(self.band.high) - _x(self.band.low), _x(self.band.score))


@dataclass(frozen=True)
class Standings:
    """All of a round. `error` is what people are told apart by, `of_round` whether it is the round's own SEM."""

    people: tuple[Standing, ...]
    reliable: Reliability
    error: Figure
    of_round: bool
    groups: int

    def grouped(self) -> tuple[tuple[Standing, ...], ...]:
        """Give those with a group, the highest first, each in the order of their names."""
        return tuple(tuple(one for one in self.people if one.group == group + 1) for group in range(self.groups))


def standings(
    people: Iterable[Candidate], assessed: Mapping[str, Assessed], decisions: Mapping[str, Sequence[Decision]],
    cut: float | None = None,
) -> Standings:  # fmt: skip
    """Give a round's candidates by name; `assessed` has those whose work may be seen here."""
    ordered = sorted(people, key=lambda one: (one.name.casefold(), one.number))
    reliable = round_repeats(assessed.values(), ROUNDS)
    sure = {name: doubt(one.human, reliable) for name, one in assessed.items() if one.counts}
    error = common(sure.values())
    scores = {
        one.id: assessed[one.id].human.overall or 0.0
        for one in ordered if one.id in sure and sure[one.id].error is not None
    }  # fmt: skip
    found = tiers(scores, error.value) if error.value is not None else ()
    group = {name: number for number, names in enumerate(found, start=1) for name in names}
    return Standings(
        tuple(
            _standing(one, assessed.get(one.id), sure.get(one.id), group.get(one.id), decisions.get(one.id, ()), cut)
            for one in ordered
        ),
        reliable, error, any(one.source == "round" for one in sure.values()), len(found),
    )  # fmt: skip


def borderline(overall: float | None, error: float | None, cut: float | None) -> bool:
    """Tell whether a score is within one standard error of the cut, so that a person should look again."""
    return None not in (overall, error, cut) and abs((overall or 0.0) - (cut or 0.0)) <= (error or 0.0)


def _standing(
    who: Candidate, own: Assessed | None, sure: Doubt | None, group: int | None, decided: Sequence[Decision],
    cut: float | None,
) -> Standing:  # fmt: skip
    decision = decided[0] if decided else None
    if own is None or not own.both:
        return Standing(who, "being read", None, None, None, False, decision)
    if own.missing or sure is None:
        return Standing(who, "insufficient evidence", None, None, None, False, decision)
    overall = own.human.overall
    words = "" if sure.error is not None else "not enough data for a band"
    return Standing(who, words, overall, sure.band(overall), group, borderline(overall, sure.error, cut), decision)


def _x(mark: float) -> float:
    return round(mark * WIDE / 100, 1)
