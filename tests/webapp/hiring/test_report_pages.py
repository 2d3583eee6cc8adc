"""A report and a decision as the round's manager has them, and a round's results."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import BAD, GOOD, ask, candidate_browser, handed_in, read, read_by_two
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.decisions import EARLY
from webapp.hiring.erasure import erase

WHY = "Clear answers and a steady tone in both parts."


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def text(at: Hiring, path: str, name: str = "hana") -> str:
    answer = at.browser(name).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    page = read_page(answer.text)
    assert page.against_policy() == []
    return " ".join(page.text.split())


def test_a_report_stands_on_two_readings(at: Hiring) -> None:
    who, _ = handed_in(at)
    before = text(at, f"/candidates/{who.id}")
    assert "By people" not in before
    assert "shown once both readings are in" in before
    read_by_two(at, who)
    shown = text(at, f"/candidates/{who.id}")
    for words in (
        "By people 75", "What this does not tell you", "Questions for an interview", "Limits of use",
        "advisory", "since the reliability of this round is not known",
    ):  # fmt: skip
        assert words in shown, words
    assert "we're open this Saturday" in shown or "no rush" in shown
    assert "Speed" not in shown
    assert {"report seen", "reviewers asked"} <= {one.action for one in at.live.audit.of(who.id)}


def test_evidence_is_escaped(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    read_by_two(at, who, "0", "100")
    for path in (f"/candidates/{who.id}", f"/candidates/{who.id}/readings"):
        assert "<script>alert" not in at.browser("hana").get(path).text


def test_too_little_work_has_no_score(at: Hiring) -> None:
    who, _ = handed_in(at, acts=GOOD[:1])
    read_by_two(at, who)
    shown = text(at, f"/candidates/{who.id}")
    assert "Insufficient evidence" in shown
    assert "By people" not in shown
    assert "insufficient evidence" in text(at, f"/rounds/{at.at.id}/results")


def test_a_decision_needs_a_choice_a_reason_and_two_readings(at: Hiring) -> None:
    who, _ = handed_in(at)
    hana = at.browser("hana")
    path = f"/candidates/{who.id}/decisions"
    not_enough = (
        {"reason": WHY},
        {"outcome": "not"},
        {"outcome": "not", "reason": "no"},
        {"outcome": "x", "reason": WHY},
    )
    for given in not_enough:
        assert hana.post(path, **given).status_code == 422
    answer = hana.post(path, outcome="not", reason=WHY)
    assert answer.status_code == 422
    assert "both readings are not in yet" in answer.text
    assert WHY in answer.text
    assert at.live.decisions.of(who.id) == []
    assert hana.post(path, outcome="hold", reason=WHY, early="yes").status_code == 302
    read_by_two(at, who)
    assert hana.post(path, outcome="go on", reason=WHY).status_code == 302
    found = at.live.decisions.of(who.id)
    assert [(one.outcome, one.reason, one.who) for one in found] == [
        ("go on", WHY, "Hana"), ("hold", EARLY + WHY, "Hana"),
    ]  # fmt: skip
    shown = text(at, f"/candidates/{who.id}")
    assert shown.index("Go on with this candidate") < shown.index("no longer counts")


def test_no_outcome_is_chosen_beforehand_and_nothing_is_decided_for_many(at: Hiring) -> None:
    who, _ = handed_in(at, acts=BAD)
    read_by_two(at, who, "0", "0")
    at.browser("hana").post(f"/rounds/{at.at.id}/cut", method="angoff", figure="90", reason="A panel of six in May.")
    page = read_page(at.browser("hana").get(f"/candidates/{who.id}").text)
    radios = [one for one in page.of("input") if one.get("name") == "outcome"]
    assert len(radios) == 3
    assert not [one for one in radios if "checked" in one]
    assert at.live.decisions.of(who.id) == []
    results = at.browser("hana").get(f"/rounds/{at.at.id}/results").text
    assert "/decisions" not in results


def test_results_stand_by_name_with_bands_and_no_order_by_score(at: Hiring) -> None:
    for name, email, given in (("Zoe Ash", "zoe@example.com", "100"), ("Abe Oak", "abe@example.com", "0")):
        who, _ = handed_in(at, name, email)
        read_by_two(at, who, given, given)
    page = at.browser("hana").get(f"/rounds/{at.at.id}/results")
    shown = " ".join(read_page(page.text).text.split())
    assert shown.index("Abe Oak") < shown.index("Zoe Ash")
    assert "not enough data" in shown
    bars = [one for one in read_page(page.text).of("svg") if one.get("class") == "band"]
    assert [one["aria-label"] for one in bars] == ["0, from 0 to 4", "100, from 96 to 100"]
    assert read_page(page.text).against_policy() == []
    grouped = text(at, f"/rounds/{at.at.id}/results?by=groups")
    assert grouped.index("Group 1 of 2") < grouped.index("Zoe Ash") < grouped.index("Abe Oak")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"method": "angoff", "reason": WHY}, "and not both"),
        ({"method": "angoff", "figure": "60"}, "write why this cut"),
        ({"figure": "60", "reason": WHY}, "choose how the cut was found"),
        ({"method": "angoff", "ratings": "60 70\n50 60", "reason": WHY}, "no cut can be given"),
    ],
)
def test_a_cut_needs_a_method_a_panel_and_a_reason(at: Hiring, given: dict[str, str], words: str) -> None:
    answer = at.browser("hana").post(f"/rounds/{at.at.id}/cut", **given)
    assert answer.status_code == 422
    assert words in answer.text
    found = at.live.rounds.find(at.at.id)
    assert found is not None
    assert found.cut_score is None


def test_a_score_near_the_cut_is_said_to_be_borderline(at: Hiring) -> None:
    who, _ = handed_in(at)
    ask(at, who)
    work = {f"tone:{n}.{case}": "0" for n in (0, 1) for case in ("tin",)}
    assert read(at, who, "rea", "75", **work).status_code == 302
    assert read(at, who, "rolf", "75", **work).status_code == 302
    overall = float(re.findall(r"By people (\d+)", text(at, f"/candidates/{who.id}"))[0])
    at.browser("hana").post(f"/rounds/{at.at.id}/cut", method="angoff", figure=str(overall), reason=WHY)
    assert "Borderline" in text(at, f"/candidates/{who.id}")
    assert "borderline" in text(at, f"/rounds/{at.at.id}/results")
    at.browser("hana").post(f"/rounds/{at.at.id}/cut", remove="yes")
    assert "Borderline" not in text(at, f"/candidates/{who.id}")


def test_who_still_reads_a_work_sees_nothing_of_it(at: Hiring) -> None:
    who, _ = handed_in(at)
    assert ask(at, who, "hana@example.com rolf@example.com").status_code == 302
    read(at, who, "rolf", "0")
    for path in (f"/candidates/{who.id}?early=yes", f"/candidates/{who.id}/readings"):
        assert "By people" not in text(at, path)
        assert "Case by case" not in text(at, path)
    read(at, who, "hana", "50")
    assert "By people 25" in text(at, f"/candidates/{who.id}")


def test_one_reading_is_shown_only_when_asked_for(at: Hiring) -> None:
    who, _ = handed_in(at)
    ask(at, who)
    read(at, who, "rea", "50")
    assert "By people" not in text(at, f"/candidates/{who.id}")
    assert "By people 50" in text(at, f"/candidates/{who.id}?early=yes")


@pytest.mark.parametrize("name", ["otto", "rea", "tess", "ana"])
def test_nobody_else_finds_a_report(at: Hiring, name: str) -> None:
    who, _ = handed_in(at)
    browser = at.browser(name)
    for path in (f"/candidates/{who.id}", f"/candidates/{who.id}/readings", f"/rounds/{at.at.id}/results"):
        assert browser.get(path).status_code == (404 if name == "otto" else 403)
    for path in (
        f"/candidates/{who.id}/decisions", f"/candidates/{who.id}/release", f"/candidates/{who.id}/contests/1",
        f"/candidates/{who.id}/readings", f"/candidates/{who.id}/reviewers", f"/rounds/{at.at.id}/cut",
    ):  # fmt: skip
        assert browser.post(path, outcome="go on", reason=WHY, early="yes").status_code in (403, 404)
    assert at.live.decisions.of(who.id) == []


@pytest.mark.parametrize("guess", ["1", "x" * 32, "%00", "%F0%9F%98%80"])
def test_a_guessed_id_finds_nothing(at: Hiring, guess: str) -> None:
    assert at.browser("ada").get(f"/candidates/{guess}").status_code == 404
    assert at.browser("ada").get(f"/rounds/{guess}/results").status_code == 404


def test_the_report_does_not_tell_how_it_was_taken(at: Hiring) -> None:
    who, token = at.invited()
    at.candidate(token, pace="untimed", calm="yes")
    for number in (0, 1):
        browser = candidate_browser(at, token)
        shift = at.begun(browser, number)
        for one in GOOD:
            at.live.act(shift, one)
        at.live.act(shift, {"kind": "finish"})
    browser.get("/assessment")
    read_by_two(at, who)
    usual, _ = handed_in(at, "Ben Ash", "ben@example.com")
    read_by_two(at, usual)
    shown = [
        text(at, f"/candidates/{one.id}").replace(one.name, "X").replace(one.alias, "X") for one in (who, usual)
    ]  # fmt: skip
    assert shown[0] == shown[1]


def test_nothing_more_is_written_about_somebody_who_was_erased(at: Hiring) -> None:
    who, _ = handed_in(at)
    read_by_two(at, who)
    before = erase(at.live, who, "hana", "asked for it")
    browser = at.browser("hana")
    assert browser.get(f"/candidates/{who.id}/readings").status_code == 200
    for path, fields in (
        ("decisions", {"outcome": "go on", "reason": "Smith of Elm Road"}),
        ("readings", {"item": "tone:0.hours", "mark": "50", "reason": "Smith of Elm Road"}),
        ("contests/1", {"answer": "Smith of Elm Road"}),
    ):
        answer = browser.post(f"/candidates/{who.id}/{path}", **fields)
        assert answer.status_code == 422, path
    assert before
    assert not at.live.decisions.of_all([who.id]).get(who.id)
