"""The pages of blind review: what one was asked to read, reading it, and the readings beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import own_review, reads_still, visible_candidate
from webapp.calibration.sheet import ANCHORED, NOT_SHOWN, chosen, place, read
from webapp.current import live
from webapp.hiring import letters
from webapp.hiring.adjudications import NOT_SEEN, SEEN
from webapp.hiring.blind import told
from webapp.hiring.candidates import NO_MORE, Candidate
from webapp.hiring.comparison import agreement, rows
from webapp.hiring.letters import write
from webapp.hiring.reviews import AGAIN, Review, both_in
from webapp.hiring.seen import assessed, noted, seen
from webapp.hiring.training import FIRST
from webapp.hiring.work import READ, work_of
from webapp.people import Person
from webapp.permissions import may
from webapp.sessions import someone

bp = Blueprint("reviews", __name__)
MISSING = "{marks} missing. What you gave is kept; choose “not shown here” where a case does not show it."
NOBODY = "there is no open account that may read work under {email}; an admin can add one as reviewer"


@bp.get("/reviews")
def asked() -> str:
    """Show what one is asked to read, by number and never by name."""
    found = [one for one in live().reviews.of_person(someone().id) if one.stood_down_at is None]
    people = {one.candidate_id: live().candidates.find(one.candidate_id) for one in found}
    shown = [(one, who, _title(who)) for one in found if (who := people[one.candidate_id]) is not None]
    now = live().candidates.wall()
    return render_template(
        "hiring/reviews.html", shown=[one for one in shown if one[1].state(now) == "handed in"],
        trained=live().trainings.find(someone().id) is not None,
    )  # fmt: skip


@bp.get("/reviews/<candidate_id>")
def review(candidate_id: str) -> ResponseReturnValue:
    """Show a work to who was asked to read it and has learnt how; once their marks are in, that they are."""
    who, mine = own_review(candidate_id)
    if _untrained(mine):
        return _to_training()
    marks = work_of(live(), who.id).placed(live().reviews.marks(who.id, mine.person.id))
    return _sheet(who, chosen(marks), mine.note, given_in=mine.given)


@bp.post("/reviews/<candidate_id>/marks")
def mark(candidate_id: str) -> ResponseReturnValue:
    """Keep one's marks, and hand them in if all are there."""
    who, mine = own_review(candidate_id)
    if _untrained(mine):
        return _to_training()
    work = work_of(live(), who.id)
    found, note = read(request.form, (one.key for one in work.cases), READ), request.form.get("note", "")
    whole = "hand_in" in request.form and not found.missing
    try:
        live().reviews.keep(who.id, mine.person.id, work.kept(found.marks), note, hand_in=whole)
    except CommandRefused as refusal:
        flash(f"{str(refusal)[0].upper()}{str(refusal)[1:]}.")
        return redirect(url_for("reviews.review", candidate_id=who.id))
    if "hand_in" in request.form and found.missing:
        count = len(found.missing)
        words = MISSING.format(marks="1 mark is" if count == 1 else f"{count} marks are")
        return _sheet(
            who, chosen(found.marks), note, problem=words, missing={place(*one) for one in found.missing}
        ), 422
    if whole:
        noted("review handed in", who.id)
        _tell_manager(who)
    flash("Your marks are in." if whole else "Kept. Nobody sees them before you hand them in.")
    return redirect(url_for("reviews.asked"))


@bp.post("/reviews/<candidate_id>/stand-down")
def stand_down(candidate_id: str) -> ResponseReturnValue:
    """Say that one knows this person, and read their work no further."""
    who, mine = own_review(candidate_id)
    try:
        live().reviews.stand_down(who.id, mine.person.id, request.form.get("why", ""))
    except CommandRefused as refusal:
        flash(f"{str(refusal)[0].upper()}{str(refusal)[1:]}.")
        return redirect(url_for("reviews.review", candidate_id=who.id))
    noted("reviewer stood down", who.id)
    flash("Thank you for saying so. Somebody else is asked, and what you had marked is gone.")
    return redirect(url_for("reviews.asked"))


@bp.post("/candidates/<candidate_id>/reviewers")
def ask(candidate_id: str) -> ResponseReturnValue:
    """Ask people to read somebody's work: two blind, or a third where the candidate does not agree."""
    at, who = visible_candidate(candidate_id)
    again = request.form.get("again") == "yes"
    try:
        if who.state(live().candidates.wall()) != "handed in":
            raise CommandRefused("there is nothing to read before they have handed in")
        if again and not any(one.open for one in live().contests.of(who.id)):
            raise CommandRefused("a third reading is for work whose candidate does not agree")
        people = _people(request.form.get("people", ""))
        live().reviews.ask(who.id, [one.id for one in people], again=again)
    except CommandRefused as refusal:
        flash(f"Nobody was asked: {refusal}.")
        return redirect(url_for("reports.report", candidate_id=who.id))
    noted("reviewers asked", who.id, f"{len(people)} asked" + (", again" if again else ""))
    names = ", ".join(one.name for one in people)
    flash(f"It stands on the page “To review” of {names}.")
    link = url_for("reviews.review", candidate_id=who.id, _external=True)
    if unreached := write(live().mail, people, letters.AGAIN if again else letters.READ, link):
        flash(f"No letter reached {', '.join(one.name for one in unreached)}; tell them yourself.")
    if any(one.id in (at.created_by, someone().id) or one.role == "admin" for one in people):
        flash("One of them may decide here and can see the name. Ask somebody else if you can.")
    return redirect(url_for("reports.report", candidate_id=who.id))


