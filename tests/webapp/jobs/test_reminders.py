"""Letters about what is due: to whom, what they say, and that nobody gets one twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from simulator.errors import ComposureError
from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.jobs.desks import Letters, hand, means
from tests.webapp.visiting import Visitor
from webapp.jobs.ledger import Stopped
from webapp.jobs.reminders import GIVEN_UP, LATEST, NO_MAIL, due_letters, reminders
from webapp.keys import DAY, HOUR

Wall = Callable[..., float]


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


@pytest.fixture
def letters() -> Letters:
    return Letters()


def given(team: Staff, due_in: float | None = 2 * DAY, **terms: int) -> str:
    due_at = None if due_in is None else team.live.assignments.wall() + due_in
    return team.live.assignments.create(team.cohort.id, "scenario", "teashop", due_at=due_at, **terms).id


def run(team: Staff, letters: Letters | None) -> str:
    return reminders(means(team.live, letters), hand(means(team.live), "reminders"))


def take(team: Staff, name: str, assignment: str) -> tuple[Visitor, str]:
    browser = team.at(name)
    return browser, browser.post(f"/assigned/{assignment}/take").location.rsplit("/", 1)[-1]


def test_a_letter_tells_the_time_by_the_clocks_it_was_set_by(team: Staff, letters: Letters, wall: Wall) -> None:
    soon = wall() + DAY / 2
    team.live.assignments.create(team.cohort.id, "scenario", "teashop", due_at=soon, zone="Asia/Kolkata")
    run(team, letters)
    assert "is due on Tuesday 13 January 1970, 07:16 Kolkata time (UTC+5:30) (in 12 hours)" in letters.sent[0][2]


def test_one_letter_before_it_is_due_and_one_when_it_is_late(team: Staff, letters: Letters, wall: Wall) -> None:
    given(team)
    assert run(team, letters) == "0 letters sent"
    wall(DAY)
    assert run(team, letters) == "2 letters sent"
    assert run(team, letters) == "0 letters sent"
    wall(DAY)
    assert run(team, letters) == "0 letters sent"
    wall(2 * HOUR)
    assert run(team, letters) == "2 letters sent"
    wall(DAY)
    assert run(team, letters) == "0 letters sent"
    assert [to for to, _, _ in letters.sent] == ["ana@example.com", "bo@example.com"] * 2
    (_, soon, first), (_, late, second) = letters.sent[0], letters.sent[2]
    assert (soon[:10], late[:6]) == ("Due soon: ", "Late: ")
    assert "is due on Wednesday 14 January 1970, 13:46 UTC (in 1 day)" in first
    assert "was due on Wednesday 14 January 1970, 13:46 UTC (2 hours ago) and is not finished" in second
    assert "https://composure.example.com/assigned" in first
    assert "Spring" in first


def test_a_clock_that_is_put_back_sends_nothing_twice(team: Staff, letters: Letters, wall: Wall) -> None:
    given(team, HOUR)
    wall(90 * 60)
    assert run(team, letters) == "2 letters sent"
    wall(-HOUR)
    assert run(team, letters) == "0 letters sent"
    wall(HOUR)
    assert run(team, letters) == "0 letters sent"


def test_without_a_mail_server_nothing_is_sent_and_nothing_counts_as_sent(team: Staff, letters: Letters) -> None:
    given(team, HOUR)
    assert run(team, None) == NO_MAIL
    assert run(team, letters) == "2 letters sent"


def test_only_who_has_something_to_do_is_written_to(team: Staff, letters: Letters, wall: Wall) -> None:
    given(team, None)
    team.live.assignments.withdraw(given(team, HOUR))
    one = given(team, HOUR, attempts=1)
    browser, shift = take(team, "ana", one)
    browser.post(f"/shifts/{shift}/finish")
    assert run(team, letters) == "1 letter sent"
    assert letters.sent[0][0] == "bo@example.com"
    take(team, "bo", one)
    wall(2 * HOUR)
    assert run(team, letters) == "1 letter sent", "who is in the middle of it is told that it is late"


def test_nobody_is_written_to_in_a_closed_cohort_or_account_or_about_old_things(
    team: Staff, letters: Letters, wall: Wall
) -> None:
    given(team, HOUR)
    team.live.people.set_active(team.people["bo"].id, active=False)
    team.live.cohorts.close(team.cohort.id)
    assert run(team, letters) == "0 letters sent"
    team.live.cohorts.open(team.cohort.id)
    assert [one.person.name for one in due_letters(means(team.live))] == ["Ana"]
    wall(LATEST + 2 * HOUR)
    assert run(team, letters) == "0 letters sent"


def test_a_letter_that_was_not_taken_is_sent_another_time(team: Staff, letters: Letters) -> None:
    given(team, HOUR)
    letters.refused = {"ana@example.com"}
    with pytest.raises(ComposureError, match=r"^1 of 2 letters were sent; mail: mail.example.com did not take"):
        run(team, letters)
    letters.refused = set()
    assert run(team, letters) == "1 letter sent"
    assert [to for to, _, _ in letters.sent] == ["bo@example.com", "ana@example.com"]


def test_a_server_that_takes_nothing_is_not_asked_for_ever(team: Staff, letters: Letters) -> None:
    for _ in range(GIVEN_UP):
        given(team, HOUR)
    letters.refused = {"ana@example.com", "bo@example.com"}
    with pytest.raises(ComposureError, match=r"^0 of 6 letters"):
        run(team, letters)
    assert len(letters.asked) == GIVEN_UP


def test_who_was_written_to_by_another_meanwhile_is_not_written_to(
    team: Staff, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(team, HOUR)
    planned = due_letters(means(team.live))
    run(team, letters)
    monkeypatch.setattr("webapp.jobs.reminders.due_letters", lambda _: planned)
    assert run(team, letters) == "0 letters sent"


def test_it_stops_when_it_is_cancelled(team: Staff, letters: Letters) -> None:
    given(team, HOUR)
    mine = hand(means(team.live), "reminders")
    mine.ledger.cancel(mine.job.id)
    with pytest.raises(Stopped):
        reminders(means(team.live, letters), mine)
    assert letters.asked == []
