"""All that is kept of one candidate, as plain data to hand over: docs/hiring-rights.md says what stands where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from webapp.exports.tables import when
from webapp.hiring.candidates import Candidate
from webapp.hiring.erasure import log_digest
from webapp.hiring.kept import Rows, rows_of
from webapp.hiring.retention import listed
from webapp.hiring.rounds import Round

if TYPE_CHECKING:
    from webapp.stores import Stores

FORMAT = "composure.candidate/1"
For = Literal["candidate", "hiring manager", "admin"]
Data = dict[str, Any]
LATER = "Marks, what readers wrote and what was decided: they are here once your report has been given out."
APART = (
    "How the assessment was taken, and what the candidate said of themselves: whoever reads and decides must not know."
    " The candidate finds it in their own copy; an admin can hand it over."
)
_TIMES = (
    "invited_at", "expires_at", "consented_at", "begun_at", "ended_at", "withdrawn_at", "released_at", "erased_at",
)  # fmt: skip


def personal(stores: Stores, at: Round, who: Candidate, to: For) -> Data:
    """Give it for whom it is: an admin, the round's manager, or the candidate.

    Before their report is given out candidates get nothing of how they were judged, which would tell others what is
    asked for; managers get nothing that readers and deciders must not know. `left_out` says so.
    """
    with stores.shifts.database.reading() as connection:
        rows = rows_of(connection, who.id)
        logs = {row["id"]: log_digest(connection, row["id"]) for row in rows["shift"]}
    due = listed(stores, at, [who])
    judged = to != "candidate" or who.released_at is not None
    found: Data = {
        "format": FORMAT,
        "made_at": when(stores.audit.wall()),
        "candidate": {"number": who.number, "name": who.name, "email": who.email, **_when(rows["candidate"][0])},
        "round": {
            "title": at.title, "jurisdiction": at.jurisdiction, "contact": at.contact, "keep_months": at.keep_months,
            "kept_until": when(due[0].at) if due else "", "held": bool(due and due[0].held),
        },
        "shifts": [_shift(rows, row, logs[row["id"]], judged=judged) for row in rows["shift"]],
        "integrity": [_plain(row, "kind", "amount", "shift_id", at="at") for row in rows["signal"]],
        "contests": [_plain(row, "text", "answer", at="at", answered_at="answered_at") for row in rows["contest"]],
        "audit": [
            {"line": line.seq, "at": when(line.at), "by": line.actor.partition(":")[0], "action": line.action}
            for line in stores.audit.of(who.id)
        ],
        "left_out": [],
    }  # fmt: skip
    if to == "hiring manager":
        found["left_out"].append(APART)
    else:
        found["accommodation"] = next((_plain(row, "pace", "calm") for row in rows["accommodation"]), None)
        found["self_description"] = {row["attribute"]: row["value"] for row in rows["self_description"]}
    if judged:
        found |= _judged(rows)
    else:
        found["left_out"].append(LATER)
    return found


def _judged(rows: Rows) -> Data:
    """Give what readers and deciders said, without their names."""
    marks: dict[str, list[Data]] = {}
    for row in rows["review_mark"]:
        marks.setdefault(row["person_id"], []).append(_plain(row, "shift_id", "case_id", "dimension", "mark"))
    reviews = sorted(rows["review"], key=lambda row: row["place"])
    return {
        "reviews": [
            {
                "reader": row["place"], "handed_in_at": when(row["handed_in_at"]), "note": row["note"],
                "marks": marks.get(row["person_id"], []),
            }
            for row in reviews
        ],
        "settled": [
            _plain(row, "shift_id", "case_id", "dimension", "mark", "reason", at="at") for row in rows["adjudication"]
        ],
        "decisions": [_plain(row, "outcome", "reason", at="at") for row in rows["decision"]],
    }  # fmt: skip


def _shift(rows: Rows, shift: Mapping[str, Any], log: str, *, judged: bool) -> Data:
    part = next((row["part"] + 1 for row in rows["sitting"] if row["shift_id"] == shift["id"]), None)
    at = {row["seq"]: row for row in rows["event"] if row["shift_id"] == shift["id"]}
    typed = [row for row in rows["typed_text"] if row["shift_id"] == shift["id"]]
    graded = next((row["body"] for row in rows["grade"] if row["shift_id"] == shift["id"]), None)
    return {
        "id": shift["id"], "part": part, "scenario": shift["scenario"], "begun_at": when(shift["created_at"]),
        "ended_at": when(shift["ended_at"]), "events": len(at), "log_sha256": log,
        "typed": [
            {
                "event": row["seq"], "kind": at[row["seq"]]["kind"], "field": row["field"], "text": row["text"],
                "sent_at": when(at[row["seq"]]["recorded_at"]),
            }
            for row in typed
        ],
        **({"grade": json.loads(graded)} if judged and graded else {}),
    }  # fmt: skip


def _plain(row: Mapping[str, Any], *names: str, **times: str) -> Data:
    return {name: row[name] for name in names} | {name: when(row[field]) for name, field in times.items()}


def _when(row: Mapping[str, Any], names: Sequence[str] = _TIMES) -> Data:
    return {name: when(row[name]) for name in names}
