"""The candidate's way: link, notice, adjustments, parts in order, handing in; and what goes wrong on it."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.round import PARTS, Hiring, hiring
from tests.webapp.visiting import Visitor, read_page


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_the_whole_way(at: Hiring) -> None:
    who, token = at.invited()
    browser = Visitor(at.app)
    first = browser.get(f"/invitations/{token}").text
    assert "Mia Lund" in first
    assert browser.get(f"/invitations/{token}").status_code == 200  # looking spends nothing
    browser.post(f"/invitations/{token}")
    notice = browser.get("/assessment").text
    for words in (
        "The customers are programs",
        "A person decides",
        "12 months",
        "hiring@example.com",
        "right to a person",
    ):
        assert words in notice
    assert read_page(notice).against_policy() == []
    assert browser.post("/assessment/consent").status_code == 422
    browser.post("/assessment/consent", agree="yes", pace="usual")
    for part in range(len(PARTS)):
        shift = at.begun(browser, part)
        assert browser.get(f"/shifts/{shift}").status_code == 200
        browser.post(f"/shifts/{shift}/finish")
        assert "Nothing of how it was read" in browser.get(f"/shifts/{shift}/debrief").text
    assert "handed everything in" in browser.get("/assessment").text
    found = at.live.candidates.find(who.id)
    assert found is not None
    assert found.ended_at is not None
    assert "handed in" in browser.get(f"/invitations/{token}").text
    told = [line.action for line in at.live.audit.of(who.id)]
    assert told == ["link followed", "notice agreed to", *["part begun or gone on with"] * len(PARTS), "handed in"]
    assert at.live.audit.verify() == []


def test_parts_come_in_their_order_and_once(at: Hiring) -> None:
    _, token = at.invited()
    browser = at.candidate(token)
    assert browser.post("/assessment/parts/1").status_code == 409
    shift = at.begun(browser)
    assert at.begun(browser) == shift  # a second tab goes on with the same
    browser.post(f"/shifts/{shift}/finish")
    assert browser.post("/assessment/parts/0").status_code == 409
    assert browser.post("/assessment/parts/77").status_code == 409


def test_nothing_begins_without_consent(at: Hiring) -> None:
    _, token = at.invited()
    browser = Visitor(at.app)
    browser.post(f"/invitations/{token}")
    for path in ("parts/0", "warm-up"):
        assert browser.post(f"/assessment/{path}").location == "/assessment"


@pytest.mark.parametrize("token", ["nothing", "x" * 43, "\0", "../../etc", "' or 1=1 --"])
def test_a_forged_link_opens_nothing_and_says_what_to_do(at: Hiring, token: str) -> None:
    at.invited()
    answer = Visitor(at.app).get(f"/invitations/{token}")
    assert answer.status_code in (404, 400)
    assert "Mia" not in answer.text
    assert Visitor(at.app).get("/assessment").status_code == 404


def test_an_old_link_opens_nothing_once_there_is_a_newer_one(at: Hiring) -> None:
    who, old = at.invited()
    new = at.live.candidates.invite_again(who.id, 7)
    assert Visitor(at.app).get(f"/invitations/{old}").status_code == 404
    assert Visitor(at.app).get(f"/invitations/{new}").status_code == 200


def test_a_link_that_has_run_out_says_so(at: Hiring) -> None:
    _, token = at.invited()
    later = at.live.candidates.wall() + 15 * 86_400
    at.live.candidates.wall = lambda: later
    answer = Visitor(at.app).get(f"/invitations/{token}")
    assert (answer.status_code, "run out" in answer.text) == (410, True)
    assert Visitor(at.app).post(f"/invitations/{token}").location == f"/invitations/{token}"


def test_in_another_browser_it_goes_on_there_alone_and_that_is_noted(at: Hiring) -> None:
    who, token = at.invited()
    first = at.candidate(token)
    shift = at.begun(first)
    second = Visitor(at.app)
    assert "another browser" in second.get(f"/invitations/{token}").text
    second.post(f"/invitations/{token}")
    assert at.begun(second) == shift
    assert second.get(f"/shifts/{shift}").status_code == 200
    assert first.get(f"/shifts/{shift}").status_code == 404
    assert [one.kind for one in at.live.signals.of(who.id)] == ["browser"]


def test_nobody_else_sees_a_candidates_shift(at: Hiring) -> None:
    _, token = at.invited()
    shift = at.begun(at.candidate(token))
    for name in at.people:
        assert at.browser(name).get(f"/shifts/{shift}").status_code == 404
    assert Visitor(at.app).get(f"/shifts/{shift}").status_code == 404
    _, other = at.invited("Ben Vale", "ben@example.com")
    assert at.candidate(other).get(f"/shifts/{shift}").status_code == 404


@pytest.mark.parametrize(("pace", "minutes"), [("1.5", 1.5), ("2", 2.0)])
def test_more_time_is_real_time(at: Hiring, pace: str, minutes: float) -> None:
    _, token = at.invited()
    browser = at.candidate(token, pace=pace)
    shift = at.begun(browser)
    state = at.live.state(shift)
    assert state.speed == pytest.approx(1 / minutes)
    whole = at.live.pack.played(state.started).minutes
    assert f"left of {whole * minutes:.0f}" in browser.get(f"/shifts/{shift}").text


def test_without_a_clock_time_passes_when_one_says_so(at: Hiring) -> None:
    _, token = at.invited()
    browser = at.candidate(token, pace="untimed", calm="yes")
    shift = at.begun(browser)
    page = browser.get(f"/shifts/{shift}").text
    assert "No clock" in page
    assert "deskpage calm" in page
    later = at.live._wall() + 7200.0
    at.live._wall = lambda: later
    before = at.live.now(shift)
    assert browser.send(shift, {"kind": "wait", "skip": True}).status_code == 200
    assert 0.0 <= before < at.live.now(shift)


def test_what_one_chose_holds_once_a_part_has_begun(at: Hiring) -> None:
    who, token = at.invited()
    browser = at.candidate(token)
    at.begun(browser)
    answer = browser.post("/assessment/adjustments", pace="2")
    assert answer.status_code == 422
    assert "nothing is lost" in answer.text
    assert at.live.candidates.accommodation(who.id).pace == "usual"


def test_a_page_may_tell_of_pastes_and_of_nothing_else(at: Hiring) -> None:
    who, token = at.invited()
    browser = at.candidate(token)
    shift = at.begun(browser)
    assert browser.ask(f"/shifts/{shift}/signals", {"kind": "paste", "amount": 120}).status_code == 200
    for wrong in ({"kind": "mood", "amount": 1}, {"kind": "paste"}, {"kind": "paste", "amount": True}, [], "x", None):
        assert browser.ask(f"/shifts/{shift}/signals", wrong).status_code in (409, 422, 400)
    assert [(one.kind, one.amount) for one in at.live.signals.of(who.id)] == [("paste", 120.0)]


def test_who_leaves_takes_part_no_longer(at: Hiring) -> None:
    _, token = at.invited()
    browser = at.candidate(token)
    assert browser.post("/assessment/withdraw").status_code == 422
    browser.post("/assessment/withdraw", sure="yes")
    assert "no longer take part" in browser.get("/assessment").text
    assert browser.post("/assessment/parts/0").location == "/assessment"
    assert Visitor(at.app).get(f"/invitations/{token}").status_code == 410


def test_the_warm_up_counts_for_nothing(at: Hiring) -> None:
    who, token = at.invited()
    browser = at.candidate(token)
    shift = browser.post("/assessment/warm-up").location.rsplit("/", 1)[-1]
    assert browser.get(f"/shifts/{shift}").status_code == 200
    assert at.live.candidates.sittings(who.id) == {}
    assert at.live.state(shift).started.mode == "assessment"  # type: ignore[union-attr]


def test_a_form_that_was_changed_since_is_not_begun(at: Hiring, monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = at.invited()
    browser = at.candidate(token)
    monkeypatch.setattr("webapp.hiring.progress.drift", lambda *_: ("the scorecard is at another version",))
    answer = browser.post("/assessment/parts/0")
    assert answer.status_code == 409
    assert "would not be the same for everybody" in answer.text


def test_a_closed_round_lets_nobody_begin(at: Hiring) -> None:
    _, token = at.invited()
    _, other = at.invited("Ben Vale", "ben@example.com")
    under_way, waiting = at.candidate(token), at.candidate(other)
    shift = at.begun(under_way)
    at.live.rounds.close(at.at.id)
    assert waiting.post("/assessment/parts/0").status_code == 409
    assert at.begun(under_way) == shift
