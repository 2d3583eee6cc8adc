"""What is given, taken and looked at, as browsers get it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from flask import Flask

from tests.simulator.scenes import TEASHOP
from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.training.test_paths import PATH
from tests.webapp.visiting import REPLY, Visitor, read_page
from webapp.cohorts.given import Assignment

Wall = Callable[..., float]
FORM = {"what": "scenario:teashop", "pass_mark": "70", "attempts": "2", "speed": "2", "coached": "yes"}


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def give(team: Staff, **changes: str | None) -> Assignment:
    """Give something by the form, and find it."""
    fields = {name: value for name, value in {**FORM, **changes}.items() if value is not None}
    answer = team.at("tess").post(f"/cohorts/{team.cohort.id}/assignments", **fields)
    assert answer.status_code == 302, answer.text
    return team.live.assignments.of_cohort(team.cohort.id)[0]


def take(agent: Visitor, given: Assignment) -> str:
    """Take something and give its shift."""
    answer = agent.post(f"/assigned/{given.id}/take")
    assert answer.status_code == 302, answer.text
    return answer.location.rsplit("/", 1)[-1]


def text(visitor: Visitor, path: str) -> str:
    """Give the words of a page that breaks no rule of the policy."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    shown = read_page(answer.text)
    assert shown.against_policy() == []
    return " ".join(shown.text.split())


def test_what_is_given_appears_on_the_first_page_and_in_the_list(team: Staff) -> None:
    ana = team.at("ana")
    assert "Given to you" not in text(ana, "/")
    give(team, day="1970-01-15", time="08:00")
    assert "Given to you: 1 to do" in text(ana, "/")
    shown = text(ana, "/assigned")
    assert "1 to do" in shown
    assert "Due in 2 days, Thursday 15 January 1970, 08:00 UTC" in shown
    assert "Not started" in shown
    assert "2 attempts left" in shown
    assert "Your trainers see your practice" in shown
    for nobody in (team.at("tess"), team.at("cy"), team.at("ada")):
        assert "to do" not in text(nobody, "/")
        assert "Nothing at the moment" in text(nobody, "/assigned")


def test_a_due_date_is_told_by_the_clocks_it_was_set_by(team: Staff) -> None:
    page = f"/cohorts/{team.cohort.id}"
    assert "data-guess" in team.at("tess").get(page).text
    given = give(team, day="1970-01-15", time="08:00", zone="America/New_York")
    assert given.due_at == 14 * 86_400 + 13 * 3600
    for name, where in (("ana", "/assigned"), ("tess", page)):
        assert "Thursday 15 January 1970, 08:00 New York time (UTC−5)" in text(team.at(name), where)
    again = team.at("tess").get(page).text
    assert "data-guess" not in again and "<option selected>America/New_York</option>" in again


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Atlantis", "there is no time zone"), ("Europe/Berlin", "put forward and never show 02:30")],
)
def test_a_time_that_cannot_be_meant_comes_back_as_it_was_filled_in(team: Staff, zone: str, told: str) -> None:
    answer = team.at("tess").post(
        f"/cohorts/{team.cohort.id}/assignments", what="scenario:teashop", day="2027-03-28", time="02:30", zone=zone
    )
    assert answer.status_code == 422
    assert told in answer.text and 'value="02:30"' in answer.text and 'value="2027-03-28"' in answer.text
    assert not team.live.assignments.of_cohort(team.cohort.id)


def test_a_shift_is_taken_as_it_was_given_and_counts(team: Staff, wall: Wall) -> None:
    given, ana = give(team), team.at("ana")
    shift = take(ana, given)
    row, began = team.live.shift(shift), team.live.state(shift).started
    assert began is not None
    assert (row.scenario, row.seed, began.speed, began.form) == ("teashop", given.seed, 2.0, 0)
    assert team.live.assignments.attempts_of(given.id) == {team.people["ana"].id: [shift]}
    assert "In progress" in text(ana, "/assigned")
    assert take(ana, given) == shift, "the running attempt is gone on with"
    wall(60)
    ana.post(f"/shifts/{shift}/finish")
    shown = text(ana, "/assigned")
    assert "Did not pass" in shown
    assert "1 attempt left" in shown
    assert "See the debrief" in shown
    again = take(ana, given)
    assert again != shift
    ana.post(f"/shifts/{again}/finish")
    refused = ana.post(f"/assigned/{given.id}/take")
    assert refused.status_code == 409
    assert "all 2 attempts are used up" in refused.text


