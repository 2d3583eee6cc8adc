"""What a work's marks rest on: findings with the words they point at, and critical errors with whether they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from simulator.rules import criticals
from simulator.scorecards import Scorecard
from webapp.debrief.judged import Judged
from webapp.debrief.story import tell
from webapp.hiring.adjudications import Ruling
from webapp.hiring.comparison import placed_rulings
from webapp.hiring.work import READ, Place, Work

CONFIDENCES = ("low", "medium", "high")


@dataclass(frozen=True)
class Shown:
    """One finding of a case."""

    case: str
    title: str
    found: Judged

    @property
    def hurts(self) -> bool:
        """Tell whether it cost something."""
        return self.found.kind in ("critical", "hurt", "missing")


@dataclass(frozen=True)
class Critical:
    """One critical error that the machine saw in a case, how sure it was, and what people said to it, oldest first."""

    place: Place
    meaning: str
    title: str
    confidence: str
    found: tuple[Judged, ...]
    rulings: tuple[Ruling, ...]

    @property
    def id(self) -> str:
        """Give its number, such as CE5."""
        return self.place[1]

    @property
    def counts(self) -> bool:
        """Tell whether it counts: by what a person said last, else only if the machine was sure."""
        return bool(self.rulings[-1].mark) if self.rulings else self.confidence == "high"

    @property
    def words(self) -> str:
        """Say how it stands."""
        if self.rulings:
            return "confirmed by a person" if self.counts else "a person does not see it"
        return "the machine is sure; no person has looked" if self.counts else "needs a person’s eye; does not count"


class Evidence:
    """The findings of a work."""

    def __init__(self, work: Work, rulings: Iterable[Ruling] = ()) -> None:
        self.work = work
        self._rulings = placed_rulings(work, rulings)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Give every finding of what people read, case by case."""
        return tuple(
            Shown(case.key, case.title, one)
            for case in self.work.cases for one in tell(case.scene, case.graded).found if one.dimension in READ
        )  # fmt: skip

    def of(self, dimension: str) -> list[Shown]:
        """Give the findings of a dimension that say something, what cost most first."""
        kept = [one for one in self.shown if one.found.dimension == dimension and one.found.kind != "note"]
        return sorted(kept, key=lambda one: (not one.hurts, -abs(one.found.finding.effect)))

    @cached_property
    def unsure(self) -> tuple[Shown, ...]:
        """Give the findings that need a person's eye: those the machine was least sure of."""
        return tuple(one for one in self.shown if one.found.finding.confidence == "low" and one.found.kind != "note")

    @cached_property
    def criticals(self) -> tuple[Critical, ...]:
        """Give the critical errors of all cases, what counts first."""
        found: dict[Place, list[Shown]] = {}
        for case in self.work.cases:
            if not any(one.critical for mark in case.graded.marks for one in mark.findings):
                continue
            for one in tell(case.scene, case.graded).found:
                if one.finding.critical:
                    found.setdefault((case.key, one.finding.critical), []).append(Shown(case.key, case.title, one))
        made = [self._critical(place, each) for place, each in found.items()]
        return tuple(sorted(made, key=lambda one: (not one.counts, one.place)))

    def caps(self, card: Scorecard) -> dict[str, float]:
        """Give what critical errors that count cap their cases at."""
        found: dict[str, float] = {}
        for one in self.criticals:
            if one.counts:
                found[one.place[0]] = min(card.cap(one.id), found.get(one.place[0], 100.0))
        return found

    def _critical(self, place: Place, each: Sequence[Shown]) -> Critical:
        known: Mapping[str, str] = criticals()
        sure = max((one.found.finding.confidence for one in each), key=CONFIDENCES.index)
        return Critical(
            place, known.get(place[1], place[1]), each[0].title, sure, tuple(one.found for one in each),
            tuple(self._rulings.get(place, ())),
        )  # fmt: skip