@bp.post("/candidates/<candidate_id>/reviewers/off")
def take_off(candidate_id: str) -> ResponseReturnValue:
    """Ask somebody no longer whose marks are not in."""
    _, who = visible_candidate(candidate_id)
    try:
        live().reviews.stand_down(who.id, request.form.get("person", "").replace("\0", ""))
    except CommandRefused:
        flash("Their marks are in already, or they were not asked.")
    else:
        noted("reviewer taken off", who.id)
    return redirect(url_for("reports.report", candidate_id=who.id))


@bp.get("/candidates/<candidate_id>/readings")
def readings(candidate_id: str) -> str:
    """Show the readings of a work beside each other and beside the machine, once both are in."""
    return _readings(candidate_id)


@bp.post("/candidates/<candidate_id>/readings")
def settle(candidate_id: str) -> ResponseReturnValue:
    """Settle a mark, or whether a critical error stands, with a reason; all that was there before stays."""
    at, who = visible_candidate(candidate_id)
    try:
        if who.erased_at is not None:
            raise CommandRefused(NO_MORE)
        if reads_still(who.id) or not both_in(live().reviews.of(who.id)):
            raise CommandRefused("marks can be settled once both readings are in")
        work, given = work_of(live(), who.id), request.form
        name, _, case = given.get("item", "").partition(":")
        item = work.item((case, name))
        known = {*READ, *(one.id for one in assessed(at, who).evidence.criticals if one.place[0] == case)}
        if item is None or name not in known:
            raise CommandRefused("choose what you settle")
        allowed = {str(value): value for value, _ in ANCHORED} if name in READ else {"yes": SEEN, "no": NOT_SEEN}
        if given.get("mark", "") not in allowed:
            raise CommandRefused("choose how you settle it")
        live().adjudications.settle(who.id, item, someone().id, allowed[given["mark"]], given.get("reason", ""))
    except CommandRefused as refusal:
        return _readings(who.id, str(refusal)), 422
    noted("mark settled", who.id, f"{name} of case {case}: {given['mark']}")
    flash("Settled. What each reader gave stays beside it.")
    return redirect(url_for("reviews.readings", candidate_id=who.id))


def _untrained(mine: Review) -> bool:
    """Tell whether somebody has yet to learn how to mark. Who has handed in may still look at that."""
    return not mine.given and live().trainings.find(mine.person.id) is None


def _to_training() -> ResponseReturnValue:
    flash(FIRST)
    return redirect(url_for("reviews.training"))


def _tell_manager(who: Candidate) -> None:
    """Write to the round's manager once both have read a work, so that they settle where the readings part."""
    at = live().rounds.find(who.round_id)
    manager = next((one for one in live().people.all() if at and one.id == at.created_by and one.active), None)
    if manager is not None and both_in(live().reviews.of(who.id)):
        link = url_for("reviews.readings", candidate_id=who.id, _external=True)
        write(live().mail, [manager], letters.SETTLE, link)


def _readings(candidate_id: str, problem: str = "") -> str:
    at, who = visible_candidate(candidate_id)
    reviews = live().reviews.of(who.id)
    everybody = seen(at)
    # Of who withdrew or was erased there is nothing to compare any more.
    if reads_still(who.id) or not both_in(reviews) or who.id not in everybody:
        return render_template("hiring/readings.html", at=at, who=who, reviews=reviews, rows=None, own=None)
    own = everybody[who.id]
    noted("readings seen", who.id)
    return render_template(
        "hiring/readings.html", at=at, who=who, reviews=reviews, own=own, anchored=ANCHORED, problem=problem,
        rows=rows(own.work, own.readings, own.rulings), agreement=agreement(one.read for one in everybody.values()),
        again=AGAIN in own.readings, given=request.form,
    )  # fmt: skip


def _title(who: Candidate) -> str:
    """Give the job that a work was handed in for."""
    at = live().rounds.find(who.round_id)
    return at.title if at else ""


def _sheet(
    who: Candidate, given: Mapping[str, str], note: str, *, problem: str = "", missing: set[str] | None = None,
    given_in: bool = False,
) -> str:  # fmt: skip
    return render_template(
        "hiring/sheet.html", alias=who.alias, candidate_id=who.id, title=_title(who), given_in=given_in,
        cases=told(work_of(live(), who.id), who), dimensions=READ, anchored=ANCHORED, not_shown=NOT_SHOWN,
        given=given, note=note, problem=problem, missing=missing or set(), place=place,
    )  # fmt: skip


def _people(text: str) -> list[Person]:
    found = []
    for email in text.replace(",", " ").replace(";", " ").split():
        who = live().people.by_email(email)
        if who is None or not who.active or not may(who.role, "reviews.mark"):
            raise CommandRefused(NOBODY.format(email=email[:254]))
        found.append(who)
    return found
