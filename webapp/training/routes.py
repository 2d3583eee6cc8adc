"""Home, progress, lessons, courses, the page before a shift, and the warm-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from simulator.finding import Grade
from simulator.lessons import Lesson, lessons
from simulator.scenario import Scenario
from simulator.scorecards import usual
from webapp.current import live
from webapp.desk.coach import HIGHEST_LEVEL
from webapp.sessions import owner, owner_here
from webapp.store import Shift
from webapp.training import paths, warmup
from webapp.training.courses import Standing, standings, under_way
from webapp.training.curves import chart, spark
from webapp.training.examples import Example, examples, looked_at
from webapp.training.history import Result, Skill, next_form, skills, weakest
from webapp.training.own import own_practice
from webapp.training.setbacks import LAST, setbacks
from webapp.training.words import date, mark

bp = Blueprint("training", __name__)
bp.app_context_processor(warmup.guided)
bp.add_app_template_filter(date)
bp.add_app_template_filter(mark)
SPEEDS = (1.0, 2.0, 4.0)
CHARTS = (("wide", 1100.0, 24), ("narrow", 340.0, 6))
"""The large chart is drawn for both kinds of screen: its name, its width, and how many shifts it holds."""


@dataclass(frozen=True)
class Taken:
    """One of this browser's shifts, as the home page lists it; practice that is over has its grade."""

    shift: Shift
    scenario: Scenario
    grade: Grade | None


@bp.get("/")
def home() -> str:
    """Show what comes next, the scenarios, and this browser's own shifts, newest first."""
    scenarios, own = live().pack.practised, own_practice()
    known = {scenario.id: scenario for scenario in scenarios}
    taken = [Taken(row, known[row.scenario], own.grades.get(row.id)) for row in own.shifts if row.scenario in known]
    ordered = sorted(scenarios, key=lambda scenario: (scenario.level, scenario.title))
    warming = warmup.standing(scenarios, own.shifts)
    return render_template(
        "home.html", scenarios=ordered, taken=taken[::-1], next=own.next if own.shifts else None, warmup=warming,
        warmup_shift=warmup.shift_of_it(), course=under_way(standings(scenarios, own.results)), due=own.due,
    )  # fmt: skip


@bp.get("/progress")
def progress() -> str:
    """Show the marks of this browser's finished practice over time, what cost most, and what comes next."""
    own = own_practice()
    found, lowest = skills(own.results), weakest(skills(own.results))
    return render_template(
        "progress.html", results=own.results, due=own.due, path=_path_of(own.results, lowest),
        skills=[(skill, spark(skill.values)) for skill in found],
        weakest=lowest, charts=[chart(own.results, *drawn) for drawn in CHARTS],
        setbacks=setbacks(own.results), looked_at=min(LAST, len(own.results)), next=own.next,
        warmup=warmup.standing(live().pack.practised, own.shifts), warmup_shift=warmup.shift_of_it(),
        course=under_way(standings(live().pack.practised, own.results)),
    )  # fmt: skip


def _path_of(found: Sequence[Result], skill: Skill | None) -> paths.Standing | None:
    """Give how far one is on the path of a skill; None if there is no such path here."""
    every = paths.standings(live().pack.practised, found) if skill else ()
    return next((one for one in every if skill and one.path.id == skill.dimension), None)


@bp.get("/lessons")
def lessons_page() -> str:
    """Show every lesson by its idea."""
    return render_template("training/lessons.html", lessons=lessons().values())


@bp.get("/lessons/<lesson_id>")
def lesson(lesson_id: str) -> str:
    """Show one lesson with one's own sentences that its rules marked, and the courses and paths it is part of."""
    found = lessons().get(lesson_id)
    if found is None:
        abort(404)
    offered = [one.course for one in standings(live().pack.practised, ())]
    within = [course for course in offered if any(step.lesson == lesson_id for step in course.steps)]
    leading = [one.path for one in paths.standings(live().pack.practised, ()) if found in one.lessons]
    return render_template(
        "training/lesson.html", lesson=found, courses=within, paths=leading, examples=_examples(found)
    )


def _examples(found: Lesson) -> tuple[Example, ...]:
    """Give one's own sentences for a lesson; nothing in a browser that has practised nothing."""
    mine = owner_here()
    shifts = looked_at(live().shifts.owned_by(mine)) if mine else ()
    if not shifts:
        return ()
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    rules, grades = {rule.id for rule in found.rules}, live().grades.of(one.id for one in shifts)
    return examples(rules, shifts, grades, titles, live().shifts.texts)


@bp.get("/courses")
def courses_page() -> str:
    """Show every course, and how far this browser is with it."""
    own = own_practice()
    return render_template("training/courses.html", standings=standings(live().pack.practised, own.results))


@bp.get("/courses/<course_id>")
def course(course_id: str) -> str:
    """Show one course: its steps, which of them are done, and the next."""
    own = own_practice()
    found = standings(live().pack.practised, own.results, own.practised)
    standing = next((one for one in found if one.course.id == course_id), None)
    if standing is None:
        abort(404)
    return render_template("training/course.html", standing=standing, person=_person(standing))


@bp.post("/warmup")
def begin_warmup() -> ResponseReturnValue:
    """Begin the guided first shift and go to its desk."""
    if not warmup.possible(live().pack.practised):
        abort(404)
    shift_id = live().start(warmup.SCENARIO, owner=owner())
    warmup.begin(shift_id)
    return redirect(url_for("desk.desk", shift_id=shift_id))


@bp.post("/warmup/decline")
def decline_warmup() -> ResponseReturnValue:
    """Offer the warm-up no more, and go back to the list."""
    owner()
    warmup.decline()
    return redirect(url_for("training.home"))


@bp.get("/scenarios/<scenario_id>")
def before(scenario_id: str) -> str:
    """Show the hand-over note, how a shift works and what it is marked by."""
    scenario = _scenario(scenario_id, _next_form(scenario_id))
    return render_template(
        "before.html", scenario=scenario, speeds=SPEEDS, card=usual(scenario.industry),
        has_coach=scenario.level <= HIGHEST_LEVEL, action=url_for(".begin", scenario_id=scenario.id),
    )  # fmt: skip


@bp.post("/scenarios/<scenario_id>/shifts")
def begin(scenario_id: str) -> ResponseReturnValue:
    """Begin a shift and go to the desk."""
    scenario = _scenario(scenario_id)
    try:
        seed, speed = int(request.form.get("seed", "1")), float(request.form.get("speed", "1"))
    except ValueError:
        abort(400)
    shift_id = live().start(
        scenario.id, seed=seed, speed=speed, owner=owner(), form=_next_form(scenario.id),
        coached="alone" not in request.form,
    )  # fmt: skip
    return redirect(url_for("desk.desk", shift_id=shift_id))


def _person(standing: Standing) -> str:
    """Give whom the next shift of a course is taken for, by the name they have in it; empty where it is for all."""
    stage = standing.next
    if stage is None or stage.scenario is None or stage.step.case is None:
        return ""
    began = live().state(stage.running.id).started if stage.running else None
    scenario = live().pack.played(began) if began else _scenario(stage.scenario.id, _next_form(stage.scenario.id))
    return scenario.person(scenario.case(stage.step.case).person).name


def _next_form(scenario_id: str) -> int:
    return next_form(live().shifts.owned_by(owner()), scenario_id)


def _scenario(scenario_id: str, form: int = 0) -> Scenario:
    try:
        found = live().pack.scenario(scenario_id, form)
    except CommandRefused:
        abort(404)
    return found if found.practice else abort(404)
