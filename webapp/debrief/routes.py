"""The debrief's addresses: page, print and PDF, for the owner and for who holds a link; links; another try."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from simulator.eventlog import log_digest
from simulator.state import ShiftState
from webapp.auth import discussed_shift, readable_shift, shared_shift, visible_shift
from webapp.current import live
from webapp.debrief.again import offered
from webapp.debrief.page import page
from webapp.debrief.pdf import pdf
from webapp.debrief.tries import Try, family, tries
from webapp.debrief.words import cause, date, day
from webapp.feedback.routes import section
from webapp.feedback.section import Section
from webapp.people import Person
from webapp.sessions import candidate_here, owner, person
from webapp.store import Shift

bp = Blueprint("debrief", __name__, template_folder="templates")
bp.add_app_template_filter(cause)
bp.add_app_template_filter(day)
Shown = Callable[[Shift, ShiftState], ResponseReturnValue]
ShownOf = Callable[[Shift, ShiftState, Person], ResponseReturnValue]
MADE = "shared"
"""Where the session keeps a link that was just made, until it has been shown once."""


@bp.get("/shifts/<shift_id>/debrief")
def debrief(shift_id: str) -> ResponseReturnValue:
    """Show what a finished shift was worth; one that still runs goes on at the desk."""
    return _for_reader(shift_id, partial(_owners_page, whole=False), partial(_trainers_page, whole=False))


@bp.get("/shifts/<shift_id>/debrief/whole")
def whole(shift_id: str) -> ResponseReturnValue:
    """Show the same with every case open, to read on paper."""
    return _for_reader(shift_id, partial(_owners_page, whole=True), partial(_trainers_page, whole=True))


@bp.get("/shifts/<shift_id>/debrief.pdf")
def download(shift_id: str) -> ResponseReturnValue:
    """Give the same as a file to keep."""
    return _for_reader(shift_id, partial(_file, mine=True), lambda shift, state, _: _file(shift, state, mine=False))


@bp.get("/shared/<token>")
def shared(token: str) -> ResponseReturnValue:
    """Show a debrief to who holds a link to it: nothing on it can be done, and no search engine may keep it."""
    return _for_holder(token, partial(_holders_page, token, whole=False))


@bp.get("/shared/<token>/whole")
def shared_whole(token: str) -> ResponseReturnValue:
    """Show the same with every case open."""
    return _for_holder(token, partial(_holders_page, token, whole=True))


@bp.get("/shared/<token>/debrief.pdf")
def shared_download(token: str) -> ResponseReturnValue:
    """Give the same as a file to keep."""
    return _for_holder(token, partial(_file, mine=False))


@bp.post("/shifts/<shift_id>/branches")
def branch(shift_id: str) -> ResponseReturnValue:
    """Begin another try of a shift, from its start or from before a message, and go to its desk."""
    shift = _practice(shift_id)
    try:
        seq = int(request.form.get("seq", "0"))
    except ValueError:
        abort(400)
    if seq not in offered(live().state(shift.id)):
        abort(400)
    made = live().branch(shift.id, seq, owner())
    return redirect(url_for("desk.desk", shift_id=made, case=_case_meant()))


@bp.post("/shifts/<shift_id>/shares")
def share(shift_id: str) -> ResponseReturnValue:
    """Make a link to a debrief; its page shows it once."""
    shift = _practice(shift_id)
    session[MADE] = {shift.id: live().shares.make(shift.id)}
    return redirect(url_for(".debrief", shift_id=shift.id, case=_case_meant(), _anchor="share"))


@bp.post("/shifts/<shift_id>/shares/withdraw")
def withdraw(shift_id: str) -> ResponseReturnValue:
    """Take a link back."""
    shift = _practice(shift_id)
    live().shares.withdraw(shift.id, request.form.get("share", ""))
    return redirect(url_for(".debrief", shift_id=shift.id, case=_case_meant(), _anchor="share"))


def _case_meant() -> str | None:
    return request.form.get("case") or None


def _practice(shift_id: str) -> Shift:
    """Give a shift of this browser that is practice and over; nothing else can be tried again or shown around."""
    shift = visible_shift(shift_id)
    if shift.mode != "practice" or live().state(shift_id).ended is None:
        abort(404)
    return shift


def _for_reader(shift_id: str, owners: Shown, trainers: ShownOf) -> ResponseReturnValue:
    """Answer the owner of a shift, or a trainer of theirs, who may read what is practice and over."""
    shift, who = readable_shift(shift_id)
    return _for_owner(shift, owners) if who is None else trainers(shift, live().state(shift.id), who)


def _for_owner(shift: Shift, shown: Shown) -> ResponseReturnValue:
    """Answer the owner of a shift: with its debrief if it is practice and over, and with nothing of it otherwise."""
    state, _ = live().advance(shift.id)
    if state.ended is None:
        flash("This shift is still running. Finish it, and its debrief is here.")
        return redirect(url_for("desk.desk", shift_id=shift.id))
    if shift.mode != "practice":
        return render_template("debrief/handed_in.html", shift=shift, candidate=candidate_here())
    return shown(shift, state)


def _owners_page(shift: Shift, state: ShiftState, *, whole: bool) -> ResponseReturnValue:
    made = session.get(MADE, {})
    token = made.get(shift.id) if not whole else None
    if token:
        session.pop(MADE)
    return render_template(
        "debrief/page.html", **_filled(shift, state, whole=whole), mine=True,
        link=partial(url_for, ".debrief", shift_id=shift.id), paper=url_for(".whole", shift_id=shift.id),
        file=url_for(".download", shift_id=shift.id),
        shares=live().shares.of(shift.id), made=url_for(".shared", token=token, _external=True) if token else "",
        feedback=_feedback(shift, whole=whole),
    )  # fmt: skip


def _trainers_page(shift: Shift, state: ShiftState, who: Person, *, whole: bool) -> ResponseReturnValue:
    return render_template(
        "debrief/page.html", **_filled(shift, state, whole=whole), mine=False, whose=who.name,
        link=partial(url_for, ".debrief", shift_id=shift.id), paper=url_for(".whole", shift_id=shift.id),
        file=url_for(".download", shift_id=shift.id), feedback=_feedback(shift, whole=whole),
    )  # fmt: skip


def _feedback(shift: Shift, *, whole: bool) -> Section | None:
    """Give what people said of a shift; nothing on paper, and nothing to who has no account."""
    return None if whole or person() is None else section(discussed_shift(shift.id))


def _for_holder(token: str, shown: Shown) -> ResponseReturnValue:
    shift = shared_shift(token)
    answer = make_response(shown(shift, live().state(shift.id)))
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _holders_page(token: str, shift: Shift, state: ShiftState, *, whole: bool) -> ResponseReturnValue:
    return render_template(
        "debrief/page.html", **_filled(shift, state, whole=whole), mine=False,
        link=partial(url_for, ".shared", token=token), paper=url_for(".shared_whole", token=token),
        file=url_for(".shared_download", token=token),
    )  # fmt: skip


def _file(shift: Shift, state: ShiftState, *, mine: bool) -> Response:
    filled = _filled(shift, state, whole=True)
    digest = log_digest(live().events(shift.id))
    made = pdf(filled["page"], shift, filled["this"], edited=filled["edited"], mine=mine, digest=digest)
    name = f"{shift.scenario}-{date(shift.created_at)}.pdf"
    answer = send_file(BytesIO(made), "application/pdf", as_attachment=True, download_name=name)
    answer.cache_control.no_store = True
    return answer


def _filled(shift: Shift, state: ShiftState, *, whole: bool) -> dict[str, Any]:
    scenario = live().pack.played(state.started)
    edited = live().pack.digest(shift.scenario) != shift.digest
    fit = not edited and shift.erased_at is None
    shown = page(
        scenario, state, live().grade(shift.id), request.args.get("case"),
        events=live().events(shift.id) if fit else (), whole=whole,
    )  # fmt: skip
    all_tries = _tries(shift)
    this = next(one for one in all_tries if one.shift.id == shift.id)
    return {"page": shown, "shift": shift, "edited": edited, "tries": all_tries, "this": this}


def _tries(shift: Shift) -> tuple[Try, ...]:
    ordered = family(shift, live().shifts.beside(shift))
    return tries(ordered, {one.id: grade for one in ordered if (grade := live().grades.find(one.id))})
