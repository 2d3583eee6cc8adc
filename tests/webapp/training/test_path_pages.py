"""The pages of paths: a step is begun in its way, counts once it is finished, and leads to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from flask import Flask

from tests.simulator.scenes import TEASHOP
from tests.webapp.training.test_paths import PATH
from tests.webapp.visiting import REPLY, Visitor, read_page
from webapp.live import Live

Wall = Callable[..., float]
EASIEST = PATH.model_copy(update={"test": PATH.test.model_copy(update={"pass_mark": 1})})


@pytest.fixture(autouse=True)
def one_path(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one path, whose five scenarios are all the tea shop."""
    made = tuple(TEASHOP.model_copy(update={"id": name}) for name in ("one", "two", "three", "four", "five"))
    shop = live.pack.scenarios[0]
    digest = live.pack.digest("teashop")
    live.pack = replace(
        live.pack, scenarios=(shop, *made), digests={**live.pack.digests, **{one.id: digest for one in made}}
    )
    monkeypatch.setattr("webapp.training.paths.paths", lambda: MappingProxyType({"tone": EASIEST}))


def take(visitor: Visitor, wall: Wall, number: int) -> str:
    """Take a step of the path with one reply, and give its shift."""
    answer = visitor.post(f"/paths/tone/{number}/shifts", speed="1")
    assert answer.status_code == 302, answer.text
    shift = answer.location.rsplit("/", 1)[-1]
    wall(60)
    assert visitor.send(shift, REPLY).status_code == 200
    wall(60)
    visitor.post(f"/shifts/{shift}/finish")
    return shift


def text(visitor: Visitor, path: str) -> str:
    return " ".join(read_page(visitor.get(path).text).text.split())


def test_a_path_goes_from_nothing_to_passed(visitor: Visitor, live: Live, wall: Wall) -> None:
    assert "0 of 5 shifts done" in text(visitor, "/paths")
    assert "Next: practice with the coach" in text(visitor, "/paths/tone")
    for number in range(1, 6):
        assert f"/paths/tone/{number}" in visitor.get("/paths/tone").text
        shift = live.shift(take(visitor, wall, number))
        assert (shift.coached, shift.seed) == (number < 3, EASIEST.test.seed if number == 5 else 1)
        assert f"{number} of 5 shifts done" in text(visitor, "/paths/tone")
    assert "You have finished this path" in text(visitor, "/paths/tone")
    assert "5 of 5 shifts done" in text(visitor, "/paths")


