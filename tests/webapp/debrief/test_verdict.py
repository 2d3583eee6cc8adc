"""The head of the debrief says what holds, why, and what was not observed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.finding import DIMENSIONS, Finding, Mark
from simulator.scorecards import scorecard
from webapp.debrief.page import Page
from webapp.debrief.verdict import level, summary, verdict

HELPED = Finding("politeness.gratitude", "tone", "politeness", 10, "b", "a")
HURT = Finding("apology.conditional", "tone", "apology", -5, "b", "a")


def test_a_good_shift_is_ready_and_names_no_critical_error(well: Page) -> None:
    shown = well.verdict
    assert shown.ready
    assert (shown.criticals, shown.unsure) == ((), ())
    assert shown.reason.startswith("No critical error.")
    assert shown.scale.cap is None


def test_a_critical_error_is_named_with_its_case_and_words(badly: Page) -> None:
    shown = badly.verdict
    assert not shown.ready
    assert {one.id for one in shown.criticals} == set(badly.grade.critical)
    claim = next(one for one in shown.criticals if one.id == "CE5")
    assert (claim.case, claim.title) == ("tin", "The tin that stayed at home")
    assert "sent another tin" in claim.found[0].quote
    assert "critical errors: each caps its own case" in shown.reason


def test_a_critical_error_counts_though_its_case_has_left_the_scenario(badly: Page) -> None:
    shown = verdict(badly.grade, scorecard("training"), {}, {})
    assert shown.criticals == ()
    assert shown.reason == badly.verdict.reason


def test_all_six_dimensions_are_there_with_their_weight(well: Page) -> None:
    assert tuple(mark.dimension for mark in well.verdict.marks) == DIMENSIONS
    assert sum(mark.weight or 0 for mark in well.verdict.marks) == pytest.approx(100, abs=2)


def test_in_hiring_marks_that_were_never_shown_to_agree_with_people_say_so(well: Page) -> None:
    hiring = verdict(well.grade, scorecard("hiring"), {}, {})
    by_name = {mark.dimension: mark.advisory for mark in hiring.marks}

    assert by_name["tone"]
    assert not by_name["speed"]
    assert hiring.advisory
    assert not well.verdict.advisory


LEVELS = [(None, ""), (0, "late"), (59.9, "late"), (60, "soon"), (75, "ok"), (100, "ok")]


@pytest.mark.parametrize(("value", "named"), LEVELS)
def test_how_a_mark_stands(value: float | None, named: str) -> None:
    assert level(value) == named


def mark(*found: Finding, value: float | None = 70.0) -> Mark:
    return Mark("tone", value, (), found)


def test_not_observed_is_said_in_words() -> None:
    assert summary(mark(value=None)).startswith("Not observed")
    assert summary(mark()) == "Nothing stood out."


def test_the_line_names_what_cost_most_and_what_earned_most() -> None:
    assert summary(mark(HELPED)).startswith("Best: ")
    both = summary(mark(HELPED, HURT))
    assert both.startswith("Costliest: ")
    assert "Best: " in both


def test_a_cap_weighs_more_than_points() -> None:
    capped = replace(HURT, rule="politeness.insult", effect=0, cap=20)
    assert summary(mark(replace(HURT, effect=-40), capped)) == summary(mark(capped))
