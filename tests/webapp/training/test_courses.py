"""Courses as pages: what this browser has done on each, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import pytest
from flask import Flask

from simulator.courses import Course, courses
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from tests.simulator.scenes import TEASHOP
from tests.webapp.training.graded import case, grade, shift
from tests.webapp.visiting import Visitor, read_page
from webapp.live import Live
from webapp.training.courses import Standing, standings, under_way
from webapp.training.history import Result

STEPS = [
    {"lesson": "speed"}, {"scenario": "teashop"}, {"lesson": "crowd"}, {"lesson": "apology"},
    {"scenario": "teashop", "case": "tin"},
]  # fmt: skip
TEA = Course.model_validate({
    "id": "tea", "title": "Tea <b>first</b>", "level": 1, "for_whom": "Whoever pours.", "outcomes": ["Pour.", "Stop."],
    "hours": 1.5, "steps": [{**step, "why": f"Why {n}.", "look_for": f"Steam {n}."} for n, step in enumerate(STEPS)],
})  # fmt: skip


@pytest.fixture(autouse=True)
def only_tea(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one course, of the scenario that the tests have."""
    monkeypatch.setattr("webapp.training.courses.courses", lambda: MappingProxyType({"tea": TEA}))


def result(name: str, day: float, overall: float, *cases: str) -> Result:
    return Result(shift(name, day), "Tea", grade(tuple(case(one) for one in cases), overall=overall))


def person_of(scenario: Scenario) -> str:
    return scenario.person(scenario.case("tin").person).name


def standing(*results: Result) -> Standing:
    (found,) = standings((TEASHOP,), results)
    return found


def test_nothing_done_begins_at_the_first_shift_with_its_lesson() -> None:
    new = standing()
    assert (new.done, len(new.shifts), new.next.number if new.next else 0) == (0, 2, 2)
    assert [lesson.id for lesson in new.first_read] == ["speed"]
    assert under_way([new]) is None


def test_a_finished_shift_is_done_with_the_newest_mark_and_the_next_has_its_lessons() -> None:
    gone_on = standing(result("a", 1, 40.0), result("b", 2, 70.0))
    first = gone_on.shifts[0]
    assert (first.mark, first.result.shift.id if first.result else "") == (70.0, "b")
    assert gone_on.next is gone_on.shifts[1]
    assert [lesson.id for lesson in gone_on.first_read] == ["crowd", "apology"]
    assert under_way([gone_on]) is gone_on


def test_a_step_for_one_case_is_done_by_a_shift_that_had_it_and_shows_that_cases_mark() -> None:
    both = standing(result("a", 1, 40.0, "tin"), result("b", 2, 70.0, "hours"))
    whole, single = both.shifts
    assert (whole.mark, single.mark, single.result.shift.id if single.result else "") == (70.0, 50.0, "a")
    assert both.next is None
    assert both.first_read == ()
    assert under_way([both]) is None


def test_a_course_whose_scenarios_are_not_there_is_not_offered() -> None:
    other = TEASHOP.model_copy(update={"id": "another"})
    assert standings((other,), ()) == ()


def test_a_running_shift_is_gone_on_with() -> None:
    running = shift("r", 1, ended_at=None)
    (found,) = standings((TEASHOP,), (), (running, shift("x", 1, mode="assessment", ended_at=None)))
    assert found.next is not None
    assert found.next.running == running


def test_the_pages_show_the_steps_and_lead_to_each(visitor: Visitor) -> None:
    assert "/courses/tea" in {attrs.get("href") for attrs in read_page(visitor.get("/courses").text).of("a")}
    page = read_page(visitor.get("/courses/tea").text)
    linked = [attrs.get("href") for attrs in page.of("a")]
    for path in ("/lessons/speed", "/lessons/crowd", "/lessons/apology", "/scenarios/teashop"):
        assert path in linked
    for words in ("Tea <b>first</b>", "Why 0.", "Steam 4.", "0 of 2 shifts done", "Go to the shift"):
        assert words in page.text
    assert page.against_policy() == []
    assert len(page.of("h1")) == 1


def test_a_course_goes_from_a_new_browser_to_all_done(app: Flask) -> None:
    mine, other = Visitor(app), Visitor(app)
    shift_id = mine.begin()
    assert f"/shifts/{shift_id}" in mine.get("/courses/tea").text
    assert "Go on with the shift" in mine.get("/courses/tea").text
    mine.post(f"/shifts/{shift_id}/finish")
    page = mine.get("/courses/tea").text
    assert "You have taken all of it" in page
    assert page.count(f"/shifts/{shift_id}/debrief") == 2
    assert f"/shifts/{shift_id}/debrief?case=tin" in page
    assert "0 of 2 shifts done" in other.get("/courses/tea").text


def test_a_step_for_one_case_names_its_customer_as_the_shift_will_have_them(
    visitor: Visitor, live: Live, wall: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    single = TEA.model_copy(update={"steps": (*TEA.steps[:1], *TEA.steps[2:])})
    monkeypatch.setattr("webapp.training.courses.courses", lambda: MappingProxyType({"tea": single}))
    names = [person_of(live.pack.scenario("teashop", form)) for form in (0, 1)]
    assert f"Take this shift for {names[0]} alone" in read_page(visitor.get("/courses/tea").text).text
    visitor.begin()
    assert f"Take this shift for {names[0]} alone" in read_page(visitor.get("/courses/tea").text).text
    monkeypatch.setattr("webapp.training.routes.next_form", lambda *_: 1)
    wall(5)
    visitor.begin()
    assert f"Take this shift for {names[1]} alone" in read_page(visitor.get("/courses/tea").text).text


def test_an_assessment_and_the_warm_up_are_no_steps(visitor: Visitor, live: Live) -> None:
    warmup = visitor.post("/warmup").location.rsplit("/", 1)[-1]
    visitor.post(f"/shifts/{warmup}/finish")
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    live.act(live.start("teashop", mode="assessment", owner=owner), {"kind": "finish"})
    assert "0 of 2 shifts done" in visitor.get("/courses/tea").text


@pytest.mark.parametrize(("name", "part"), [("speed", True), ("apology", True), ("empathy", False)])
def test_a_lesson_leads_back_to_the_courses_it_is_part_of(visitor: Visitor, name: str, part: bool) -> None:
    links = {attrs.get("href") for attrs in read_page(visitor.get(f"/lessons/{name}").text).of("a")}
    assert ("/courses/tea" in links) is part


@pytest.mark.parametrize("path", ["/", "/progress"])
def test_home_and_progress_lead_to_the_courses(visitor: Visitor, path: str) -> None:
    visitor.post(f"/shifts/{visitor.begin()}/finish")
    assert "Follow a course" in visitor.get(path).text


def test_a_course_under_way_is_named_where_one_comes_back_to(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.training.routes.standings", lambda *_: (standing(result("a", 1, 70.0)),))
    for path in ("/", "/progress"):
        visitor.post(f"/shifts/{visitor.begin()}/finish")
        page = read_page(visitor.get(path).text)
        assert "1 of 2 shifts" in page.text
        assert "/courses/tea" in {attrs.get("href") for attrs in page.of("a")}


@pytest.mark.parametrize("name", ["none", "TEA", "tea ", "<script>", "%00"])
def test_there_is_no_other_course(visitor: Visitor, name: str) -> None:
    assert visitor.get(f"/courses/{name}").status_code == 404


def test_every_course_that_ships_is_offered_with_what_ships() -> None:
    scenarios = load_pack(scenarios_path()).scenarios
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.training.courses.courses", courses)
        assert [one.course.id for one in standings(scenarios, ())] == list(courses())
