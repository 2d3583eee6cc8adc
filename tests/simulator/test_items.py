"""Item statistics, held to a published analysis, scipy and what must always hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.figures import Figure
from simulator.items import Item, discrimination, item_rest, statistics

NAN = float("nan")
SOME = settings(max_examples=50, deadline=None)
ATTITUDE = np.array(
    json.loads(Path(__file__).with_name("attitude.json").read_text(encoding="utf-8"))["marks"], dtype=float
)
GOOD = Figure(0.5, 100, 0.3, 0.6)


def value(figure: Figure) -> float:
    assert figure.value is not None, figure.why
    return figure.value


def test_items_are_what_was_published() -> None:
    """R's psych, alpha(attitude): r.drop, mean and sd of each of the seven items."""
    found = statistics(ATTITUDE)
    rest = [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]
    assert [value(item.rest) for item in found] == pytest.approx(rest, abs=6e-3)
    assert [100 * (item.difficulty or 0) for item in found] == pytest.approx([65, 67, 53, 56, 65, 75, 43], abs=0.5)
    spreads = [12.2, 13.3, 12.2, 11.7, 10.4, 9.9, 10.3]
    assert [item.spread for item in found] == pytest.approx(spreads, abs=0.06)


@SOME
@given(seed=st.integers(0, 10_000), people=st.integers(10, 60), items=st.integers(2, 6))
def test_the_correlation_with_the_rest_is_that_of_scipy(seed: int, people: int, items: int) -> None:
    from scipy.stats import pearsonr

    marks = np.random.default_rng(seed).integers(0, 101, (people, items)).astype(float)
    for at in range(items):
        rest = marks.sum(axis=1) - marks[:, at]
        assume(np.ptp(rest) > 0 and np.ptp(marks[:, at]) > 0)
        theirs, found = pearsonr(marks[:, at], rest), item_rest(marks, at)
        ends = theirs.confidence_interval(0.95)
        assert found.value == pytest.approx(theirs.statistic, abs=1e-9)
        if abs(theirs.statistic) < 1 - 1e-9:
            assert (found.low, found.high) == (pytest.approx(ends.low, abs=1e-4), pytest.approx(ends.high, abs=1e-4))


@SOME
@given(seed=st.integers(0, 10_000), by=st.floats(0.1, 1), more=st.floats(-20, 20))
def test_units_change_the_difficulty_and_nothing_else(seed: int, by: float, more: float) -> None:
    marks = np.random.default_rng(seed).integers(0, 101, (30, 4)).astype(float)
    for one, other in zip(statistics(marks), statistics(marks * by + more), strict=True):
        assert other.rest.value == pytest.approx(one.rest.value, abs=1e-9)
        assert other.difficulty == pytest.approx((one.difficulty or 0) * by + more / 100)
        assert -1 <= (one.discrimination or 0) <= 1


def test_discrimination_is_top_less_bottom_27_percent() -> None:
    """Ten people: the three highest and the three lowest, by hand."""
    marks = [[10 * at, 100 if at > 6 else 0] for at in range(10)]
    assert discrimination(marks, 1) == pytest.approx(1.0)
    assert discrimination(marks, 0) == pytest.approx((80 - 10) / 100)


def test_who_ties_with_the_last_one_let_in_is_let_in() -> None:
    marks = [[0, 0], [50, 0], [50, 50], [50, 50], [50, 50], [50, 100]]
    assert discrimination(marks, 1) == pytest.approx((100 + 3 * 50) / 4 / 100)


@pytest.mark.parametrize("marks", [[[50, 50]] * 12, [[NAN, 1.0]] * 12])
def test_no_difference_discriminates_nothing(marks: list[list[float]]) -> None:
    assert discrimination(marks, 0) is None


def test_a_perfect_fit_and_three_people_have_no_interval() -> None:
    perfect = item_rest([[float(at), 2.0 * at] for at in range(20)], 0)
    assert (perfect.value, perfect.low, perfect.high) == (pytest.approx(1), None, None)
    three = item_rest([[1.0, 2.0], [2.0, 1.0], [3.0, 5.0]], 0, least=2)
    assert three.value is not None
    assert (three.n, three.low, three.high) == (3, None, None)


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ([[50.0]] * 20, "there is no other item"),
        ([[float(at), at + 1.0] for at in range(9)], "people with every mark: 9, needed: 10"),
        ([[float(at), NAN] for at in range(20)], "people with every mark: 0, needed: 10"),
        ([[50.0, float(at)] for at in range(20)], "everybody has the same mark for the item, or for the rest"),
    ],
)
def test_what_is_missing_is_said(marks: list[list[float]], why: str) -> None:
    found = statistics(marks)[0].rest
    assert (found.value, found.verdict(), found.why) == (None, "not enough data", why)


def test_everybody_with_a_mark_counts_for_the_difficulty_but_only_whole_rows_for_the_rest() -> None:
    gaps = ATTITUDE.copy()
    gaps[0, 0] = NAN
    first, second = statistics(gaps)[:2]
    assert (first.people, second.people) == (29, 30)
    assert second.difficulty == statistics(ATTITUDE)[1].difficulty
    assert first.rest.n == second.rest.n == 29
    assert second.rest == item_rest(ATTITUDE[1:], 1)


def test_time_is_a_median_where_it_is_known() -> None:
    marks = [[50.0, 60.0]] * 3
    found = statistics(marks, [[10, NAN], [20, NAN], [90, None]])
    assert [item.seconds for item in found] == [20, None]
    assert statistics(marks)[0].seconds is None


def test_nothing_has_no_items_and_an_item_without_marks_no_figures() -> None:
    assert statistics([]) == ()
    (empty, _) = statistics([[NAN, 1.0]] * 12)
    assert (empty.people, empty.difficulty, empty.spread, empty.flags) == (0, None, None, ("not enough data",))


@pytest.mark.parametrize(
    ("item", "flags"),
    [
        (Item(100, 0.6, 20, GOOD, 0.4), ()),
        (Item(100, 0.91, 20, GOOD, 0.4), ("too easy",)),
        (Item(100, 0.90, 20, GOOD, 0.4), ()),
        (Item(100, 0.19, 20, GOOD, 0.4), ("too hard",)),
        (Item(100, 0.6, 20, Figure(0.19, 100), 0.4), ("does not go with the rest",)),
        (Item(100, 0.6, 20, Figure(-0.1, 100), 0.4), ("goes against the rest",)),
        (Item(100, 0.6, 20, Figure(None, 3), None), ()),
        (
            Item(12, 0.95, 20, Figure(0.1, 12), 0.4),
            ("too easy", "does not go with the rest", "only 12 people: may change"),
        ),
    ],
)
def test_flags_are_words(item: Item, flags: tuple[Any, ...]) -> None:
    assert item.flags == flags
