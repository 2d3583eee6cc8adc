"""What a round's people say of its candidates' work, put together for reports. Stored marks are read, never remade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.precision import Band
from simulator.reliability import Reliability
from simulator.rules import criteria
from simulator.scorecards import Scorecard
from webapp.hiring.adjudications import Ruling
from webapp.hiring.candidates import Candidate
from webapp.hiring.comparison import Agreement, Read, agreement, settled
from webapp.hiring.evidence import Evidence, Shown
from webapp.hiring.interview import Question, questions
from webapp.hiring.reviews import BLIND
from webapp.hiring.scores import Doubt, Readings, Score, doubt, human, missing, repeats, score
from webapp.hiring.work import READ, Work
from webapp.live import Live

ASKED = 2
"""So many of the lowest dimensions are asked about in an interview."""
STRONG = 75.0


@dataclass(frozen=True)
class Assessed:
    """A work with its readings, and what people's and the machine's marks add up to. `missing` says what it lacks."""

    work: Work
    readings: Readings
    rulings: tuple[Ruling, ...]
    evidence: Evidence
    human: Score
    machine: Score
    missing: str

    @property
    def both(self) -> bool:
        """Tell whether both blind readings are in."""
        return set(BLIND) <= set(self.readings)

    @property
    def counts(self) -> bool:
        """Tell whether its score may stand beside others'."""
        return self.both and not self.missing and self.human.overall is not None

    @property
    def read(self) -> Read:
        """Give what agreement is found from."""
        return Read("", self.work.machine, self.readings)


@dataclass(frozen=True)
class Line:
    """One dimension of a report: both marks, its share of the weight in per cent, whether it only advises, and why."""

    dimension: str
    human: float | None
    machine: float | None
    weight: int
    advisory: str
    evidence: tuple[Shown, ...]


@dataclass(frozen=True)
class Report:
    """All that a report says of one work. `shown` by people: how sure the score is, and its band if that is known."""

    assessed: Assessed
    lines: tuple[Line, ...]
    doubt: Doubt
    band: Band | None
    questions: Mapping[str, tuple[Question, ...]]


def assessed_of(
    live: Live, people: Iterable[Candidate], works: Mapping[str, Work], card: Scorecard
) -> dict[str, Assessed]:
    """Give the work of each of these candidates with what people and the machine make of it."""
    names = [one.id for one in people]
    given, ruled = live.reviews.handed_in(names), live.adjudications.of_all(names)
    found = {}
    for name in names:
        readings = {number: works[name].placed(marks) for number, marks in given[name].items()}
        found[name] = assess(works[name], readings, ruled[name], card)
    return found


def assess(work: Work, readings: Readings, rulings: Iterable[Ruling], card: Scorecard) -> Assessed:
    """Give what a work's marks add up to; only critical errors that count cap anything."""
    kept = tuple(rulings)
    evidence = Evidence(work, kept)
    caps = evidence.caps(card)
    by_people = score(human(readings, settled(work, kept)), card, caps)
    return Assessed(work, readings, kept, evidence, by_people, score(work.machine, card, caps), missing(work))


def report(own: Assessed, everybody: Iterable[Assessed], card: Scorecard) -> Report:
    """Give the report of one work, as one of all that are in a round."""
    others = list(everybody)
    sure = doubt(own.human, round_repeats(others))
    agreed = {one.dimension: one for one in agreement((one.read for one in others), rounds=0)}
    whole = sum(card.weight(name) for name in READ)
    lines = tuple(
        Line(
            name, own.human.marks[name], own.machine.marks[name],
            round(100 * card.weight(name) / whole) if whole else 0,
            _advisory(name, card, agreed[name]), tuple(own.evidence.of(name)),
        )
        for name in READ
    )  # fmt: skip
    band = None if own.missing else sure.band(own.human.overall)
    return Report(own, lines, sure, band, _questions(own))


def round_repeats(everybody: Iterable[Assessed], rounds: int = 0) -> Reliability:
    """Give how far the scores of a round's finished candidates would repeat themselves, as `repeats` does."""
    return repeats((one.human for one in everybody if one.counts), rounds)


def _questions(own: Assessed) -> dict[str, tuple[Question, ...]]:
    """Give what to ask in an interview: about the lowest dimensions, and those that nobody could observe."""
    marks = own.human.marks
    lowest = sorted((name for name in READ if marks[name] is not None), key=lambda name: (marks[name] or 0.0, name))
    chosen = {*lowest[:ASKED], *(name for name in READ if marks[name] is None)}
    return {name: questions()[name] for name in READ if name in chosen}


def _advisory(name: str, card: Scorecard, agreed: Agreement) -> str:
    """Say why a dimension only advises; empty if it has been shown to agree with people."""
    if agreed.machine.value is not None and agreed.advisory:
        return "in this round its marks agree too little"
    if any(criteria()[one].dimension == name for one in card.advisory):
        return "the machine has not been shown to agree with people on it"
    return ""
