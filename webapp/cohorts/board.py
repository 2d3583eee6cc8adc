"""How a cohort stands: people by skills, what costs many of them points, and who is stuck. Nothing is judged here."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.finding import DIMENSIONS, Dimension
from simulator.rules import Rule, rules
from webapp.cohorts.standing import Standing
from webapp.grades import Practice
from webapp.people import Person
from webapp.summaries import Noticed
from webapp.training.history import RECENT, Skill
from webapp.training.setbacks import LAST

BANDS: tuple[tuple[float, str], ...] = (
    (0.0, "Start here"), (50.0, "Shaky"), (65.0, "Getting there"), (75.0, "Good"), (85.0, "Strong"),
)  # fmt: skip
"""From which mark on a skill is called what; the numbers of the steps are those of the colours, from 1."""
_FROM = tuple(least for least, _ in BANDS)
PIPS = tuple("●" * step for step in range(len(BANDS) + 1))
DAY = 86_400.0
QUIET_DAYS = 7
STUCK_TRIES = 2
SHOWN = 6
COLUMNS = ("Person", "E-mail", *(dimension.capitalize() for dimension in DIMENSIONS), "Shifts", "Last active", "Stuck")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """Somebody's recent mean of one skill, and its step from 1 to 5; 0 where it was not seen."""

    dimension: Dimension
    value: float | None
    step: int

    @property
    def pips(self) -> str:
        """Give the step as a shape."""
        return PIPS[self.step]

    @property
    def word(self) -> str:
        """Give what the step is called."""
        return BANDS[self.step - 1][1] if self.step else "not seen"


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the skills, how many shifts they finished, when they were last active, and why they are stuck."""

    person: Person
    cells: tuple[Cell, ...]
    shifts: int
    last_active: float | None
    stuck: tuple[str, ...]

    @property
    def mean(self) -> float | None:
        """Give the mean of the skills that were seen."""
        seen = [cell.value for cell in self.cells if cell.value is not None]
        return sum(seen) / len(seen) if seen else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many people are on each step of one skill, the lowest first, and by how many it was not seen."""

    dimension: Dimension
    counts: tuple[int, ...]
    unseen: int

    @property
    def parts(self) -> tuple[tuple[int, str, int, float, float], ...]:
        """Give the steps that somebody is on: number, name, how many, and from where to where out of 100."""
        whole, at, found = sum(self.counts), 0.0, []
        for step, ((_, name), count) in enumerate(zip(BANDS, self.counts, strict=True), 1):
            if count:
                found.append((step, name, count, at, 100.0 * count / whole))
                at += 100.0 * count / whole
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Common:
    """A rule that cost several people points lately, and the newest place of it where there are words."""

    rule: Rule
    times: int
    people: int
    who: Person
    shift_id: str
    place: Noticed


@dataclass(frozen=True, slots=True)
class Board:
    """The whole of it, who needs help first."""

    rows: tuple[Row, ...]
    spreads: tuple[Spread, ...]
    common: tuple[Common, ...]

    @property
    def stuck(self) -> tuple[Row, ...]:
        """Give who is stuck."""
        return tuple(row for row in self.rows if row.stuck)


def board(
    people: Sequence[Person], practices: Mapping[str, Sequence[Practice]],
    standings: Mapping[str, Sequence[tuple[str, Standing]]], since: float, now: float,
) -> Board:  # fmt: skip
    """Give the board of these people.

    `practices` are theirs by person, oldest first, and so are `standings`, each with the title of what was given.
    Nobody is blamed for doing nothing before `since`, when the cohort began.
    """
    done = {one.id: over(practices.get(one.id, ())) for one in people}
    rows = []
    for one in people:
        active = max((found.ended_at or found.created_at for found in practices.get(one.id, ())), default=None)
        idle = now - (max(since, one.created_at) if active is None else active)
        rows.append(_row(one, done[one.id], active, tuple(_stuck(standings.get(one.id, ()), idle))))
    rows.sort(
        key=lambda row: (-len(row.stuck), 101.0 if row.mean is None else row.mean, row.person.name, row.person.id)
    )
    return Board(tuple(rows), tuple(_spreads(rows)), common(people, done))


