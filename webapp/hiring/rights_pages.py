"""What candidates may ask of the assessment: a copy of their data, to say who they are, and how it all works."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.attributes import asked_in
from simulator.jurisdictions import jurisdictions
from simulator.scorecards import scorecard
from webapp.auth import own_assessment
from webapp.current import live
from webapp.hiring.candidates import Candidate
from webapp.hiring.personal import personal
from webapp.hiring.record_pages import as_file, bp
from webapp.hiring.rounds import Round
from webapp.hiring.seen import card_of
from webapp.hiring.transparency import shown

# The candidate's own page links to the questions only where some are asked.
bp.app_context_processor(lambda: {"asked_in": asked_in})


@bp.get("/assessment/data")
def own_data() -> Response:
    """Give candidates a copy of all that is kept of them."""
    at, who = own_assessment()
    live().audit.note(f"candidate:{who.id}", "own copy of the data made", who.id)
    return as_file(personal(live(), at, who, "candidate"), "my-data.json")


@bp.get("/assessment/about-you")
def about_you() -> str:
    """Ask candidates who have handed in who they are, if they like to say."""
    return _about_you(*_handed_in())


@bp.post("/assessment/about-you")
def describe() -> ResponseReturnValue:
    """Keep what candidates say of themselves; what they would rather not say is not kept."""
    at, who = _handed_in()
    questions = asked_in(at.jurisdiction)
    said = {one.id: request.form.get(one.id, "") for one in questions}
    if any(said[one.id] and said[one.id] not in one.choices for one in questions):
        abort(400)
    live().candidates.describe(who.id, said)
    flash("Thank you. It is kept apart from your work, and you can change or delete it here.")
    return redirect(url_for("records.about_you"))


@bp.get("/transparency")
def transparency() -> str:
    """Show anybody how assessments are marked, what is not looked at, and who decides."""
    return render_template("hiring/transparency.html", at=None, shown=shown(scorecard("hiring")), place=None)


@bp.get("/assessment/transparency")
def own_transparency() -> str:
    """Show candidates the same for their own round, as it was frozen."""
    at, _ = own_assessment()
    return render_template(
        "hiring/transparency.html", at=at, shown=shown(card_of(at)), place=jurisdictions()[at.jurisdiction],
    )  # fmt: skip


def _handed_in() -> tuple[Round, Candidate]:
    """Give who handed in from this browser; 404 for anybody else, and where nothing is asked."""
    at, who = own_assessment()
    if who.state(live().candidates.wall()) != "handed in" or not asked_in(at.jurisdiction):
        abort(404)
    return at, who


def _about_you(at: Round, who: Candidate) -> str:
    said = live().candidates.described([who.id])[who.id]
    return render_template("hiring/about_you.html", at=at, questions=asked_in(at.jurisdiction), said=said)
