"""Differential item functioning, held to published analyses and to statsmodels."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.differential import PER_LOG_ODDS, Differential, Grade, differential, mantel_haenszel

ANY = {"least_smaller": 1, "least_total": 1}
SOME = settings(max_examples=60, deadline=None)

# Admissions to six departments at Berkeley in 1973: men and women, admitted and rejected. Bickel et al. (1975).
BERKELEY = [
    [[512, 313], [89, 19]], [[353, 207], [17, 8]], [[120, 205], [202, 391]],
    [[138, 279], [131, 244]], [[53, 138], [94, 299]], [[22, 351], [24, 317]],
]  # fmt: skip
# Penicillin and rabbits, Agresti (1990), pages 231-237, as in R's help page for mantelhaen.test.
RABBITS = [[[0, 6], [0, 5]], [[3, 3], [0, 6]], [[6, 0], [2, 4]], [[5, 1], [6, 0]], [[2, 0], [5, 0]]]

TABLES = st.lists(st.lists(st.integers(1, 60), min_size=4, max_size=4), min_size=2, max_size=8)


def test_berkeley_is_what_was_published() -> None:
    """R's mantelhaen.test(UCBAdmissions): X-squared 1.4269, p .2323, common odds ratio .9046968."""
    found = mantel_haenszel(BERKELEY)
    assert found.chi_square == pytest.approx(1.4269, abs=5e-5)
    assert found.p == pytest.approx(0.2323, abs=5e-5)
    assert found.odds == pytest.approx(0.9046968, abs=5e-8)
    assert (found.people, found.strata, found.left_out) == (4526, 6, 0)
    assert (found.grade, found.verdict, found.favours) == ("A", "negligible", "")


def test_rabbits_are_what_was_published() -> None:
    """R's help page: p = .047; the odds ratio of 7 is Agresti's (1990). No rabbit of stratum 1 or 5 can be matched."""
    found = mantel_haenszel(RABBITS, **ANY)
    assert found.p == pytest.approx(0.047, abs=5e-4)
    assert found.odds == pytest.approx(7.0)
    assert (found.strata, found.people, found.left_out) == (3, 36, 18)


@SOME
@given(rows=TABLES)
def test_figures_are_those_of_statsmodels(rows: list[list[int]]) -> None:
    from statsmodels.stats.contingency_tables import StratifiedTable

    tables = np.array(rows, dtype=float).reshape(-1, 2, 2)
    theirs, ours = StratifiedTable(list(tables)), mantel_haenszel(tables, **ANY)
    assert ours.odds == pytest.approx(theirs.oddsratio_pooled, rel=1e-6)
    assert ours.delta == pytest.approx(PER_LOG_ODDS * theirs.logodds_pooled, abs=1e-6)
    assert ours.error == pytest.approx(-PER_LOG_ODDS * theirs.logodds_pooled_se, rel=1e-6)
    a = tables[:, 0, 0]
    off = abs((a - tables[:, 0].sum(axis=1) * tables[:, :, 0].sum(axis=1) / tables.sum(axis=(1, 2))).sum())
    assume(off >= 0.5)  # nearer than that the correction of half a person would overshoot
    tested = theirs.test_null_odds(correction=True)
    assert ours.chi_square == pytest.approx(tested.statistic, rel=1e-6, abs=1e-9)
    assert ours.p == pytest.approx(tested.pvalue, abs=1e-6)


@SOME
@given(rows=TABLES)
def test_groups_that_change_places_turn_the_difference_round(rows: list[list[int]]) -> None:
    tables = np.array(rows, dtype=float).reshape(-1, 2, 2)
    one, other = mantel_haenszel(tables, **ANY), mantel_haenszel(tables[:, ::-1], **ANY)
    assert one.delta == pytest.approx(-(other.delta or 0))
    assert (one.error, one.p) == (pytest.approx(other.error), pytest.approx(other.p))
    assert one.grade == other.grade


