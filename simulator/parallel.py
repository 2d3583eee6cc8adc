"""Whether two forms are parallel: the same handlings of the same cases, played and graded in each of them.

What is compared are handlings that authors wrote. It shows that the machine gives equal work equal marks in both forms;
whether people find both equally hard is shown by people who took them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from simulator import commands as c
from simulator.check import case_grade, exemplar_shift
from simulator.distributions import f_quantile
from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, CaseGrade, Dimension
from simulator.forms import Form, Part
from simulator.packs import Pack
from simulator.vocabulary import Band

COMPARED: tuple[Band, ...] = ("best", "acceptable", "poor")
"""Handlings whose overall is compared. A harmful one is capped, which would hide a difference."""
MARGIN = 2.0
"""Points within which the 95 % interval of the mean difference has to lie for two forms to be equal.

Under half of the standard error of measurement that such a result usually has (4 to 5 points). An interval within
the margin is what two one-sided tests say, each at 2.5 % (Schuirmann 1987, Journal of Pharmacokinetics and
Biopharmaceutics 15, 657-680); his usual 5 % and 90 % interval would ask for less.
"""
LARGEST = 5.0
"""No single handling may differ by more points than this: about one standard error of measurement."""
CONFIDENCE = 0.95
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """One handling in both forms, the first form's grade first."""

    scenario: str
    case: str
    exemplar: str
    band: Band
    grades: tuple[CaseGrade, CaseGrade]

    @property
    def where(self) -> str:
        """Give the handling as scenario/case/exemplar."""
        return f"{self.scenario}/{self.case}/{self.exemplar}"

    @property
    def difference(self) -> float | None:
        """Give by how many points the second form's overall is above the first's; None if either has none."""
        return _above(self.grades[0].overall, self.grades[1].overall)

    @property
    def alike(self) -> bool:
        """Tell whether both raise the same criticals, and both or neither have an overall."""
        one, other = self.grades
        return one.critical == other.critical and (one.overall is None) == (other.overall is None)

    def in_dimension(self, dimension: Dimension) -> float | None:
        """Give the difference of one dimension's mark."""
        one, other = (next(mark.value for mark in grade.marks if mark.dimension == dimension) for grade in self.grades)
        return _above(one, other)


@dataclass(frozen=True, slots=True)
class Apart:
    """By how many points the second form is above the first: mean and standard deviation of all handlings.

    `error` is the standard error of the mean with the handlings of a case taken together, as they share its words;
    `low` and `high` are the 95 % interval by it.
    """

    mean: float
    deviation: float
    error: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two forms compared by `n` handlings of so many cases; `apart` is None with fewer than two cases.

    `largest` is the handling that differs most, `dimensions` the mean difference of each dimension's marks.
    """

    forms: tuple[str, str]
    pairs: tuple[Pair, ...]
    n: int
    cases: int
    apart: Apart | None
    largest: Pair | None
    dimensions: tuple[tuple[Dimension, float], ...]

    @property
    def equal(self) -> bool:
        """Tell whether the forms are equal within the measured error: nothing speaks against it."""
        return not self.against()

    def against(self) -> tuple[str, ...]:
        """Give in words what keeps the forms from being equal."""
        return tuple(self._against())

    def words(self) -> tuple[str, ...]:
        """Give the comparison in sentences, what follows from it last."""
        return tuple(self._words())

    def _against(self) -> Iterator[str]:
        if self.apart is None:
            yield f"handlings of {self.cases} cases could be compared, and two are needed"
        elif self.apart.low < -MARGIN or self.apart.high > MARGIN:
            reach = f"{_signed(self.apart.low)} to {_signed(self.apart.high)}"
            yield f"the 95 % interval from {reach} goes beyond {MARGIN:g} points"
        if self.largest is not None and abs(self.largest.difference or 0.0) > LARGEST:
            yield f"{self.largest.where} differs by {self.largest.difference:+.1f}, more than {LARGEST:g} points"
        for pair in self.pairs:
            if not pair.alike:
                one, other = (_told(grade) for grade in pair.grades)
                yield f"{pair.where} gets {one} in {self.forms[0]} and {other} in {self.forms[1]}"

    def _words(self) -> Iterator[str]:
        one, other = self.forms
        yield f"{one} and {other}: {self.n} handlings of {self.cases} cases, played and graded in both."
        if self.apart is not None:
            yield f"{other} is {_signed(self.apart.mean)} points from {one} on average (SD {self.apart.deviation:.2f})."
            yield (
                f"Standard error {self.apart.error:.2f}; "
                f"95 % interval from {_signed(self.apart.low)} to {_signed(self.apart.high)}."
            )
        if self.largest is not None and self.largest.difference:
            yield f"The largest difference is {self.largest.difference:+.1f}, in {self.largest.where}."
        if self.dimensions:
            yield f"By dimension: {', '.join(f'{name} {_signed(mean)}' for name, mean in self.dimensions)}."
        if self.equal:
            yield (
                f"Equal within the measured error: the interval lies within {MARGIN:g} points, no handling differs "
                f"by more than {LARGEST:g}, and both raise the same critical errors."
            )
        else:
            yield f"Not shown to be equal: {'; '.join(self.against())}."


def compare(pack: Pack, one: Form, other: Form) -> Comparison:
    """Give how the handlings of two forms' cases compare; CommandRefused if they do not ask for the same."""
    if one.scorecard != other.scorecard:
        raise CommandRefused(f"{one.id} and {other.id} are graded by different scorecards, so marks cannot be compared")
    if [part.scenario for part in one.parts] != [part.scenario for part in other.parts]:
        raise CommandRefused(f"{one.id} and {other.id} are not of the same scenarios, so handlings cannot be paired")
    both = zip(one.parts, other.parts, strict=True)
    return compared((one.id, other.id), [pair for parts in both for pair in _pairs(pack, one.scorecard, parts)])


