"""The debrief's one page."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.auth import visible_shift
from webapp.current import live
from webapp.debrief.page import page
from webapp.debrief.words import cause

bp = Blueprint("debrief", __name__, template_folder="templates")
bp.add_app_template_filter(cause)


@bp.get("/shifts/<shift_id>/debrief")
def debrief(shift_id: str) -> ResponseReturnValue:
    """Show what a finished shift was worth; one that still runs goes on at the desk."""
    shift = visible_shift(shift_id)
    state, _ = live().advance(shift_id)
    if state.ended is None:
        flash("This shift is still running. Finish it, and its debrief is here.")
        return redirect(url_for("desk.desk", shift_id=shift_id))
    if shift.mode != "practice":
        return render_template("debrief/handed_in.html", shift=shift)
    scenario = live().pack.scenario(shift.scenario)
    shown = page(scenario, state, live().grade(shift_id), request.args.get("case"))
    edited = live().pack.digest(shift.scenario) != shift.digest
    return render_template("debrief/page.html", page=shown, shift=shift, edited=edited)
