"""Home, the page before a shift, and its beginning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from simulator.errors import CommandRefused
from simulator.scorecards import usual
from tests.webapp.cohorts.staff import signed_in
from tests.webapp.visiting import Visitor, read_page
from webapp.live import Live
from webapp.training.routes import SPEEDS


def links(page: str) -> set[str]:
    return {attrs["href"] for attrs in read_page(page).of("a") if "href" in attrs}


def test_home_lists_every_scenario_with_the_easiest_first(visitor: Visitor, live: Live) -> None:
    known = live.pack.scenarios
    hard = known[0].model_copy(update={"id": "hard", "title": "A hard one", "level": 5})
    live.pack = replace(live.pack, scenarios=(hard, *known))
    page = visitor.get("/").text
    assert page.index(known[0].title) < page.index("A hard one")
    assert {"/scenarios/teashop", "/scenarios/hard"} <= links(page)


def test_home_lists_this_browsers_shifts_and_no_others(app: Flask) -> None:
    mine, other = Visitor(app), Visitor(app)
    shift = mine.begin()
    assert f"/shifts/{shift}" in links(mine.get("/").text)
    assert shift not in other.get("/").text


def test_a_shift_that_ended_is_listed_with_its_debrief(visitor: Visitor) -> None:
    shift = visitor.begin()
    visitor.post(f"/shifts/{shift}/finish")
    found = links(visitor.get("/").text)
    assert f"/shifts/{shift}/debrief" in found
    assert f"/shifts/{shift}" not in found


def test_a_shift_of_a_scenario_that_is_gone_does_not_break_home(visitor: Visitor, live: Live) -> None:
    visitor.begin()
    live.pack = replace(live.pack, scenarios=(live.pack.scenarios[0].model_copy(update={"id": "another"}),))
    assert visitor.get("/").status_code == 200


def test_before_a_shift_the_note_and_the_voice_can_be_read(visitor: Visitor, live: Live) -> None:
    scenario = live.pack.scenario("teashop")
    shown = read_page(visitor.get("/scenarios/teashop").text)
    for words in (scenario.title, scenario.brief, scenario.starts, scenario.brand.voice.style, "^Jo"):
        assert words in shown.text
    offered = [float(attrs["value"]) for attrs in shown.of("input") if attrs.get("name") == "speed"]
    assert tuple(offered) == SPEEDS


@pytest.mark.parametrize("industry", ["retail", "healthcare", "bank", "public"])
def test_a_shift_is_marked_by_the_scorecard_of_its_industry_and_the_page_before_says_so(
    visitor: Visitor, live: Live, industry: str
) -> None:
    (scenario,) = live.pack.scenarios
    live.pack = replace(live.pack, scenarios=(scenario.model_copy(update={"industry": industry}),))
    card = usual(industry)
    assert f"{card.title} scorecard. {card.about}" in read_page(visitor.get("/scenarios/teashop").text).text
    shift = visitor.begin()
    started = live.state(shift).started
    assert started is not None
    assert (live.shift(shift).scorecard, started.scorecard) == (card.id, card.id)
    visitor.post(f"/shifts/{shift}/finish")
    assert f"the {card.title} scorecard ({card.name})" in read_page(visitor.get(f"/shifts/{shift}/debrief").text).text


def test_nothing_before_a_shift_tells_what_is_right(visitor: Visitor, live: Live) -> None:
    page = visitor.get("/scenarios/teashop").text + visitor.get("/").text
    for case in live.pack.scenario("teashop").cases:
        assert case.expected.rationale not in page
        assert case.title not in page


def test_beginning_goes_to_the_desk_with_what_was_chosen(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin(seed="7", speed="4")
    started = live.state(shift).started
    assert started is not None
    assert (started.seed, started.speed, started.mode, started.scenario) == (7, 4.0, "practice", "teashop")
    assert visitor.get(f"/shifts/{shift}").status_code == 200


def test_without_a_choice_the_clock_runs_as_it_is(visitor: Visitor, live: Live) -> None:
    started = live.state(visitor.begin()).started
    assert started is not None
    assert (started.seed, started.speed) == (1, 1.0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"seed": "one"}, 400), ({"seed": ""}, 400), ({"seed": "1.5"}, 400), ({"seed": "9" * 5000}, 400),
        ({"seed": "-1"}, 409), ({"seed": str(2**60)}, 409), ({"speed": "fast"}, 400), ({"speed": ""}, 400),
        ({"speed": "0"}, 409), ({"speed": "-2"}, 409), ({"speed": "21"}, 409), ({"speed": "nan"}, 409),
        ({"speed": "inf"}, 409), ({"speed": "1e999"}, 409),
    ],
)  # fmt: skip
def test_a_wrong_setting_begins_nothing_and_says_so(
    visitor: Visitor, live: Live, fields: dict[str, str], code: int
) -> None:
    answer = visitor.post("/scenarios/teashop/shifts", **fields)
    assert answer.status_code == code
    assert len(read_page(answer.text).of("h1")) == 1
    assert live.shifts.all() == []


def test_a_browser_cannot_begin_an_assessment_by_itself(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin(mode="assessment", scorecard="hiring", owner="somebody")
    assert (live.shift(shift).mode, live.shift(shift).scorecard) == ("practice", "training")


@pytest.mark.parametrize("name", ["none", "teashop ", "TEASHOP", "<script>", "..", "%00"])
def test_a_scenario_that_is_not_there_is_not_found(visitor: Visitor, live: Live, name: str) -> None:
    assert visitor.get(f"/scenarios/{name}").status_code == 404
    assert visitor.post(f"/scenarios/{name}/shifts").status_code == 404
    assert live.shifts.all() == []


def test_without_a_token_nothing_begins(visitor: Visitor, live: Live) -> None:
    assert visitor.client.post("/scenarios/teashop/shifts", data={"csrf_token": "forged"}).status_code == 400
    assert live.shifts.all() == []


def finished(visitor: Visitor, scenario: str = "teashop") -> str:
    shift = visitor.begin(scenario)
    visitor.post(f"/shifts/{shift}/finish")
    return shift


def test_what_is_kept_for_assessments_is_offered_to_nobody(app: Flask, live: Live) -> None:
    kept = live.pack.scenario("teashop").model_copy(update={"id": "kept", "title": "Kept back", "practice": False})
    live.pack = replace(
        live.pack, scenarios=(*live.pack.scenarios, kept), digests={**live.pack.digests, "kept": "0" * 64}
    )
    visitor = Visitor(app)
    for page in ("/", "/courses", "/paths"):
        assert "Kept back" not in visitor.get(page).text
    assert visitor.get("/scenarios/kept").status_code == 404
    assert visitor.post("/scenarios/kept/shifts").status_code == 404
    with pytest.raises(CommandRefused, match="kept is kept for assessments"):
        live.start("kept")
    assert live.state(live.start("kept", mode="assessment")).ended is None
    tess = live.people.add("tess@example.com", "Tess", "trainer")
    cohort = live.cohorts.create("Spring", tess)
    assert "Kept back" not in signed_in(app, tess).get(f"/cohorts/{cohort.id}").text
    live.assignments.pack = live.pack
    with pytest.raises(CommandRefused, match="there is no scenario 'kept' here"):
        live.assignments.create(cohort.id, "scenario", "kept")


def test_progress_is_empty_for_a_newcomer_and_says_how_it_begins(visitor: Visitor) -> None:
    page = visitor.get("/progress").text
    assert "Nothing to show yet" in page
    assert '<svg class="overalls' not in page


def test_progress_shows_finished_practice_of_this_browser_alone(app: Flask) -> None:
    mine, other = Visitor(app), Visitor(app)
    first, second, running = finished(mine), finished(mine), mine.begin()
    theirs = finished(other)
    found = links(mine.get("/progress").text)
    assert {f"/shifts/{first}/debrief", f"/shifts/{second}/debrief"} <= found
    assert not any(running in link or theirs in link for link in found)


def test_an_assessment_is_in_no_mark_and_in_no_advice(visitor: Visitor, live: Live) -> None:
    visitor.get("/")
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    shift = live.start("teashop", mode="assessment", scorecard="hiring", owner=owner)
    live.act(shift, {"kind": "finish"})
    page = visitor.get("/progress").text
    assert "Nothing to show yet" in page
    assert shift not in page
    home = visitor.get("/").text
    assert "marks are lowest" not in home
    assert 'class="serif num"' not in home


def test_the_warm_up_is_not_counted(visitor: Visitor) -> None:
    shift = visitor.post("/warmup").location.rsplit("/", 1)[-1]
    visitor.post(f"/shifts/{shift}/finish")
    assert "Nothing to show yet" in visitor.get("/progress").text
    finished(visitor)
    assert shift not in visitor.get("/progress").text


def test_after_a_first_shift_home_says_what_comes_next(visitor: Visitor) -> None:
    assert "Next for you" not in visitor.get("/").text
    finished(visitor)
    assert "Next for you" in visitor.get("/").text


def test_progress_survives_a_scenario_that_is_gone(visitor: Visitor, live: Live) -> None:
    finished(visitor)
    live.pack = replace(live.pack, scenarios=(live.pack.scenarios[0].model_copy(update={"id": "another"}),))
    assert visitor.get("/progress").status_code == 200
    assert visitor.get("/").status_code == 200


def test_progress_calls_a_shift_what_its_debrief_calls_it(visitor: Visitor) -> None:
    shift = finished(visitor)
    called = [
        next(
            word for word in ("Not ready", "Below the mark", "Ready") if word in read_page(visitor.get(path).text).text
        )
        for path in (f"/shifts/{shift}/debrief", "/progress")
    ]
    assert called == ["Below the mark"] * 2


def test_a_scenario_that_was_finished_comes_in_its_next_form(visitor: Visitor, live: Live) -> None:
    def form_of(shift: str) -> int:
        started = live.state(shift).started
        assert started is not None
        return started.form

    def named(form: int) -> str:
        return live.pack.scenario("teashop", form).person("oona").first_name or ""

    first, again = visitor.begin(), visitor.begin()
    assert [form_of(first), form_of(again)] == [0, 0]
    visitor.post(f"/shifts/{first}/finish")
    branch = visitor.post(f"/shifts/{first}/branches", seq="0").location.split("/")[2].split("?")[0]
    second = visitor.begin()
    assert [form_of(branch), form_of(second)] == [0, 1]
    visitor.post(f"/shifts/{branch}/finish")
    assert form_of(visitor.begin()) == 1
    desks = [visitor.get(f"/shifts/{shift}?case=tin").text for shift in (again, second)]
    assert [named(form) in desk for desk in desks for form in (0, 1)] == [True, False, False, True]


def test_the_note_before_a_shift_is_of_the_form_that_comes(visitor: Visitor, live: Live) -> None:
    scenario = live.pack.scenarios[0].model_copy(update={"brief": "Oona has written twice."})
    live.pack = replace(live.pack, scenarios=(scenario,))
    assert "Oona has written twice." in visitor.get("/scenarios/teashop").text
    visitor.post(f"/shifts/{visitor.begin()}/finish")
    assert live.pack.scenario("teashop", 1).brief in visitor.get("/scenarios/teashop").text
    assert "Oona has written twice." not in visitor.get("/scenarios/teashop").text


def test_progress_grades_nothing_again(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(visitor)

    def never(*_: object) -> None:
        raise AssertionError("graded again")

    monkeypatch.setattr("webapp.live.grade_once", never)
    monkeypatch.setattr("webapp.grading.graded_now", never)
    assert "One shift so far" in visitor.get("/progress").text


def test_progress_keeps_to_the_policy(visitor: Visitor) -> None:
    finished(visitor)
    finished(visitor)
    page = read_page(visitor.get("/progress").text)
    assert page.against_policy() == []
    assert len(page.of("h1")) == 1


NOTE = "Two things.\n\n- the kettle\n- the till\n\n- Dot"


def test_a_hand_over_note_keeps_its_list_and_its_signature(visitor: Visitor, live: Live) -> None:
    (scenario,) = live.pack.scenarios
    live.pack = replace(live.pack, scenarios=(scenario.model_copy(update={"brief": NOTE}),))
    page = visitor.get("/scenarios/teashop").text
    assert '<ul class="plain"><li>the kettle</li><li>the till</li></ul><p>– Dot</p>' in page


def test_before_a_shift_each_content_note_stands_by_itself(visitor: Visitor, live: Live) -> None:
    (scenario,) = live.pack.scenarios
    warned = [one.model_copy(update={"warning": f"Hard thing {one.id}."}) for one in scenario.cases[:2]]
    cases = (*warned, *scenario.cases[2:])
    live.pack = replace(live.pack, scenarios=(scenario.model_copy(update={"cases": cases}),))
    page = visitor.get("/scenarios/teashop").text
    assert all(f"<li>Hard thing {one.id}.</li>" in page for one in warned)
    assert "at no cost" in page
