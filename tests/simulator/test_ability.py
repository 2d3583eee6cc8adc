"""Ability and difficulty on one scale: what a mark does to an estimate, and what it never does."""

from __future__ import annotations

import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import simulator.ability as module
from simulator.ability import DAY, START, UNSURE, Ability, Marked, ability, difficulty, expected

DIFFICULTIES = st.floats(0, 100)
MARKS = st.builds(Marked, at=st.floats(0, 4e9), difficulty=DIFFICULTIES, mark=st.floats(0, 100))
LISTS = st.lists(MARKS, max_size=12)
NOW = 2e9


def test_the_worked_example_comes_out_as_it_is_written() -> None:
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0


def test_nobody_known_is_in_the_middle_and_quite_unsure() -> None:
    assert ability([], NOW) == Ability(START, UNSURE, 0)


@pytest.mark.parametrize(
    ("level", "share", "hard"), [(1, 0.5, 30.0), (1, 0.0, 25.0), (3, 0.5, 50.0), (5, 0.5, 70.0), (5, 1.0, 75.0)]
)
def test_a_scenario_is_harder_by_its_level_and_by_how_much_of_it_asks_for_the_skill(
    level: int, share: float, hard: float
) -> None:
    assert difficulty(level, share) == hard


@pytest.mark.parametrize(("able", "hard", "mark"), [(50, 50, 50), (65, 50, 73), (80, 50, 88), (50, 65, 27)])
def test_what_is_expected_follows_from_the_difference_alone(able: float, hard: float, mark: int) -> None:
    assert round(expected(able, hard)) == mark
    assert expected(able + 7, hard + 7) == pytest.approx(expected(able, hard))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_an_expected_mark_is_a_mark(able: float, hard: float) -> None:
    assert 0 < expected(able, hard) < 100


@given(LISTS)
def test_it_is_always_a_number_and_never_surer_than_possible_nor_less_sure_than_at_first(marks: list[Marked]) -> None:
    found = ability(marks, NOW)
    assert math.isfinite(found.value)
    assert 0 < found.doubt <= UNSURE
    assert found.marks == len(marks)


@given(LISTS, MARKS)
def test_one_more_mark_leaves_less_doubt(marks: list[Marked], more: Marked) -> None:
    before, after = ability(marks, NOW), ability([*marks, more], NOW)
    assert after.doubt <= before.doubt + 1e-9
    if more.at >= NOW - DAY:
        assert after.doubt < before.doubt


@given(LISTS, DIFFICULTIES, st.floats(0, 100))
def test_a_mark_above_what_was_expected_raises_it_and_one_below_lowers_it(
    marks: list[Marked], hard: float, mark: float
) -> None:
    past = [Marked(min(one.at, NOW), one.difficulty, one.mark) for one in marks]
    before, wanted = ability(past, NOW), expected(ability(past, NOW).value, hard)
    # A mark of now comes last only if it is later than all others of now.
    after = ability([*past, Marked(NOW + 1, hard, mark)], NOW + 1)
    assert after.value >= before.value - 1e-9 if mark >= wanted + 1e-6 else True
    assert after.value <= before.value + 1e-9 if mark <= wanted - 1e-6 else True


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_in_which_marks_are_given_does_not_matter(marks: list[Marked], chance: object) -> None:
    mixed = list(marks)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ability(mixed, NOW) == ability(marks, NOW)


@given(
    st.lists(st.floats(0, 4e9), min_size=2, max_size=6),
    DIFFICULTIES,
    st.lists(st.floats(0, 100), min_size=6, max_size=6),
)
def test_doubt_depends_on_when_marks_were_given_and_not_on_what_they_were(
    times: list[float], hard: float, values: list[float]
) -> None:
    one = ability([Marked(at, hard, mark) for at, mark in zip(times, values, strict=False)], NOW)
    two = ability([Marked(at, hard, mark) for at, mark in zip(times, reversed(values), strict=False)], NOW)
    assert one.doubt == pytest.approx(two.doubt)


def test_no_single_mark_throws_it_past_what_the_mark_says() -> None:
    able = ability([Marked(0.0, 30.0, 100.0)] * 6, 0.0)
    fallen = ability([*[Marked(0.0, 30.0, 100.0)] * 6, Marked(1.0, 30.0, 0.0)], 1.0)
    assert START < fallen.value < able.value


def test_marks_as_expected_move_nothing_but_the_doubt() -> None:
    as_expected = [Marked(0.0, 30.0, expected(START, 30.0))] * 5
    found = ability(as_expected, 0.0)
    assert found.value == pytest.approx(START)
    assert found.doubt < UNSURE / 2


def test_doubt_grows_while_nobody_practises_until_it_is_what_it_was_at_first() -> None:
    marks = [Marked(0.0, 30.0, 90.0)] * 4
    doubts = [ability(marks, day * DAY).doubt for day in (0, 1, 30, 365)]
    assert doubts == sorted(doubts)
    assert doubts[-1] == UNSURE
    assert {ability(marks, day * DAY).value for day in (0, 365)} == {ability(marks, 0.0).value}


def test_a_clock_that_was_put_back_makes_no_time_run_backwards() -> None:
    later = [Marked(10 * DAY, 30.0, 90.0)]
    assert ability(later, 0.0) == ability([Marked(0.0, 30.0, 90.0)], 0.0)
