"""How a cohort and each of its people stand: the board, its file for a spreadsheet, and a person's shifts."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from flask import Response, render_template

from webapp.auth import visible_cohort, visible_person
from webapp.cohorts.board import BANDS, PIPS, Board, board, over, table
from webapp.cohorts.routes import bp
from webapp.cohorts.store import Cohort
from webapp.cohorts.work import learners, standings_of
from webapp.current import live
from webapp.grades import Practice
from webapp.people import Person
from webapp.store import hash_owner

LONGEST_QUOTE = 140
RUNNING = 5
"""How many shifts that were begun and not finished a person's page shows, newest first."""


@bp.get("/cohorts/<cohort_id>/board", endpoint="board")
def board_page(cohort_id: str) -> str:
    """Show how a cohort stands, who needs help first."""
    cohort = visible_cohort(cohort_id)
    found = _board(cohort)
    places = [(one.shift_id, one.place) for one in found.common]
    words = live().shifts.texts([(shift_id, one.event) for shift_id, one in places if one.event is not None])
    quotes = [_short(words.get((shift_id, one.event or 0), "")[one.start : one.end]) for shift_id, one in places]
    return render_template(
        "cohorts/board.html", cohort=cohort, board=found, common=list(zip(found.common, quotes, strict=True)),
        bands=[(step, PIPS[step], *band) for step, band in enumerate(BANDS, 1)],
    )  # fmt: skip


@bp.get("/cohorts/<cohort_id>/board.csv")
def download(cohort_id: str) -> Response:
    """Give the board as a file for a spreadsheet."""
    cohort = visible_cohort(cohort_id)
    made = StringIO()
    csv.writer(made).writerows(table(_board(cohort)))
    # The mark in front tells spreadsheets that the letters are UTF-8.
    answer = Response("\ufeff" + made.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="cohort.csv"'
    answer.cache_control.no_store = True
    return answer


@bp.get("/cohorts/<cohort_id>/people/<person_id>", endpoint="person")
def person_page(cohort_id: str, person_id: str) -> str:
    """Show what somebody of a cohort was given and their finished shifts, newest first."""
    cohort = visible_cohort(cohort_id)
    who = visible_person(cohort, person_id)
    practices = practices_of([who])[who.id]
    done = over(practices)
    running = [one for one in practices if one.ended_at is None]
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    return render_template(
        "cohorts/person.html", cohort=cohort, who=who, done=done[::-1], titles=titles,
        running=running[::-1][:RUNNING],
        standings=standings_of(cohort.id, [who])[who.id],
    )  # fmt: skip


def _board(cohort: Cohort) -> Board:
    people, now = learners(cohort.id), live().assignments.wall()
    return board(people, practices_of(people), standings_of(cohort.id, people), cohort.created_at, now)


def practices_of(people: Sequence[Person]) -> dict[str, list[Practice]]:
    """Give all practice of people, by their ids, oldest first."""
    owners = {hash_owner(one.owner) or "": one.id for one in people}
    found: dict[str, list[Practice]] = {one.id: [] for one in people}
    for practice in live().grades.practices(owners):
        found[owners[practice.owner_hash]].append(practice)
    return found


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1].rstrip()}…"
