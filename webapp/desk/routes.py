"""The desk's addresses: the page, its updates, commands, and the end of a shift."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.rehearsal import Rehearsal
from simulator.state import ShiftState
from webapp.auth import visible_shift
from webapp.current import live
from webapp.desk import coach as coaching
from webapp.desk import feed, saved, spelling
from webapp.desk.page import Page
from webapp.hiring.silence import heard
from webapp.sessions import candidate_here
from webapp.store import Shift

bp = Blueprint("desk", __name__, url_prefix="/shifts")
SOONEST_MS, LATEST_MS = 400, 15_000
HEARTBEAT_MS = 3000
"""When an assessment's page asks again, whatever is going to happen, so that the timing tells nothing."""
THROTTLE = coaching.Throttle(time.monotonic)
BROKEN = "A command is missing. Reload the page and try again; your text is kept."


@bp.get("/<shift_id>")
def desk(shift_id: str) -> ResponseReturnValue:
    """Show the desk; a shift that is over goes on to its debrief."""
    shift, state = _brought_up(shift_id)
    if state.ended is not None:
        return redirect(url_for("debrief.debrief", shift_id=shift_id))
    page = _page(shift, _looked_at(shift, state, request.args.get("case")), request.args.get("case"))
    return render_template("desk.html", **page.context(), next_ms=_next_ms(shift, page))


@bp.get("/<shift_id>/updates")
def updates(shift_id: str) -> ResponseReturnValue:
    """Give what changed behind event `after`, and when to ask again."""
    shift, state = _brought_up(shift_id)
    chosen = request.args.get("case")
    return jsonify(_answer(shift, _page(shift, _looked_at(shift, state, chosen), chosen)))


@bp.get("/<shift_id>/feed")
def public_feed(shift_id: str) -> ResponseReturnValue:
    """Show the shift as the public sees it; one that is over goes on to its debrief, as the desk does."""
    shift, state = _brought_up(shift_id)
    if state.ended is not None:
        return redirect(url_for("debrief.debrief", shift_id=shift_id))
    page = _page(shift, state, request.args.get("case"))
    return render_template("feed.html", **_public(page), next_ms=_next_ms(shift, page))


@bp.get("/<shift_id>/feed/updates")
def feed_updates(shift_id: str) -> ResponseReturnValue:
    """Give the public's page as it is now, in its parts, and when to ask again."""
    shift, state = _brought_up(shift_id)
    page = _page(shift, state, None)
    answer = {"seq": state.seq, "next_ms": _next_ms(shift, page)}
    if state.ended is not None:
        return jsonify(**answer, debrief=url_for("debrief.debrief", shift_id=shift_id))
    shown = _public(page)
    return jsonify(**answer, parts={part: render_template(f"feed/{part}.html", **shown) for part in feed.PARTS})


@bp.post("/<shift_id>/commands")
def command(shift_id: str) -> ResponseReturnValue:
    """Carry out one command and give the page's parts after it; a refusal says why and keeps the text."""
    shift, _ = _brought_up(shift_id)
    try:
        body: Any = request.get_json()
    except RecursionError:
        return jsonify(error=BROKEN), 400
    if not isinstance(body, dict) or not isinstance(body.get("command"), dict):
        return jsonify(error=BROKEN), 400
    chosen = body.get("case")
    state, _ = live().act(shift_id, _timed(shift_id, body["command"]))
    return jsonify(_answer(shift, _page(shift, state, chosen if isinstance(chosen, str) else None)))


@bp.post("/<shift_id>/coach")
def coach(shift_id: str) -> ResponseReturnValue:
    """Say what a draft would show if it were sent; nothing is kept of it. There is no such page without a coach."""
    shift = visible_shift(shift_id)
    scenario = live().pack.played(live().state(shift_id).started)
    if not coaching.coached(shift, scenario):
        abort(404)

    def told(rehearsed: Rehearsal | None) -> dict[str, str]:
        said = coaching.advice(scenario, rehearsed)
        markup = render_template("desk/coach.html", advice=said)
        return {"markup": markup, "warning": said.warning, **_slips_of(rehearsed)}

    return _of_a_draft(shift_id, told)


@bp.post("/<shift_id>/spelling")
def slips(shift_id: str) -> ResponseReturnValue:
    """Give the slips of a draft: the draft with marks, and a list. There is no such page but in practice."""
    if visible_shift(shift_id).mode != "practice":
        abort(404)
    return _of_a_draft(shift_id, _slips_of)


@bp.get("/<shift_id>/saved")
def saved_replies(shift_id: str) -> ResponseReturnValue:
    """Give the brand's saved replies as they go into a draft of a case."""
    visible_shift(shift_id)
    state = live().state(shift_id)
    scenario = live().pack.played(state.started)
    name = request.args.get("case", "")
    if name not in state.cases:
        abort(404)
    replies = saved.saved(scenario, scenario.case(name), request.args.get("channel", "public"))
    return jsonify(markup=render_template("desk/saved.html", replies=replies))


