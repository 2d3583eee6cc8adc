"""A candidate's own report: not before it is given out, in their own words, compared with nobody, open to contest."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import BAD, ask, candidate_browser, handed_in, read, read_by_two
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import Visitor, read_page
from webapp.hiring.candidates import DAY

ANSWER = "Somebody read it again and found your reply in time."


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def text(browser: Visitor) -> str:
    answer = browser.get("/assessment/report")
    assert answer.status_code == 200
    page = read_page(answer.text)
    assert page.against_policy() == []
    return " ".join(page.text.split())


def test_it_is_there_once_the_manager_gives_it_out(at: Hiring) -> None:
    who, token = handed_in(at)
    mia, hana = candidate_browser(at, token), at.browser("hana")
    assert "not here yet" in text(mia)
    assert "hiring@example.com" in text(mia)
    answer = hana.post(f"/candidates/{who.id}/release")
    assert "Nothing was given out" in hana.get(answer.location).text
    assert mia.post("/assessment/report/contests", text="No!").status_code == 404
    read_by_two(at, who)
    assert "not here yet" in text(mia)
    assert hana.post(f"/candidates/{who.id}/release").status_code == 302
    shown = text(mia)
    for words in ("What went well", "What to work on", "You wrote:", "Your data", "If you do not agree", "Candidate 1"):
        assert words in shown, words
    assert {"report released", "own report seen"} <= {one.action for one in at.live.audit.of(who.id)}


def test_it_names_no_reader_no_score_and_nobody_else(at: Hiring) -> None:
    who, token = handed_in(at, acts=BAD)
    other, _ = handed_in(at, "Ben Ash", "ben@example.com")
    for one in (who, other):
        read_by_two(at, one, "0", "50")
        at.browser("hana").post(f"/candidates/{one.id}/release")
    at.browser("hana").post(f"/candidates/{who.id}/decisions", outcome="not", reason="Not this time, too curt.")
    page = candidate_browser(at, token)
    assert "<script>alert" not in page.get("/assessment/report").text
    shown = text(page)
    for told in ("Rea", "Rolf", "Ben", "Hana", "Do not go on", "too curt", "Group", "band", "Speed"):
        assert told not in shown, told


def test_nobody_else_opens_it(at: Hiring) -> None:
    who, _ = handed_in(at)
    read_by_two(at, who)
    at.browser("hana").post(f"/candidates/{who.id}/release")
    for browser in (Visitor(at.app), at.browser("rea"), at.browser("hana")):
        assert browser.get("/assessment/report").status_code == 404
        assert browser.post("/assessment/report/contests", text="x").status_code == 404


def test_a_contest_is_read_again_blind_and_answered(at: Hiring) -> None:
    who, token = handed_in(at)
    read_by_two(at, who, "25", "25")
    hana, mia = at.browser("hana"), candidate_browser(at, token)
    hana.post(f"/candidates/{who.id}/release")
    assert mia.post("/assessment/report/contests", text=" ").status_code == 422
    assert mia.post("/assessment/report/contests", text="<b>I did</b> answer Oona.").status_code == 302
    again = mia.post("/assessment/report/contests", text="And Bryn.")
    assert again.status_code == 422
    page = hana.get(f"/candidates/{who.id}").text
    assert "&lt;b&gt;I did&lt;/b&gt; answer Oona." in page
    (one,) = at.live.contests.of(who.id)
    ask(at, who, "tess@example.com", again="yes")
    sheet = at.browser("tess").get(f"/reviews/{who.id}").text
    assert "I did" not in sheet
    assert "selected" not in sheet
    assert read(at, who, "tess", "100").status_code == 302
    assert "Read again" in hana.get(f"/candidates/{who.id}/readings").text
    assert hana.post(f"/candidates/{who.id}/contests/{one.id}", answer="No").status_code == 422
    assert hana.post(f"/candidates/{who.id}/contests/{one.id}", answer=ANSWER).status_code == 302
    assert hana.post(f"/candidates/{who.id}/contests/{one.id}", answer=f"{ANSWER} Again.").status_code == 422
    assert ANSWER in text(mia)


def test_a_contest_has_a_last_day(at: Hiring) -> None:
    who, token = handed_in(at)
    read_by_two(at, who)
    at.browser("hana").post(f"/candidates/{who.id}/release")
    mia = candidate_browser(at, token)
    later = at.live.candidates.wall() + 31 * DAY
    at.live.contests.wall = at.live.candidates.wall = lambda: later
    assert "Send" not in text(mia)
    assert mia.post("/assessment/report/contests", text="Late.").status_code == 422
    assert at.live.contests.of(who.id) == []


def test_too_little_work_is_said_kindly(at: Hiring) -> None:
    who, token = handed_in(at, acts=())
    read_by_two(at, who)
    at.browser("hana").post(f"/candidates/{who.id}/release")
    assert "That says nothing about you" in text(candidate_browser(at, token))
