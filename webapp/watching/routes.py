"""The addresses of a shift that is watched while it runs: the page, its updates, and a word to the agent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import Watched, visible_shift, watched_shift
from webapp.current import live
from webapp.desk import queue, story
from webapp.sessions import someone

bp = Blueprint("watching", __name__, url_prefix="/shifts")
AGAIN_MS = 4000
PARTS = ("state", "queue", "story", "nudges")
"""The parts of the page that change while the shift runs; each has a template of this name."""


@bp.get("/<shift_id>/watch")
def watch(shift_id: str) -> ResponseReturnValue:
    """Show a running shift as it is stored; one that has ended goes on to its debrief."""
    at = watched_shift(shift_id)
    if at.shift.ended_at is not None:
        return redirect(url_for("debrief.debrief", shift_id=shift_id))
    return _page(at)


@bp.get("/<shift_id>/watch/updates")
def updates(shift_id: str) -> ResponseReturnValue:
    """Give the page's parts as they are now, and when to ask again."""
    at = watched_shift(shift_id)
    if at.shift.ended_at is not None:
        return jsonify(debrief=url_for("debrief.debrief", shift_id=shift_id))
    shown = _shown(at)
    parts = {part: render_template(f"watching/{part}.html", **shown) for part in PARTS}
    return jsonify(parts=parts, next_ms=AGAIN_MS)


@bp.post("/<shift_id>/nudges")
def nudge(shift_id: str) -> ResponseReturnValue:
    """Say something to the agent of a running shift, which nobody else sees until the shift is over."""
    at = watched_shift(shift_id)
    case, text = _case_meant(at, request.form), request.form.get("text", "")
    if at.shift.ended_at is not None:
        flash("The shift is over, so your words did not reach the desk. Write a comment instead.")
        return redirect(url_for("debrief.debrief", shift_id=shift_id, _anchor="feedback"))
    try:
        about = case if request.form.get("about") == "case" else ""
        live().nudges.give(shift_id, someone().id, text, live().now(shift_id), about)
    except CommandRefused as refusal:
        return _page(at, str(refusal), text), 422
    flash(f"It appears on {at.agent.name}’s desk within seconds.")
    return redirect(url_for("watching.watch", shift_id=shift_id, case=case or None))


@bp.post("/<shift_id>/nudges/<nudge_id>/away")
def put_away(shift_id: str, nudge_id: str) -> ResponseReturnValue:
    """Note that the agent has read a nudge; one that is not there is no matter."""
    shift = visible_shift(shift_id)
    if "\0" not in nudge_id:
        live().nudges.put_away(shift.id, nudge_id)
    return jsonify(done=True)


def _page(at: Watched, problem: str = "", typed: str = "") -> str:
    return render_template("watching/watch.html", **_shown(at), problem=problem, typed=typed, next_ms=AGAIN_MS)


def _case_meant(at: Watched, given: Any) -> str:
    """Give the case that is looked at: the one asked for if there is one, or else the one the agent has open."""
    state = live().state(at.shift.id)
    asked = given.get("case", "")
    return asked if asked in state.cases else ""


def _shown(at: Watched) -> dict[str, Any]:
    """Give what the templates are filled with. It is all read from what is stored: nothing falls due by looking."""
    state, now = live().state(at.shift.id), live().now(at.shift.id)
    scenario = live().pack.played(state.started)
    rows = queue.rows(scenario, state, now)
    open_case = _opened_last(state)
    chosen = _case_meant(at, request.values) or open_case or next((row.id for row in rows), "")
    told = story.story(scenario, scenario.case(chosen), state, now) if chosen else None
    return {
        "at": at, "shift": at.shift, "scenario": scenario, "state": state, "now": now, "rows": rows,
        "case": scenario.case(chosen) if chosen else None, "went": state.cases[chosen] if chosen else None,
        "open_case": open_case, "story": _for_reading(told) if told else None,
        "person": scenario.person(scenario.case(chosen).person) if chosen else None,
        "left": max(0.0, scenario.minutes * 60.0 - now), "nudges": live().nudges.of(at.shift.id)[::-1],
    }  # fmt: skip


def _opened_last(state: Any) -> str:
    """Give the case that the agent did something with last; empty before the first."""
    acted = {name: max((act.event for act in went.acts), default=0) for name, went in state.cases.items()}
    acted |= {name: max([acted[name], *(one.event for one in went.replies)]) for name, went in state.cases.items()}
    newest = max(acted, key=lambda name: acted[name], default="")
    return newest if newest and acted[newest] else ""


def _for_reading(told: story.Story) -> story.Story:
    """Give a story with nothing in it that can be done."""
    return replace(told, public=_inert(told.public), private=_inert(told.private))


def _inert(lines: list[story.Line]) -> list[story.Line]:
    return [replace(line, can_hide=False, can_withdraw=False) for line in lines]
