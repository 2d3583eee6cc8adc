"""The page of the job map: changed for one's own job, signed, and needed before anybody is invited."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from flask import Flask

from simulator.frozen import Frozen, freeze
from tests.webapp.hiring.round import FORM, Hiring, hiring
from tests.webapp.visiting import Visitor, read_page
from webapp.hiring.rounds import Round

MIA = {"name": "Mia", "email": "mia@example.com", "days": "7"}


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


@pytest.fixture
def fresh(at: Hiring) -> Round:
    """Give a round of Hana's whose map nobody has signed."""
    return at.live.rounds.create("Night desk", FORM.id, "eu", "hr@example.com", at.people["hana"].id)


def filled(**changed: Any) -> dict[str, Any]:
    """Give the fields of the page as they are sent for the form's own map."""
    found: dict[str, Any] = {"asked": "Two agents and their team lead", "note": ""}
    for number, task in enumerate(FORM.map):
        found |= {
            f"title-{number}": task.title, f"importance-{number}": str(task.importance),
            f"frequency-{number}": str(task.frequency), f"shown-{number}": list(task.dimensions),
        }  # fmt: skip
    return {**found, **{name.replace("_", "-"): value for name, value in changed.items()}}


def invite(browser: Visitor, where: Round) -> Any:
    return browser.post(f"/rounds/{where.id}/candidates", **MIA)


def test_nobody_is_invited_before_the_map_is_signed(at: Hiring, fresh: Round) -> None:
    hana = at.browser("hana")
    refused = invite(hana, fresh)
    assert refused.status_code == 422
    assert "look through the job map of this round and sign it first" in refused.text
    assert f'href="/rounds/{fresh.id}/map"' in refused.text
    assert at.live.candidates.of_round(fresh.id) == []
    hana.post(f"/rounds/{fresh.id}/map", **filled())
    assert invite(hana, fresh).status_code == 422  # kept is not signed
    assert hana.post(f"/rounds/{fresh.id}/map", sign="yes", **filled()).status_code == 302
    assert invite(hana, fresh).status_code == 200


def test_what_is_signed_is_frozen_and_printed(at: Hiring, fresh: Round) -> None:
    hana = at.browser("hana")
    added = {"title_9": "Keep two chats going", "importance_9": "2", "frequency_9": "4", "shown_9": ["speed"]}
    given = filled(strike_0="yes", importance_1="3", note="No chat at night.", **added)
    assert hana.post(f"/rounds/{fresh.id}/map", sign="yes", **given).status_code == 302
    invite(hana, fresh)
    found = at.live.rounds.find(fresh.id)
    assert found is not None
    loaded = Frozen.load(found.content)
    titles = [task.title for task in loaded.for_job.map]
    assert titles == [*(task.title for task in FORM.map[1:]), "Keep two chats going"]
    assert loaded.signed is not None and loaded.signed.by == "Hana"
    page = hana.get(f"/rounds/{fresh.id}/map").text
    for words in ("Signed by Hana", "No chat at night.", "importance 5 to 3", "added", FORM.map[0].title):
        assert words in page
    assert "<form method" not in page.split("<main")[1]
    with zipfile.ZipFile(io.BytesIO(at.browser("ada").get(f"/rounds/{fresh.id}/audit-pack.zip").data)) as bundle:
        rows = list(csv.DictReader(io.StringIO(bundle.read("job_map.csv").decode("utf-8-sig"))))
        assert json.loads(bundle.read("form.json"))["signed"]["by"] == "Hana"
    told = {row["task"]: row["beside_the_form"] for row in rows}
    assert (told[FORM.map[0].title], told["Keep two chats going"]) == ("struck", "added")
    again = hana.post(f"/rounds/{fresh.id}/map", sign="yes", **filled())
    assert again.status_code == 409
    assert "stays as it was signed" in again.text
    lines = [line.action for line in at.live.audit.of(fresh.id)]
    assert lines.count("job map signed") == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"strike_6": "yes"}, "no task is shown by speed"),
        ({"asked": " "}, "say who was asked"),
        ({"shown_7": []}, "tick what shows"),
        ({"shown_7": ["charm"]}, "tick what shows"),
        ({"title_8": FORM.map[0].title, "shown_8": ["tone"]}, "stands here twice"),
        ({"title_8": "x" * 201, "shown_8": ["tone"]}, "may have 200 characters"),
    ],
)
def test_what_cannot_be_signed_is_said_and_what_was_typed_stays(
    at: Hiring, fresh: Round, changed: dict[str, Any], words: str
) -> None:
    answer = at.browser("hana").post(f"/rounds/{fresh.id}/map", sign="yes", **filled(title_1="My own words", **changed))
    assert answer.status_code == 422
    assert words in answer.text
    assert "My own words" in answer.text
    kept = at.live.job_maps.find(fresh)
    assert kept is None


def test_another_form_has_to_be_signed_anew(at: Hiring, fresh: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    other = FORM.model_copy(update={"id": "tea-other"})
    monkeypatch.setattr("webapp.hiring.round_pages.forms", lambda: {FORM.id: FORM, other.id: other})
    hana = at.browser("hana")
    hana.post(f"/rounds/{fresh.id}/map", sign="yes", **filled())
    hana.post(f"/rounds/{fresh.id}/form", form=other.id)
    assert invite(hana, fresh).status_code == 422


def test_numbers_out_of_range_are_the_middle(at: Hiring, fresh: Round) -> None:
    at.browser("hana").post(f"/rounds/{fresh.id}/map", sign="yes", **filled(importance_0="9", frequency_0="x"))
    kept = at.live.job_maps.find(fresh)
    assert kept is not None
    assert (kept.tasks[0].importance, kept.tasks[0].frequency) == (3, 3)


def test_a_round_from_before_shows_its_forms_tasks(at: Hiring, fresh: Round) -> None:
    at.live.rounds.freeze(fresh.id, *_unsigned(at))
    page = at.browser("hana").get(f"/rounds/{fresh.id}/map").text
    assert "before job maps were signed" in page
    assert FORM.map[0].title in page
    assert invite(at.browser("hana"), fresh).status_code == 200


def _unsigned(at: Hiring) -> tuple[str, str]:
    made = freeze(FORM, at.live.pack)
    return json.dumps(made.dump()), made.content_hash


@pytest.mark.parametrize("name", ["otto", "rea", "tess", "ana"])
def test_another_persons_map_is_not_there(at: Hiring, fresh: Round, name: str) -> None:
    browser = at.browser(name)
    asked = [browser.get(f"/rounds/{fresh.id}/map"), browser.post(f"/rounds/{fresh.id}/map", sign="yes", **filled())]
    assert {one.status_code for one in asked} <= {403, 404}
    assert at.live.job_maps.find(fresh) is None


def test_the_page_keeps_to_the_policy(at: Hiring, fresh: Round) -> None:
    assert read_page(at.browser("hana").get(f"/rounds/{fresh.id}/map").text).against_policy() == []
