"""A statistic with its interval and verdict, or why it has none."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.figures import LEAST, Figure, Numbers, figure, interval

NAN = float("nan")


def mean(marks: Numbers) -> float:
    return float(marks.mean())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "agree well"), (0.8, "agree well"), (0.1 + 0.7, "agree well"), (0.799, "usable"), (0.7, "usable"),
        (0.699, "look again"), (0.0, "look again"), (-0.4, "look again"), (None, "not enough data"),
    ],
)  # fmt: skip
def test_a_verdict_goes_by_the_least_that_it_takes(value: float | None, words: str) -> None:
    assert Figure(value, 200).verdict() == words


def test_other_bounds_may_be_asked_for() -> None:
    assert Figure(0.72, 200).verdict(((0.9, "decide"), (0.7, "screen"))) == "screen"
    assert Figure(0.5, 200).verdict(((0.9, "decide"), (0.7, "screen"))) == "not enough data"


def test_only_items_that_enough_have_marked_count() -> None:
    marks = [[1, 2, None, 4], [NAN, 2, 3, 4]]
    assert figure(mean, marks, raters=2, least=2, rounds=0) == Figure(3.0, 2)
    assert figure(mean, marks, raters=1, least=2, rounds=0).n == 4


@pytest.mark.parametrize(("least", "given", "needed"), [(LEAST, 9, 10), (0, 1, 2), (0, 0, 2)])
def test_too_few_items_give_no_value_but_a_reason(least: int, given: int, needed: int) -> None:
    found = figure(mean, np.ones((2, given)), raters=2, least=least)
    assert found == Figure(None, given, why=f"items in common: {given}, needed: {needed}")
    assert found.verdict() == "not enough data"


def test_a_statistic_that_is_not_defined_gives_no_value_but_a_reason() -> None:
    found = figure(lambda marks: NAN, np.ones((2, 20)), raters=2)
    assert found == Figure(None, 20, why="the marks do not differ from item to item")


def test_an_interval_is_the_same_each_time_and_as_wide_as_theory_says() -> None:
    marks = np.random.default_rng(5).normal(50, 10, (1, 400))
    low, high = interval(mean, marks)
    assert (low, high) == interval(mean, marks)
    assert low is not None and high is not None
    error = marks.std() / 20
    assert low == pytest.approx(marks.mean() - 1.96 * error, abs=0.2 * error)
    assert high == pytest.approx(marks.mean() + 1.96 * error, abs=0.2 * error)


def test_draws_in_which_it_is_not_defined_do_not_count() -> None:
    marks = np.array([[1.0, 1.0, 2.0]])
    low, high = interval(lambda drawn: mean(drawn) if drawn.std() else NAN, marks)
    assert (low, high) == (pytest.approx(4 / 3), pytest.approx(5 / 3))
    assert interval(lambda drawn: NAN, marks) == (None, None)
    assert interval(mean, marks, rounds=0) == (None, None)
