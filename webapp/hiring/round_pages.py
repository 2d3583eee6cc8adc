"""A hiring manager's rounds: make one, invite people one by one or by a list, and see who is how far."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.forms import Form, forms
from simulator.frozen import freeze
from simulator.integrity import integrity
from simulator.jobmap import fitted
from simulator.jurisdictions import jurisdictions
from webapp.auth import visible_candidate, visible_round, visible_rounds
from webapp.cohorts.roster import LARGEST, Entry, read
from webapp.cohorts.sealed import seal, unseal
from webapp.current import live
from webapp.hiring.candidates import Candidate
from webapp.hiring.invitations import Invitation, Row, checked, send, sheet
from webapp.hiring.jobmaps import UNSIGNED
from webapp.hiring.progress import frozen_form, progress
from webapp.hiring.rounds import Round
from webapp.sessions import someone

bp = Blueprint("rounds", __name__)
DAYS = (7, 14, 30)
USUAL_DAYS = 14
NO_FILE = "choose a file first: a list of people saved as CSV"


@bp.get("/rounds")
def rounds_page() -> str:
    """Show the rounds that one made; to an admin all of them."""
    return _rounds()


@bp.post("/rounds")
def create() -> ResponseReturnValue:
    """Make a round."""
    given = request.form
    try:
        if given.get("form") not in forms():
            raise CommandRefused("choose the form that candidates take")
        made = live().rounds.create(
            given.get("title", ""), given["form"], given.get("place", ""), given.get("contact", ""), someone().id
        )
    except CommandRefused as refusal:
        return _rounds(str(refusal)), 422
    _noted("round made", made.id)
    return redirect(url_for("rounds.round", round_id=made.id))


@bp.get("/rounds/<round_id>", endpoint="round")
def round_page(round_id: str) -> str:
    """Show a round: its form, who is invited and how far they are, and how to invite more."""
    return _round(visible_round(round_id))


@bp.post("/rounds/<round_id>/form")
def change_form(round_id: str) -> ResponseReturnValue:
    """Choose another form, as long as nobody has been invited."""
    at = visible_round(round_id)
    try:
        if request.form.get("form") not in forms():
            raise CommandRefused("choose the form that candidates take")
        live().rounds.change(at.id, request.form["form"])
    except CommandRefused as refusal:
        return _round(at, settings=str(refusal)), 409
    _noted("form chosen", at.id)
    flash("Candidates take the other form.")
    return redirect(url_for("rounds.round", round_id=at.id))


@bp.post("/rounds/<round_id>/close")
def close(round_id: str) -> ResponseReturnValue:
    """Close a round: nobody begins any more."""
    at = visible_round(round_id)
    live().rounds.close(at.id)
    _noted("round closed", at.id)
    flash("The round is closed. Who has begun may finish; nobody else begins.")
    return redirect(url_for("rounds.round", round_id=at.id))


@bp.post("/rounds/<round_id>/candidates/preview")
def preview(round_id: str) -> ResponseReturnValue:
    """Show whom a list would invite; nothing is changed."""
    at = visible_round(round_id)
    try:
        file = request.files.get("list")
        if file is None or not file.filename:
            raise CommandRefused(NO_FILE)
        uploaded = read(file.stream.read(LARGEST + 1))
    except CommandRefused as refusal:
        return _round(at, listed=str(refusal)), 422
    rows = checked(uploaded.entries, _invited(at))
    takes = [row.entry for row in rows if not row.problem]
    return render_template(
        "hiring/preview.html", at=at, rows=rows, takes=takes, notes=uploaded.notes, days=DAYS, usual=USUAL_DAYS,
        sealed=seal(_secret(), (at.id, someone().id), live().rounds.wall(), takes),
    )  # fmt: skip


@bp.post("/rounds/<round_id>/candidates")
def invite(round_id: str) -> ResponseReturnValue:
    """Invite the people of a list that was shown, or somebody by name; the first freezes the form."""
    at = visible_round(round_id)
    by_list = "sealed" in request.form
    try:
        if at.closed_at is not None:
            raise CommandRefused("this round is closed, so nobody is invited any more; make another one")
        rows = checked(_confirmed(at) if by_list else _named(), _invited(at))
        if not by_list and rows[0].problem:
            raise CommandRefused(rows[0].problem)
        days = _days()
        at = _frozen(at)
        people = [(row.entry.name, row.entry.email) for row in rows if not row.problem]
        made = live().candidates.invite(at.id, people, days)
        for who, _ in made:
            _noted("invited", who.id)
    except CommandRefused as refusal:
        return _round(at, **{"listed" if by_list else "named": str(refusal)}), 422
    return _invited_page(at, made, days, [row for row in rows if row.problem])


@bp.post("/candidates/<candidate_id>/link")
def invite_again(candidate_id: str) -> ResponseReturnValue:
    """Make a new link for somebody who has not handed in; the one before opens nothing any more."""
    at, who = visible_candidate(candidate_id)
    if who.state(live().rounds.wall()) not in ("invited", "expired", "under way"):
        flash("There is nothing for this person to go on with.")
        return redirect(url_for("rounds.round", round_id=at.id))
    token = live().candidates.invite_again(who.id, USUAL_DAYS)
    _noted("new link made", who.id)
    return _invited_page(at, [(who, token)], USUAL_DAYS, [])


def form_of(at: Round) -> Form:
    """Give the form of a round: as it was frozen, or as it is now where nobody has been invited."""
    return frozen_form(at) if at.frozen else forms()[at.form_id]


def _rounds(problem: str = "") -> str:
    return render_template(
        "hiring/rounds.html", rounds=visible_rounds(), forms=forms(), places=jurisdictions(), problem=problem,
        given=request.form, titles={name: one.title for name, one in forms().items()},
    )  # fmt: skip


def _round(at: Round, *, settings: str = "", listed: str = "", named: str = "") -> str:
    """Give the page of a round, with what is wrong in one of its forms."""
    people, now = live().candidates.of_round(at.id), live().rounds.wall()
    for one in people:
        if one.state(now) == "under way":
            progress(live(), at, one)
    people, kept = live().candidates.of_round(at.id), live().job_maps.find(at)
    logs = {one.id: integrity(_log(one)) for one in people if one.begun_at is not None}
    return render_template(
        "hiring/round.html", at=at, form=form_of(at), forms=forms(), signed=kept.signed if kept else None,
        experts=len(live().experts.of(at.id)),
        people=[(one, one.state(now), logs.get(one.id)) for one in people], place=jurisdictions()[at.jurisdiction],
        settings=settings, listed=listed, named=named, given=request.form, days=DAYS, usual=USUAL_DAYS,
    )  # fmt: skip


def _log(who: Candidate) -> list[tuple[str, float]]:
    """Give what the integrity log of a candidate holds, with how long their clocks stood."""
    stopped = [live().state(shift_id).stopped for shift_id in live().candidates.sittings(who.id).values()]
    told = [(one.kind, one.amount) for one in live().signals.of(who.id)]
    return [*told, *(("stopped", seconds) for seconds in stopped if seconds)]


def _invited_page(
    at: Round, made: Sequence[tuple[Candidate, str]], days: int, left_out: Sequence[Row]
) -> ResponseReturnValue:  # fmt: skip
    people = [
        Invitation(who.name, who.email, url_for("assessment.invitation", token=token, _external=True))
        for who, token in made
    ]
    mail, links = live().mail, people
    if mail is not None:
        links = send(mail, people, at, days)
    return render_template(
        "hiring/invited.html", at=at, people=people, links=links, sheet=sheet(links), days=days, left_out=left_out,
        mailed=len(people) - len(links), mails=mail is not None,
    )  # fmt: skip


def _frozen(at: Round) -> Round:
    if at.opened_at is not None:
        return at
    form, kept = forms()[at.form_id], live().job_maps.find(at)
    if kept is None or kept.signed is None:
        raise CommandRefused(UNSIGNED)
    fitted(form, kept.signed.tasks)  # the scorecard may have been changed since
    made = freeze(form, live().pack, kept.signed)
    _noted("form frozen", at.id, made.content_hash)
    return live().rounds.freeze(at.id, json.dumps(made.dump(), sort_keys=True), made.content_hash)


def _invited(at: Round) -> set[str]:
    return {one.email for one in live().candidates.of_round(at.id) if one.email}


def _confirmed(at: Round) -> Sequence[Entry]:
    return unseal(_secret(), (at.id, someone().id), live().rounds.wall(), request.form["sealed"])


def _named() -> Sequence[Entry]:
    return [Entry(1, request.form.get("name", ""), request.form.get("email", ""))]


def _days() -> int:
    text = request.form.get("days", str(USUAL_DAYS))
    if not text.isdecimal() or int(text) not in DAYS:
        abort(400)
    return int(text)


def _noted(action: str, subject: str, detail: str = "") -> None:
    live().audit.note(f"person:{someone().id}", action, subject, detail)


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])