@pytest.mark.parametrize(("same", "forms"), [("yes", [0, 1]), (None, [1, 2])])
def test_the_same_form_for_all_counts_the_attempts_alone(team: Staff, same: str | None, forms: list[int]) -> None:
    ana = team.at("ana")
    ana.post(f"/shifts/{ana.begin()}/finish")
    given = give(team, same_form=same)
    for form in forms:
        shift = take(ana, given)
        began = team.live.state(shift).started
        assert began is not None
        assert began.form == form
        ana.post(f"/shifts/{shift}/finish")


def test_what_was_passed_needs_no_other_attempt(team: Staff) -> None:
    given, ana = give(team, pass_mark="0"), team.at("ana")
    ana.post(f"/shifts/{take(ana, given)}/finish")
    assert "Passed with" in text(ana, "/assigned")
    assert "Given to you:" not in text(ana, "/")
    assert "You have done all that was given to you" in text(ana, "/")
    assert "passed this already" in ana.post(f"/assigned/{given.id}/take").text


@pytest.mark.parametrize("coached", ["yes", None])
def test_without_the_coach_there_is_no_coach(team: Staff, coached: str | None) -> None:
    given, ana = give(team, coached=coached), team.at("ana")
    shift = take(ana, given)
    page = ana.get(f"/shifts/{shift}").text
    assert ('id="coach"' in page, "data-coach" in page) == (bool(coached), bool(coached))
    assert ana.draft(shift, "coach", REPLY).status_code == (200 if coached else 404)
    assert ana.draft(shift, "spelling", REPLY).status_code == 200
    practice = ana.begin()
    assert 'id="coach"' in ana.get(f"/shifts/{practice}").text


def test_nobody_takes_what_was_not_given_to_them(team: Staff) -> None:
    given = give(team)
    for name in ("cy", "ulf", "ada"):
        assert team.at(name).post(f"/assigned/{given.id}/take").status_code == 404
    assert "not given to you" in team.at("tess").post(f"/assigned/{given.id}/take").text
    for wrong in ("nothing", "a%00b"):
        assert team.at("ana").post(f"/assigned/{wrong}/take").status_code == 404
    assert Visitor(team.app).post(f"/assigned/{given.id}/take").status_code == 401
    assert team.live.assignments.attempts_of(given.id) == {}


def test_what_was_withdrawn_is_gone_and_says_so(team: Staff) -> None:
    given, tess, ana = give(team), team.at("tess"), team.at("ana")
    path = f"/cohorts/{team.cohort.id}/assignments/{given.id}"
    assert tess.post(f"{path}/withdraw").status_code == 302
    assert "Nothing at the moment" in text(ana, "/assigned")
    refused = ana.post(f"/assigned/{given.id}/take")
    assert (refused.status_code, "withdrawn by your trainer" in refused.text) == (409, True)
    assert "Withdrawn on" in text(tess, path)
    assert tess.post(f"{path}/withdraw").status_code == 302


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"what": "scenario:nowhere"}, "choose one from the list"), ({"what": "course:first-week"}, "from the list"),
        ({"what": ""}, "from the list"), ({"day": "1970-01-02"}, "over already"), ({"day": "soon"}, "cannot be read"),
        ({"pass_mark": "101"}, "from 0 to 100"), ({"pass_mark": "-1"}, "whole number"),
        ({"attempts": "lots"}, "whole number"), ({"attempts": "999"}, "from 1 to 100"), ({"speed": "x"}, "speed"),
        ({"speed": "nan"}, "speed"), ({"speed": "16"}, "from 1 to 4"),
    ],
)  # fmt: skip
def test_a_form_that_will_not_do_comes_back_as_it_was(team: Staff, changes: dict[str, str], says: str) -> None:
    answer = team.at("tess").post(f"/cohorts/{team.cohort.id}/assignments", **{**FORM, **changes})
    assert answer.status_code == 422
    shown = read_page(answer.text)
    assert says in shown.text
    values = {attrs.get("name"): attrs for attrs in shown.of("input")}
    assert values["attempts"]["value"] == {**FORM, **changes}["attempts"]
    assert "checked" in values["coached"]
    assert "checked" not in values["same_form"]
    assert team.live.assignments.of_cohort(team.cohort.id) == []


