"""The page that reviewers go through once, before their first reading."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.calibration.sheet import ANCHORED
from webapp.current import live
from webapp.hiring.review_pages import bp
from webapp.hiring.seen import noted
from webapp.hiring.training import module, practised
from webapp.sessions import someone


@bp.get("/reviews/training")
def training() -> str:
    """Show what to know before reading, and three replies to mark; with the model marks once one has."""
    return _page()


@bp.post("/reviews/training")
def train() -> ResponseReturnValue:
    """Keep that one has gone through it, and how one marked the practice."""
    try:
        live().trainings.finish(someone().id, practised(request.form))
    except CommandRefused as refusal:
        return _page(str(refusal)), 422
    noted("reviewer training finished", someone().id)
    flash("You are done. Look at the model marks beside yours below.")
    return redirect(url_for("reviews.training", _anchor="h-practice"))


def _page(problem: str = "") -> str:
    done = None if problem else live().trainings.find(someone().id)
    return render_template(
        "hiring/training.html", module=module(), done=done, anchored=ANCHORED, words=dict(ANCHORED), problem=problem,
        given=request.form,
    )  # fmt: skip
