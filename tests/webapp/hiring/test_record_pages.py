"""A round's records: its audit log, holds, and one candidate's copy, erasure and certificate; and whose they are."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.candidates import Accommodation, Candidate

GET = ("/rounds/{round}/records", "/rounds/{round}/fairness", "/candidates/{candidate}/records",
       "/candidates/{candidate}/data.json")  # fmt: skip
POST = ("/rounds/{round}/hold", "/rounds/{round}/hold/lift", "/candidates/{candidate}/erase")


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


@pytest.fixture
def mia(at: Hiring) -> Candidate:
    return at.invited()[0]


@pytest.mark.parametrize("address", GET)
def test_the_rounds_manager_and_admins_read_records(at: Hiring, mia: Candidate, address: str) -> None:
    codes = {
        name: at.browser(name).get(address.format(round=at.at.id, candidate=mia.id)).status_code for name in at.people
    }
    assert codes == {"hana": 200, "ada": 200, "otto": 404, "rea": 403, "rolf": 403, "tess": 403, "ana": 403}


@pytest.mark.parametrize("address", [*GET, *POST])
@pytest.mark.parametrize("guess", ["1", "0" * 32, "x\0y", "other"])
def test_guessed_and_others_ids_are_not_there(at: Hiring, mia: Candidate, address: str, guess: str) -> None:
    other = next(one.id for one in at.live.rounds.all() if one.id != at.at.id)
    guessed = other if guess == "other" and "round" in address else guess
    browser = at.browser("hana")
    ask = browser.get if address in GET else browser.post
    assert ask(address.format(round=guessed, candidate=guessed)).status_code == 404
    assert (at.live.candidates.find(mia.id) or mia).erased_at is None


@pytest.mark.parametrize("name", ["otto", "rea", "tess"])
def test_nobody_else_holds_or_erases(at: Hiring, mia: Candidate, name: str) -> None:
    browser = at.browser(name)
    for address in POST:
        answer = browser.post(address.format(round=at.at.id, candidate=mia.id), sure="yes", reason="A claim")
        assert answer.status_code in (403, 404)
    assert at.live.candidates.find(mia.id) == mia
    assert at.live.holds.all() == {}
    assert at.live.audit.of(mia.id, at.at.id) == []


def test_a_candidate_is_erased_only_by_who_is_sure_and_the_page_is_the_certificate(at: Hiring, mia: Candidate) -> None:
    hana, here = at.browser("hana"), f"/candidates/{mia.id}"
    assert hana.get(f"{here}/certificate.json").status_code == 404
    refused = hana.post(f"{here}/erase")
    assert (refused.status_code, (at.live.candidates.find(mia.id) or mia).name) == (422, "Mia Lund")
    assert hana.post(f"{here}/erase", sure="yes").status_code == 302
    page = hana.get(f"{here}/records").text
    assert "Certificate of erasure" in page
    assert "Mia" not in page
    assert "mia@example.com" not in page
    assert read_page(page).against_policy() == []
    proof = hana.get(f"{here}/certificate.json").get_json()
    assert (proof["candidate"], proof["why"], proof["erased"]["name and e-mail address"]) == (mia.id, "asked", 1)
    assert proof["by"] == f"person:{at.people['hana'].id}"
    assert hana.post(f"{here}/erase", sure="yes").status_code == 409
    assert at.live.audit.verify() == []


def test_a_held_round_erases_nobody_until_it_is_lifted(at: Hiring, mia: Candidate) -> None:
    hana, here = at.browser("hana"), f"/rounds/{at.at.id}"
    assert hana.post(f"{here}/hold", reason=" ").status_code == 422
    assert hana.post(f"{here}/hold", reason="Complaint 24-117").status_code == 302
    assert "Complaint 24-117" in hana.get(f"{here}/records").text
    refused = hana.post(f"/candidates/{mia.id}/erase", sure="yes")
    assert refused.status_code == 409
    assert "its records are held" in refused.text
    assert at.live.candidates.find(mia.id) == mia
    assert hana.post(f"{here}/hold/lift").status_code == 302
    assert hana.post(f"/candidates/{mia.id}/erase", sure="yes").status_code == 302
    actions = [line.action for line in at.live.audit.of(at.at.id, mia.id)]
    assert actions == ["records held", "hold lifted", "erased"]


def test_the_page_tells_what_was_done_by_whom_and_when_everybody_is_erased(at: Hiring, mia: Candidate) -> None:
    ada, hana = at.browser("ada"), at.browser("hana")
    ada.get(f"/candidates/{mia.id}/data.json")
    at.live.audit.note(f"candidate:{mia.id}", "withdrew", mia.id, "<b>bold</b>")
    page = hana.get(f"/rounds/{at.at.id}/records")
    words = " ".join(read_page(page.text).text.split())
    assert "Adacopy of the data madeCandidate 1" in words
    assert "the candidatewithdrew: <b>bold</b>Candidate 1" in words
    assert "Mia Lund12 January 1971" in words
    assert "The log is whole" in words
    assert read_page(page.text).against_policy() == []


def test_a_log_that_was_changed_is_told(at: Hiring, mia: Candidate) -> None:
    at.live.audit.note("system", "tried", at.at.id)
    with at.live.shifts.database.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET action = 'nothing'")
    assert "The log was changed" in at.browser("hana").get(f"/rounds/{at.at.id}/records").text


def test_a_manager_never_gets_how_it_was_taken_or_who_somebody_is(at: Hiring, mia: Candidate) -> None:
    at.live.candidates.accommodate(mia.id, Accommodation("1.5", True))
    at.live.candidates.describe(mia.id, {"sex": "female"})
    for address in GET:
        page = at.browser("hana").get(address.format(round=at.at.id, candidate=mia.id)).text
        assert "1.5" not in page
        assert "female" not in page.casefold()
    copy = at.browser("ada").get(f"/candidates/{mia.id}/data.json").get_json()
    assert (copy["accommodation"]["pace"], copy["self_description"]) == ("1.5", {"sex": "female"})


def test_who_has_yet_to_read_blind_gets_no_copy(at: Hiring, mia: Candidate) -> None:
    at.live.reviews.ask(mia.id, [at.people["hana"].id, at.people["rea"].id])
    assert at.browser("hana").get(f"/candidates/{mia.id}/data.json").status_code == 409
    assert at.browser("ada").get(f"/candidates/{mia.id}/data.json").status_code == 200
