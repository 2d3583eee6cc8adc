"""The pages of paths: all of them, one with its steps, and the page before one of its shifts, which begins it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.ability import TARGET
from simulator.paths import USUAL_SEED, Exam
from simulator.scorecards import usual
from webapp.current import live
from webapp.sessions import owner
from webapp.training.history import next_form, skills, weakest
from webapp.training.own import own_practice
from webapp.training.paths import Stage, Standing, standings
from webapp.training.routes import SPEEDS, bp


@bp.get("/paths")
def paths_page() -> str:
    """Show the path of every skill, and how far this browser is on it."""
    own = own_practice()
    return render_template(
        "training/paths.html", standings=standings(live().pack.practised, own.results),
        weakest=weakest(skills(own.results)),
    )  # fmt: skip


@bp.get("/paths/<skill>")
def path(skill: str) -> str:
    """Show one path: its lessons, its shifts, which of them are done, and the next."""
    own = own_practice()
    found = standings(live().pack.practised, own.results, own.practised)
    standing = next((one for one in found if one.path.id == skill), None)
    if standing is None:
        abort(404)
    return render_template("training/path.html", standing=standing, able=own.abilities[standing.path.id], target=TARGET)


@bp.get("/paths/<skill>/<int:number>")
def before_step(skill: str, number: int) -> str:
    """Show the hand-over note of one of a path's shifts, and how it is taken."""
    standing, stage = _stage(skill, number)
    scenario = live().pack.scenario(stage.scenario.id, _next_form(stage))
    return render_template(
        "before.html", scenario=scenario, speeds=_speeds(stage), card=usual(scenario.industry), stage=stage,
        path=standing.path, action=url_for(".begin_step", skill=skill, number=number),
    )  # fmt: skip


@bp.post("/paths/<skill>/<int:number>/shifts")
def begin_step(skill: str, number: int) -> ResponseReturnValue:
    """Begin one of a path's shifts in the way it is taken there, and go to the desk."""
    _, stage = _stage(skill, number)
    try:
        speed = float(request.form.get("speed", "1"))
    except ValueError:
        abort(400)
    if speed not in _speeds(stage):
        abort(400)
    # One that has taken the test before meets the same story with other names and numbers.
    seed = stage.step.seed if isinstance(stage.step, Exam) else USUAL_SEED
    shift_id = live().start(
        stage.scenario.id, seed=seed, speed=speed, owner=owner(), form=_next_form(stage), coached=stage.coached
    )
    return redirect(url_for("desk.desk", shift_id=shift_id))


def _stage(skill: str, number: int) -> tuple[Standing, Stage]:
    standing = next((one for one in standings(live().pack.practised, ()) if one.path.id == skill), None)
    stage = next((one for one in standing.stages if one.number == number), None) if standing else None
    if standing is None or stage is None:
        abort(404)
    return standing, stage


def _next_form(stage: Stage) -> int:
    return next_form(live().shifts.owned_by(owner()), stage.scenario.id)


def _speeds(stage: Stage) -> tuple[float, ...]:
    """Give how fast its clock may run: a test's only as it is."""
    return SPEEDS[:1] if stage.way == "test" else SPEEDS