def compared(forms: tuple[str, str], pairs: Sequence[Pair]) -> Comparison:
    """Give what pairs of grades add up to."""
    measured = {pair: found for pair in pairs if pair.band in COMPARED and (found := pair.difference) is not None}
    by_case: dict[tuple[str, str], list[float]] = defaultdict(list)
    for pair, found in measured.items():
        by_case[pair.scenario, pair.case].append(found)
    return Comparison(
        forms=forms, pairs=tuple(pairs), n=len(measured), cases=len(by_case), apart=_apart(list(by_case.values())),
        largest=max(measured, key=lambda pair: abs(measured[pair]), default=None),
        dimensions=tuple(_by_dimension(measured)),
    )  # fmt: skip


def _pairs(pack: Pack, scorecard: str, parts: tuple[Part, Part]) -> Iterator[Pair]:
    scenarios = [pack.scenario(part.scenario, part.form) for part in parts]
    starts = [
        c.Start(at=0.0, scenario=part.scenario, seed=part.seed, form=part.form, scorecard=scorecard) for part in parts
    ]
    for one, other in zip(scenarios[0].cases, scenarios[1].cases, strict=True):
        for first, second in zip(one.exemplars, other.exemplars, strict=True):
            played = ((starts[0], one, first), (starts[1], other, second))
            shifts = [exemplar_shift(pack, start, case, exemplar) for start, case, exemplar in played]
            grades = (case_grade(pack, shifts[0], one.id), case_grade(pack, shifts[1], one.id))
            yield Pair(scenarios[0].id, one.id, first.id, first.band, grades)


def _apart(by_case: Sequence[Sequence[float]]) -> Apart | None:
    """Give the mean with its error by the linearised variance of a mean over clusters (Cochran 1977, section 9A)."""
    every = [found for case in by_case for found in case]
    cases = len(by_case)
    if cases < _FEWEST:
        return None
    mean = fmean(every)
    off = sum(sum(found - mean for found in case) ** 2 for case in by_case)
    error = sqrt(off * cases / (cases - 1)) / len(every)
    reach = error * sqrt(f_quantile(CONFIDENCE, 1, cases - 1))
    return Apart(mean, stdev(every), error, mean - reach, mean + reach)


def _by_dimension(pairs: Iterable[Pair]) -> Iterator[tuple[Dimension, float]]:
    given = list(pairs)
    for dimension in DIMENSIONS:
        found = [apart for pair in given if (apart := pair.in_dimension(dimension)) is not None]
        if found:
            yield dimension, fmean(found)


def _above(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else other - one


def _signed(points: float) -> str:
    # Adding 0 takes the sign off what rounds to nothing.
    return f"{round(points, 2) + 0.0:+.2f}"


def _told(grade: CaseGrade) -> str:
    """Give a grade in a few words: its criticals, or that there is none."""
    overall = "no overall" if grade.overall is None else f"{grade.overall:g}"
    return f"{overall} with {', '.join(grade.critical) or 'no critical error'}"
