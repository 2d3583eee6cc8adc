"""Home, and the page before a shift."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.scenario import Scenario
from webapp.auth import owner
from webapp.current import live
from webapp.store import Shift

bp = Blueprint("training", __name__)
SPEEDS = (1.0, 2.0, 4.0)


@dataclass(frozen=True)
class Taken:
    """One of this browser's shifts, as the home page lists it."""

    shift: Shift
    scenario: Scenario
    ended: bool


@bp.get("/")
def home() -> str:
    """Show the scenarios and this browser's own shifts."""
    shifts = live()
    known = {scenario.id: scenario for scenario in shifts.pack.scenarios}
    rows = shifts.shifts.owned_by(owner())
    taken = [
        Taken(row, known[row.scenario], shifts.state(row.id).ended is not None) for row in rows if row.scenario in known
    ]
    ordered = sorted(shifts.pack.scenarios, key=lambda scenario: (scenario.level, scenario.title))
    return render_template("home.html", scenarios=ordered, taken=taken)


@bp.get("/scenarios/<scenario_id>")
def before(scenario_id: str) -> str:
    """Show the hand-over note and how a shift works."""
    return render_template("before.html", scenario=_scenario(scenario_id), speeds=SPEEDS)


@bp.post("/scenarios/<scenario_id>/shifts")
def begin(scenario_id: str) -> ResponseReturnValue:
    """Begin a shift and go to the desk."""
    scenario = _scenario(scenario_id)
    try:
        seed, speed = int(request.form.get("seed", "1")), float(request.form.get("speed", "1"))
    except ValueError:
        abort(400)
    shift_id = live().start(scenario.id, seed=seed, speed=speed, owner=owner())
    return redirect(url_for("desk.desk", shift_id=shift_id))


def _scenario(scenario_id: str) -> Scenario:
    try:
        return live().pack.scenario(scenario_id)
    except CommandRefused:
        abort(404)
