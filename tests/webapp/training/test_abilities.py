"""How able one is and what comes back, out of finished practice."""

from __future__ import annotations

import pytest

from simulator.ability import START, UNSURE
from simulator.finding import DIMENSIONS
from tests.simulator.scenes import TEASHOP
from tests.webapp.training.graded import DAY, grade, result, shift
from webapp.training.abilities import abilities, ago, due
from webapp.training.history import Result

NOW = 10 * DAY


def test_without_practice_every_skill_is_where_everybody_starts() -> None:
    found = abilities([TEASHOP], [], NOW)
    assert tuple(found) == DIMENSIONS
    assert {(one.value, one.doubt, one.marks) for one in found.values()} == {(START, UNSURE, 0)}


def test_each_skill_moves_by_its_own_marks_alone() -> None:
    found = abilities([TEASHOP], [result("a", 1, tone=95.0, speed=10.0), result("b", 2, tone=95.0)], NOW)
    assert found["tone"].value > START > found["speed"].value
    assert (found["tone"].marks, found["speed"].marks, found["privacy"].marks) == (2, 1, 0)
    assert found["tone"].doubt < found["speed"].doubt < UNSURE


def test_another_try_and_a_scenario_that_is_gone_tell_nothing() -> None:
    again = Result(shift("b", 2, branch_of="a"), "Tea", grade(tone=100.0))
    gone = Result(shift("c", 3, scenario="gone"), "Gone", grade(tone=100.0))
    assert abilities([TEASHOP], [again, gone], NOW)["tone"].marks == 0
    assert due([Result(shift("b", 2, branch_of="a"), "Tea", grade(tone=10.0))], NOW) == ()


def test_a_weak_skill_is_due_the_next_day_and_says_its_mark_and_how_long_ago() -> None:
    (found,) = due([result("a", 7, privacy=54.0, tone=90.0)], NOW)
    assert (found.skill, found.words) == ("privacy", "last 54, three days ago")
    assert due([result("a", 7, privacy=54.0)], 7 * DAY + 3600) == ()


def test_the_longest_due_comes_first() -> None:
    found = due([result("a", 1, speed=10.0), result("b", 3, tone=20.0)], NOW)
    assert [one.skill for one in found] == ["speed", "tone"]


def test_what_went_well_since_is_not_due_before_its_gap_is_over() -> None:
    practised = [result("a", 1, tone=20.0), result("b", 5, tone=90.0)]
    assert due(practised, 7 * DAY) == ()
    assert [one.skill for one in due(practised, 9 * DAY)] == ["tone"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3.0, "some hours ago"), (0.0, "some hours ago"), (0.4, "some hours ago"), (0.6, "a day ago"),
        (1.4, "a day ago"), (3.1, "three days ago"), (12.0, "twelve days ago"), (13.0, "13 days ago"),
    ],
)  # fmt: skip
def test_days_are_counted_in_elapsed_time(days: float, words: str) -> None:
    assert ago(days * DAY) == words
