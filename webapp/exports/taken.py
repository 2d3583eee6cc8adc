"""What is taken out of a cohort: which tables there are, and each of them as a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from webapp.cohorts.standing import standing
from webapp.cohorts.store import Cohort
from webapp.exports import tables
from webapp.exports.files import as_csv, as_workbook
from webapp.exports.tables import Attempt, Cell, Cells, Done
from webapp.grades import Practice
from webapp.people import Person
from webapp.store import hash_owner
from webapp.stores import Stores

FORMS: Mapping[str, str] = MappingProxyType({
    "csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
})  # fmt: skip
"""The forms of files, with their media types."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: its name for people, its columns, and so many shifts of which it is made while somebody waits."""

    title: str
    columns: Sequence[str]
    at_once: int
    rows: Callable[[Stores, Cohort, Iterable[Done]], Iterable[Cells]]


def _grades(_stores: Stores, _cohort: Cohort, done: Iterable[Done]) -> Iterator[Cells]:
    return tables.grades(done)


def _findings(stores: Stores, _cohort: Cohort, done: Iterable[Done]) -> Iterator[Cells]:
    return tables.findings(done, stores.grades.bodies, stores.shifts.texts)


def _shifts(stores: Stores, cohort: Cohort, done: Iterable[Done]) -> Iterator[Cells]:
    return tables.shifts(done, _attempts(stores, cohort))


KINDS: Mapping[str, Kind] = MappingProxyType({
    "grades": Kind("Marks, a row a shift", tables.GRADES, 1000, _grades),
    "findings": Kind("Findings, a row each", tables.FINDINGS, 50, _findings),
    "shifts": Kind("Shifts and what they were taken for", tables.SHIFTS, 1000, _shifts),
})  # fmt: skip


def finished(stores: Stores, cohort: Cohort) -> list[Done]:
    """Give the finished shifts of those who learn in a cohort."""
    people = _learners(stores, cohort)
    titles = {scenario.id: scenario.title for scenario in stores.pack.scenarios}
    owners = {hash_owner(one.owner) or "": one.id for one in people}
    practices: dict[str, list[Practice]] = {one.id: [] for one in people}
    for practice in stores.grades.practices(owners):
        practices[owners[practice.owner_hash]].append(practice)
    return tables.finished(people, practices, titles)


def file(stores: Stores, cohort: Cohort, kind: str, form: str, done: Iterable[Done]) -> Iterator[bytes]:
    """Give the pieces of a file with a table of these shifts; a workbook is a single piece."""
    table = KINDS[kind]
    rows = table.rows(stores, cohort, done)
    if form == "csv":
        yield from (piece.encode("utf-8", "replace") for piece in as_csv(table.columns, rows))
        return
    about: list[tuple[str, Cell]] = [
        ("Cohort", cohort.name), ("Table", kind), ("Made (UTC)", tables.when(stores.assignments.wall())),
        ("People", len(_learners(stores, cohort))),
    ]  # fmt: skip
    yield as_workbook(kind.capitalize(), table.columns, rows, about)


def file_name(cohort: Cohort, kind: str, form: str) -> str:
    """Give what a file is called."""
    plain = re.sub(r"[^a-z0-9]+", "-", cohort.name.lower()).strip("-") or "cohort"
    return f"{plain}-{kind}.{form}"


def _learners(stores: Stores, cohort: Cohort) -> list[Person]:
    return [member.person for member in stores.cohorts.members(cohort.id) if not member.trains]


def _attempts(stores: Stores, cohort: Cohort) -> dict[str, Attempt]:
    assignments, people = stores.assignments, _learners(stores, cohort)
    given = [one for one in assignments.of_cohort(cohort.id) if one.withdrawn_at is None]
    tried, now = assignments.tried(one.id for one in given), assignments.wall()
    found: dict[str, Attempt] = {}
    for one in given:
        steps, title = assignments.steps(one), assignments.title(one)
        for who in people:
            mine = tried.get(one.id, {}).get(who.id, [])
            status = standing(one, steps, mine, now).status if steps else ""
            found |= {each.shift_id: Attempt(title, number, status) for number, each in enumerate(mine, start=1)}
    return found
