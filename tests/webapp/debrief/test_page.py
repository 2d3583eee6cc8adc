"""The page holds every case, and opens the chosen one or the worst."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.scorecards import scorecard
from tests.webapp.debrief.conftest import worked
from webapp.debrief.page import Page, card_of, page, worst


def test_every_case_is_a_row_with_what_was_reached(well: Page) -> None:
    assert [row.id for row in well.rows] == ["hours", "tin", "joke"]
    assert [row.reached for row in well.rows] == [
        "answered in public", "moved to secure chat, with consent", "left alone",
    ]  # fmt: skip
    assert {row.standing_words for row in well.rows} == {"the best choice"}


OPENED = [("hours", "hours"), ("joke", "joke"), ("no-such-case", "tin"), (None, "tin")]


@pytest.mark.parametrize(("chosen", "opened"), OPENED)
def test_a_case_is_opened_by_choice_or_else_the_worst(chosen: str | None, opened: str) -> None:
    shown = worked("best", "harmful", "best", chosen)
    assert shown.case is not None
    assert shown.case.row.id == opened


def test_the_gravest_critical_error_is_worse_than_a_low_mark(badly: Page) -> None:
    by_id = {case.case: case for case in badly.grade.cases}
    grave = replace(by_id["tin"], critical=("CE1",), overall=60.0)
    low = replace(by_id["joke"], critical=(), overall=5.0)
    grade = replace(badly.grade, cases=(low, grave))
    assert worst(grade, scorecard("training")) == "tin"
    assert worst(replace(grade, cases=()), None) == ""


def test_the_worst_case_that_is_still_there_is_opened(badly: Page) -> None:
    left = badly.scenario.model_copy(update={"cases": tuple(c for c in badly.scenario.cases if c.id != "tin")})
    assert worst(badly.grade, scorecard("training")) == "tin"
    shown = page(left, badly.state, badly.grade, None)
    assert [row.id for row in shown.rows] == ["hours", "joke"]
    assert shown.case is not None


def test_a_scorecard_that_no_longer_ships_leaves_the_costs_out(badly: Page) -> None:
    assert card_of(badly.grade) == scorecard("training")
    assert card_of(replace(badly.grade, scorecard="training@0")) is None


def test_the_scorecard_is_named_with_what_it_asks_for(badly: Page) -> None:
    card = scorecard("training")
    assert badly.marked_by == f"the Training scorecard (training@1). {card.about}"
    assert replace(badly, grade=replace(badly.grade, scorecard="old@3")).marked_by == "scorecard old@3."


def test_the_whole_page_opens_every_case_with_ids_of_its_own(badly: Page) -> None:
    shown = page(badly.scenario, badly.state, badly.grade, None, whole=True)
    assert [case.row.id for case in shown.cases] == [row.id for row in shown.rows]
    assert len({case.key for case in shown.cases}) == len(shown.cases)
    assert shown.case is None
    assert badly.case is not None
    assert badly.case.key == ""