def test_a_trainer_sees_who_is_how_far(team: Staff, wall: Wall) -> None:
    given, tess, ana, bo = give(team), team.at("tess"), team.at("ana"), team.at("bo")
    shift = take(ana, given)
    wall(60)
    ana.post(f"/shifts/{shift}/finish")
    running = take(bo, given)
    path = f"/cohorts/{team.cohort.id}/assignments/{given.id}"
    shown = text(tess, path)
    assert "1 did not pass" in shown
    assert "1 in progress" in shown
    links = {attrs.get("href") for attrs in read_page(tess.get(path).text).of("a")}
    assert f"/shifts/{shift}/debrief" in links
    assert f"/shifts/{running}/debrief" not in links
    assert "0 of 2 passed" in text(tess, f"/cohorts/{team.cohort.id}")


def test_other_cohorts_are_not_there(team: Staff) -> None:
    given = give(team)
    mine, theirs = team.cohort.id, team.live.cohorts.of_trainer(team.people["ulf"].id)[0].id
    for path in (f"/cohorts/{mine}/assignments/{given.id}", f"/cohorts/{mine}/assignments/{given.id}/withdraw"):
        ask = Visitor.post if path.endswith("withdraw") else Visitor.get
        assert ask(team.at("ulf"), path).status_code == 404
        assert ask(team.at("ulf"), path.replace(mine, theirs)).status_code == 404, "not by way of one's own either"
        assert ask(team.at("ana"), path).status_code == 403
    assert team.at("ulf").post(f"/cohorts/{mine}/assignments", **FORM).status_code == 404
    assert team.at("ada").get(f"/cohorts/{mine}/assignments/{given.id}").status_code == 200
    assert team.live.assignments.find(given.id) == given


@pytest.fixture
def toned(team: Staff, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Give the team a path, whose five scenarios are all the tea shop."""
    made = tuple(TEASHOP.model_copy(update={"id": name}) for name in ("one", "two", "three", "four", "five"))
    pack, digest = team.live.pack, team.live.pack.digest("teashop")
    digests = {**pack.digests, **{one.id: digest for one in made}}
    team.live.pack = replace(pack, scenarios=(*pack.scenarios, *made), digests=digests)
    team.live.assignments.pack = team.live.pack
    for module in ("webapp.cohorts.offers", "webapp.training.paths"):
        monkeypatch.setattr(f"{module}.paths", lambda: MappingProxyType({"tone": PATH}))
    return team


def test_a_path_is_given_taken_step_by_step_and_passed_by_its_test(toned: Staff, wall: Wall) -> None:
    assert "path:tone" in toned.at("tess").get(f"/cohorts/{toned.cohort.id}").text
    given, ana = give(toned, what="path:tone", pass_mark="1", attempts="0", coached=None), toned.at("ana")
    assert "The tone path" in text(ana, "/assigned")
    shifts, seeds = [], []
    for number, name in enumerate(("one", "two", "three", "four", "five")):
        shift = take(ana, given)
        began = toned.live.state(shift).started
        assert began is not None
        assert (began.scenario, toned.live.shift(shift).coached) == (name, number < 2)
        assert began.speed == (1.0 if name == "five" else 2.0)
        shifts.append(shift)
        seeds.append(began.seed)
        wall(60)
        ana.send(shift, REPLY)
        wall(60)
        ana.post(f"/shifts/{shift}/finish")
    assert seeds == [given.seed] * 4 + [PATH.test.seed]
    assert "Passed with" in text(ana, "/assigned")
    board = text(toned.at("tess"), f"/cohorts/{toned.cohort.id}/assignments/{given.id}")
    assert "Path, " in board
    assert "1 passed" in board
    assert "Passed from 1 in tone in its test" in board
    # What was taken for it counts on one's own path as well.
    mine = ana.get("/paths/tone").text
    assert [shift for shift in shifts if f"/shifts/{shift}/debrief" not in mine] == []


def test_a_path_that_is_not_there_is_not_given(team: Staff) -> None:
    for what in ("path:tone", "path:charm", "path:"):
        answer = team.at("tess").post(f"/cohorts/{team.cohort.id}/assignments", **{**FORM, "what": what})
        assert answer.status_code == 422
        assert "there is no path" in answer.text
