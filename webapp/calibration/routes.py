"""The pages of calibrations: what one is asked to mark, marking it, and how far the marks agree once they are in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS
from webapp.auth import Calibrating, cohort_shift, visible_calibration, visible_cohort
from webapp.calibration.results import agreement, rows, strictness
from webapp.calibration.sheet import ANCHORED, NOT_SHOWN, cases, chosen, place, read
from webapp.calibration.store import Calibration, Rater
from webapp.cohorts.store import Cohort
from webapp.cohorts.work import learners
from webapp.current import live
from webapp.debrief.words import date
from webapp.people import Person
from webapp.permissions import may
from webapp.sessions import someone
from webapp.store import hash_owner

bp = Blueprint("calibration", __name__)
MOST_SHIFTS = 100
"""So many of the newest shifts can be chosen."""
MISSING = "{marks} missing. What you gave is kept; choose “not shown here” where a case does not show it."
NOBODY = "there is no open account that may mark under {email}; an admin can add one as trainer or reviewer"


@bp.get("/calibrations")
def asked() -> str:
    """Show what one is asked to mark, and what one has marked."""
    me = someone()
    found = live().calibrations.of_rater(me.id)
    raters = live().calibrations.raters(one.id for one in found)
    mine = {name: next(one for one in each if one.person.id == me.id) for name, each in raters.items()}
    return render_template("calibration/asked.html", found=found, mine=mine)


@bp.get("/cohorts/<cohort_id>/calibrations")
def of_cohort(cohort_id: str) -> str:
    """Show a cohort's calibrations and how far people agree over all of them."""
    return _of_cohort(visible_cohort(cohort_id))


@bp.post("/cohorts/<cohort_id>/calibrations")
def create(cohort_id: str) -> ResponseReturnValue:
    """Ask people to mark a finished shift of somebody who learns here."""
    cohort = visible_cohort(cohort_id)
    try:
        shift = cohort_shift(cohort, request.form.get("shift", ""))
        raters = [*request.form.getlist("trainer"), *_invited(request.form.get("others", ""))]
        trainers = {one.person.id for one in live().cohorts.members(cohort.id) if one.trains}
        known = [one for one in raters if one in trainers or isinstance(one, Person)]
        people = [one.id if isinstance(one, Person) else one for one in known]
        made = live().calibrations.create(cohort.id, shift.id, request.form.get("title", ""), people)
    except CommandRefused as refusal:
        return _of_cohort(cohort, problem=str(refusal)), 422
    flash("It stands on the page “To mark” of everybody you asked.")
    return redirect(url_for("calibration.calibration", calibration_id=made.id))


@bp.get("/calibrations/<calibration_id>")
def calibration(calibration_id: str) -> str:
    """Show the shift to mark to who has not marked it, and afterwards how far the marks agree."""
    at = visible_calibration(calibration_id)
    if at.may_mark:
        marks = live().calibrations.marks(at.calibration.id, at.me.id)
        return _sheet(at, chosen(marks), at.rater.note if at.rater else "")
    return _results(at)


@bp.post("/calibrations/<calibration_id>/marks")
def mark(calibration_id: str) -> ResponseReturnValue:
    """Keep one's marks, and hand them in if all are there."""
    at = visible_calibration(calibration_id)
    found, note = read(request.form, (one.id for one in _told(at.calibration))), request.form.get("note", "")
    hand_in = "hand_in" in request.form
    try:
        if at.rater is None:
            raise CommandRefused("you were not asked to mark this one")
        live().calibrations.keep(
            at.calibration.id, at.me.id, found.marks, note, hand_in=hand_in and not found.missing
        )  # fmt: skip
    except CommandRefused as refusal:
        flash(f"{str(refusal)[0].upper()}{str(refusal)[1:]}.")
        return redirect(url_for("calibration.calibration", calibration_id=at.calibration.id))
    if hand_in and found.missing:
        count = len(found.missing)
        words = MISSING.format(marks="1 mark is" if count == 1 else f"{count} marks are")
        return _sheet(at, chosen(found.marks), note, problem=words, missing={place(*one) for one in found.missing}), 422
    flash("Your marks are in." if hand_in else "Kept. Nobody sees them before you hand them in.")
    return redirect(url_for("calibration.calibration", calibration_id=at.calibration.id))