def test_the_warm_up_is_no_step_that_is_gone_on_with(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    first = EASIEST.coached[0].model_copy(update={"scenario": "teashop"})
    path = EASIEST.model_copy(update={"coached": (first, *EASIEST.coached[1:])})
    monkeypatch.setattr("webapp.training.paths.paths", lambda: MappingProxyType({"tone": path}))
    warmed = visitor.post("/warmup").location
    assert warmed not in visitor.get("/paths/tone").text
    assert "/paths/tone/1" in visitor.get("/paths/tone").text


def test_the_coach_is_there_or_not_as_the_step_says(visitor: Visitor) -> None:
    for number, there in ((1, True), (3, False), (5, False)):
        shift = visitor.post(f"/paths/tone/{number}/shifts", speed="1").location.rsplit("/", 1)[-1]
        assert ('id="coach"' in visitor.get(f"/shifts/{shift}").text) is there
        assert visitor.draft(shift, "coach", REPLY).status_code == (200 if there else 404)


def test_the_same_scenario_taken_the_other_way_does_not_count(visitor: Visitor, wall: Wall) -> None:
    for fields in ({"alone": "yes"}, {}):
        shift = visitor.begin("one", **fields)
        wall(60)
        visitor.send(shift, REPLY)
        wall(60)
        visitor.post(f"/shifts/{shift}/finish")
        assert f"{0 if fields else 1} of 5 shifts done" in text(visitor, "/paths/tone")


def test_another_try_of_a_step_counts_for_nothing_and_has_the_coach_as_the_first_had(
    visitor: Visitor, live: Live, wall: Wall
) -> None:
    first = take(visitor, wall, 3)
    again = visitor.post(f"/shifts/{first}/branches", seq="0").location.split("/")[2].split("?")[0]
    assert not live.shift(again).coached
    visitor.post(f"/shifts/{again}/finish")
    assert "1 of 5 shifts done" in text(visitor, "/paths/tone")


def test_a_test_that_was_not_passed_says_so(visitor: Visitor, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    hard = PATH.model_copy(update={"test": PATH.test.model_copy(update={"pass_mark": 100})})
    monkeypatch.setattr("webapp.training.paths.paths", lambda: MappingProxyType({"tone": hard}))
    for number in range(1, 6):
        take(visitor, wall, number)
    page = text(visitor, "/paths/tone")
    assert "4 of 5 shifts done" in page
    assert "your last try came to" in page
    assert "Not yet" in page


def test_the_page_before_a_step_says_how_it_is_taken(visitor: Visitor) -> None:
    assert "The coach reads along" in text(visitor, "/paths/tone/1")
    assert "Nobody reads along" in text(visitor, "/paths/tone/3")
    last = visitor.get("/paths/tone/5").text
    assert "You pass from 1 in tone on" in " ".join(read_page(last).text.split())
    assert [attrs["value"] for attrs in read_page(last).of("input") if attrs.get("name") == "speed"] == ["1.0"]
    assert not any(attrs.get("name") == "alone" for attrs in read_page(last).of("input"))
    assert any(attrs.get("name") == "alone" for attrs in read_page(visitor.get("/scenarios/one").text).of("input"))


@pytest.mark.parametrize(("number", "speed"), [(5, "4"), (1, "20"), (1, "fast"), (1, "nan"), (1, "")])
def test_a_clock_that_is_not_offered_begins_nothing(visitor: Visitor, live: Live, number: int, speed: str) -> None:
    assert visitor.post(f"/paths/tone/{number}/shifts", speed=speed).status_code == 400
    assert live.shifts.all() == []


@pytest.mark.parametrize("path", ["none", "TONE", "tone/0", "tone/6", "tone/x", "privacy", "<script>", "%00"])
def test_there_is_nothing_else(visitor: Visitor, live: Live, path: str) -> None:
    assert visitor.get(f"/paths/{path}").status_code == 404
    assert visitor.post(f"/paths/{path}/shifts").status_code in (404, 405)
    assert live.shifts.all() == []


def test_one_browsers_path_is_not_anothers(app: Flask, wall: Wall) -> None:
    mine, other = Visitor(app), Visitor(app)
    take(mine, wall, 1)
    assert "0 of 5 shifts done" in text(other, "/paths/tone")
    assert "Debrief" not in text(other, "/paths/tone")


def test_an_assessment_is_no_step(visitor: Visitor, live: Live) -> None:
    visitor.get("/")
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    live.act(live.start("one", mode="assessment", owner=owner), {"kind": "finish"})
    assert "0 of 5 shifts done" in text(visitor, "/paths/tone")


def test_lessons_and_the_line_on_courses_lead_to_paths(visitor: Visitor) -> None:
    linked = {attrs.get("href") for attrs in read_page(visitor.get("/lessons/apology").text).of("a")}
    assert "/paths/tone" in linked
    assert "/paths" in {attrs.get("href") for attrs in read_page(visitor.get("/").text).of("a")}
    assert "/paths/tone" not in visitor.get("/lessons/speed").text


def test_the_pages_keep_to_the_policy(visitor: Visitor, wall: Wall) -> None:
    take(visitor, wall, 1)
    for path in ("/paths", "/paths/tone", "/paths/tone/5"):
        page = read_page(visitor.get(path).text)
        assert page.against_policy() == []
        assert len(page.of("h1")) == 1
