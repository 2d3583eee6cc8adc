"""Watching a running shift: only by its trainers, only what is stored, and a word to the agent alone."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.webapp.cohorts.staff import Staff, signed_in, staff
from tests.webapp.visiting import REPLY, Visitor, read_page


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def _running(team: Staff) -> tuple[Visitor, str]:
    """Give Ana's browser and the shift that runs there, with a case open and answered."""
    ana = team.at("ana")
    shift = ana.begin()
    ana.get(f"/shifts/{shift}?case=hours")
    assert ana.send(shift, REPLY, "hours").status_code == 200
    return ana, shift


def test_a_trainer_reads_what_the_agent_does(team: Staff) -> None:
    _, shift = _running(team)
    tess = team.at("tess")
    assert f'href="/shifts/{shift}/watch"' in tess.get(f"/cohorts/{team.cohort.id}/people/{team.people['ana'].id}").text
    page = tess.get(f"/shifts/{shift}/watch").text
    assert "Ana is here" in page
    assert "on Saturday from 9:00 to 17:30" in page
    assert "The agent, as the brand" in page
    assert read_page(page).against_policy() == []


def test_nothing_can_be_done_on_the_page_but_a_nudge(team: Staff) -> None:
    _, shift = _running(team)
    page = read_page(team.at("tess").get(f"/shifts/{shift}/watch").text)
    assert not [form for form in page.of("form") if "data-command" in form]
    own = [form["action"] for form in page.of("form") if form.get("action", "").startswith("/shifts")]
    assert own == [f"/shifts/{shift}/nudges"]


def test_looking_adds_no_event(team: Staff) -> None:
    _, shift = _running(team)
    # Long enough for customers to have written again; it would be played if anybody but the agent could bring it about.
    later = team.live._wall() + 900.0
    team.live._wall = lambda: later
    tess, before = team.at("tess"), team.live.events(shift)
    assert (team.live.next_due(shift) or 0.0) < team.live.now(shift)
    for path in ("watch", "watch?case=hours", "watch/updates?after=0&case="):
        assert tess.get(f"/shifts/{shift}/{path}").status_code == 200
    assert team.live.events(shift) == before


@pytest.mark.parametrize("name", ["ana", "bo", "cy", "ulf", "nobody"])
def test_nobody_else_may_watch_or_nudge(team: Staff, name: str) -> None:
    _, shift = _running(team)
    who = Visitor(team.app) if name == "nobody" else team.at(name)
    asked = [who.get(f"/shifts/{shift}/watch"), who.get(f"/shifts/{shift}/watch/updates")]
    asked.append(who.post(f"/shifts/{shift}/nudges", text="Hello."))
    assert {one.status_code for one in asked} <= {302, 401, 403, 404}
    assert not any("Bryn" in one.text for one in asked)
    assert team.live.nudges.of(shift) == []


@pytest.mark.parametrize("shift", ["nothing", "\0", "' or 1=1 --"])
def test_a_guessed_id_is_not_there(team: Staff, shift: str) -> None:
    assert team.at("tess").get(f"/shifts/{shift}/watch").status_code == 404


def test_a_trainer_cannot_watch_an_assessment(team: Staff) -> None:
    shift = team.live.start("teashop", mode="assessment", owner=team.people["ana"].owner)
    tess = team.at("tess")
    assert tess.get(f"/shifts/{shift}/watch").status_code == 404
    assert tess.post(f"/shifts/{shift}/nudges", text="Look at Bryn's.").status_code == 404


def test_a_nudge_is_on_the_desk_until_it_is_put_away_and_then_on_the_debrief(team: Staff) -> None:
    ana, shift = _running(team)
    said = team.at("tess").post(f"/shifts/{shift}/nudges", text="Read <his> last line.", case="hours", about="case")
    assert (said.status_code, said.location) == (302, f"/shifts/{shift}/watch?case=hours")
    parts = ana.get(f"/shifts/{shift}/updates?after=0&case=hours").json["parts"]  # type: ignore[index]
    assert "Read &lt;his&gt; last line." in parts["nudges"]
    (nudge,) = team.live.nudges.of(shift)
    assert (nudge.author, nudge.case_id) == ("Tess", "hours")
    assert ana.ask(f"/shifts/{shift}/nudges/{nudge.id}/away", {}).status_code == 200
    assert "Read" not in ana.get(f"/shifts/{shift}/updates?after=0&case=hours").json["parts"]["nudges"]  # type: ignore[index]
    assert "put away" in team.at("tess").get(f"/shifts/{shift}/watch").text
    ana.post(f"/shifts/{shift}/finish")
    for reader in (ana, team.at("tess")):
        assert "Read &lt;his&gt; last line." in reader.get(f"/shifts/{shift}/debrief").text


def test_only_the_agent_puts_a_nudge_away(team: Staff) -> None:
    _, shift = _running(team)
    nudge = team.live.nudges.give(shift, team.people["tess"].id, "Good.", 0.0)
    for name in ("bo", "tess", "ulf"):
        assert team.at(name).ask(f"/shifts/{shift}/nudges/{nudge}/away", {}).status_code == 404
    assert len(team.live.nudges.unread(shift)) == 1


def test_a_nudge_that_will_not_do_is_given_back(team: Staff) -> None:
    _, shift = _running(team)
    answer = team.at("tess").post(f"/shifts/{shift}/nudges", text=" x" * 200, case="hours")
    assert answer.status_code == 422
    assert "shorten it" in answer.text
    assert " x x x" in answer.text
    assert team.live.nudges.of(shift) == []


def test_a_shift_that_has_ended_leads_to_its_debrief(team: Staff) -> None:
    ana, shift = _running(team)
    ana.post(f"/shifts/{shift}/finish")
    tess = team.at("tess")
    assert tess.get(f"/shifts/{shift}/watch").location == f"/shifts/{shift}/debrief"
    assert tess.get(f"/shifts/{shift}/watch/updates").json == {"debrief": f"/shifts/{shift}/debrief"}
    late = tess.post(f"/shifts/{shift}/nudges", text="Too late.")
    assert late.location == f"/shifts/{shift}/debrief#feedback"
    assert team.live.nudges.of(shift) == []


def test_who_left_the_cohort_is_no_longer_watched(team: Staff) -> None:
    _, shift = _running(team)
    team.live.cohorts.remove(team.cohort.id, team.people["ana"].id)
    assert team.at("tess").get(f"/shifts/{shift}/watch").status_code == 404
    assert signed_in(team.app, team.people["ana"]).get(f"/shifts/{shift}").status_code == 200
