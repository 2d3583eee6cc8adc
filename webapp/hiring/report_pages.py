"""The pages of who decides: a candidate's report, the decision, giving the report out, contests; and all of a round."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.jurisdictions import jurisdictions
from simulator.reliability import guidance
from webapp.auth import reads_still, visible_candidate, visible_round
from webapp.current import live
from webapp.hiring.candidates import NO_MORE
from webapp.hiring.comparison import agreement
from webapp.hiring.cuts import METHODS, cut_of
from webapp.hiring.decisions import OUTCOMES
from webapp.hiring.overrides import LEAST as LEAST_SETTLED
from webapp.hiring.overrides import departures
from webapp.hiring.progress import differences, frozen_form, signed_map
from webapp.hiring.report import Assessed, Report, report
from webapp.hiring.reviews import both_in
from webapp.hiring.rounds import Round
from webapp.hiring.scores import LEAST_CASES, LEAST_REPLIES
from webapp.hiring.seen import assessed, card_of, finished, noted, seen
from webapp.hiring.standings import borderline, standings
from webapp.sessions import someone

bp = Blueprint("reports", __name__)
NOT_YET = "there is nothing to decide before they have handed in"
UNREAD = "give it out once both readings are in, or once you have decided"


@bp.get("/candidates/<candidate_id>", endpoint="report")
def report_page(candidate_id: str) -> str:
    """Show who reads a work, what it came to once it is read, what was decided, and what the candidate says."""
    return _page(candidate_id)


@bp.post("/candidates/<candidate_id>/decisions")
def decide(candidate_id: str) -> ResponseReturnValue:
    """Keep a decision about one candidate, with the reason."""
    _, who = visible_candidate(candidate_id)
    given = request.form
    try:
        if who.ended_at is None or who.erased_at is not None:
            raise CommandRefused(NOT_YET if who.erased_at is None else NO_MORE)
        early = given.get("early") == "yes"
        outcome = given.get("outcome", "")
        live().decisions.decide(who.id, someone().id, outcome, given.get("reason", ""), early=early)
    except CommandRefused as refusal:
        return _page(who.id, undecided=str(refusal)), 422
    noted("decided", who.id, outcome)
    flash("Your decision is kept, with your name and the reason.")
    return redirect(url_for("reports.report", candidate_id=who.id))


@bp.post("/candidates/<candidate_id>/release")
def release(candidate_id: str) -> ResponseReturnValue:
    """Let a candidate read their own report."""
    _, who = visible_candidate(candidate_id)
    if who.ended_at is None or not (both_in(live().reviews.of(who.id)) or live().decisions.of(who.id)):
        flash(f"Nothing was given out: {UNREAD}.")
        return redirect(url_for("reports.report", candidate_id=who.id))
    if who.released_at is None:
        live().candidates.release(who.id)
        noted("report released", who.id)
    flash("They can read their report now, with the link of their invitation.")
    return redirect(url_for("reports.report", candidate_id=who.id))


@bp.post("/candidates/<candidate_id>/contests/<row:contest_id>")
def answer(candidate_id: str, contest_id: int) -> ResponseReturnValue:
    """Answer what a candidate does not agree with."""
    _, who = visible_candidate(candidate_id)
    try:
        if who.erased_at is not None:
            raise CommandRefused(NO_MORE)
        live().contests.answer(who.id, contest_id, someone().id, request.form.get("answer", ""))
    except CommandRefused as refusal:
        return _page(who.id, unanswered=str(refusal)), 422
    noted("contest answered", who.id)
    flash("Your answer stands in their report now.")
    return redirect(url_for("reports.report", candidate_id=who.id))


@bp.get("/rounds/<round_id>/results")
def results(round_id: str) -> str:
    """Show a round's candidates beside each other, by name."""
    return _results(visible_round(round_id))


@bp.post("/rounds/<round_id>/cut")
def set_cut(round_id: str) -> ResponseReturnValue:
    """Keep a cut score that was found by a documented method, or take it away."""
    at = visible_round(round_id)
    try:
        cut = None if request.form.get("remove") == "yes" else cut_of(request.form)
    except CommandRefused as refusal:
        return _results(at, str(refusal)), 422
    live().rounds.set_cut(at.id, cut)
    noted("cut score set" if cut else "cut score removed", at.id, f"{cut['value']:g} by {cut['method']}" if cut else "")
    flash("The cut score is kept with its record. It decides nothing by itself." if cut else "There is no cut score.")
    return redirect(url_for("reports.results", round_id=at.id))


def cut_value(at: Round) -> float | None:
    """Give a round's cut score; None where there is none, or none that is a number."""
    value = (at.cut_score or {}).get("value")
    return float(value) if isinstance(value, int | float) else None


def _page(candidate_id: str, *, undecided: str = "", unanswered: str = "") -> str:
    at, who = visible_candidate(candidate_id)
    state = who.state(live().candidates.wall())
    reviews, cut = live().reviews.of(who.id), cut_value(at)
    still, both = reads_still(who.id), both_in(reviews)
    early = request.args.get("early") == "yes" and any(one.given for one in reviews)
    found: Report | None = None
    if state == "handed in" and not still and (both or early):
        found = report(assessed(at, who), seen(at).values(), card_of(at))
        noted("report seen", who.id, "" if both else "before both readings were in")
    overall = found.assessed.human.overall if found and not found.assessed.missing else None
    return render_template(
        "hiring/report.html", at=at, who=who, state=state, reviews=reviews, still=still, both=both, report=found,
        form=frozen_form(at) if at.frozen else None, signed=signed_map(at), told=differences(at),
        decisions=live().decisions.of(who.id), outcomes=OUTCOMES,
        contests=live().contests.of(who.id), cut=at.cut_score, undecided=undecided, unanswered=unanswered,
        near=found is not None and borderline(overall, found.doubt.error, cut), given=request.form,
        place=jurisdictions()[at.jurisdiction], least=(LEAST_REPLIES, LEAST_CASES),
    )  # fmt: skip


def _results(at: Round, problem: str = "") -> str:
    people = finished(at)
    shown = seen(at)
    found = standings(people, shown, live().decisions.of_all(one.id for one in people), cut_value(at))
    noted("results seen", at.id)
    return render_template(
        "hiring/results.html", at=at, found=found, cut=at.cut_score, methods=METHODS, problem=problem,
        given=request.form, agreement=agreement(one.read for one in shown.values()), hidden=len(people) - len(shown),
        use=guidance(found.reliable.alpha), grouped=request.args.get("by") == "groups",
        overrides=_overrides([one for one in shown.values() if one.both]),
        least_settled=LEAST_SETTLED, departures=departures(one for one in shown.values() if one.both),
    )  # fmt: skip


def _overrides(read: Sequence[Assessed]) -> str:
    """Say how often people settled something otherwise than it was read."""
    settled = sum(bool(one.rulings) for one in read)
    return f"In {settled} of {len(read)} works that were read somebody settled a mark." if read else ""