@bp.post("/calibrations/<calibration_id>/close")
def close(calibration_id: str) -> ResponseReturnValue:
    """Take no more marks; a trainer of the cohort may."""
    at = visible_calibration(calibration_id)
    if at.trains:
        live().calibrations.close(at.calibration.id)
        flash("It is closed: no more marks are taken.")
    return redirect(url_for("calibration.calibration", calibration_id=at.calibration.id))


def _of_cohort(cohort: Cohort, problem: str = "") -> str:
    found = live().calibrations.of_cohort(cohort.id)
    raters = live().calibrations.raters(one.id for one in found)
    # Whoever still has marks to give must not learn the others' through the figures of the whole.
    me = someone()
    open_to_me = [one for one in found if not _is_out(one, raters[one.id], me)]
    given = live().calibrations.handed_in(one.id for one in open_to_me)
    grades = live().grades.of(one.shift_id for one in open_to_me)
    by_calibration = {one.id: grades[one.shift_id] for one in open_to_me if one.shift_id in grades}
    names = {one.person.id: one.person.name for each in raters.values() for one in each}
    return render_template(
        "calibration/cohort.html", cohort=cohort, found=found, raters=raters, problem=problem,
        shifts=_shifts(cohort), trainers=[one.person for one in live().cohorts.members(cohort.id) if one.trains],
        agreement=agreement(given, by_calibration) if given else [], strict=strictness(given, names), me=me,
        given=request.form,
    )  # fmt: skip


def _is_out(one: Calibration, raters: list[Rater], me: Person) -> bool:
    mine = next((rater for rater in raters if rater.person.id == me.id), None)
    return one.closed_at is None and (mine is None or mine.handed_in_at is None)


def _shifts(cohort: Cohort) -> list[tuple[str, str]]:
    """Give the newest finished shifts of those who learn here, each with what it is called in a list."""
    people = {hash_owner(one.owner) or "": one.name for one in learners(cohort.id)}
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    newest = live().grades.practices(people, newest=MOST_SHIFTS)
    return [
        (one.shift_id, f"{titles.get(one.scenario, one.scenario)}, {people[one.owner_hash]}, {date(one.created_at)}")
        for one in newest
    ]


def _invited(text: str) -> list[Person]:
    found = []
    for email in text.replace(",", " ").replace(";", " ").split():
        who = live().people.by_email(email)
        if who is None or not who.active or not may(who.role, "calibration.mark"):
            raise CommandRefused(NOBODY.format(email=email[:254]))
        found.append(who)
    return found


def _told(found: Calibration) -> tuple[Any, ...]:
    state = live().state(found.shift_id)
    return cases(live().pack.played(state.started), state) if state.started else ()


def _sheet(
    at: Calibrating, given: Mapping[str, str], note: str, problem: str = "", missing: set[str] | None = None
) -> str:
    return render_template(
        "calibration/sheet.html", at=at, cases=_told(at.calibration), dimensions=DIMENSIONS, anchored=ANCHORED,
        not_shown=NOT_SHOWN, given=given, note=note, problem=problem, missing=missing or set(), place=place,
    )  # fmt: skip


def _results(at: Calibrating) -> str:
    found = live().calibrations
    raters = found.raters([at.calibration.id])[at.calibration.id]
    given = found.handed_in([at.calibration.id]) if at.may_compare else []
    grade = live().grade(at.calibration.shift_id)
    people = [one for one in raters if one.handed_in_at is not None]
    titles = {one.id: one.title for one in _told(at.calibration)}
    return render_template(
        "calibration/results.html", at=at, raters=raters, people=people, titles=titles,
        rows=rows(given, [one.person.id for one in people], grade),
        agreement=agreement(given, {at.calibration.id: grade}) if given else [],
        strict=strictness(given, {one.person.id: one.person.name for one in people}),
    )  # fmt: skip