def test_equal_odds_are_no_difference() -> None:
    found = mantel_haenszel([[[30, 10], [60, 20]], [[5, 50], [6, 60]]], **ANY)
    assert (found.odds, found.delta, found.chi_square, found.p) == (
        pytest.approx(1), pytest.approx(0), pytest.approx(0), pytest.approx(1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("delta", "error", "p", "grade", "favours"),
    [
        (0.99, 0.01, 0.001, "A", ""),
        (2.00, 1.50, 0.20, "A", ""),
        (1.20, 0.30, 0.001, "B", "focal"),
        (-1.49, 0.01, 0.001, "B", "reference"),
        (1.60, 0.40, 0.001, "B", "focal"),  # large, but not surely above 1
        (1.60, 0.30, 0.001, "C", "focal"),
        (-2.50, 0.50, 0.001, "C", "reference"),
    ],
)
def test_classes_are_those_of_educational_testing_service(
    delta: float, error: float, p: float, grade: Grade, favours: str
) -> None:
    """Zieky (1993); for class C the delta must be above 1 by a one-sided test at 5 %."""
    found = Differential(900, 5, 0, exp(delta / PER_LOG_ODDS), delta, error, 9.0, p)
    assert (found.grade, found.favours) == (grade, favours)
    assert (
        found.verdict == {"A": "negligible", "B": "moderate: look at the item", "C": "large: do not use unread"}[grade]
    )


@pytest.mark.parametrize(
    ("tables", "limits", "why"),
    [
        (RABBITS, {}, "people in the smaller group that can be matched: 18, needed: 200"),
        (RABBITS, {"least_smaller": 10}, "people that can be matched: 36, needed: 500"),
        ([], ANY, "people in the smaller group that can be matched: 0, needed: 1"),
        ([], {"least_smaller": 0, "least_total": 0}, "nobody can be matched"),
        ([[[9, 0], [3, 4]]], ANY, "in every stratum one group all did the same"),
    ],
)
def test_what_is_missing_is_said(tables: list[list[list[int]]], limits: dict[str, int], why: str) -> None:
    found = mantel_haenszel(tables, **limits)
    assert (found.odds, found.grade, found.verdict, found.favours) == (None, None, "not enough data", "")
    assert found.why == why


def answers(seed: int, harder: float, people: int = 3_000) -> tuple[list[bool], list[bool], list[float]]:
    """Return who succeeded, who is focal and everybody's score; the item is so much harder for the focal group."""
    dice = np.random.default_rng(seed)
    focal = dice.random(people) < 0.4
    able = dice.normal(0, 1, people) - 0.5 * focal
    score = np.round(50 + 15 * able)
    succeeded = dice.random(people) < 1 / (1 + np.exp(-(able - harder * focal)))
    return succeeded.tolist(), focal.tolist(), score.tolist()


def test_an_item_that_is_only_harder_for_one_group_is_found() -> None:
    fair, unfair = differential(*answers(1, 0), strata=10), differential(*answers(1, 1.2), strata=10)
    assert (fair.grade, fair.favours) == ("A", "")
    assert (unfair.grade, unfair.favours) == ("C", "reference")
    assert log(unfair.odds or 0) == pytest.approx(1.2, abs=0.25)


def test_people_are_matched_in_levels_of_about_equal_size_and_ties_stay_together() -> None:
    succeeded = [True, False] * 10
    focal = [False, False, True, True] * 5
    found = differential(succeeded, focal, [float(at) for at in range(20)], **ANY)
    assert (found.strata, found.people) == (5, 20)
    tied = differential(succeeded, focal, [50.0] * 20, **ANY)
    assert (tied.strata, tied.people, tied.left_out) == (1, 20, 0)
    assert differential([], [], []).why == "people in the smaller group that can be matched: 0, needed: 200"


def test_by_hand_one_level_is_the_plain_odds_ratio() -> None:
    succeeded = [True] * 6 + [False] * 4 + [True] * 3 + [False] * 7
    focal = [False] * 10 + [True] * 10
    found = differential(succeeded, focal, [1.0] * 20, **ANY)
    assert found.odds == pytest.approx((6 * 7) / (4 * 3))
