"""A round's records: the audit log, who is erased when, a legal hold; and one candidate's copy, erasure and proof."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import reads_still, visible_candidate, visible_round
from webapp.current import live
from webapp.exports.tables import when
from webapp.hiring.audit import Line
from webapp.hiring.candidates import Candidate
from webapp.hiring.erasure import ERASED, Certificate, certificate, erase
from webapp.hiring.personal import Data, For, personal
from webapp.hiring.retention import listed
from webapp.hiring.rounds import Round
from webapp.sessions import someone

bp = Blueprint("records", __name__)
UNSURE = "Tick that you are sure. Nothing was changed."


@bp.get("/rounds/<round_id>/records")
def records(round_id: str) -> str:
    """Show the audit log of a round and of its candidates, and who is due to be erased when."""
    return _records(visible_round(round_id))


@bp.post("/rounds/<round_id>/hold")
def hold(round_id: str) -> ResponseReturnValue:
    """Hold a round's records: nobody of it is erased until the hold is lifted."""
    at = visible_round(round_id)
    try:
        live().holds.hold(at.id, request.form.get("reason", ""), someone().id)
    except CommandRefused as refusal:
        return _records(at, str(refusal)), 422
    live().audit.note(_me(), "records held", at.id)
    flash("The records are held. Nobody of this round is erased until you lift the hold.")
    return redirect(url_for("records.records", round_id=at.id))


@bp.post("/rounds/<round_id>/hold/lift")
def lift(round_id: str) -> ResponseReturnValue:
    """Lift a hold."""
    at = visible_round(round_id)
    if live().holds.lift(at.id):
        live().audit.note(_me(), "hold lifted", at.id)
        flash("The hold is lifted. Who has been kept long enough is erased with the next daily work.")
    return redirect(url_for("records.records", round_id=at.id))


@bp.get("/candidates/<candidate_id>/records")
def candidate(candidate_id: str) -> str:
    """Show what is kept of a candidate, how to hand it over or erase it, or the proof that it was."""
    return _candidate(*visible_candidate(candidate_id))


@bp.get("/candidates/<candidate_id>/data.json")
def data(candidate_id: str) -> Response:
    """Give a copy of all that is kept of a candidate, to hand over to them."""
    at, who = visible_candidate(candidate_id)
    if reads_still(who.id):
        raise CommandRefused("you read this work yourself: hand in your marks first, then make a copy")
    me: For = "admin" if someone().role == "admin" else "hiring manager"
    live().audit.note(_me(), "copy of the data made", who.id)
    return as_file(personal(live(), at, who, me), f"candidate-{who.number}.json")


@bp.post("/candidates/<candidate_id>/erase", endpoint="erase")
def erase_candidate(candidate_id: str) -> ResponseReturnValue:
    """Erase a candidate, which cannot be undone."""
    at, who = visible_candidate(candidate_id)
    if request.form.get("sure") != "yes":
        return _candidate(at, who, UNSURE), 422
    try:
        erase(live(), who, _me())
    except CommandRefused as refusal:
        return _candidate(at, who, str(refusal)), 409
    flash("Erased. This page is the certificate.")
    return redirect(url_for("records.candidate", candidate_id=who.id))


@bp.get("/candidates/<candidate_id>/certificate.json", endpoint="certificate")
def certificate_file(candidate_id: str) -> Response:
    """Give the certificate of an erasure."""
    _, who = visible_candidate(candidate_id)
    found = certificate(live(), who.id)
    if found is None:
        abort(404)
    return as_file(_certificate(found), f"erased-candidate-{who.number}.json")


def as_file(found: Data, name: str) -> Response:
    """Give plain data as a JSON file that is kept nowhere on its way."""
    answer = jsonify(found)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.cache_control.no_store = True
    return answer


def _me() -> str:
    return f"person:{someone().id}"


def _records(at: Round, problem: str = "") -> str:
    people = live().candidates.of_round(at.id)
    aliases = {one.id: one.alias for one in people}
    lines = [_told(line, aliases) for line in reversed(live().audit.of(at.id, *aliases))]
    return render_template(
        "hiring/records.html", at=at, lines=lines, due=listed(live(), at, people), hold=live().holds.find(at.id),
        names=_names(), problem=problem, given=request.form, erased=[one for one in people if one.erased_at],
        sound=not live().audit.verify(),
    )  # fmt: skip


def _candidate(at: Round, who: Candidate, problem: str = "") -> str:
    due = listed(live(), at, [who])
    return render_template(
        "hiring/candidate_records.html", at=at, who=who, due=due[0] if due else None, hold=live().holds.find(at.id),
        proof=certificate(live(), who.id), problem=problem, names=_names(), actor=_actor,
        state=who.state(live().candidates.wall()),
    )  # fmt: skip


def _told(line: Line, aliases: dict[str, str]) -> Data:
    who = aliases.get(line.subject, "the round")
    detail = "" if line.action == ERASED else line.detail
    by = _actor(line.actor, _names()) if not line.actor.startswith("candidate:") else "the candidate"
    return {"seq": line.seq, "at": line.at, "by": by, "action": line.action, "of": who, "detail": detail,
            "digest": line.digest, "subject": line.subject if line.action == ERASED else ""}  # fmt: skip


def _actor(actor: str, names: dict[str, str]) -> str:
    kind, _, name = actor.partition(":")
    return "Composure, by itself" if kind == "system" else names.get(name, "somebody whose account is gone")


def _names() -> dict[str, str]:
    return {one.id: one.name for one in live().people.all()}


def _certificate(found: Certificate) -> Data:
    return {
        "candidate": found.candidate_id, "erased_at": when(found.at), "by": found.by, "why": found.why,
        "erased": dict(found.counts), "kept_sha256_before": found.before, "kept_sha256_after": found.after,
        "event_logs_sha256": dict(found.logs), "audit_line": found.line, "audit_digest": found.digest,
    }  # fmt: skip