@bp.post("/<shift_id>/finish")
def finish(shift_id: str) -> ResponseReturnValue:
    """End the shift and go to its debrief; one that has ended goes there at once."""
    _, state = _brought_up(shift_id)
    if state.ended is None:
        try:
            live().act(shift_id, {"kind": "finish"})
        except CommandRefused:
            if live().state(shift_id).ended is None:
                raise
    return redirect(url_for("debrief.debrief", shift_id=shift_id))


def _brought_up(shift_id: str) -> tuple[Shift, ShiftState]:
    """Give a shift of this browser with all that fell due played.

    CommandRefused if it still runs and its scenario is not the one it began with: nothing of it fits any more.
    """
    shift = visible_shift(shift_id)
    if shift.ended_at is None and live().pack.digest(shift.scenario) != shift.digest:
        raise CommandRefused("the scenario was changed since this shift began; start a new shift of it")
    if shift.mode != "practice" and shift.ended_at is None:
        heard(live(), live().contacts, shift_id)
    return shift, live().advance(shift_id)[0]


def _page(shift: Shift, state: ShiftState, chosen: str | None) -> Page:
    now, due = live().now(shift.id), live().next_due(shift.id)
    scenario = live().pack.played(state.started)
    nudges = live().nudges.unread(shift.id) if shift.mode == "practice" else ()
    who = candidate_here() if shift.mode != "practice" else None
    calm = who is not None and live().candidates.accommodation(who.id).calm
    coached = coaching.coached(shift, scenario)
    return Page(shift, scenario, state, now, chosen, due, coached, nudges, calm, who is not None)


def _of_a_draft(shift_id: str, tell: Callable[[Rehearsal | None], dict[str, str]]) -> ResponseReturnValue:
    """Give what there is to say of the draft in this request, which may be too short or long to say anything of.

    `later` where the shift was answered just before: no error, as two tabs may well ask at once.
    """
    body: Any = request.get_json()
    if not isinstance(body, dict) or not isinstance(body.get("command"), dict):
        abort(400)
    draft = coaching.drafted(body["command"])
    if not THROTTLE.lets(shift_id):
        return jsonify(later=True)
    return jsonify(tell(live().rehearse(shift_id, draft) if draft else None))


def _slips_of(rehearsed: Rehearsal | None) -> dict[str, str]:
    text, found = (rehearsed.message.text, spelling.slips(rehearsed.message)) if rehearsed else ("", ())
    return {
        "mirror": render_template("desk/mirror.html", pieces=spelling.pieces(text, found)),
        "slips": render_template("desk/spelling.html", slips=found),
    }


def _public(page: Page) -> dict[str, Any]:
    """Give what the public's page is filled with; the open case is for the way back alone."""
    return {
        "shift": page.shift,
        "scenario": page.scenario,
        "state": page.state,
        "now": page.now,
        "case": page.chosen if page.chosen in page.state.cases else None,
        "feed": feed.feed(page.scenario, page.state, page.now),
    }


def _looked_at(shift: Shift, state: ShiftState, chosen: str | None) -> ShiftState:
    """Give the state after noting that a case was opened, which is noted once for each case."""
    if state.ended is not None or chosen is None or chosen not in state.cases:
        return state
    if state.cases[chosen].did("view:case"):
        return state
    try:
        return live().act(shift.id, {"kind": "view", "case": chosen, "what": "case"})[0]
    except CommandRefused:
        return live().state(shift.id)


def _timed(shift_id: str, command: dict[str, Any]) -> dict[str, Any]:
    """Give a command with a promise's minutes turned into the time it falls due."""
    if command.get("kind") != "promise" or "minutes" not in command:
        return command
    rest = {name: value for name, value in command.items() if name != "minutes"}
    try:
        minutes = float(command["minutes"])
    except (TypeError, ValueError, OverflowError):
        raise CommandRefused("a promise needs a number of minutes") from None
    return {**rest, "due": live().now(shift_id) + minutes * 60.0}


def _answer(shift: Shift, page: Page) -> dict[str, Any]:
    answer: dict[str, Any] = {"seq": page.state.seq, "next_ms": _next_ms(shift, page), "case": page.open_case}
    if page.state.ended is not None:
        return {**answer, "debrief": url_for("debrief.debrief", shift_id=shift.id)}
    return {**answer, "parts": page.parts(), "waiting": len([row for row in page.rows if row.waiting is not None])}


def _next_ms(shift: Shift, page: Page) -> int:
    """Give when to ask again: at the next thing due, at the latest in fifteen seconds; a heartbeat in an assessment."""
    if shift.mode != "practice":
        return HEARTBEAT_MS
    if page.due is None or page.state.paused:
        return LATEST_MS
    return int(min(LATEST_MS, max(SOONEST_MS, (page.due - page.now) / page.state.speed * 1000 + 50)))
