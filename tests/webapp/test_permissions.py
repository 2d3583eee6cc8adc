"""Who may ask for what: every address of the application, for visitors and for each role."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.webapp.visiting import JSON, Visitor, signed_in
from webapp.live import Live
from webapp.people import ROLES
from webapp.permissions import PERMISSIONS, VISITOR, may

EVERYBODY = (VISITOR, *ROLES)
WHO = {
    "anyone": EVERYBODY,
    "signed in": ("agent", "trainer", "hiring manager", "reviewer", "admin"),
    "trainers": ("trainer", "admin"),
    "raters": ("trainer", "hiring manager", "reviewer", "admin"),
    "admins": ("admin",),
    "hiring": ("hiring manager", "admin"),
}
ADDRESSES = {
    "static": "anyone",
    "training.home": "anyone",
    "training.progress": "anyone",
    "training.lessons_page": "anyone",
    "training.lesson": "anyone",
    "training.courses_page": "anyone",
    "training.course": "anyone",
    "training.paths_page": "anyone",
    "training.path": "anyone",
    "training.before_step": "anyone",
    "training.begin_step": "anyone",
    "training.before": "anyone",
    "training.begin": "anyone",
    "training.begin_warmup": "anyone",
    "training.decline_warmup": "anyone",
    "desk.desk": "anyone",
    "desk.updates": "anyone",
    "desk.public_feed": "anyone",
    "desk.feed_updates": "anyone",
    "desk.command": "anyone",
    "desk.saved_replies": "anyone",
    "desk.coach": "anyone",
    "desk.slips": "anyone",
    "desk.finish": "anyone",
    "debrief.debrief": "anyone",
    "debrief.whole": "anyone",
    "debrief.download": "anyone",
    "debrief.branch": "anyone",
    "debrief.share": "anyone",
    "debrief.withdraw": "anyone",
    "debrief.shared": "anyone",
    "debrief.shared_whole": "anyone",
    "debrief.shared_download": "anyone",
    "accounts.sign_in": "anyone",
    "accounts.enter_account": "anyone",
    "accounts.forgotten": "anyone",
    "accounts.send_link": "anyone",
    "accounts.choose": "anyone",
    "accounts.set_password": "anyone",
    "accounts.oidc_begin": "anyone",
    "accounts.oidc_return": "anyone",
    "accounts.account": "signed in",
    "accounts.sign_out": "signed in",
    "accounts.change_password": "signed in",
    "accounts.end_sign_in": "signed in",
    "accounts.people_page": "admins",
    "accounts.add_person": "admins",
    "accounts.change_person": "admins",
    "accounts.person_link": "admins",
    "jobs.jobs_page": "admins",
    "jobs.regrade": "admins",
    "jobs.cancel": "admins",
    "jobs.again": "admins",
    "cohorts.assigned": "signed in",
    "cohorts.take": "signed in",
    "cohorts.cohorts_page": "trainers",
    "cohorts.create": "trainers",
    "cohorts.cohort": "trainers",
    "cohorts.rename": "trainers",
    "cohorts.close": "trainers",
    "cohorts.preview": "trainers",
    "cohorts.take_in": "trainers",
    "cohorts.take_out": "trainers",
    "cohorts.assign": "trainers",
    "cohorts.withdraw": "trainers",
    "cohorts.assignment": "trainers",
    "cohorts.board": "trainers",
    "cohorts.person": "trainers",
    "cohorts.download": "trainers",
    "calibration.of_cohort": "trainers",
    "calibration.create": "trainers",
    "calibration.close": "trainers",
    "exports.export": "trainers",
    "exports.exports": "trainers",
    "exports.updates": "trainers",
    "exports.prepare": "trainers",
    "exports.made": "trainers",
    "exports.cancel": "trainers",
    "calibration.asked": "raters",
    "calibration.calibration": "raters",
    "calibration.mark": "raters",
    "rounds.rounds_page": "hiring",
    "rounds.create": "hiring",
    "rounds.round": "hiring",
    "rounds.change_form": "hiring",
    "rounds.close": "hiring",
    "rounds.preview": "hiring",
    "rounds.invite": "hiring",
    "rounds.invite_again": "hiring",
    "rounds.job_map": "hiring",
    "rounds.sign_map": "hiring",
    "rounds.experts": "hiring",
    "rounds.add_expert": "hiring",
    "rounds.take_expert_away": "hiring",
    "assessment.invitation": "anyone",
    "assessment.take_up": "anyone",
    "assessment.stand": "anyone",
    "assessment.consent": "anyone",
    "assessment.adjust": "anyone",
    "assessment.warm_up": "anyone",
    "assessment.take": "anyone",
    "assessment.withdraw": "anyone",
    "assessment.signal": "anyone",
    "reviews.asked": "raters",
    "reviews.review": "raters",
    "reviews.mark": "raters",
    "reviews.stand_down": "raters",
    "reviews.training": "raters",
    "reviews.train": "raters",
    "reviews.ask": "hiring",
    "reviews.take_off": "hiring",
    "reviews.readings": "hiring",
    "reviews.settle": "hiring",
    "reports.report": "hiring",
    "reports.decide": "hiring",
    "reports.release": "hiring",
    "reports.answer": "hiring",
    "reports.results": "hiring",
    "reports.set_cut": "hiring",
    "reports.own": "anyone",
    "reports.contest": "anyone",
    "records.records": "hiring",
    "records.hold": "hiring",
    "records.lift": "hiring",
    "records.candidate": "hiring",
    "records.data": "hiring",
    "records.erase": "hiring",
    "records.certificate": "hiring",
    "records.fairness": "hiring",
    "records.pack": "admins",
    "records.own_data": "anyone",
    "records.about_you": "anyone",
    "records.describe": "anyone",
    "records.transparency": "anyone",
    "records.own_transparency": "anyone",
    "watching.watch": "trainers",
    "watching.updates": "trainers",
    "watching.nudge": "trainers",
    "watching.put_away": "anyone",
    "feedback.say": "trainers",
    "feedback.mark": "trainers",
    "feedback.answer": "signed in",
    "feedback.change": "signed in",
    "feedback.take_back": "signed in",
    "feedback.dispute": "signed in",
}
"""Every address, by who may ask for it at all. Whoever adds one says so here."""


def test_every_address_has_its_line(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ADDRESSES) == set(PERMISSIONS)


@pytest.mark.parametrize("role", EVERYBODY)
def test_roles_may_what_the_table_says(role: str) -> None:
    assert {name: may(role, name) for name in ADDRESSES} == {name: role in WHO[who] for name, who in ADDRESSES.items()}


@pytest.mark.parametrize("role", ["", "root", "Admin", "admins"])
def test_no_other_role_may_anything(role: str) -> None:
    assert not any(may(role, name) for name in PERMISSIONS)


@pytest.mark.parametrize("role", EVERYBODY)
def test_an_address_without_a_line_is_refused_to_everybody(role: str) -> None:
    assert not may(role, "desk.backdoor")
    assert not may(role, "")


def asked(app: Flask, rule: Rule, method: str, role: str, live: Live) -> tuple[int, str]:
    """Give what somebody of a role is answered at an address, about things that are not there."""
    browser = Visitor(app)
    if role != VISITOR:
        signed_in(browser, live, role, name=role.replace(" ", "-"))
    with app.test_request_context():
        address = rule.build(dict.fromkeys(rule.arguments, "1"), append_unknown=False)
    assert address
    answer = browser.get(address[1]) if method == "GET" else browser.post(address[1])
    return answer.status_code, answer.location or ""


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_address_answers_a_role_as_the_table_says(app: Flask, live: Live, role: str) -> None:
    wrong = []
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            code, location = asked(app, rule, method, role, live)
            signing_in = code == 401 or (location.startswith("/sign-in") and method == "GET")
            refused = signing_in if role == VISITOR else code == 403
            if refused is (role in WHO[ADDRESSES[rule.endpoint]]):
                wrong.append((rule.endpoint, method, code, location))
            assert code < 500, rule
    assert wrong == []


def test_a_new_address_is_refused_until_it_has_a_line(app: Flask, visitor: Visitor, live: Live) -> None:
    app.add_url_rule("/new", "new", lambda: "something")
    assert visitor.get("/new").status_code == 302
    signed_in(visitor, live, "admin")
    assert visitor.get("/new").status_code == 403


def test_who_may_not_is_told_what_to_do(visitor: Visitor, live: Live) -> None:
    page = visitor.get("/people?x=1")
    assert page.location == "/sign-in?next=/people?x%3D1"
    assert "Sign in to go on." in visitor.get(page.location).text
    assert visitor.post("/people").status_code == 401
    script = visitor.get("/people", **JSON)
    assert (script.status_code, script.get_json()["error"][:13]) == (401, "Sign in first")
    signed_in(visitor, live)
    refused = visitor.get("/people")
    assert refused.status_code == 403
    assert "Ask an admin of Composure" in refused.text
