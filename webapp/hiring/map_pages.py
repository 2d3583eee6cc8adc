"""The page of a round's job map: the tasks that marks stand for, changed for one's own job, and signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from simulator.errors import CommandRefused
from simulator.forms import Task
from simulator.jobmap import FREQUENCY, IMPORTANCE, changes, counted, fitted
from webapp.auth import visible_round
from webapp.current import live
from webapp.hiring.progress import differences, signed_map
from webapp.hiring.round_pages import bp, form_of
from webapp.hiring.rounds import Round
from webapp.hiring.seen import noted
from webapp.sessions import someone

MOST = 30
"""So many tasks a map may have, and rows its page reads."""
EMPTY = 2
"""So many empty rows are shown below the tasks."""
LONGEST = 200
Rows = Sequence[Mapping[str, Any]]


@bp.get("/rounds/<round_id>/map", endpoint="job_map")
def map_page(round_id: str) -> str:
    """Show the tasks that the marks of a round stand for: to change and sign, or as they were signed."""
    at = visible_round(round_id)
    kept = live().job_maps.find(at)
    tasks = kept.tasks if kept else form_of(at).map
    words = {"asked": kept.asked, "note": kept.note} if kept else {}
    return _page(at, [task.model_dump() for task in tasks], words)


@bp.post("/rounds/<round_id>/map", endpoint="sign_map")
def sign(round_id: str) -> ResponseReturnValue:
    """Keep the map as it was filled in, and sign it if that is asked for."""
    at, given = visible_round(round_id), request.form
    rows = _rows(given)
    signing = "sign" in given
    try:
        tasks = _tasks(rows)
        words = given.get("asked", ""), given.get("note", "")
        if signing:
            fitted(form_of(at), tasks)
            live().job_maps.sign(at, tasks, *words, someone())
        else:
            live().job_maps.keep(at, tasks, *words)
    except CommandRefused as refusal:
        return _page(at, rows, given, str(refusal)), 409 if at.opened_at else 422
    told = changes(form_of(at), tasks)
    other = sum(words != "as given" for words in told.values())
    noted("job map signed" if signing else "job map kept", at.id, f"{len(tasks)} tasks, {other} other than in the form")
    if not signing:
        flash("Kept. It is not signed, so nobody can be invited yet.")
        return redirect(url_for("rounds.job_map", round_id=at.id))
    flash("You have signed the job map. Now people can be invited.")
    return redirect(url_for("rounds.round", round_id=at.id))


def _page(at: Round, rows: Rows, words: Mapping[str, str], problem: str = "") -> str:
    form, kept = form_of(at), live().job_maps.find(at)
    signed = signed_map(at) or (kept.signed if kept and not at.opened_at else None)
    empty = [{"title": "", "importance": 3, "frequency": 3, "dimensions": ()}] * EMPTY
    return render_template(
        "hiring/map.html", at=at, form=form, rows=[*rows, *empty][:MOST], words=words, problem=problem,
        signed=signed, dimensions=counted(form), importance=IMPORTANCE, frequency=FREQUENCY, longest=LONGEST,
        told=differences(at) if signed and at.frozen else {},
    )  # fmt: skip


def _rows(given: MultiDict[str, str]) -> Rows:
    """Give the rows that are not empty, as they were filled in."""
    found = []
    for number in range(MOST):
        title = " ".join(given.get(f"title-{number}", "").replace("\0", "").split())
        if title:
            found.append({
                "title": title, "importance": _number(given.get(f"importance-{number}", "")),
                "frequency": _number(given.get(f"frequency-{number}", "")),
                "dimensions": tuple(given.getlist(f"shown-{number}")), "strike": f"strike-{number}" in given,
            })  # fmt: skip
    return found


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 3


def _tasks(rows: Rows) -> tuple[Task, ...]:
    """Give the tasks of the rows that are not struck; CommandRefused says which one cannot be read."""
    found = []
    for row in rows:
        if row["strike"]:
            continue
        if len(row["title"]) > LONGEST:
            raise CommandRefused(f"a task may have {LONGEST} characters; shorten “{row['title'][:40]}…”")
        try:
            found.append(Task.model_validate({name: row[name] for name in Task.model_fields}))
        except ValidationError:
            raise CommandRefused(f"tick what shows “{row['title']}”, or strike it") from None
    return tuple(found)
