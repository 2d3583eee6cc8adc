"""The candidate's way through an assessment: the link, the notice, adjustments, the warm-up, the parts, handing in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.jurisdictions import jurisdictions
from simulator.scorecards import scorecard
from webapp.auth import own_assessment, visible_shift
from webapp.current import live
from webapp.hiring.candidates import Accommodation, Candidate
from webapp.hiring.progress import begin, frozen_form, progress
from webapp.hiring.rounds import Round
from webapp.hiring.signals import fingerprint, told
from webapp.limits import limiter
from webapp.sessions import CANDIDATE, candidate_here
from webapp.training.warmup import SCENARIO

bp = Blueprint("assessment", __name__)
ADDRESS = "from"
"""Where the session keeps a fingerprint of the network address that an assessment was last taken from."""
TRIES = "60 per minute"
PACES: tuple[tuple[str, str], ...] = (
    ("usual", "The usual time"),
    ("1.25", "A quarter more time"),
    ("1.5", "Half as much time again"),
    ("2", "Twice the time"),
    ("untimed", "No clock: time passes only when you say so"),
)


@bp.get("/invitations/<token>")
@limiter.limit(TRIES)
def invitation(token: str) -> ResponseReturnValue:
    """Show what a link leads to, and spend nothing by showing it."""
    who = live().candidates.by_token(token)
    at = live().rounds.find(who.round_id) if who else None
    if who is None or at is None:
        return render_template("hiring/no_invitation.html"), 404
    state = who.state(live().candidates.wall())
    if state in ("invited", "under way"):
        here = candidate_here()
        if here is not None and here.id == who.id:
            return redirect(url_for("assessment.stand"))
        return render_template("hiring/invitation.html", at=at, who=who, token=token, elsewhere=bool(who.browser_hash))
    if state == "handed in":
        return render_template("hiring/invitation.html", at=at, who=who, token=token, elsewhere=False, over=True)
    return render_template("hiring/closed_invitation.html", at=at, state=state), 410


@bp.post("/invitations/<token>")
@limiter.limit(TRIES)
def take_up(token: str) -> ResponseReturnValue:
    """Go on with an assessment in this browser; any other stops there."""
    who = live().candidates.by_token(token)
    if who is None or who.state(live().candidates.wall()) not in ("invited", "under way", "handed in"):
        return redirect(url_for("assessment.invitation", token=token))
    if who.browser_hash is not None and who.begun_at is not None and who.ended_at is None:
        live().signals.note(who.id, "browser")
    session[CANDIDATE] = live().candidates.take_up(who.id)
    _noted(who, "link followed")
    session.permanent = True
    session.pop(ADDRESS, None)
    return redirect(url_for("assessment.stand"))


@bp.get("/assessment")
def stand() -> ResponseReturnValue:
    """Show how far one is: the notice, the desk to try, the next part, or that all is handed in."""
    at, who = own_assessment()
    return _page(at, who)


@bp.post("/assessment/consent")
def consent() -> ResponseReturnValue:
    """Keep that one has read the notice, and how one takes the assessment."""
    at, who = own_assessment()
    if not _may_go_on(who):
        return redirect(url_for("assessment.stand"))
    if request.form.get("agree") != "yes":
        return _page(at, who, "Tick that you have read this and agree; without it nothing is begun."), 422
    try:
        chosen = Accommodation(request.form.get("pace", "usual"), request.form.get("calm") == "yes")
        live().candidates.accommodate(who.id, chosen)
    except CommandRefused as refusal:
        return _page(at, who, str(refusal)), 422
    live().candidates.consent(who.id)
    _noted(who, "notice agreed to")
    return redirect(url_for("assessment.stand"))


@bp.post("/assessment/adjustments")
def adjust() -> ResponseReturnValue:
    """Choose anew how one takes the assessment, as long as no part has begun."""
    at, who = own_assessment()
    try:
        chosen = Accommodation(request.form.get("pace", "usual"), request.form.get("calm") == "yes")
        live().candidates.accommodate(who.id, chosen)
    except CommandRefused as refusal:
        return _page(at, who, str(refusal)), 422
    flash("That is how you take it now.")
    return redirect(url_for("assessment.stand"))


@bp.post("/assessment/warm-up")
def warm_up() -> ResponseReturnValue:
    """Try the desk with a small shift that counts for nothing."""
    _, who = own_assessment()
    if who.consented_at is None or not _may_go_on(who):
        return redirect(url_for("assessment.stand"))
    speed = live().candidates.accommodation(who.id).speed
    shift_id = live().start(SCENARIO, mode="assessment", speed=speed, scorecard="hiring", owner=who.owner)
    return redirect(url_for("desk.desk", shift_id=shift_id))


@bp.post("/assessment/parts/<int:number>")
def take(number: int) -> ResponseReturnValue:
    """Begin a part, or go on with it."""
    at, who = own_assessment()
    if who.consented_at is None or not _may_go_on(who):
        return redirect(url_for("assessment.stand"))
    try:
        shift_id = begin(live(), at, who, number)
    except CommandRefused as refusal:
        return _page(at, who, str(refusal)), 409
    _noted(who, "part begun or gone on with", str(number + 1))
    return redirect(url_for("desk.desk", shift_id=shift_id))


@bp.post("/assessment/withdraw")
def withdraw() -> ResponseReturnValue:
    """Take part no longer."""
    at, who = own_assessment()
    if request.form.get("sure") != "yes":
        return _page(at, who, "Tick that you are sure. Nothing is changed."), 422
    live().candidates.withdraw(who.id)
    _noted(who, "withdrew")
    return redirect(url_for("assessment.stand"))


@bp.post("/shifts/<shift_id>/signals")
def signal(shift_id: str) -> ResponseReturnValue:
    """Keep what the page tells for the integrity log; it answers nothing."""
    shift, who = visible_shift(shift_id), candidate_here()
    body: Any = request.get_json(silent=True)
    if who is not None and shift.mode == "assessment" and shift.id in live().candidates.sittings(who.id).values():
        live().signals.note(who.id, *told(body), shift_id=shift.id)
    return jsonify()


def noted_address(who: Candidate) -> None:
    """Note it if an assessment goes on from another network address than before."""
    now = fingerprint(request.remote_addr or "", str(current_app.config["SECRET_KEY"]))
    before = session.get(ADDRESS)
    if before != now:
        session[ADDRESS] = now
    if before is not None and before != now and who.begun_at is not None and who.ended_at is None:
        live().signals.note(who.id, "address")


def _noted(who: Candidate, action: str, detail: str = "") -> None:
    live().audit.note(f"candidate:{who.id}", action, who.id, detail)


def _may_go_on(who: Candidate) -> bool:
    return who.state(live().candidates.wall()) in ("invited", "under way")


def _page(at: Round, who: Candidate, problem: str = "") -> str:
    noted_address(who)
    state = who.state(live().candidates.wall())
    stands = progress(live(), at, who) if state in ("invited", "under way", "handed in") else None
    if stands is not None and stands.next is None:
        state = "handed in"
    form = frozen_form(at)
    return render_template(
        "hiring/assessment.html", at=at, who=who, state=state, stands=stands, form=form, problem=problem,
        place=jurisdictions()[at.jurisdiction], card=scorecard(form.scorecard), paces=PACES,
        chosen=live().candidates.accommodation(who.id), words=dict(PACES),
    )  # fmt: skip
