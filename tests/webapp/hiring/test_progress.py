"""How far a candidate is: the parts in their order, and an end where nobody comes back."""

from __future__ import annotations

import pytest
from flask import Flask

from simulator.errors import CommandRefused
from tests.webapp.hiring.round import PARTS, Hiring, hiring
from webapp.hiring.progress import begin, frozen_form, progress


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_the_form_is_the_frozen_one(at: Hiring) -> None:
    at.invited()
    assert frozen_form(at.at).parts == PARTS


def test_a_part_is_taken_as_the_form_says(at: Hiring) -> None:
    who, _ = at.invited()
    shift = begin(at.live, at.at, who, 0)
    row, started = at.live.shift(shift), at.live.state(shift).started
    assert (row.scenario, row.seed, row.mode, row.scorecard) == ("teashop", 3, "assessment", "hiring")
    assert started is not None
    assert (started.form, started.speed) == (1, 1.0)


def test_all_parts_over_is_handed_in(at: Hiring) -> None:
    who, _ = at.invited()
    for number in range(len(PARTS)):
        assert getattr(progress(at.live, at.at, who).next, "number", None) == number
        at.live.act(begin(at.live, at.at, who, number), {"kind": "finish"})
    assert progress(at.live, at.at, who).next is None
    found = at.live.candidates.find(who.id)
    assert found is not None
    assert found.ended_at is not None
    with pytest.raises(CommandRefused, match="handed everything in"):
        begin(at.live, at.at, who, 0)


def test_who_went_silent_for_good_has_handed_in_what_they_did(at: Hiring) -> None:
    who, _ = at.invited()
    at.live.act(begin(at.live, at.at, who, 0), {"kind": "finish"})
    shift = begin(at.live, at.at, who, 1)
    later = at.live._wall() + 86_400
    at.live._wall = at.live.contacts.wall = at.live.log.wall = lambda: later
    assert progress(at.live, at.at, who).next is None
    assert at.live.state(shift).ended == "time"
