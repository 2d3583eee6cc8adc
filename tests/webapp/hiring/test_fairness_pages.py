"""The page of fairness and the files for an auditor: who may have them, and what stands in them."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask

from tests.webapp.hiring.people import FEMALE, MALE, group, of, person
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import Visitor, read_page
from webapp.hiring.samples import Sample


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def sampled(monkeypatch: pytest.MonkeyPatch, found: Sample) -> None:
    monkeypatch.setattr("webapp.hiring.fairness_pages.sample", lambda *_: found)


def words(browser: Visitor, address: str) -> str:
    page = browser.get(address)
    assert page.status_code == 200
    assert read_page(page.text).against_policy() == []
    return " ".join(read_page(page.text).text.split())


def test_an_empty_round_says_that_there_is_not_enough_data(at: Hiring) -> None:
    at.invited()
    told = words(at.browser("hana"), f"/rounds/{at.at.id}/fairness")
    assert "0 handed in" in told
    assert told.count("Not enough data") >= 4
    assert "not for selection" not in told


def test_a_manager_sees_the_flag_and_no_small_cell(at: Hiring, monkeypatch: pytest.MonkeyPatch) -> None:
    small = group(900, 3, 1, {"sex": "another"})
    sampled(monkeypatch, of(group(0, 80, 36, FEMALE), group(100, 100, 60, MALE), small))
    here = f"/rounds/{at.at.id}/fairness"
    told, whole = words(at.browser("hana"), here), words(at.browser("ada"), here)
    assert "Another, or neitherfewer than 5" in told
    assert "Another, or neither31" not in told
    assert "Another, or neither310.33" in whole
    assert "0.75under four fifths" in whole
    assert "fewer than 5”" in told


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_cases_of_a_few_people_are_not_shown_to_who_may_still_read_blind(
    at: Hiring, monkeypatch: pytest.MonkeyPatch, people: int, shown: bool
) -> None:
    found = [person(number, {}, machine=50.0, cases={"0.hours": 50.0, "0.tin": 81.0}) for number in range(people)]
    sampled(monkeypatch, of(found))
    told = words(at.browser("hana"), f"/rounds/{at.at.id}/fairness")
    assert ("0.81" in told) is shown


def test_every_round_of_the_form_that_one_may_see_is_counted(at: Hiring, monkeypatch: pytest.MonkeyPatch) -> None:
    at.invited()
    other = next(one for one in at.live.rounds.all() if one.id != at.at.id)
    at.live.rounds.freeze(other.id, at.at.frozen, at.at.content_hash)
    asked: list[int] = []
    monkeypatch.setattr("webapp.hiring.fairness_pages.sample", lambda _, rounds: asked.append(len(rounds)) or of([]))
    for name in ("hana", "ada"):
        words(at.browser(name), f"/rounds/{at.at.id}/fairness")
        words(at.browser(name), f"/rounds/{at.at.id}/fairness?all=1")
    assert asked == [1, 1, 1, 2]


def test_the_files_for_an_auditor_are_for_admins_alone(at: Hiring) -> None:
    at.invited()
    here = f"/rounds/{at.at.id}/audit-pack.zip"
    assert {name: at.browser(name).get(here).status_code for name in at.people} == {
        "hana": 403, "otto": 403, "rea": 403, "rolf": 403, "ada": 200, "tess": 403, "ana": 403,
    }  # fmt: skip
    assert at.browser("ada").get("/rounds/1/audit-pack.zip").status_code == 404
    assert "audit-pack" not in at.browser("hana").get(f"/rounds/{at.at.id}/fairness").text
    answer = at.browser("ada").get(here)
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        assert "candidates.csv" in bundle.namelist()
    assert [line.action for line in at.live.audit.of(at.at.id)] == ["files for an auditor made"] * 2
