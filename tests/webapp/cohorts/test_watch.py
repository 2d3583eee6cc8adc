"""The board, its file and a person's page, as a trainer gets them; and which debriefs a trainer may read."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from flask import Flask
from sqlalchemy import event

from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_work import text
from tests.webapp.visiting import REPLY, Visitor, read_page

Wall = Callable[..., float]
BAD = "Sorry if this caused any inconvenience Bryn. Kindly check our website for our opening hours. ^Jo"


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def finished(agent: Visitor, wall: Wall, words: str = BAD) -> str:
    """Take a shift with one reply in it and give its id."""
    shift = agent.begin()
    wall(60)
    assert agent.send(shift, {**REPLY, "text": words}, "hours").status_code == 200
    wall(60)
    agent.post(f"/shifts/{shift}/finish")
    return shift


def test_the_board_shows_people_skills_and_what_costs_them(team: Staff, wall: Wall) -> None:
    shift = finished(team.at("ana"), wall)
    shown = text(team.at("tess"), f"/cohorts/{team.cohort.id}/board")
    assert "1 shift" in shown
    assert "not seen" in shown
    assert "Sorry if" in shown, "an example in the agent's own words"
    answer = team.at("tess").get(f"/cohorts/{team.cohort.id}/board").text
    assert f"/shifts/{shift}/debrief?case=hours" in {attrs.get("href") for attrs in read_page(answer).of("a")}
    team.live.erase(shift)
    assert "Sorry if" not in text(team.at("tess"), f"/cohorts/{team.cohort.id}/board")


def test_an_empty_cohort_has_a_page_too(team: Staff) -> None:
    cohort = team.live.cohorts.of_trainer(team.people["ulf"].id)[0]
    assert "Nobody learns in this cohort yet" in text(team.at("ulf"), f"/cohorts/{cohort.id}/board")


def test_the_board_asks_the_database_no_more_for_more_people(team: Staff, wall: Wall) -> None:
    tess, counts, asked = team.at("tess"), [], []
    engine = team.live.shifts.database.engine
    event.listen(engine, "before_cursor_execute", lambda *found: asked.append(found[2]))
    for number in range(2):
        for name in ("ana", "bo"):
            finished(team.at(name), wall)
        added = team.live.people.add(f"new{number}@example.com", "New", "agent")
        team.live.cohorts.add(team.cohort.id, added.id)
        asked.clear()
        text(tess, f"/cohorts/{team.cohort.id}/board")
        counts.append(len([one for one in asked if one.startswith("SELECT")]))
    assert counts[0] == counts[1]


def test_the_file_is_safe_for_a_spreadsheet(team: Staff, wall: Wall) -> None:
    evil = team.live.people.add("evil@example.com", "=HYPERLINK(1)", "agent")
    team.live.cohorts.add(team.cohort.id, evil.id)
    finished(team.at("ana"), wall)
    answer = team.at("tess").get(f"/cohorts/{team.cohort.id}/board.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))
    by_name = {row["Person"]: row for row in rows}
    assert set(by_name) == {"Ana", "Bo", "'=HYPERLINK(1)"}
    assert by_name["Ana"]["Shifts"] == "1"
    assert by_name["Bo"]["Tone"] == ""


def test_a_person_has_a_page_with_what_is_over(team: Staff, wall: Wall) -> None:
    ana = team.at("ana")
    over, running = finished(ana, wall), ana.begin()
    path = f"/cohorts/{team.cohort.id}/people/{team.people['ana'].id}"
    page = team.at("tess").get(path).text
    assert f"/shifts/{over}/debrief" in page
    assert f"/shifts/{running}/debrief" not in page
    assert f"/shifts/{running}/watch" in page
    for name, code in (("cy", 403), ("ana", 403), ("ulf", 404), ("ada", 200)):
        assert team.at(name).get(path).status_code == code
    for wrong in (team.people["cy"].id, "nobody", "a%00b"):
        assert team.at("tess").get(f"/cohorts/{team.cohort.id}/people/{wrong}").status_code == 404


@pytest.mark.parametrize("what", ["board", "board.csv"])
def test_other_cohorts_have_no_board_here(team: Staff, what: str) -> None:
    for name, code in (("ulf", 404), ("ana", 403), ("ada", 200), ("tess", 200)):
        assert team.at(name).get(f"/cohorts/{team.cohort.id}/{what}").status_code == code
    assert Visitor(team.app).get(f"/cohorts/{team.cohort.id}/{what}").status_code == 302
    for wrong in ("nothing", "a%00b"):
        assert team.at("tess").get(f"/cohorts/{wrong}/{what}").status_code == 404


@pytest.mark.parametrize("page", ["debrief", "debrief/whole", "debrief.pdf"])
def test_a_trainer_reads_what_their_people_finished_and_can_do_nothing_there_but_give_feedback(
    team: Staff, wall: Wall, page: str
) -> None:
    shift = finished(team.at("ana"), wall)
    answer = team.at("tess").get(f"/shifts/{shift}/{page}")
    assert answer.status_code == 200
    if not page.endswith("pdf"):
        assert "A shift of Ana, to read only" in answer.text
        actions = {form["action"] for form in read_page(answer.text).of("form")} - {"/sign-out"}
        feedback = {f"/shifts/{shift}/feedback", f"/shifts/{shift}/feedback/marks"}
        assert actions == (feedback if page == "debrief" else set())
    assert team.at("ada").get(f"/shifts/{shift}/{page}").status_code == 200
    for name in ("ulf", "bo", "cy"):
        assert team.at(name).get(f"/shifts/{shift}/{page}").status_code == 404
    assert Visitor(team.app).get(f"/shifts/{shift}/{page}").status_code == 404


def test_a_trainer_may_do_nothing_with_it(team: Staff, wall: Wall) -> None:
    tess, shift = team.at("tess"), finished(team.at("ana"), wall)
    for what in ("branches", "shares", "shares/withdraw", "finish"):
        assert tess.post(f"/shifts/{shift}/{what}", seq="0").status_code == 404
    for what in ("", "/updates", "/feed", "/saved"):
        assert tess.get(f"/shifts/{shift}{what}").status_code == 404
    assert tess.send(shift, REPLY).status_code == 404


def test_what_a_trainer_may_not_read(team: Staff, wall: Wall) -> None:
    tess, ana = team.at("tess"), team.at("ana")
    running = ana.begin()
    assessed = team.live.start("teashop", mode="assessment", owner=team.people["ana"].owner)
    team.live.act(assessed, {"kind": "finish"})
    colleague = team.live.people.add("colleague@example.com", "Colleague", "trainer")
    team.live.cohorts.add(team.cohort.id, colleague.id, trains=True)
    theirs = team.live.start("teashop", owner=colleague.owner)
    team.live.act(theirs, {"kind": "finish"})
    nobodys = team.live.start("teashop")
    team.live.act(nobodys, {"kind": "finish"})
    for shift in (running, assessed, theirs, nobodys, finished(team.at("cy"), wall), "nothing", "a%00b"):
        assert tess.get(f"/shifts/{shift}/debrief").status_code == 404
    events = len(team.live.events(running))
    wall(10_000)
    tess.get(f"/shifts/{running}/debrief")
    assert len(team.live.events(running)) == events, "nobody else's page plays a shift on"
