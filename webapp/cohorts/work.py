"""What is given and done: the agent's list, what a trainer gave and how far everybody is with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import visible_cohort
from webapp.cohorts.assignments import FASTEST, MOST_ATTEMPTS
from webapp.cohorts.given import Assignment, Tried
from webapp.cohorts.offers import KINDS, courses_of, paths_of
from webapp.cohorts.routes import bp
from webapp.cohorts.standing import Standing, Status, Step, mark_of, standing
from webapp.cohorts.store import Cohort
from webapp.cohorts.words import distance, due, machine, terms, whole
from webapp.current import live
from webapp.keys import DAY
from webapp.people import Person
from webapp.sessions import person, someone
from webapp.training.history import next_form
from webapp.zones import UNIVERSAL, moment, zones

SPEEDS = (1.0, 2.0, FASTEST)
STATUSES: tuple[Status, ...] = ("late", "did not pass", "not started", "in progress", "submitted", "passed")
"""In the order in which a trainer wants to see them."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something that was given, and how far one person is with it."""

    assignment: Assignment
    title: str
    cohort: str
    standing: Standing
    next: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt as a trainer sees it."""

    tried: Tried
    title: str
    mark: float | None


@dataclass(frozen=True, slots=True)
class Doing:
    """How far one person is with something."""

    person: Person
    standing: Standing
    attempts: tuple[Attempt, ...]


@bp.app_context_processor
def _at_hand() -> dict[str, Any]:
    """Give the templates what they may ask for; nothing is looked up unless a page does."""
    return {"given_to_me": _mine, "given_to": _given_to, "choices": _choices, "kinds": KINDS}


bp.add_app_template_filter(moment)
bp.add_app_template_filter(machine)
bp.add_app_template_filter(terms)


@bp.app_template_filter()
def from_now(seconds: float) -> str:
    """Give how far off a moment is."""
    return distance(seconds, live().assignments.wall())


@bp.get("/assigned")
def assigned() -> str:
    """Show what one was given, what is still to do first."""
    return render_template("cohorts/assigned.html", given=sorted(_mine(), key=lambda one: not one.standing.open))


@bp.post("/assigned/<assignment_id>/take")
def take(assignment_id: str) -> ResponseReturnValue:
    """Go to the desk of one's running attempt, or begin the next; CommandRefused says why one may not."""
    me, found = someone(), _given(assignment_id)
    steps = live().assignments.steps(found)
    if found.cohort_id not in {cohort.id for cohort in live().cohorts.of_person(me.id)}:
        abort(404)
    if not steps:
        raise CommandRefused("its scenario is not here any more, so it cannot be taken; ask your trainer for another")
    tried = live().assignments.tried([found.id], me.id).get(found.id, {}).get(me.id, [])
    far = standing(found, steps, tried, live().assignments.wall())
    if far.running:
        return redirect(url_for("desk.desk", shift_id=far.running))
    if far.status == "passed":
        raise CommandRefused("you have passed this already; take its shifts from the list as often as you like")
    return redirect(url_for("desk.desk", shift_id=_begun(me, found, far.next or steps[0], tried)))


def _begun(me: Person, found: Assignment, step: Step, tried: Sequence[Tried]) -> str:
    """Begin an attempt and give its shift."""
    live().assignments.check(found.id, me.id, step.scenario)
    if found.same_form:
        form = sum(one.scenario == step.scenario for one in tried)
    else:
        form = next_form(live().shifts.owned_by(me.owner), step.scenario)
    seed, coached = (step.seed or found.seed), found.coached if step.coached is None else step.coached
    # What a path counts as its test runs by the clock as it is, here as on the path's own page.
    speed = found.speed if step.seed is None else 1.0
    shift_id = live().start(step.scenario, seed=seed, speed=speed, owner=me.owner, form=form, coached=coached)
    live().assignments.record(found.id, me.id, shift_id)
    return shift_id


@bp.post("/cohorts/<cohort_id>/assignments")
def assign(cohort_id: str) -> ResponseReturnValue:
    """Give a scenario, a course or a path to a cohort; a form that will not do comes back as it was filled in."""
    cohort = visible_cohort(cohort_id)
    try:
        made = _made(cohort, request.form)
    except CommandRefused as refusal:
        page = render_template("cohorts/give.html", cohort=cohort, form=request.form, problem=str(refusal))
        return page, 422
    flash(f"{live().assignments.title(made)} is given to {cohort.name}.")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort.id, _anchor="given"))


def _made(cohort: Cohort, form: Mapping[str, str]) -> Assignment:
    if cohort.closed_at is not None:
        raise CommandRefused("this cohort is closed; open it again to give it something")
    kind, _, target = form.get("what", "").partition(":")
    try:
        speed = float(form.get("speed", "1"))
    except ValueError:
        raise CommandRefused("that speed cannot be read; choose one from the list") from None
    return live().assignments.create(
        cohort.id, kind, target, speed=speed, zone=form.get("zone", UNIVERSAL),
        due_at=due(form.get("day", ""), form.get("time", ""), form.get("zone", UNIVERSAL)),
        attempts=whole(form.get("attempts", ""), "the number of attempts"),
        pass_mark=whole(form.get("pass_mark", ""), "the pass mark"),
        coached="coached" in form, same_form="same_form" in form,
    )  # fmt: skip


