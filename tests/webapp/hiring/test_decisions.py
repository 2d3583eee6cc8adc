"""Decisions: by a person, with a reason, on two readings or with a word on why not; older ones stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.stored import Stored, stored
from webapp.db import Database
from webapp.hiring.decisions import EARLY, Decisions
from webapp.hiring.reviews import Reviews

WHY = "Both parts show a steady hand."


@pytest.fixture
def at(database: Database, wall: Callable[..., float]) -> Stored:
    return stored(database, wall)


def test_a_decision_waits_for_both_readings(at: Stored, wall: Callable[..., float]) -> None:
    decisions, reviews = Decisions(at.database, wall), Reviews(at.database, wall)
    reviews.ask(at.candidate, [at.people["rea"], at.people["rolf"]])
    reviews.keep(at.candidate, at.people["rea"], {}, "", hand_in=True)
    reviews.ask(at.candidate, [at.people["tess"]], again=True)
    reviews.keep(at.candidate, at.people["tess"], {}, "", hand_in=True)
    with pytest.raises(CommandRefused, match="both readings are not in yet"):
        decisions.decide(at.candidate, at.people["hana"], "go on", WHY)
    decisions.decide(at.candidate, at.people["hana"], "hold", WHY, early=True)
    reviews.keep(at.candidate, at.people["rolf"], {}, "", hand_in=True)
    decisions.decide(at.candidate, at.people["hana"], "go on", WHY, early=True)
    found = decisions.of(at.candidate)
    assert [(one.outcome, one.reason) for one in found] == [("go on", WHY), ("hold", EARLY + WHY)]
    assert (found[0].words, found[0].who) == ("Go on with this candidate", "Hana")
    assert decisions.of(at.other) == []


@pytest.mark.parametrize(("outcome", "reason"), [("", WHY), ("reject", WHY), ("not", ""), ("not", "too slow")])
def test_what_is_no_decision(at: Stored, wall: Callable[..., float], outcome: str, reason: str) -> None:
    decisions = Decisions(at.database, wall)
    with pytest.raises(CommandRefused):
        decisions.decide(at.candidate, at.people["hana"], outcome, reason, early=True)
    assert decisions.of(at.candidate) == []