def common(people: Sequence[Person], done: Mapping[str, Sequence[Practice]]) -> tuple[Common, ...]:
    """Give what cost most people points in the newest five of their finished shifts, the most people first."""
    times: Counter[str] = Counter()
    who: dict[str, set[str]] = defaultdict(set)
    newest: dict[str, tuple[bool, float, Person, str, Noticed]] = {}
    for person in people:
        for one in done.get(person.id, ())[-LAST:]:
            for seen in one.noticed:
                times[seen.rule] += seen.times
                who[seen.rule].add(person.id)
                words, at = seen.end > seen.start, one.ended_at or 0.0
                if seen.rule not in newest or newest[seen.rule][:2] < (words, at):
                    newest[seen.rule] = (words, at, person, one.shift_id, seen)
    known = rules()
    most = sorted((rule for rule in times if rule in known), key=lambda rule: (-len(who[rule]), -times[rule], rule))
    return tuple(Common(known[rule], times[rule], len(who[rule]), *newest[rule][2:]) for rule in most[:SHOWN])


def over(practices: Iterable[Practice]) -> list[Practice]:
    """Give the shifts that are finished and marked, in the order they ended."""
    found = [one for one in practices if one.over]
    return sorted(found, key=lambda one: (one.ended_at or 0.0, one.shift_id))


def step_of(value: float | None) -> int:
    """Give the step of a mark, as it is shown, from 1 to 5; 0 where there is none."""
    return 0 if value is None else bisect_right(_FROM, round(value))


def table(found: Board) -> Iterator[tuple[str | int, ...]]:
    """Give the board as rows of a table for a spreadsheet, which shall take no cell for a formula."""
    yield COLUMNS
    for row in found.rows:
        marks = ("" if cell.value is None else round(cell.value) for cell in row.cells)
        active = "" if row.last_active is None else _day(row.last_active)
        yield (plain(row.person.name), plain(row.person.email), *marks, row.shifts, active, plain("; ".join(row.stuck)))


def plain(text: str) -> str:
    """Give text that a spreadsheet takes for text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(person: Person, done: Sequence[Practice], active: float | None, stuck: tuple[str, ...]) -> Row:
    cells = tuple(Cell(skill.dimension, skill.recent, step_of(skill.recent)) for skill in _skills(done))
    return Row(person, cells, len(done), active, stuck)


def _skills(done: Sequence[Practice]) -> Iterator[Skill]:
    """Give the skills over as many of the newest shifts as their recent means are taken from."""
    looked: list[list[float | None]] = []
    missing = dict.fromkeys(range(len(DIMENSIONS)), RECENT)
    for one in reversed(done):
        if not missing:
            break
        looked.append(one.marks)
        missing = {place: left - (looked[-1][place] is not None) for place, left in missing.items()}
        missing = {place: left for place, left in missing.items() if left}
    for place, dimension in enumerate(DIMENSIONS):
        yield Skill(dimension, tuple(marks[place] for marks in reversed(looked)))


def _stuck(standings: Sequence[tuple[str, Standing]], idle: float) -> Iterator[str]:
    for title, one in standings:
        if one.status == "late":
            yield f"late with {title}"
        elif one.status != "passed" and one.failed >= STUCK_TRIES:
            yield f"{one.failed} attempts at {title} without passing"
    if idle >= QUIET_DAYS * DAY:
        yield f"nothing for {int(idle // DAY)} days"


def _day(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d}"


def _spreads(rows: Sequence[Row]) -> Iterator[Spread]:
    for place, dimension in enumerate(DIMENSIONS):
        steps = Counter(row.cells[place].step for row in rows)
        yield Spread(dimension, tuple(steps[step] for step in range(1, len(BANDS) + 1)), steps[0])
