"""An assessment tells its candidate nothing: no address of the application gives away what good handling would be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from flask import Flask

from simulator.grading import grade
from simulator.scorecards import scorecard
from tests.simulator.scenes import TEASHOP
from tests.webapp.visiting import JSON, REPLY, Visitor, read_page
from webapp.live import Live

Wall = Callable[..., float]
Answer = Literal["same for all", "desk", "handed in", "not there", "begins practice"]
ROUTES: dict[str, Answer] = {
    "static": "same for all",
    "training.home": "same for all",
    "training.progress": "same for all",
    "training.lessons_page": "same for all",
    "training.lesson": "same for all",
    "training.courses_page": "same for all",
    "training.course": "same for all",
    "training.paths_page": "same for all",
    "training.path": "same for all",
    "training.before_step": "same for all",
    "training.begin_step": "begins practice",
    "training.before": "same for all",
    "training.begin": "begins practice",
    "training.begin_warmup": "begins practice",
    "training.decline_warmup": "same for all",
    "desk.desk": "desk",
    "desk.updates": "desk",
    "desk.public_feed": "desk",
    "desk.feed_updates": "desk",
    "desk.command": "desk",
    "desk.saved_replies": "desk",
    "desk.coach": "not there",
    "desk.slips": "not there",
    "desk.finish": "handed in",
    "debrief.debrief": "handed in",
    "debrief.whole": "handed in",
    "debrief.download": "handed in",
    "debrief.branch": "not there",
    "debrief.share": "not there",
    "debrief.withdraw": "not there",
    "debrief.shared": "not there",
    "debrief.shared_whole": "not there",
    "debrief.shared_download": "not there",
    "accounts.sign_in": "same for all",
    "accounts.enter_account": "same for all",
    "accounts.forgotten": "same for all",
    "accounts.send_link": "same for all",
    "accounts.choose": "same for all",
    "accounts.set_password": "same for all",
    "accounts.oidc_begin": "same for all",
    "accounts.oidc_return": "same for all",
    "accounts.account": "same for all",
    "accounts.sign_out": "same for all",
    "accounts.change_password": "same for all",
    "accounts.end_sign_in": "same for all",
    "accounts.people_page": "same for all",
    "accounts.add_person": "same for all",
    "accounts.change_person": "same for all",
    "accounts.person_link": "same for all",
    "jobs.jobs_page": "same for all",
    "jobs.regrade": "same for all",
    "jobs.cancel": "same for all",
    "jobs.again": "same for all",
    "cohorts.assigned": "same for all",
    "cohorts.take": "begins practice",
    "cohorts.cohorts_page": "same for all",
    "cohorts.create": "same for all",
    "cohorts.cohort": "same for all",
    "cohorts.rename": "same for all",
    "cohorts.close": "same for all",
    "cohorts.preview": "same for all",
    "cohorts.take_in": "same for all",
    "cohorts.take_out": "same for all",
    "cohorts.assign": "same for all",
    "cohorts.withdraw": "same for all",
    "cohorts.assignment": "same for all",
    "cohorts.board": "same for all",
    "cohorts.person": "same for all",
    "cohorts.download": "same for all",
    "calibration.of_cohort": "same for all",
    "calibration.create": "same for all",
    "calibration.close": "same for all",
    "exports.export": "same for all",
    "exports.exports": "same for all",
    "exports.updates": "same for all",
    "exports.prepare": "same for all",
    "exports.made": "same for all",
    "exports.cancel": "same for all",
    "calibration.asked": "same for all",
    "calibration.calibration": "same for all",
    "calibration.mark": "same for all",
    "rounds.rounds_page": "same for all",
    "rounds.create": "same for all",
    "rounds.round": "same for all",
    "rounds.change_form": "same for all",
    "rounds.close": "same for all",
    "rounds.preview": "same for all",
    "rounds.invite": "same for all",
    "rounds.invite_again": "same for all",
    "rounds.job_map": "same for all",
    "rounds.sign_map": "same for all",
    "rounds.experts": "same for all",
    "rounds.add_expert": "same for all",
    "rounds.take_expert_away": "same for all",
    "assessment.invitation": "same for all",
    "assessment.take_up": "same for all",
    "assessment.stand": "same for all",
    "assessment.consent": "same for all",
    "assessment.adjust": "same for all",
    "assessment.warm_up": "same for all",
    "assessment.take": "same for all",
    "assessment.withdraw": "same for all",
    "assessment.signal": "same for all",
    "reviews.asked": "same for all",
    "reviews.review": "same for all",
    "reviews.mark": "same for all",
    "reviews.stand_down": "same for all",
    "reviews.training": "same for all",
    "reviews.train": "same for all",
    "reviews.ask": "same for all",
    "reviews.take_off": "same for all",
    "reviews.readings": "same for all",
    "reviews.settle": "same for all",
    "reports.report": "same for all",
    "reports.decide": "same for all",
    "reports.release": "same for all",
    "reports.answer": "same for all",
    "reports.results": "same for all",
    "reports.set_cut": "same for all",
    "reports.own": "same for all",
    "reports.contest": "same for all",
    "records.records": "same for all",
    "records.hold": "same for all",
    "records.lift": "same for all",
    "records.candidate": "same for all",
    "records.data": "same for all",
    "records.erase": "same for all",
    "records.certificate": "same for all",
    "records.fairness": "same for all",
    "records.pack": "same for all",
    "records.own_data": "same for all",
    "records.about_you": "same for all",
    "records.describe": "same for all",
    "records.transparency": "same for all",
    "records.own_transparency": "same for all",
    "watching.watch": "same for all",
    "watching.updates": "same for all",
    "watching.nudge": "same for all",
    "watching.put_away": "same for all",
    "feedback.say": "same for all",
    "feedback.mark": "same for all",
    "feedback.answer": "same for all",
    "feedback.change": "same for all",
    "feedback.take_back": "same for all",
    "feedback.dispute": "same for all",
}
"""Every address of the application, by what an assessment's owner gets there. Whoever adds one says so here."""
COMMANDS: tuple[dict[str, Any], ...] = (
    {**REPLY, "text": "We apologise for any inconvinience, calm down. Your card 4111 1111 1111 1111 was refunded."},
    {"kind": "offer_move", "case": "tin", "to": "chat", "text": "Sorry IF it was short. Could we go on in a chat?"},
    {"kind": "note", "case": "tin", "text": "a note"},
    {"kind": "tag", "case": "tin", "category": "complaint", "priority": "P2"},
)  # fmt: skip
JUDGING = re.compile(
    r"\b(mood|heat|findings|disposition|expected|exemplar|rationale|critical|coach|misspelt|spelling|inconvenience"
    r"|not ready|overall|tone|what was shared|still shown|before talking about it|has not said yes"
    r"|saying is not doing|money back)\b",
    re.IGNORECASE,
)


