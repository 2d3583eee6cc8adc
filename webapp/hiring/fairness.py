"""Whether groups of people get through about as often as others, and what each case does; and what of it to show.

Whoever hires sees no cell from which one could find a person: counts under five are not given, and where the others
would give one away by subtraction, a second one is not given either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from simulator.attributes import attributes
from simulator.differential import Differential, differential
from simulator.figures import UNKNOWN
from simulator.impact import TIMES, Category, Impact, audit, scoring, selection
from webapp.hiring.samples import Sample

LEAST = 5
FEWER = f"fewer than {LEAST}"
HIDDEN = "not shown"
SUCCESS = 60.0
"""From this mark a case counts as handled acceptably, as in the bands of the authored handlings."""
BASES: Mapping[str, str] = {
    "selection": "Decided to go on, among those decided about",
    "machine": "Score by the program above the median",
    "people": "Score by people above the median",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One group as it may be shown."""

    name: str
    people: str
    passed: str
    rate: str
    ratio: str
    words: str
    cautions: tuple[str, ...] = ()
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One attribute as it may be shown; `why` says what is missing."""

    title: str
    rows: tuple[Row, ...]
    undeclared: str
    above: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Matched:
    """One case with two groups of people who do equally well elsewhere."""

    case: str
    reference: str
    focal: str
    found: Differential


def columns(sample: Sample) -> dict[str, list[str | None]]:
    """Give what everybody said, in words, by the title of the attribute; without attributes that nobody answered."""
    found: dict[str, list[str | None]] = {}
    for name, one in attributes().items():
        said = [one.choices.get(each.said.get(name, "")) for each in sample.taken]
        if any(said):
            found[one.title] = said
    return found


def impacts(sample: Sample) -> dict[str, tuple[Impact, ...]]:
    """Give the rates and ratios by each basis, of every attribute and of every two of them."""
    rates: dict[str, Callable[[Sequence[str | None], str], Impact]] = {
        "selection": partial(selection, [one.selected for one in sample.taken]),
        "machine": partial(scoring, [one.machine for one in sample.taken]),
        "people": partial(scoring, [one.people for one in sample.taken]),
    }
    said = columns(sample)
    return {name: audit(rate, said) for name, rate in rates.items()}


def matched(sample: Sample, *, least_smaller: int = 200, least_total: int = 500) -> list[Matched]:
    """Give the check by Mantel and Haenszel for each case and every two groups that are large enough, largest first."""
    found = []
    for said in columns(sample).values():
        counts = {name: said.count(name) for name in said if name}
        largest = sorted(counts, key=lambda name: (-counts[name], name))
        for one, other in combinations(largest, 2):
            if counts[other] < least_smaller or counts[one] + counts[other] < least_total:
                continue
            found += [
                Matched(title, one, other, _matched(sample, said, (one, other), key, (least_smaller, least_total)))
                for key, title in sample.cases.items()
            ]
    return found


def table(impact: Impact, *, whole: bool, parts: Sequence[Impact] = ()) -> Table:
    """Give what may be shown of an attribute: to admins the `whole` of it, to whoever hires no small cell.

    `parts` are the same attribute in each round by itself, which whoever hires may subtract from the sum of them.
    """
    if whole:
        rows = tuple(_row(one) for one in impact.categories)
        return Table(impact.attribute, rows, str(impact.undeclared), impact.above, impact.why)
    # Of a few, the median is somebody's score.
    above = impact.above if impact.people + impact.undeclared >= LEAST else None
    left = _left(parts)
    few, close = _hidden(impact, *left)
    if _is_fine(impact) and any(one.people < LEAST or one.name in left[0] for one in impact.categories):
        why = f"{HIDDEN}: in some of these groups there are {FEWER} people, who could be found by it"
        return Table(impact.attribute, (), HIDDEN, above, why)
    rows = tuple(_guarded(one, few, close) for one in impact.categories)
    return Table(impact.attribute, rows, few.get("", str(impact.undeclared)), above, impact.why)


def small(cells: Mapping[str, int], *, zero: bool = False, also: Collection[str] = ()) -> dict[str, str]:
    """Give what to show instead of the cells that may not be shown: those under five, and never one alone.

    An empty cell names nobody, unless `zero` says that it tells something of everybody beside it. `also` are cells
    that may not be shown for another reason.
    """
    few = {name: FEWER for name, number in cells.items() if number < LEAST and (number or zero)}
    few |= {name: HIDDEN for name in cells if name in also and name not in few}
    rest = sorted((number, name) for name, number in cells.items() if name not in few and number)
    if len(few) == 1 and rest:
        few[rest[0][1]] = HIDDEN
    return few


def _is_fine(impact: Impact) -> bool:
    """Tell whether it is of two attributes at once, whose sums stand in the tables of each."""
    return TIMES in impact.attribute


def _hidden(
    impact: Impact, people: Collection[str] = (), passed: Collection[str] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """Give what stands in the place of counts of people, and of those who got through, that may not be shown."""
    few = small({**{one.name: one.people for one in impact.categories}, "": impact.undeclared}, also=people)
    least = {one.name: min(one.passed, one.people - one.passed) for one in impact.categories if one.name not in few}
    return few, small(least, zero=True, also=passed)


def _left(parts: Sequence[Impact]) -> tuple[set[str], set[str]]:
    """Give the groups of which subtracting the rounds that show them would leave fewer than five."""
    people, passed, failed = Counter[str](), Counter[str](), Counter[str]()
    for part in parts:
        few, close = _hidden(part)
        crossed = _is_fine(part) and any(one.people < LEAST for one in part.categories)
        for one in part.categories:
            if crossed or one.name in few:
                people[one.name] += one.people
            if crossed or one.name in few or one.name in close:
                passed[one.name] += one.passed
                failed[one.name] += one.people - one.passed
        people[""] += part.undeclared if "" in few else 0
    found = {name for name, number in people.items() if 0 < number < LEAST}
    return found, {name for name in passed if min(passed[name], failed[name]) < LEAST}


def _guarded(one: Category, few: Mapping[str, str], close: Mapping[str, str]) -> Row:
    if one.name in few:
        return Row(one.name, few[one.name], "", "", "", UNKNOWN)
    made = _row(one)
    if one.name not in close:
        return made
    words = close[one.name]
    return Row(made.name, made.people, words, words, words, made.words, made.cautions, made.flagged)


def _row(one: Category) -> Row:
    rate = "" if one.rate is None else f"{one.rate:.2f}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    words = one.verdict + ("; more than two standard deviations" if one.beyond_two_deviations else "")
    return Row(one.name, str(one.people), str(one.passed), rate, ratio, words, one.cautions, one.flagged)


def _matched(
    sample: Sample, said: Sequence[str | None], groups: tuple[str, str], key: str, least: tuple[int, int]
) -> Differential:
    """Compare two groups on one case, matched by the machine's score."""
    rows: list[tuple[bool, bool, float]] = []
    for one, group in zip(sample.taken, said, strict=True):
        mark, score = one.assessed.machine.cases.get(key), one.machine
        if group in groups and mark is not None and score is not None:
            rows.append((mark >= SUCCESS, group == groups[1], score))
    succeeded, focal, score_ = _apart(rows)
    return differential(succeeded, focal, score_, least_smaller=least[0], least_total=least[1])


def _apart(rows: Iterable[tuple[bool, bool, float]]) -> tuple[list[bool], list[bool], list[float]]:
    given = list(rows)
    return [one[0] for one in given], [one[1] for one in given], [one[2] for one in given]
