"""The addresses of exports: three tables of a cohort, at once where that is quick, or prepared while one goes on."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, stream_with_context
from flask import url_for as at
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.auth import visible_cohort
from webapp.cohorts.store import Cohort
from webapp.current import live
from webapp.exports.taken import FORMS, KINDS, file, file_name, finished
from webapp.jobs.ledger import OPEN, Job, Ledger
from webapp.jobs.worker import wake
from webapp.pieces import KEPT, Made

bp = Blueprint("exports", __name__, url_prefix="/cohorts/<cohort_id>/exports")
JOB = "export"
MOST_OPEN = 5
"""So many files of a cohort may be in preparation at a time."""
AGAIN_MS = 1500


@bp.get("/<kind>.<form>")
def export(cohort_id: str, kind: str, form: str) -> ResponseReturnValue:
    """Give a table of what those who learn in a cohort have finished; a long one is prepared on a page of its own."""
    cohort = visible_cohort(cohort_id)
    _known(kind, form)
    done = finished(live(), cohort)
    if len(done) > KINDS[kind].at_once:
        flash(f"That is a table of {len(done):,} shifts, which takes a while. Have it prepared here.")
        return redirect(at("exports.exports", cohort_id=cohort.id, kind=kind, form=form), 303)
    return _sent([b"".join(file(live(), cohort, kind, form, done))], cohort, kind, form)


@bp.get("")
def exports(cohort_id: str) -> str:
    """Show which tables there are, which are in preparation and how far, and which can be fetched."""
    cohort = visible_cohort(cohort_id)
    wanted = request.args.get("kind"), request.args.get("form")
    return render_template(
        "exports/exports.html", cohort=cohort, kinds=KINDS, forms=FORMS, wanted=wanted, **_shown(cohort)
    )


@bp.get("/updates")
def updates(cohort_id: str) -> ResponseReturnValue:
    """Give the list of files as it is now, and when to ask again if anything is in preparation."""
    cohort = visible_cohort(cohort_id)
    shown = _shown(cohort)
    return jsonify(
        parts={"prepared": render_template("exports/prepared.html", cohort=cohort, kinds=KINDS, **shown)},
        next_ms=shown["next_ms"],
    )


@bp.post("")
def prepare(cohort_id: str) -> ResponseReturnValue:
    """Have a table prepared."""
    cohort = visible_cohort(cohort_id)
    kind, form = request.form.get("kind", ""), request.form.get("form", "")
    _known(kind, form)
    if sum(job.state in OPEN for job in _jobs(cohort)) >= MOST_OPEN:
        raise CommandRefused(f"{MOST_OPEN} files are in preparation; wait for one of them, or cancel it")
    payload = {"cohort": cohort.id, "kind": kind, "form": form}
    _ledger().queue(JOB, f"{cohort.id} {secrets.token_hex(8)}", payload=payload)
    wake()
    return redirect(at("exports.exports", cohort_id=cohort.id))


@bp.get("/made/<row:job_id>")
def made(cohort_id: str, job_id: int) -> ResponseReturnValue:
    """Give a file that was prepared."""
    cohort, job = _visible(cohort_id, job_id)
    if job.state != "done" or not _made().has(job.id):
        flash("That file is not there, or not any more. Have it prepared again.")
        return redirect(at("exports.exports", cohort_id=cohort.id), 303)
    return _sent(stream_with_context(_made().read(job.id)), cohort, job.payload["kind"], job.payload["form"])


@bp.post("/made/<row:job_id>/cancel")
def cancel(cohort_id: str, job_id: int) -> ResponseReturnValue:
    """Stop preparing a file."""
    cohort, job = _visible(cohort_id, job_id)
    flash("It is cancelled." if _ledger().cancel(job.id) else "It has ended already, so there is nothing to cancel.")
    return redirect(at("exports.exports", cohort_id=cohort.id))


def _shown(cohort: Cohort) -> dict[str, object]:
    """Give what the page shows of a cohort's files; wakes the worker if something is left lying."""
    now, jobs = live().assignments.wall(), _jobs(cohort)
    if any(job.state in OPEN and (job.lease_until or job.due_at) <= now for job in jobs):
        wake()
    fresh = [job for job in jobs if job.state in OPEN or (job.ended_at or 0) > now - KEPT]
    there = {job.id for job in fresh if job.state == "done" and _made().has(job.id)}
    waits = any(job.state in OPEN for job in fresh)
    return {"jobs": fresh, "there": there, "next_ms": AGAIN_MS if waits else None, "until": KEPT}


def _sent(pieces: Iterable[bytes], cohort: Cohort, kind: str, form: str) -> Response:
    answer = Response(pieces, mimetype=FORMS[form])
    answer.headers["Content-Disposition"] = f"attachment; filename={file_name(cohort, kind, form)}"
    answer.cache_control.no_store = True
    return answer


def _known(kind: str, form: str) -> None:
    if kind not in KINDS or form not in FORMS:
        abort(404)


def _visible(cohort_id: str, job_id: int) -> tuple[Cohort, Job]:
    cohort, job = visible_cohort(cohort_id), _ledger().find(job_id)
    if job is None or job.kind != JOB or job.payload["cohort"] != cohort.id:
        abort(404)
    return cohort, job


def _jobs(cohort: Cohort) -> list[Job]:
    return _ledger().keyed(JOB, f"{cohort.id} ")


def _ledger() -> Ledger:
    return Ledger(live().shifts.database, live().assignments.wall)


def _made() -> Made:
    return Made(live().shifts.database)
