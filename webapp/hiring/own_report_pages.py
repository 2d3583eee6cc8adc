"""The pages of a candidate's own report: reading it, and saying what one does not agree with."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.jurisdictions import jurisdictions
from webapp.auth import own_assessment
from webapp.current import live
from webapp.hiring.candidates import DAY, Candidate
from webapp.hiring.contests import DAYS
from webapp.hiring.own_report import own_report
from webapp.hiring.report import report
from webapp.hiring.report_pages import bp
from webapp.hiring.rounds import Round
from webapp.hiring.seen import assessed, card_of
from webapp.limits import limiter


@bp.get("/assessment/report")
def own() -> str:
    """Show a candidate their own report once it is given out; before that, when it will be and whom to ask."""
    return _own(*own_assessment())


@bp.post("/assessment/report/contests")
@limiter.limit("20 per hour")
def contest() -> ResponseReturnValue:
    """Keep what a candidate does not agree with."""
    at, who = own_assessment()
    if who.released_at is None or who.erased_at is not None:
        abort(404)
    text = request.form.get("text", "")
    try:
        live().contests.contest(who.id, text)
    except CommandRefused as refusal:
        return _own(at, who, str(refusal), text), 422
    live().audit.note(f"candidate:{who.id}", "contested", who.id)
    flash("Thank you. A person looks at it and answers here.")
    return redirect(url_for("reports.own"))


def _own(at: Round, who: Candidate, problem: str = "", typed: str = "") -> str:
    state = who.state(live().candidates.wall())
    if who.released_at is None or state != "handed in":
        return render_template("hiring/own_not_yet.html", at=at, who=who, state=state)
    mine = assessed(at, who)
    found = own_report(report(mine, [mine], card_of(at)))
    contests = live().contests.of(who.id)
    last = who.released_at + DAYS * DAY
    live().audit.note(f"candidate:{who.id}", "own report seen", who.id)
    return render_template(
        "hiring/own_report.html", at=at, who=who, found=found, contests=contests, last=last, problem=problem,
        typed=typed, days=DAYS, place=jurisdictions()[at.jurisdiction],
        may_contest=live().candidates.wall() <= last and not any(one.open for one in contests),
    )  # fmt: skip
