"""The pages of cohorts: who is in them, and bringing people in, one by one or by a list."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import visible_cohort, visible_cohorts, visible_person
from webapp.cohorts.intake import Intake, Taken
from webapp.cohorts.roster import LARGEST, Entry, Sheet, read
from webapp.cohorts.sealed import seal, unseal
from webapp.cohorts.store import Cohort
from webapp.cohorts.welcome import Welcome, send, sheet
from webapp.current import live
from webapp.sessions import someone

bp = Blueprint("cohorts", __name__)
NO_FILE = "choose a file first: a list of people saved as CSV"


@bp.get("/cohorts")
def cohorts_page() -> str:
    """Show the cohorts that one trains; to an admin all of them."""
    return _cohorts()


@bp.post("/cohorts")
def create() -> ResponseReturnValue:
    """Make a cohort, with whoever makes it as its trainer."""
    name = request.form.get("name", "")
    try:
        made = live().cohorts.create(name, someone())
    except CommandRefused as refusal:
        return _cohorts(problem=str(refusal), name=name), 422
    return redirect(url_for("cohorts.cohort", cohort_id=made.id))


@bp.get("/cohorts/<cohort_id>")
def cohort(cohort_id: str) -> str:
    """Show who is in a cohort, what it was given, and how to bring people in."""
    return _cohort(visible_cohort(cohort_id))


@bp.post("/cohorts/<cohort_id>/name")
def rename(cohort_id: str) -> ResponseReturnValue:
    """Give a cohort another name."""
    found = visible_cohort(cohort_id)
    try:
        live().cohorts.rename(found.id, request.form.get("name", ""))
    except CommandRefused as refusal:
        return _cohort(found, settings=str(refusal)), 422
    flash("The cohort has another name.")
    return redirect(url_for("cohorts.cohort", cohort_id=found.id))


@bp.post("/cohorts/<cohort_id>/close")
def close(cohort_id: str) -> ResponseReturnValue:
    """Close a cohort, or open it again."""
    found = visible_cohort(cohort_id)
    if request.form.get("closed") == "no":
        live().cohorts.open(found.id)
        flash(f"{found.name} is open again.")
    else:
        live().cohorts.close(found.id)
        flash(f"{found.name} is closed. What was done there stays.")
    return redirect(url_for("cohorts.cohort", cohort_id=found.id))


@bp.post("/cohorts/<cohort_id>/people/preview")
def preview(cohort_id: str) -> ResponseReturnValue:
    """Show what bringing in a list of people would do; nothing is changed."""
    found = visible_cohort(cohort_id)
    try:
        uploaded = _uploaded()
    except CommandRefused as refusal:
        return _cohort(found, listed=str(refusal)), 422
    roster = Intake(live().cohorts).check(found.id, uploaded.entries, admin=_admin())
    takes = [row.entry for row in roster.takes]
    return render_template(
        "cohorts/preview.html", cohort=found, roster=roster, notes=uploaded.notes,
        sealed=seal(_secret(), (found.id, someone().id), live().cohorts.wall(), takes),
    )  # fmt: skip


@bp.post("/cohorts/<cohort_id>/people")
def take_in(cohort_id: str) -> ResponseReturnValue:
    """Bring in the people of a list that was shown, or somebody by name, and show the links of new accounts."""
    found = visible_cohort(cohort_id)
    by_list = "sealed" in request.form
    try:
        taken = Intake(live().cohorts).take_in(found.id, _confirmed(found) if by_list else _named(), admin=_admin())
    except CommandRefused as refusal:
        return _cohort(found, **{"listed" if by_list else "named": str(refusal)}), 422
    if not by_list and not (taken.new or taken.joined):
        only = taken.roster.rows[0]
        return _cohort(found, named=only.problem or f"whoever has {only.entry.email} is in this cohort already"), 422
    return _taken(found, taken)


@bp.post("/cohorts/<cohort_id>/people/<person_id>/out")
def take_out(cohort_id: str, person_id: str) -> ResponseReturnValue:
    """Take somebody out of a cohort; their account and what they did stay."""
    found = visible_cohort(cohort_id)
    who = visible_person(found, person_id)
    live().cohorts.remove(found.id, who.id)
    flash(f"{who.name} is no longer in {found.name}. The account stays.")
    if found.id not in {one.id for one in visible_cohorts()}:
        return redirect(url_for("cohorts.cohorts_page"))
    return redirect(url_for("cohorts.cohort", cohort_id=found.id))


def _cohorts(problem: str = "", name: str = "") -> str:
    found = visible_cohorts()
    mine = {one.id for one in live().cohorts.of_trainer(someone().id)}
    return render_template(
        "cohorts/cohorts.html", cohorts=found, sizes=live().cohorts.sizes(), mine=mine, problem=problem, name=name
    )


def _cohort(found: Cohort, *, settings: str = "", listed: str = "", named: str = "") -> str:
    """Give the page of a cohort, with what is wrong in one of its three forms."""
    members = live().cohorts.members(found.id)
    learners = [one.person for one in members if not one.trains]
    return render_template(
        "cohorts/cohort.html", cohort=found, learners=learners,
        disputes=live().remarks.waiting(one.id for one in learners),
        trainers=[one.person for one in members if one.trains], settings=settings, listed=listed, named=named,
        given=request.form,
    )  # fmt: skip


def _taken(found: Cohort, taken: Taken) -> ResponseReturnValue:
    welcomes = [
        Welcome(who.name, who.email, url_for("accounts.choose", token=token, _external=True))
        for who, token in taken.new
    ]
    mail, links = live().mail, welcomes
    if mail is not None:
        links = send(mail, welcomes, found.name, someone().name)
    elif not welcomes and len(taken.joined) == 1:
        flash(f"{taken.joined[0].name} has an account and is in {found.name} now.")
        return redirect(url_for("cohorts.cohort", cohort_id=found.id))
    return render_template(
        "cohorts/taken.html", cohort=found, taken=taken, links=links, sheet=sheet(links), mails=mail is not None,
        mailed=len(welcomes) - len(links),
    )  # fmt: skip


def _uploaded() -> Sheet:
    file = request.files.get("list")
    if file is None or not file.filename:
        raise CommandRefused(NO_FILE)
    return read(file.stream.read(LARGEST + 1))


def _confirmed(found: Cohort) -> Sequence[Entry]:
    return unseal(_secret(), (found.id, someone().id), live().cohorts.wall(), request.form["sealed"])


def _named() -> Sequence[Entry]:
    name, email, role = (request.form.get(field, "") for field in ("name", "email", "role"))
    return [Entry(1, name, email, role)]


def _admin() -> bool:
    return someone().role == "admin"


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
