"""Whole shifts through the page: the best exemplar of every case, played by hand, is a good shift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Case, Scenario
from tests.browser.desk_page import DeskPage

SLACK = 60.0
"""How many virtual seconds before its hour a step may be played."""
GOOD = 80
# These have every kind of step between them; the others' handlings are played by `composure check`.
PACK = load_pack(scenarios_path() / "starter", scenarios_path() / "tiny")


@dataclass(frozen=True)
class Step:
    """One step of an exemplar: on which case, when, and what."""

    at: float
    case: Case
    kind: str
    data: dict[str, Any]


def steps(scenario: Scenario) -> list[Step]:
    """Give the best handling of every case, in the order of the clock."""
    found = [
        Step(step.at, case, step.kind, dict(step.model_extra or {}))
        for case in scenario.cases
        for step in next(one for one in case.exemplars if one.band == "best").script
    ]
    return sorted(found, key=lambda step: step.at)


def exposing(case: Case) -> str:
    """Give the words of the newest post that exposes something, or of the newest at all."""
    posts = [post for post in case.opening if post.exposes] or list(case.opening)
    return posts[-1].text


ACTIONS: dict[str, Callable[[DeskPage, Step], None]] = {
    "tag": lambda desk, step: desk.tag(step.data.get("category"), step.data.get("priority")),
    "reply": lambda desk, step: desk.reply(step.data["text"], step.data["channel"], bool(step.data.get("closing"))),
    "note": lambda desk, step: desk.reply(step.data["text"], "note"),
    "offer_move": lambda desk, step: desk.offer_move(step.data["to"], step.data["text"]),
    "open_chat": lambda desk, step: desk.open_room(step.data["to"]),
    "verify": lambda desk, step: desk.verify(step.data["tier"]),
    "remedy": lambda desk, step: desk.remedy(step.data["remedy"], step.data.get("amount")),
    "hide": lambda desk, step: desk.hide(exposing(step.case), step.data.get("reason", "personal_data")),
    "hand_off": lambda desk, step: desk.hand_off(step.data["team"], step.data["summary"]),
    "flag": lambda desk, step: desk.flag(step.data["flag"]),
    "leave_alone": lambda desk, step: desk.leave_alone(step.data["reason"]),
    "promise": lambda desk, step: desk.promise((step.data["due"] - step.at) / 60),
    "statement": lambda desk, step: desk.statement(step.data["text"], step.data["pinned"]),
    "pause_marketing": lambda desk, step: desk.pause_marketing(),
    "close": lambda desk, step: desk.close(),
    "view": lambda desk, step: None,
}


def wait_for(desk: DeskPage, step: Step, checked: dict[str, int]) -> None:
    """Let time pass until a person could take this step."""
    name = step.case.id
    assert desk.skip_until(lambda: desk.has_case(name)), f"{name} never came"
    desk.skip_until(lambda: desk.now() >= step.at - SLACK)
    desk.open_case(name)
    if step.kind == "open_chat":
        assert desk.skip_until(lambda: desk.consented(step.data["to"])), f"{name}: nobody said yes"
    if step.kind == "close" and step.case.expected.needs_reply:
        opened = len(step.case.opening)
        assert desk.skip_until(lambda: desk.theirs.count() > opened), f"{name}: nobody answered"
    if step.kind in ("remedy", "close", "reply") and name in checked:
        assert desk.skip_until(lambda: desk.tier() >= checked[name]), f"{name}: not checked"


@pytest.mark.parametrize("scenario", PACK.scenarios, ids=lambda scenario: scenario.id)
def test_the_best_handling_by_hand_makes_a_good_shift(page, live_server, scenario):
    desk, checked = DeskPage(page, live_server), {}
    desk.start(scenario.id)
    for step in steps(scenario):
        wait_for(desk, step, checked)
        ACTIONS[step.kind](desk, step)
        if step.kind == "verify":
            checked[step.case.id] = step.data["tier"]
    desk.finish()
    expect(page.get_by_role("heading", level=1)).to_have_text(scenario.title)
    for case in scenario.cases:
        expect(page.get_by_role("heading", name=case.title).first).to_be_visible()
    assert page.locator(".criticals, .crits").all_inner_texts() == []
    assert int(page.locator(".overall .big .num").first.inner_text()) >= GOOD, page.locator(".marks").inner_text()
