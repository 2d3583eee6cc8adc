"""The page of jobs: what an admin sees there and may do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.webapp.jobs.desks import means
from tests.webapp.visiting import Visitor, read_page, signed_in
from webapp.jobs.ledger import LEASE, TRIES, Ledger, wait
from webapp.jobs.runner import Runner
from webapp.live import Live

Wall = Callable[..., float]


@pytest.fixture
def admin(app: Flask, live: Live) -> Visitor:
    browser = Visitor(app)
    signed_in(browser, live, "admin", name="Boss")
    return browser


@pytest.fixture
def ledger(live: Live, wall: Wall) -> Ledger:
    return Ledger(live.shifts.database, wall)


def words(browser: Visitor) -> str:
    page = browser.get("/jobs")
    assert page.status_code == 200
    assert read_page(page.text).against_policy() == []
    return " ".join(read_page(page.text).text.split())


def failed(ledger: Ledger, wall: Wall, problem: str) -> int:
    queued = ledger.queue("purge", "bad")
    for attempt in range(1, TRIES + 1):
        job = ledger.lease("ann")
        assert job is not None
        ledger.fail(job, problem)
        wall(wait(attempt))
    return queued.id


def test_an_empty_ledger_says_what_to_do(admin: Visitor) -> None:
    text = words(admin)
    assert "Have composure tick run on the server" in text
    assert "Nothing waits." in text
    assert "Nothing has ended yet." in text


def test_it_shows_what_waits_runs_and_has_ended(admin: Visitor, live: Live, ledger: Ledger, wall: Wall) -> None:
    Runner(means(live), lambda _: None).tick()
    ledger.queue("regrade", "a")
    job = ledger.lease("ann")
    assert job is not None
    ledger.progress(job, 3, 7)
    text = words(admin)
    assert "composure tick" not in text
    assert f"Grade all shifts again number {job.id} Running: 3 of 7" in text
    assert "Waiting, due in 1 hour" in text
    assert "Done now (Monday 12 January 1970, 13:46 UTC) no mail server is set up, so nothing was sent" in text
    wall(3 * 3600)
    assert "Nobody seems to look for work" in words(admin)


def test_a_problem_is_shown_and_is_never_markup(admin: Visitor, ledger: Ledger, wall: Wall) -> None:
    number = failed(ledger, wall, "<b>no luck</b>")
    assert "<b>no luck</b>" in words(admin)
    assert "<b>no luck" not in admin.get("/jobs").text
    assert admin.post(f"/jobs/{number}/again").location == "/jobs"
    assert "It will be tried again." in words(admin)
    assert admin.post(f"/jobs/{number}/again").status_code == 302
    assert "has not failed" in words(admin)
    job = ledger.lease("ann")
    assert job is not None
    ledger.fail(job, "again not")
    assert "Tried once: again not" in words(admin)
    wall(LEASE)


def test_a_job_is_cancelled_once(admin: Visitor, ledger: Ledger) -> None:
    job = ledger.queue("unheard of", "a")
    assert "unheard of number" in words(admin)
    admin.post(f"/jobs/{job.id}/cancel")
    text = words(admin)
    assert "It is cancelled." in text
    assert "Cancelled now" in text
    for gone in (job.id, 2_000_000_000):
        admin.post(f"/jobs/{gone}/cancel")
        assert "nothing to cancel" in words(admin)


@pytest.mark.parametrize("number", ["x", "-1", "2147483648", "9" * 40])
def test_what_is_no_number_of_a_job_is_not_there(admin: Visitor, number: str) -> None:
    assert admin.post(f"/jobs/{number}/cancel").status_code == 404


def test_grading_again_is_queued_once(admin: Visitor, ledger: Ledger, live: Live) -> None:
    for _ in range(2):
        admin.post("/jobs/regrade")
        assert "All shifts will be graded again." in words(admin)
    assert [job.kind for job in ledger.all()] == ["regrade"]
    Runner(means(live), lambda _: None).tick()
    assert "0 shifts, 0 with something to look at" in words(admin)
    admin.post("/jobs/regrade")
    assert [job.kind for job in ledger.open()].count("regrade") == 1


def test_a_form_without_its_token_does_nothing(app: Flask, admin: Visitor, ledger: Ledger) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert admin.client.post("/jobs/regrade").status_code == 400
    assert ledger.all() == []


def test_the_page_of_people_leads_here(admin: Visitor) -> None:
    assert {"href": "/jobs"} in read_page(admin.get("/people").text).of("a")
