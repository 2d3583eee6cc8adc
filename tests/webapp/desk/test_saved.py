"""Saved replies: what the desk knows is filled in, nothing private is, and an assessment hints at nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from simulator.brand import FILLED
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from tests.webapp.visiting import Visitor, read_page
from webapp.desk.saved import Saved, saved
from webapp.live import Live

TEXTS = [
    "Hi {first_name} of {brand}, {what happened}. {signoff}",
    "Your {tin} should be with {handle}. {name}, {time}?",
]


@pytest.fixture(scope="module")
def teashop() -> Scenario:
    return load_pack(scenarios_path() / "tiny").scenario("teashop")


def with_saved(scenario: Scenario, *texts: str, **person: Any) -> Scenario:
    replies = [{"name": f"Reply {number}", "text": text} for number, text in enumerate(texts)]
    data = scenario.model_dump(by_alias=True)
    data["brand"]["saved"] = replies
    for one in data["people"]:
        one.update(person)
    return Scenario.model_validate(data)


def filled(scenario: Scenario, channel: str = "public") -> list[Saved]:
    return saved(scenario, scenario.cases[0], channel)


def test_what_the_desk_knows_is_filled_in_and_the_rest_is_left(teashop: Scenario) -> None:
    scenario = with_saved(teashop, *TEXTS, name="Oona Vale", first_name="Oona", handle="@oona")
    first, second = filled(scenario)
    assert first.text == "Hi Oona of Pottle & Leaf, {what happened}. ^Jo"
    assert first.gaps == ("what happened",)
    assert second.text == "Your {tin} should be with @oona. Oona Vale, {time}?"
    assert second.gaps == ("tin", "time")


def test_every_placeholder_that_the_format_promises_is_filled(teashop: Scenario) -> None:
    scenario = with_saved(
        teashop, " ".join(f"{{{name}}}" for name in FILLED) + " {gap}", name="Oona", first_name="Oona"
    )
    assert filled(scenario)[0].gaps == ("gap",)


def test_a_first_name_that_the_profile_does_not_show_stays_out_of_public(teashop: Scenario) -> None:
    scenario = with_saved(teashop, "Hi {first_name}, {gap}", name="tea dragon", first_name="Oona")
    assert filled(scenario, "public")[0].text == "Hi {first_name}, {gap}"
    assert filled(scenario, "chat")[0].text == "Hi Oona, {gap}"


# --- the address -------------------------------------------------------------------------------


def test_the_page_gets_them_filled_for_the_open_case(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin()
    before = live.state(shift).seq
    page = read_page(visitor.get(f"/shifts/{shift}/saved?case=tin").get_json()["markup"])
    texts = [one["data-insert"] for one in page.of("li")]
    assert any("Oona" in text and "^Jo" in text for text in texts)
    assert all(re.search(r"\{[^}]+\}", text) for text in texts)
    assert page.against_policy() == []
    assert live.state(shift).seq == before


@pytest.mark.parametrize("case", ["", "nobody", "joke", "%00"])
def test_there_are_none_for_a_case_that_is_not_there(visitor: Visitor, case: str) -> None:
    assert visitor.get(f"/shifts/{visitor.begin()}/saved?case={case}").status_code == 404


def test_nobody_elses_shift_is_filled_in(visitor: Visitor, app: Any) -> None:
    assert Visitor(app).get(f"/shifts/{visitor.begin()}/saved?case=hours").status_code == 404
