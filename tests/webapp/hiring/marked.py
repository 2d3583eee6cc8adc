"""A candidate with a marked value in every place where something of a candidate can be kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert

from simulator.forms import Part, forms
from simulator.frozen import freeze
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.db import Database
from webapp.hiring import tables
from webapp.hiring.candidates import Accommodation, Candidate
from webapp.hiring.rounds import Round
from webapp.live import Live
from webapp.people import Person
from webapp.store import Shifts, SqlLog
from webapp.tables import HumanMarkRow, RemarkRow

PARTS = (Part(scenario="teashop", form=1, seed=3), Part(scenario="teashop", form=2, seed=4))
FORM = forms()["text-care-a"].model_copy(update={"id": "tea-test", "parts": PARTS})
MARKS = (
    "Quillonvane", "quillonvane", "Typedreplywords", "Typednotewords", "Warmupwords", "Reviewnote", "Settledreason",
    "Decidedreason", "Contestwords", "Contestanswer", "Remarkwords", "Quotedwords", "Humanreason", "five-to-sixty",
)  # fmt: skip
"""What stands in no place once the candidate is erased."""


@dataclass
class Marked:
    """The round, the candidate, their shifts and who wrote about them."""

    live: Live
    at: Round
    who: Candidate
    token: str
    shifts: tuple[str, ...]
    hana: Person


def new_round(live: Live, place: str = "eu", title: str = "Social care agent") -> tuple[Round, Person]:
    """Give a round whose form is frozen, and its manager."""
    hana = live.people.by_email("hana@example.com") or live.people.add("hana@example.com", "Hana", "hiring manager")
    at = live.rounds.create(title, FORM.id, place, "hr@example.com", hana.id)
    made = freeze(FORM, live.pack)
    return live.rounds.freeze(at.id, json.dumps(made.dump()), made.content_hash), hana


def marked(database: Database, wall: Callable[..., float]) -> Marked:
    """Give a candidate who has taken everything, with a mark in every place."""
    live = Live(SqlLog(database, wall), Shifts(database, wall), load_pack(scenarios_path() / "tiny"), wall)
    at, hana = new_round(live)
    ((who, token),) = live.candidates.invite(at.id, [("Mia Quillonvane", "quillonvane@example.com")], 14)
    live.candidates.take_up(who.id)
    live.candidates.consent(who.id)
    live.candidates.accommodate(who.id, Accommodation("1.5", True))
    live.candidates.describe(who.id, {"age": "five-to-sixty"})
    warm_up = live.start("teashop", mode="assessment", owner=who.owner)
    _say(live, warm_up, "Warmupwords")
    shifts = tuple(_worked(live, who, number) for number in range(2))
    live.candidates.begin(who.id)
    live.candidates.end(who.id)
    live.signals.note(who.id, "paste", 40, shifts[0])
    _written(live, who, shifts[0], hana.id)
    found = live.candidates.find(who.id)
    assert found is not None
    return Marked(live, at, found, token, (warm_up, *shifts), hana)


def _worked(live: Live, who: Candidate, number: int) -> str:
    shift_id = live.start("teashop", seed=3, mode="assessment", scorecard="hiring", owner=who.owner)
    live.candidates.sit(who.id, number, shift_id)
    live.contacts.note(shift_id)
    _say(live, shift_id, "Typedreplywords")
    live.act(shift_id, {"kind": "note", "case": "hours", "text": "Typednotewords of mine"})
    live.act(shift_id, {"kind": "finish"})
    return shift_id


def _say(live: Live, shift_id: str, words: str) -> None:
    text = f"Hello Bryn, sorry for any inconvinience, calm down. I am Quillonvane and these are {words}. ^Quillonvane"
    live.act(shift_id, {"kind": "reply", "case": "hours", "channel": "public", "text": text})


def _written(live: Live, who: Candidate, shift_id: str, person_id: str) -> None:
    """Write what reviewers and managers write, and what nobody can write of an assessment today."""
    by, here = {"candidate_id": who.id, "person_id": person_id}, {"shift_id": shift_id, "case_id": "hours"}
    rows = {
        tables.ReviewRow: {**by, "place": 1, "asked_at": 1.0, "note": "Reviewnote Quillonvane"},
        tables.ReviewMarkRow: {**by, **here, "dimension": "tone", "mark": 50},
        tables.AdjudicationRow: {**by, **here, "dimension": "tone", "mark": 50, "reason": "Settledreason", "at": 2.0},
        tables.DecisionRow: {**by, "outcome": "go on", "reason": "Decidedreason", "at": 3.0},
        tables.ContestRow: {
            "candidate_id": who.id, "text": "Contestwords", "at": 4.0, "answer": "Contestanswer",
            "answered_by": person_id, "answered_at": 5.0,
        },
        RemarkRow: {
            "id": "r", "shift_id": shift_id, "author_id": person_id, "kind": "comment", "case_id": "", "subject": "",
            "quote": "Quotedwords", "text": "Remarkwords", "created_at": 6.0,
        },
        HumanMarkRow: {
            **here, "dimension": "tone", "previous": 0, "mark": 50, "reason": "Humanreason", "author_id": person_id,
            "created_at": 7.0,
        },
    }  # fmt: skip
    with live.shifts.database.writing() as connection:
        for kind, row in rows.items():
            connection.execute(insert(kind.__table__), row)  # type: ignore[attr-defined]
    live.shares.make(shift_id)