def candidate(visitor: Visitor, live: Live) -> str:
    """Begin an assessment for this browser and give its id."""
    visitor.get("/")
    with visitor.client.session_transaction() as session:
        return live.start("teashop", mode="assessment", owner=session["owner"])


def addresses(app: Flask, shift: str, answer: Answer, method: str) -> list[str]:
    """Give the addresses of one kind for a shift."""
    found = []
    for rule in app.url_map.iter_rules():
        if ROUTES.get(rule.endpoint) == answer and method in (rule.methods or ()):
            given = {"shift_id": shift, "scenario_id": "teashop", "filename": "tokens.css", "token": shift}
            with app.test_request_context():
                found.append(rule.build({name: given[name] for name in rule.arguments}, append_unknown=False)[1])  # type: ignore[index]
    return found


def authored() -> list[str]:
    """Give the words of the scenario that say how its cases should be handled."""
    found = []
    for case in TEASHOP.cases:
        found += [case.expected.rationale, *case.expected.disposition.reasons.values()]
        found += [one.why for one in case.exemplars]
        found += [
            step.model_extra["text"]
            for one in case.exemplars
            for step in one.script
            if "text" in (step.model_extra or {})
        ]
    return found


def told(text: str) -> list[str]:
    """Give what a page or an answer says of judgement."""
    read = " ".join(read_page(text).text.split())
    attributes = " ".join(value for _, attrs in read_page(text).tags for value in attrs.values())
    return JUDGING.findall(f"{read} {attributes}") + [words for words in authored() if words in text or words in read]


def worked(visitor: Visitor, shift: str, wall: Wall) -> str:
    """Work on a shift, badly and at length; gives all that its commands were answered with."""
    sent = ""
    for command in COMMANDS:
        answer = visitor.send(shift, command, command["case"])
        assert answer.status_code == 200, answer.text
        assert set(answer.get_json()) == {"seq", "next_ms", "case", "parts", "waiting"}
        sent += "".join(answer.get_json()["parts"].values())
        wall(70)
    return sent


def test_every_address_is_classified(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ROUTES)


def test_the_desk_of_an_assessment_tells_nothing(app: Flask, visitor: Visitor, live: Live, wall: Wall) -> None:
    shift = candidate(visitor, live)
    sent = {"commands": worked(visitor, shift, wall)}
    for path in addresses(app, shift, "desk", "GET"):
        for case in ("hours", "tin"):
            answer = visitor.get(f"{path}?case={case}")
            assert answer.status_code == 200
            data = answer.get_json() if answer.is_json else {"page": answer.text}
            parts = data.get("parts", data)
            sent |= {f"{path} {case} {name}": str(markup) for name, markup in parts.items()}
    moods = {mood for went in live.state(shift).cases.values() for _, mood, _ in went.moods}
    assert len(moods) > 1, "customers have to have been moved for this to tell"
    assert {where: found for where, text in sent.items() if (found := told(text))} == {}


