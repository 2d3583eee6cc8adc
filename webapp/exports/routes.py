"""The addresses of exports: three tables of a cohort, as CSV or as a workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from flask import Blueprint, Response, abort, send_file, stream_with_context

from webapp.auth import visible_cohort
from webapp.cohorts.standing import standing
from webapp.cohorts.store import Cohort
from webapp.cohorts.watch import practices_of
from webapp.cohorts.work import learners
from webapp.current import live
from webapp.exports import tables
from webapp.exports.files import as_csv, as_workbook
from webapp.exports.tables import Attempt, Cell, Cells, Done
from webapp.people import Person

bp = Blueprint("exports", __name__)
Rows = Callable[[Cohort, list[Person], list[Done]], Iterable[Cells]]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: dict[str, tuple[Sequence[str], Rows]] = {
    "grades": (tables.GRADES, lambda _cohort, _people, done: tables.grades(done)),
    "findings": (
        tables.FINDINGS,
        lambda _cohort, _people, done: tables.findings(done, live().grades.bodies, live().shifts.texts),
    ),
    "shifts": (tables.SHIFTS, lambda cohort, people, done: tables.shifts(done, _attempts(cohort, people))),
}


@bp.get("/cohorts/<cohort_id>/exports/<kind>.<form>")
def export(cohort_id: str, kind: str, form: str) -> Response:
    """Give a table of what those who learn in a cohort have finished."""
    cohort = visible_cohort(cohort_id)
    if kind not in KINDS or form not in ("csv", "xlsx"):
        abort(404)
    columns, made = KINDS[kind]
    people = learners(cohort.id)
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    rows = made(cohort, people, tables.finished(people, practices_of(people), titles))
    name = f"{_plain(cohort.name)}-{kind}.{form}"
    if form == "csv":
        answer = Response(stream_with_context(as_csv(columns, rows)), mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        now = live().assignments.wall()
        about: list[tuple[str, Cell]] = [
            ("Cohort", cohort.name),
            ("Table", kind),
            ("Made (UTC)", tables.when(now)),
            ("People", len(people)),
        ]
        book = as_workbook(kind.capitalize(), columns, rows, about)
        answer = send_file(BytesIO(book), WORKBOOK, as_attachment=True, download_name=name)
    answer.cache_control.no_store = True
    return answer


def _attempts(cohort: Cohort, people: list[Person]) -> dict[str, Attempt]:
    given = [one for one in live().assignments.of_cohort(cohort.id) if one.withdrawn_at is None]
    tried, now = live().assignments.tried(one.id for one in given), live().assignments.wall()
    found: dict[str, Attempt] = {}
    for one in given:
        steps, title = live().assignments.steps(one), live().assignments.title(one)
        for who in people:
            mine = tried.get(one.id, {}).get(who.id, [])
            status = standing(one, steps, mine, now).status if steps else ""
            found |= {each.shift_id: Attempt(title, number, status) for number, each in enumerate(mine, start=1)}
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "cohort"
