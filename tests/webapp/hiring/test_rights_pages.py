"""What candidates may ask of the assessment: their copy, their self-description, and how it is all marked."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import Visitor, read_page

OWN = ("/assessment/data", "/assessment/about-you", "/assessment/transparency")


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_only_who_takes_an_assessment_here_gets_their_pages(at: Hiring) -> None:
    at.invited()
    for browser in (Visitor(at.app), at.browser("ada"), at.browser("hana")):
        assert [browser.get(address).status_code for address in OWN] == [404, 404, 404]
        assert browser.post("/assessment/about-you", sex="female").status_code == 404


def test_a_copy_is_ones_own_and_says_what_it_leaves_out(at: Hiring) -> None:
    (mia, token), (ben, _) = at.invited(), at.invited("Ben Ort", "ben@example.com")
    browser = at.candidate(token)
    answer = browser.get("/assessment/data")
    assert answer.headers["Cache-Control"] == "no-store"
    found = answer.get_json()
    assert found["candidate"]["email"] == "mia@example.com"
    assert "Ben" not in answer.text
    assert "decisions" not in found
    assert found["left_out"]
    assert [line.action for line in at.live.audit.of(mia.id)][-1] == "own copy of the data made"
    assert at.live.audit.of(ben.id) == []


def test_who_they_are_is_asked_only_once_they_have_handed_in(at: Hiring) -> None:
    mia, token = at.invited()
    browser = at.candidate(token)
    assert browser.get("/assessment/about-you").status_code == 404
    assert "about-you" not in browser.get("/assessment").text
    at.live.candidates.begin(mia.id)
    at.live.candidates.end(mia.id)
    page = browser.get("/assessment/about-you")
    assert page.status_code == 200
    assert "I would rather not say" in page.text
    assert read_page(page.text).against_policy() == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"sex": "female", "age": "from_40"}, {"sex": "female", "age": "from_40"}),
        ({"sex": "", "age": "under_40"}, {"age": "under_40"}),
        ({}, {}),
        ({"race_ethnicity": "asian", "sex": "male"}, {"sex": "male"}),
    ],
)
def test_what_they_say_is_kept_and_can_be_changed(at: Hiring, said: dict[str, str], kept: dict[str, str]) -> None:
    mia, token = at.invited()
    browser = at.candidate(token)
    at.live.candidates.begin(mia.id)
    at.live.candidates.end(mia.id)
    assert browser.post("/assessment/about-you", **said).status_code == 302
    assert at.live.candidates.described([mia.id]) == {mia.id: kept}
    checked = [
        one["value"] for one in read_page(browser.get("/assessment/about-you").text).of("input") if "checked" in one
    ]
    assert sorted(value for value in checked if value) == sorted(kept.values())
    browser.post("/assessment/about-you", sex="", age="")
    assert at.live.candidates.described([mia.id]) == {mia.id: {}}


def test_no_other_answer_is_taken(at: Hiring) -> None:
    mia, token = at.invited()
    browser = at.candidate(token)
    at.live.candidates.end(mia.id)
    assert browser.post("/assessment/about-you", sex="a long story").status_code == 400
    assert at.live.candidates.described([mia.id]) == {mia.id: {}}


def test_anybody_may_read_how_it_is_marked(at: Hiring) -> None:
    page = Visitor(at.app).get("/transparency")
    words = " ".join(read_page(page.text).text.split())
    assert page.status_code == 200
    for said in ("A person decides", "hiring@1", "only advises", "there is no detector", "not from a camera"):
        assert said in words
    assert read_page(page.text).against_policy() == []


def test_candidates_read_it_for_their_own_round(at: Hiring) -> None:
    _, token = at.invited()
    words = " ".join(read_page(at.candidate(token).get("/assessment/transparency").text).text.split())
    assert "as it was frozen for this round" in words
    assert "Kept for 12 months" in words
    assert "hiring@example.com" in words
