"""The addresses of feedback: comments and notes, answers, human marks and disputes. They stand on the debrief."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import Discussed, discussed_shift, visible_remark
from webapp.current import live
from webapp.feedback.overrides import Overtaken
from webapp.feedback.section import Section, Subjects, given, subjects, threads

bp = Blueprint("feedback", __name__)
LONGEST_NUMBER = 15
AGENT = "agent"
"""What a form says where a comment is for whoever worked the shift too; otherwise it names a cohort."""


@bp.post("/shifts/<shift_id>/feedback")
def say(shift_id: str) -> ResponseReturnValue:
    """Keep a trainer's comment on a shift, or a note among the trainers of one of its cohorts."""
    at = discussed_shift(shift_id, "trainer")
    form = request.form
    try:
        cohort_id = _readers(at, form.get("seen_by", AGENT))
        about = _subjects(at).commented(form.get("message", ""), form.get("quote", "").replace("\r\n", "\n"))
        kind: Any = "note" if cohort_id else "comment"
        live().remarks.add(at.shift.id, at.me.id, kind, form.get("text", ""), about, cohort_id=cohort_id)
    except CommandRefused as refusal:
        return _again(at, refusal, "say")
    return _done(at, "Your note is kept; the agent does not see it." if cohort_id else "Your comment is kept.")


@bp.post("/shifts/<shift_id>/feedback/disputes")
def dispute(shift_id: str) -> ResponseReturnValue:
    """Keep that the agent does not agree with a mark or a finding."""
    at = discussed_shift(shift_id, "agent")
    try:
        about = _subjects(at).disputed(request.form.get("subject", ""))
        live().remarks.add(at.shift.id, at.me.id, "dispute", request.form.get("text", ""), about)
    except CommandRefused as refusal:
        return _again(at, refusal, "dispute")
    return _done(at, "It stands here until a trainer answers.")


@bp.post("/shifts/<shift_id>/feedback/marks")
def mark(shift_id: str) -> ResponseReturnValue:
    """Keep a trainer's mark beside the machine's; one that somebody gave in between is shown first."""
    at = discussed_shift(shift_id, "trainer")
    form = request.form
    try:
        known = _subjects(at)
        which = known.marked(form.get("subject", ""))
        live().human_marks.give(
            at.shift.id, which, at.me.id, form.get("mark", ""), form.get("reason", ""),
            machine=known.machine.get(which), seen=_number(form.get("seen", "")),
        )  # fmt: skip
    except CommandRefused as refusal:
        return _again(at, refusal, "mark")
    return _done(at, "Your mark stands beside the machine’s.")


@bp.post("/shifts/<shift_id>/feedback/<remark_id>/answer")
def answer(shift_id: str, remark_id: str) -> ResponseReturnValue:
    """Keep an answer to something that was said."""
    at, found = visible_remark(shift_id, remark_id)
    try:
        live().remarks.answer(found, at.me.id, request.form.get("text", ""))
    except CommandRefused as refusal:
        return _again(at, refusal, f"answer-{found.answers or found.id}")
    return _done(at, "Your answer is kept.")


@bp.post("/shifts/<shift_id>/feedback/<remark_id>/text")
def change(shift_id: str, remark_id: str) -> ResponseReturnValue:
    """Give something of one's own another text."""
    at, found = visible_remark(shift_id, remark_id, own=True)
    try:
        live().remarks.change(found.id, request.form.get("text", ""))
    except CommandRefused as refusal:
        return _again(at, refusal, f"change-{found.id}")
    return _done(at, "Your text is changed.")


@bp.post("/shifts/<shift_id>/feedback/<remark_id>/back")
def take_back(shift_id: str, remark_id: str) -> ResponseReturnValue:
    """Take something of one's own back; what others answered stays."""
    at, found = visible_remark(shift_id, remark_id, own=True)
    live().remarks.take_back(found.id)
    return _done(at, "It is taken back.")


def section(at: Discussed, problem: str = "", form: str = "") -> Section:
    """Give what people said of a shift as one may see it here, with what is wrong in one of its forms."""
    known, marks = _subjects(at), live().human_marks.of_shift(at.shift.id)
    return Section(
        at, known, threads(at, live().remarks.of_shift(at.shift.id)), given(known, marks),
        newest=max((one.id for one in marks), default=0),
        nudges=tuple(live().nudges.of(at.shift.id)), problem=problem, form=form,
        typed=request.form if form else {},
    )  # fmt: skip


def _subjects(at: Discussed) -> Subjects:
    state = live().state(at.shift.id)
    return subjects(live().pack.played(state.started), state, live().grade(at.shift.id))


def _readers(at: Discussed, seen_by: str) -> str | None:
    """Give the cohort whose trainers alone may read a note; None for a comment."""
    if seen_by == AGENT:
        return None
    if seen_by not in {cohort.id for cohort in at.cohorts}:
        raise CommandRefused("choose who may read it")
    return seen_by


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def _again(at: Discussed, refusal: CommandRefused, form: str) -> ResponseReturnValue:
    shown = render_template("feedback/page.html", feedback=section(at, str(refusal), form), shift=at.shift)
    return shown, 409 if isinstance(refusal, Overtaken) else 422


def _done(at: Discussed, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(url_for("debrief.debrief", shift_id=at.shift.id, _anchor="feedback"))