@bp.post("/cohorts/<cohort_id>/assignments/<assignment_id>/withdraw")
def withdraw(cohort_id: str, assignment_id: str) -> ResponseReturnValue:
    """Take something back; what was done for it stays."""
    cohort, found = visible_cohort(cohort_id), _given(assignment_id, cohort_id)
    if live().assignments.withdraw(found.id):
        flash(f"{live().assignments.title(found)} is withdrawn. Shifts taken for it stay.")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort.id, _anchor="given"))


@bp.get("/cohorts/<cohort_id>/assignments/<assignment_id>")
def assignment(cohort_id: str, assignment_id: str) -> str:
    """Show how far everybody is with something, who needs a word first."""
    cohort, found = visible_cohort(cohort_id), _given(assignment_id, cohort_id)
    people, tried = learners(cohort.id), live().assignments.tried([found.id]).get(found.id, {})
    steps, now = live().assignments.steps(found), live().assignments.wall()
    doing = [
        Doing(one, standing(found, steps, tried.get(one.id, ()), now), _attempts(steps, tried.get(one.id, ())))
        for one in people
    ]
    doing.sort(key=lambda one: (STATUSES.index(one.standing.status), one.person.name))
    counts = Counter(one.standing.status for one in doing)
    return render_template(
        "cohorts/assignment.html", cohort=cohort, given=found, title=live().assignments.title(found), doing=doing,
        counts=[(status, counts[status]) for status in STATUSES if counts[status]], steps=steps,
    )  # fmt: skip


def learners(cohort_id: str) -> list[Person]:
    """Give who learns in a cohort."""
    return [member.person for member in live().cohorts.members(cohort_id) if not member.trains]


def standings_of(cohort_id: str, people: Sequence[Person]) -> dict[str, list[tuple[str, Standing]]]:
    """Give how far everybody is with what a cohort has to do, by person, each with its title."""
    given = [one for one in live().assignments.of_cohort(cohort_id) if one.withdrawn_at is None]
    tried, now = live().assignments.tried(one.id for one in given), live().assignments.wall()
    found: dict[str, list[tuple[str, Standing]]] = {one.id: [] for one in people}
    for one in given:
        steps, title, done = live().assignments.steps(one), live().assignments.title(one), tried.get(one.id, {})
        for who in people if steps else ():
            found[who.id].append((title, standing(one, steps, done.get(who.id, ()), now)))
    return found


def _attempts(steps: Sequence[Step], tried: Sequence[Tried]) -> tuple[Attempt, ...]:
    by_scenario = {step.scenario: step for step in steps}
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    found = []
    for one in tried:
        step = by_scenario.get(one.scenario, Step(one.scenario))
        mark = mark_of(one.outcome, step) if one.outcome else None
        found.append(Attempt(one, titles.get(one.scenario, one.scenario), mark))
    return tuple(found)


def _given(assignment_id: str, cohort_id: str | None = None) -> Assignment:
    """Give what was given under an id, in a cohort if one is named; anything else is not there."""
    found = None if "\0" in assignment_id else live().assignments.find(assignment_id)
    if found is None or (cohort_id is not None and found.cohort_id != cohort_id):
        abort(404)
    return found


def _mine() -> list[Given]:
    """Give what was given to who is signed in here, and how far they are."""
    me = person()
    if me is None:
        return []
    found = live().assignments.for_person(me.id)
    tried, now = live().assignments.tried((one.id for one in found), me.id), live().assignments.wall()
    titles = {scenario.id: scenario.title for scenario in live().pack.scenarios}
    names = {cohort.id: cohort.name for cohort in live().cohorts.of_person(me.id)}
    mine = []
    for one in found:
        steps = live().assignments.steps(one)
        if steps:
            far = standing(one, steps, tried.get(one.id, {}).get(me.id, ()), now)
            coming = titles[far.next.scenario] if far.next and one.kind != "scenario" else ""
            mine.append(Given(one, live().assignments.title(one), names.get(one.cohort_id, ""), far, coming))
    return mine


def _given_to(cohort_id: str) -> list[tuple[Assignment, str, str]]:
    """Give what a cohort was given and was not withdrawn, newest first: with its title and how many passed."""
    given, people = live().assignments.of_cohort(cohort_id), learners(cohort_id)
    here = [one for one in given if one.withdrawn_at is None]
    tried, now = live().assignments.tried(one.id for one in here), live().assignments.wall()
    found = []
    for one in here:
        steps, done = live().assignments.steps(one), tried.get(one.id, {})
        passed = sum(standing(one, steps, done.get(who.id, ()), now).status == "passed" for who in people)
        found.append((one, live().assignments.title(one), f"{passed} of {len(people)} passed"))
    return found


def _choices(cohort_id: str) -> dict[str, Any]:
    """Give what there is to choose from in the form that gives something; `zone` is that of what was given last."""
    scenarios = sorted(live().pack.practised, key=lambda one: (one.level, one.title))
    here = {one.id for one in scenarios}
    # Somewhere it is still yesterday.
    first = datetime.fromtimestamp(live().assignments.wall() - DAY, UTC)
    last = next(iter(live().assignments.of_cohort(cohort_id)), None)
    return {
        "scenarios": scenarios, "courses": courses_of(here), "paths": paths_of(here), "speeds": SPEEDS,
        "most": MOST_ATTEMPTS, "first": f"{first:%Y-%m-%d}", "zones": zones(), "zone": last.zone if last else "",
    }  # fmt: skip
