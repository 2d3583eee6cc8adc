"""The page of a round's fairness and precision, and the files for an independent auditor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from flask import Response, render_template, request, send_file

from simulator.impact import Impact
from simulator.items import statistics
from simulator.jurisdictions import jurisdictions
from simulator.precision import error_of, least_difference
from simulator.reliability import guidance, reliability
from webapp.auth import visible_round, visible_rounds
from webapp.current import live
from webapp.hiring.audit_pack import packed
from webapp.hiring.fairness import BASES, LEAST, impacts, matched, table
from webapp.hiring.record_pages import bp
from webapp.hiring.rounds import Round
from webapp.hiring.samples import Sample, like, sample
from webapp.sessions import someone

BY = ("people", "machine")


@bp.get("/rounds/<round_id>/fairness")
def fairness(round_id: str) -> str:
    """Show how groups of people got through, and how precise the scores are; of all rounds of its form if asked."""
    at = visible_round(round_id)
    whole, rounds = someone().role == "admin", _rounds(at)
    found = sample(live(), rounds)
    alone = [impacts(sample(live(), [one])) for one in rounds] if len(rounds) > 1 and not whole else []
    tables = {
        name: [table(one, whole=whole, parts=_of(alone, name, one.attribute)) for one in each]
        for name, each in impacts(found).items()
    }
    return render_template(
        "hiring/fairness.html", at=at, rounds=rounds, tables=tables, bases=BASES, whole=whole, sample=found,
        place=jurisdictions()[at.jurisdiction], precision=[_precision(found, by) for by in BY],
        matched=matched(found), every="all" in request.args, least=LEAST,
    )  # fmt: skip


@bp.get("/rounds/<round_id>/audit-pack.zip")
def pack(round_id: str) -> Response:
    """Give the files for an independent auditor, without names."""
    at = visible_round(round_id)
    live().audit.note(f"person:{someone().id}", "files for an auditor made", at.id)
    made = packed(live(), at, _rounds(at))
    answer = send_file(BytesIO(made), "application/zip", as_attachment=True, download_name="audit-pack.zip")
    answer.cache_control.no_store = True
    return answer


def _rounds(at: Round) -> list[Round]:
    """Give the rounds that are asked for: this one, or all of its form that one may see."""
    every = like(at, visible_rounds()) if "all" in request.args else []
    return every or [at]


def _of(alone: Sequence[Mapping[str, tuple[Impact, ...]]], name: str, attribute: str) -> list[Impact]:
    """Give one table of each round by itself, as far as anybody there said anything of it."""
    return [one for each in alone for one in each[name] if one.attribute == attribute]


def _precision(found: Sample, by: str) -> dict[str, object]:
    """Give what a table says of how precise the scores of people or of the machine are."""
    marks = found.marks(by)
    reliable = reliability(marks)
    error = error_of(reliable.spread, reliable.alpha)
    return {
        "by": by, "people": len(marks), "reliable": reliable, "error": error, "guidance": guidance(reliable.alpha),
        "apart": None if error.value is None else least_difference(error.value),
        # Of a few, they would show the marks of a work to somebody who has yet to read it blind.
        "items": list(zip(found.cases.values(), statistics(marks), strict=False)) if len(marks) >= LEAST else [],
    }  # fmt: skip
