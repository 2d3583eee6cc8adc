"""The page that reviewers go through before their first reading, and that no work is opened until they have."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import ask, handed_in, sheet
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.training import module
from webapp.hiring.work import work_of

GIVEN = {"mark-0": "50", "mark-1": "75", "mark-2": "25", "agree": "yes"}


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    found = hiring(app, monkeypatch)
    found.people["nils"] = found.live.people.add("nils@example.com", "Nils", "reviewer")
    return found


def test_no_work_is_opened_or_marked_before_it(at: Hiring) -> None:
    who, _ = handed_in(at)
    ask(at, who, "nils@example.com rolf@example.com")
    nils, where = at.browser("nils"), f"/reviews/{who.id}"
    assert "Before your first reading" in nils.get("/reviews").text
    assert nils.get(where).location.endswith("/reviews/training")
    marks = sheet(work_of(at.live, who.id), "75")
    assert nils.post(f"{where}/marks", hand_in="yes", **marks).location.endswith("/reviews/training")
    assert at.live.reviews.marks(who.id, at.people["nils"].id) == {}
    assert "Before you read your first work" in nils.get("/reviews/training").text
    assert nils.post("/reviews/training", **GIVEN).status_code == 302
    assert nils.get(where).status_code == 200
    assert nils.post(f"{where}/marks", hand_in="yes", **marks).location.endswith("/reviews")
    assert "Before your first reading" not in nils.get("/reviews").text
    (line,) = at.live.audit.of(at.people["nils"].id)
    assert (line.action, line.actor) == ("reviewer training finished", f"person:{at.people['nils'].id}")


def test_one_may_stand_down_without_it(at: Hiring) -> None:
    who, _ = handed_in(at)
    ask(at, who, "nils@example.com rolf@example.com")
    at.browser("nils").post(f"/reviews/{who.id}/stand-down")
    assert [one.person.name for one in at.live.reviews.of(who.id) if one.stood_down_at] == ["Nils"]


def test_the_model_marks_come_after_ones_own(at: Hiring) -> None:
    nils = at.browser("nils")
    before = nils.get("/reviews/training").text
    refused = nils.post("/reviews/training", **(GIVEN | {"mark-2": ""}))
    assert refused.status_code == 422
    assert 'value="75" selected' in refused.text
    for page in (before, refused.text):
        assert not [one.why for one in module().practice if one.why[:30] in page]
    assert at.live.trainings.find(at.people["nils"].id) is None
    nils.post("/reviews/training", **GIVEN)
    after = nils.get("/reviews/training").text
    assert all(one.why[:30] in after for one in module().practice)
    assert after.count("Model:") == 3
    assert read_page(after).against_policy() == read_page(before).against_policy() == []


def test_an_agent_is_not_asked_to_learn_it(at: Hiring) -> None:
    assert at.browser("ana").get("/reviews/training").status_code in (403, 404)
