"""A hiring manager's pages: rounds, invitations with a dry run, links; and whose they are."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from tests.webapp.hiring.round import FORM, Hiring, hiring
from tests.webapp.visiting import Visitor, read_page

LIST = b"name,email\nMia Lund,mia@example.com\nNobody,nowhere\nBen Vale,ben@example.com\n"


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def test_a_round_is_made(at: Hiring) -> None:
    hana = at.browser("hana")
    answer = hana.post("/rounds", title="Night desk", form=FORM.id, place="california", contact="hr@example.com")
    page = hana.get(answer.location).text
    assert "48 months" in page
    assert "Nobody has been invited" in page
    assert read_page(page).against_policy() == []


@pytest.mark.parametrize("wrong", [{"form": "nothing"}, {"place": "atlantis"}, {"title": " "}, {"contact": ""}])
def test_what_is_missing_is_said_and_what_was_typed_stays(at: Hiring, wrong: dict[str, str]) -> None:
    given = {"title": "Night desk", "form": FORM.id, "place": "us", "contact": "hr@example.com", **wrong}
    answer = at.browser("hana").post("/rounds", **given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert len(at.live.rounds.all()) == 2


def test_a_list_is_looked_at_before_anybody_is_invited(at: Hiring) -> None:
    hana = at.browser("hana")
    files = {"list": (io.BytesIO(LIST), "people.csv")}
    shown = hana.post(f"/rounds/{at.at.id}/candidates/preview", **files).text
    assert "Invite 2 people" in shown
    assert "nowhere" in shown
    assert at.live.candidates.of_round(at.at.id) == []
    assert (at.live.rounds.find(at.at.id) or at.at).opened_at is None
    sealed = next(one["value"] for one in read_page(shown).of("input") if one.get("name") == "sealed")
    made = hana.post(f"/rounds/{at.at.id}/candidates", sealed=sealed, days="7").text
    links = re.findall(r"/invitations/[\w-]+", made)
    assert len(set(links)) == 2
    assert Visitor(at.app).get(links[0]).status_code == 200
    assert [one.name for one in at.live.candidates.of_round(at.at.id)] == ["Mia Lund", "Ben Vale"]
    assert (at.live.rounds.find(at.at.id) or at.at).content_hash


@pytest.mark.parametrize("sealed", ["", "forged", "WyJhIl0.abc"])
def test_a_list_that_was_not_shown_invites_nobody(at: Hiring, sealed: str) -> None:
    answer = at.browser("hana").post(f"/rounds/{at.at.id}/candidates", sealed=sealed)
    assert answer.status_code == 422
    assert at.live.candidates.of_round(at.at.id) == []


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [("", "mia@example.com", "no name"), ("Mia", "mia", "address"), ("=Mia", "mia@example.com", "formula")],
)
def test_one_person_needs_a_name_and_an_address(at: Hiring, name: str, email: str, said: str) -> None:
    answer = at.browser("hana").post(f"/rounds/{at.at.id}/candidates", name=name, email=email)
    assert answer.status_code == 422
    assert said in answer.text
    assert (at.live.rounds.find(at.at.id) or at.at).opened_at is None


def test_the_form_stays_once_somebody_is_invited(at: Hiring) -> None:
    hana = at.browser("hana")
    assert hana.post(f"/rounds/{at.at.id}/form", form=FORM.id).status_code == 302
    hana.post(f"/rounds/{at.at.id}/candidates", name="Mia", email="mia@example.com", days="7")
    answer = hana.post(f"/rounds/{at.at.id}/form", form=FORM.id)
    assert answer.status_code == 409
    assert "stays as it is" in answer.text


def test_a_new_link_takes_the_place_of_the_old_one(at: Hiring) -> None:
    who, token = at.invited()
    made = at.browser("hana").post(f"/candidates/{who.id}/link").text
    (link,) = set(re.findall(r"/invitations/[\w-]+", made))
    assert Visitor(at.app).get(link).status_code == 200
    assert Visitor(at.app).get(f"/invitations/{token}").status_code == 404


def test_nobody_is_invited_to_a_closed_round(at: Hiring) -> None:
    hana = at.browser("hana")
    hana.post(f"/rounds/{at.at.id}/close")
    assert hana.post(f"/rounds/{at.at.id}/candidates", name="Mia", email="mia@example.com").status_code == 422
    assert at.live.candidates.of_round(at.at.id) == []


def test_the_integrity_log_says_that_it_decides_nothing(at: Hiring) -> None:
    who, token = at.invited()
    at.begun(at.candidate(token))
    at.live.signals.note(who.id, "paste", 900)
    page = at.browser("hana").get(f"/rounds/{at.at.id}").text
    assert "Integrity log: major" in page
    assert "never to be used alone" in page


@pytest.mark.parametrize("pace", ["1.5", "untimed"])
def test_how_somebody_takes_it_is_not_on_a_managers_page(at: Hiring, pace: str) -> None:
    _, token = at.invited()
    at.begun(at.candidate(token, pace=pace, calm="yes"))
    page = at.browser("hana").get(f"/rounds/{at.at.id}").text
    for words in ("untimed", "Half as much", "No clock", "calm", "adjust"):
        assert words not in page


@pytest.mark.parametrize("name", ["otto", "rea", "tess", "ana"])
def test_another_persons_round_is_not_there(at: Hiring, name: str) -> None:
    who, _ = at.invited()
    browser = at.browser(name)
    asked = [
        browser.get(f"/rounds/{at.at.id}"), browser.post(f"/rounds/{at.at.id}/close"),
        browser.post(f"/rounds/{at.at.id}/candidates", name="X", email="x@example.com"),
        browser.post(f"/candidates/{who.id}/link"),
    ]  # fmt: skip
    assert {one.status_code for one in asked} <= {403, 404}
    assert not any("Mia" in one.text for one in asked)
    assert len(at.live.candidates.of_round(at.at.id)) == 1


def test_an_admin_sees_every_round(at: Hiring) -> None:
    page = at.browser("ada").get("/rounds").text
    assert "Social care agent" in page
    assert "Another job" in page
