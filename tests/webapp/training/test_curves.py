"""The progress page's pictures: inside their frames, truthful about heights, and broken where nothing was seen."""

from __future__ import annotations

import re

import pytest

from tests.webapp.training.graded import result
from webapp.training.curves import BOTTOM, SPARKED, TOP, chart, spark


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


def test_a_better_mark_stands_higher_and_all_stand_inside() -> None:
    it = spark([0.0, 40.0, 100.0])
    heights = [spot.y for spot in it.spots]
    assert heights == sorted(heights, reverse=True)
    assert all(0 < x < it.width and 0 < y < it.height for x, y in numbers(it.path))
    assert [spot.best for spot in it.spots] == [False, False, True]
    assert [spot.last for spot in it.spots] == [False, False, True]


def test_the_line_breaks_where_nothing_was_observed() -> None:
    it = spark([50.0, None, 70.0, 80.0])
    assert it.path.count("M") == 2
    assert len(it.spots) == 3
    assert len(it.gaps) == 1


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_nothing_observed_draws_no_line(values: list[float | None]) -> None:
    assert spark(values).path == ""


def test_a_sparkline_shows_the_newest_only() -> None:
    assert len(spark([float(value) for value in range(40)]).spots) == SPARKED


def test_the_chart_keeps_to_its_frame_and_to_the_newest() -> None:
    found = [result(f"s{day}", day, overall=float(day * 3)) for day in range(30)]
    it = chart(found, "wide", 600.0, 8)
    assert [point.result.shift.id for point in it.points] == [f"s{day}" for day in range(22, 30)]
    assert all(it.left < point.x < it.width and TOP <= point.y <= BOTTOM for point in it.points)
    assert [level.label for level in it.levels] == ["0", "25", "50", "75", "100"]


def test_a_shift_without_an_overall_is_no_point() -> None:
    it = chart([result("a", overall=None), result("b", 1, overall=50.0)], "wide", 600.0, 8)
    assert [point.result.shift.id for point in it.points] == ["b"]


def test_two_shifts_stand_side_by_side_and_not_at_both_ends() -> None:
    it = chart([result("a"), result("b", 1)], "wide", 1100.0, 8)
    assert it.points[1].x - it.points[0].x < 1100.0 / 3
