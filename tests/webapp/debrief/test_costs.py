"""What a choice was worth is the difference it made, and nothing else."""

from __future__ import annotations

import pytest

from simulator.grading import grade_case
from simulator.rules import rules
from simulator.scorecards import scorecard
from tests.simulator.scoring.stage import reply, stage
from webapp.debrief.costs import costs, overall, room
from webapp.debrief.page import Page

CARD = scorecard("training")


def test_the_sum_of_the_criteria_is_the_overall_that_was_graded(well: Page, badly: Page) -> None:
    for row in (*well.rows, *badly.rows):
        values = {name: value for mark in row.graded.marks for name, value in mark.criteria}
        assert overall(CARD, values) == pytest.approx(row.graded.uncapped, abs=0.2)


def test_a_dismissal_costs_and_thanks_earn() -> None:
    for words, sign, way in (("[Calm down].", "rude.dismissive", -1), ("[Thank you], Ana.", "polite.gratitude", 1)):
        graded = grade_case(CARD, stage(reply(words, sign)))
        shown = {one.title: one.points for one in costs(CARD, graded)}
        rule = {-1: "politeness.dismissive", 1: "politeness.gratitude"}[way]
        assert shown[rules()[rule].title] * way > 0


def test_a_poor_way_never_earns() -> None:
    shown = {one.rule: one.points for one in costs(CARD, grade_case(CARD, stage(reply("We look into it."))))}
    assert shown["disposition.poor"] < 0


def test_what_cost_comes_first_and_the_greatest_of_each_side_leads(badly: Page, well: Page) -> None:
    for shown in (badly, well):
        assert shown.case is not None
        points = [one.points for one in shown.case.costs]
        hurt, helped = [one for one in points if one < 0], [one for one in points if one > 0]
        assert points == [*sorted(hurt), *sorted(helped, reverse=True)]


def test_room_is_told_where_there_is_any(badly: Page) -> None:
    assert badly.case is not None
    left = room(CARD, badly.case.row.graded)
    assert left
    assert [one.points for one in left] == sorted((one.points for one in left), reverse=True)
    assert all(one.value < 100 for one in left)


def test_nothing_observed_costs_nothing() -> None:
    assert overall(CARD, {}) is None