def test_an_answer_of_an_assessment_has_nothing_beside_the_page(visitor: Visitor, live: Live, wall: Wall) -> None:
    shift = candidate(visitor, live)
    worked(visitor, shift, wall)
    updates = visitor.get(f"/shifts/{shift}/updates?after=0&case=tin", **JSON).get_json()
    assert set(updates) == {"seq", "next_ms", "case", "parts", "waiting"}
    assert set(visitor.get(f"/shifts/{shift}/feed/updates", **JSON).get_json()) == {"seq", "next_ms", "parts"}


def test_an_assessment_that_is_over_is_handed_in(app: Flask, visitor: Visitor, live: Live, wall: Wall) -> None:
    shift = candidate(visitor, live)
    worked(visitor, shift, wall)
    for path in addresses(app, shift, "handed in", "GET"):
        assert visitor.get(path).location == f"/shifts/{shift}"
    assert visitor.post(f"/shifts/{shift}/finish").location == f"/shifts/{shift}/debrief"
    for path in addresses(app, shift, "handed in", "GET"):
        text = visitor.get(f"{path}?case=tin").text
        assert "Handed in" in text
        assert told(text) == []
    for path in addresses(app, shift, "desk", "GET"):
        answer = visitor.get(path, **JSON)
        said = answer.get_json() if answer.is_json else {}
        assert answer.status_code in (302, 404) or set(said) <= {"seq", "next_ms", "case", "debrief", "markup"}
        assert told(str(said)) == []
    mark = f"{grade(scorecard('training'), live.pack, live.state(shift)).overall:.0f}"
    for path in ("/", "/progress"):
        text = visitor.get(path).text
        assert mark not in read_page(text).text.split()
        assert [words for words in authored() if words in text] == []
        assert "marks are lowest" not in text


@pytest.mark.parametrize("over", [False, True])
def test_what_is_for_practice_is_not_there(app: Flask, visitor: Visitor, live: Live, wall: Wall, *, over: bool) -> None:
    shift = candidate(visitor, live)
    worked(visitor, shift, wall)
    if over:
        visitor.post(f"/shifts/{shift}/finish")
    before = len(live.shifts.all())
    for path in addresses(app, shift, "not there", "GET"):
        assert visitor.get(path).status_code == 404, path
    for path in addresses(app, shift, "not there", "POST"):
        assert visitor.post(path, seq="0", share="x").status_code == 404, path
    assert len(live.shifts.all()) == before
    # Even a link that somebody slipped into the database opens nothing.
    assert visitor.get(f"/shared/{live.shares.make(shift)}").status_code == 404


@pytest.mark.parametrize(
    "command",
    [{"kind": "set_clock", "paused": True}, {"kind": "set_clock", "hold": True}, {"kind": "set_clock", "speed": 4},
     {"kind": "wait", "skip": True}, {"kind": "start", "scenario": "teashop", "mode": "practice"}],
)  # fmt: skip
def test_the_clock_of_an_assessment_cannot_be_touched(
    visitor: Visitor, live: Live, wall: Wall, command: dict[str, Any]
) -> None:
    shift = candidate(visitor, live)
    wall(5)
    visitor.get(f"/shifts/{shift}")
    before = live.now(shift)
    assert visitor.send(shift, command).status_code == 409
    assert live.now(shift) == before
    wall(10)
    assert live.now(shift) == before + 10


def test_a_refusal_in_an_assessment_says_no_more_than_in_practice(visitor: Visitor, live: Live) -> None:
    refused = [
        {"kind": "remedy", "case": "tin", "remedy": "resend"}, {"kind": "open_chat", "case": "nobody"},
        {"kind": "hand_off", "case": "tin", "team": "none", "summary": "x"}, {"kind": "coach", "text": "hello"},
        {**REPLY, "text": ""}, {**REPLY, "reading": {"version": "forged"}, "channel": "chat"},
    ]  # fmt: skip
    taken = [visitor.begin(), candidate(visitor, live)]
    for command in refused:
        practised, assessed = (visitor.send(shift, command) for shift in taken)
        assert practised.status_code == assessed.status_code
        if assessed.status_code != 200:
            assert set(assessed.get_json()) == {"error"}
            assert assessed.get_json() == practised.get_json()


def test_nobody_else_sees_an_assessment(app: Flask, visitor: Visitor, live: Live) -> None:
    shift, stranger = candidate(visitor, live), Visitor(app)
    for answer in ("desk", "handed in", "not there"):
        for path in addresses(app, shift, answer, "GET"):
            assert stranger.get(path).status_code == 404, path
        for path in addresses(app, shift, answer, "POST"):
            assert stranger.post(path, seq="0").status_code in (400, 404), path
    assert stranger.send(shift, REPLY).status_code == 404
