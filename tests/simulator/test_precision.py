"""Errors, bands and who can be told from whom, by worked checks and by what must always hold."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figures import Figure
from simulator.precision import (
    NINETEEN_IN_TWENTY,
    Band,
    Place,
    band,
    differ,
    error_of,
    least_difference,
    places,
    standard_error,
    tiers,
)

SCORES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 100).map(float), max_size=12)
ERRORS = st.floats(0, 15)


@pytest.mark.parametrize(
    ("spread", "reliability", "error"),
    [
        (12, 0.84, 4.8),
        (15, 0.91, 4.5),  # Wechsler's scale; Anastasi and Urbina (1997, p. 108) have 15 and .89, so 5
        (15, 0.89, 5.0),
        (12, 1.0, 0.0),
        (12, 0.0, 12.0),
        (12, -0.4, 12.0),
    ],
)
def test_the_standard_error_of_measurement(spread: float, reliability: float, error: float) -> None:
    assert standard_error(spread, reliability) == pytest.approx(error, abs=0.03)


def test_a_band_of_nineteen_in_twenty_is_as_wide_as_the_worked_check() -> None:
    error = standard_error(12, 0.84)
    assert error == pytest.approx(4.8)
    wide = band(60, error, NINETEEN_IN_TWENTY)
    assert (wide.low, wide.high) == (pytest.approx(60 - 9.408), pytest.approx(60 + 9.408))
    assert band(60, error) == Band(60, pytest.approx(55.2), pytest.approx(64.8))


@pytest.mark.parametrize(
    ("score", "ends", "low", "high"),
    [(98, (0, 100), 93, 100), (2, (0, 100), 0, 7), (98, (0, 200), 93, 103), (2, (-50, 50), -3, 7)],
)
def test_a_band_ends_where_the_scale_does(score: float, ends: tuple[float, float], low: float, high: float) -> None:
    assert band(score, 5, ends=ends) == Band(score, low, high)


def test_an_error_has_the_range_of_its_reliability() -> None:
    found = error_of(12, Figure(0.84, 90, 0.75, 0.91))
    assert (found.value, found.n) == (pytest.approx(4.8), 90)
    assert (found.low, found.high) == (pytest.approx(12 * 0.3), pytest.approx(6))
    assert error_of(12, Figure(0.84, 90)) == Figure(pytest.approx(4.8), 90)


@pytest.mark.parametrize(
    ("spread", "reliable", "why"),
    [
        (12, Figure(None, 4, why="people with every mark: 4, needed: 30"), "people with every mark: 4, needed: 30"),
        (None, Figure(0.8, 90), "nobody's score is known"),
    ],
)
def test_an_error_of_nothing_known_says_why(spread: float | None, reliable: Figure, why: str) -> None:
    found = error_of(spread, reliable)
    assert (found.value, found.verdict(), found.why) == (None, "not enough data", why)


def test_two_scores_differ_by_more_than_the_error_of_both() -> None:
    least = least_difference(4.8)
    assert least == pytest.approx(1.96 * 4.8 * sqrt(2)) == pytest.approx(13.3, abs=0.01)
    assert (differ(60, 73, 4.8), differ(60, 74, 4.8), differ(74, 60, 4.8)) == (False, True, True)
    assert not differ(60, 60 + least, 4.8)
    assert differ(60, 70, 4.8, times=1)


@pytest.mark.parametrize(
    ("scores", "groups"),
    [
        ({"a": 90, "b": 88, "c": 60, "d": 59, "e": 20}, [("a", "b"), ("c", "d"), ("e",)]),
        ({"c": 60, "b": 88, "d": 59, "a": 90}, [("b", "a"), ("c", "d")]),  # as given, not by score
        ({"a": 90, "b": 80, "c": 70, "d": 60}, [("a", "b", "c", "d")]),  # a chain: b is neither below a nor above c
        ({"a": 90, "b": 90}, [("a", "b")]),
        ({"a": 90}, [("a",)]),
        ({}, []),
    ],
)
def test_groups_are_those_that_can_be_told_apart(scores: dict[str, float], groups: list[tuple[str, ...]]) -> None:
    assert tiers(scores, 4.8) == tuple(groups)


def test_without_error_every_other_score_is_a_group() -> None:
    assert tiers({"a": 1, "b": 2, "c": 2}, 0) == (("b", "c"), ("a",))


@given(scores=SCORES, error=ERRORS)
def test_nobody_is_put_below_somebody_they_cannot_be_told_from(scores: dict[str, float], error: float) -> None:
    groups = tiers(scores, error)
    assert sorted(who for group in groups for who in group) == sorted(scores)
    for at, group in enumerate(groups):
        for lower in groups[at + 1 :]:
            for who in group:
                assert all(scores[who] > scores[other] and differ(scores[who], scores[other], error) for other in lower)


@given(scores=SCORES, error=ERRORS, more=st.floats(0, 10))
def test_more_error_never_makes_more_groups(scores: dict[str, float], error: float, more: float) -> None:
    assert len(tiers(scores, error + more)) <= len(tiers(scores, error))


def test_a_place_leaves_open_what_the_scores_do() -> None:
    assert places({"a": 90, "b": 80, "c": 70, "d": 60}, 4.8) == {
        "a": Place(1, 2), "b": Place(1, 3), "c": Place(2, 4), "d": Place(3, 4),
    }  # fmt: skip
    assert places({"a": 90, "b": 20}, 4.8) == {"a": Place(1, 1), "b": Place(2, 2)}


@given(scores=SCORES, error=ERRORS)
def test_places_hold_the_order_of_the_scores(scores: dict[str, float], error: float) -> None:
    found, ranked = places(scores, error), sorted(scores.values(), reverse=True)
    for who, score in scores.items():
        first = ranked.index(score) + 1
        assert 1 <= found[who].best <= first <= found[who].worst <= len(scores)
