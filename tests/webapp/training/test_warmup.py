"""The warm-up: offered to a newcomer once, beside its own shift alone, and never beside an assessment."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask

from tests.webapp.visiting import Visitor, read_page
from webapp.live import Live

CARD, PANEL = "Two-minute warm-up", 'id="warmup"'


def begin(visitor: Visitor) -> str:
    answer = visitor.post("/warmup")
    assert answer.status_code == 302
    return answer.location.rsplit("/", 1)[-1]


def test_only_a_newcomer_is_offered_it(visitor: Visitor) -> None:
    assert CARD in visitor.get("/").text
    visitor.begin()
    assert CARD not in visitor.get("/").text


def test_who_declines_is_never_asked_again(visitor: Visitor) -> None:
    assert visitor.post("/warmup/decline").location.endswith("/")
    assert CARD not in visitor.get("/").text
    assert CARD not in visitor.get("/progress").text


def test_declining_does_not_end_one_that_runs(visitor: Visitor) -> None:
    shift = begin(visitor)
    visitor.post("/warmup/decline")
    assert PANEL in visitor.get(f"/shifts/{shift}").text


def test_it_is_practice_at_the_speed_of_a_real_clock(visitor: Visitor, live: Live) -> None:
    started = live.state(begin(visitor)).started
    assert started is not None
    assert (started.scenario, started.mode, started.speed) == ("teashop", "practice", 1.0)


def test_the_guide_stands_beside_its_own_shift_and_no_other(visitor: Visitor) -> None:
    shift = begin(visitor)
    other = visitor.begin()
    assert PANEL in visitor.get(f"/shifts/{shift}").text
    assert PANEL not in visitor.get(f"/shifts/{other}").text
    assert PANEL not in visitor.get("/").text
    visitor.post(f"/shifts/{shift}/finish")
    assert PANEL in visitor.get(f"/shifts/{shift}/debrief").text


def test_another_browser_sees_neither_the_shift_nor_the_guide(app: Flask) -> None:
    shift = begin(Visitor(app))
    answer = Visitor(app).get(f"/shifts/{shift}")
    assert answer.status_code == 404
    assert PANEL not in answer.text


def test_no_assessment_has_a_guide(visitor: Visitor, live: Live) -> None:
    begin(visitor)
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    shift = live.start("teashop", mode="assessment", owner=owner)
    assert PANEL not in visitor.get(f"/shifts/{shift}").text


def test_home_leads_back_to_one_that_runs_until_it_is_over(visitor: Visitor) -> None:
    shift = begin(visitor)
    assert "Your warm-up is waiting" in visitor.get("/").text
    visitor.post(f"/shifts/{shift}/finish")
    page = visitor.get("/").text
    assert "Your warm-up is waiting" not in page
    assert CARD not in page


def test_a_pack_without_its_cases_has_no_warm_up(visitor: Visitor, live: Live) -> None:
    cut = [one.model_copy(update={"cases": one.cases[:1]}) for one in live.pack.scenarios if one.id == "teashop"]
    live.pack = replace(live.pack, scenarios=tuple(cut))
    assert CARD not in visitor.get("/").text
    assert visitor.post("/warmup").status_code == 404
    assert live.shifts.all() == []


def test_without_a_token_nothing_begins(visitor: Visitor, live: Live) -> None:
    assert visitor.client.post("/warmup", data={"csrf_token": "forged"}).status_code == 400
    assert live.shifts.all() == []


def test_its_pages_keep_to_the_policy(visitor: Visitor) -> None:
    shift = begin(visitor)
    for path in ("/", f"/shifts/{shift}"):
        assert read_page(visitor.get(path).text).against_policy() == []
