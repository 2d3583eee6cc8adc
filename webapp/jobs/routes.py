"""The page of jobs, for admins: what runs, what waits, what has ended, and what may be done about it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.current import live
from webapp.jobs.kinds import KINDS
from webapp.jobs.ledger import Ledger
from webapp.keys import HOUR

bp = Blueprint("jobs", __name__)
FORGOTTEN = HOUR
"""How long after it was due a job that nobody took up means that nobody looks for work."""


@bp.get("/jobs")
def jobs_page() -> str:
    """Show what runs, waits and has ended."""
    ledger, now = _ledger(), live().assignments.wall()
    found = ledger.open()
    ended = ledger.ended()
    idle = not (found or ended) or any((job.lease_until or job.due_at) < now - FORGOTTEN for job in found)
    return render_template("jobs/jobs.html", open=found, ended=ended, kinds=KINDS, idle=idle)


@bp.post("/jobs/regrade")
def regrade() -> ResponseReturnValue:
    """Have all shifts graded again, unless that waits or runs already."""
    _ledger().queue_one("regrade", lambda _: live().assignments.wall())
    flash("All shifts will be graded again. No grade is changed.")
    return redirect(url_for("jobs.jobs_page"))


@bp.post("/jobs/<row:job_id>/cancel")
def cancel(job_id: int) -> ResponseReturnValue:
    """Cancel a job that waits or runs."""
    done = _ledger().cancel(job_id)
    flash("It is cancelled." if done else "That job has ended already, so there is nothing to cancel.")
    return redirect(url_for("jobs.jobs_page"))


@bp.post("/jobs/<row:job_id>/again")
def again(job_id: int) -> ResponseReturnValue:
    """Have a job that failed done once more."""
    done = _ledger().again(job_id)
    flash("It will be tried again." if done else "That job has not failed, so there is nothing to try again.")
    return redirect(url_for("jobs.jobs_page"))


def _ledger() -> Ledger:
    return Ledger(live().shifts.database, live().assignments.wall)
