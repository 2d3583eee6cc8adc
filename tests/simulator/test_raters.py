"""Agreement between raters, held to published examples and to the packages that others trust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator import raters
from simulator.raters import Level, Weights, alpha, anchored, difference, icc, kappa, leanings, pairs, pooled, ratings
from simulator.raters import spreads as spread_of

NAN = float("nan")
EXACT: dict[str, Any] = {"least": 2, "rounds": 0}
NEAR = 1e-9
SOME = settings(max_examples=50, deadline=None)
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")
WEIGHTS: tuple[Weights, ...] = ("none", "linear", "quadratic")

COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
FLEISS = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
SKIN = [[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, examples A, B and C.
TWO_BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
TWO_NOMINAL = [[ord(code) for code in row] for row in ("aabbdcccedda", "babbbccceddd")]
FOUR_WITH_GAPS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
# What krippendorff 0.9.0 (Castro, 2017) gives for drawn marks, with gaps; its licence keeps it out of the lock.
KNOWN = json.loads(Path(__file__).with_name("alpha.json").read_text(encoding="utf-8"))
SHROUT_FLEISS = [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]]


def rated(table: list[list[int]]) -> NDArray[np.float64]:
    """Return two rows of ratings that have these counts: one rater down, the other across."""
    cells = [(down, across) for down, row in enumerate(table) for across, count in enumerate(row) for _ in range(count)]
    return np.array(cells, dtype=float).T


def value(figure: raters.Figure) -> float:
    assert figure.value is not None, figure.why
    return figure.value


@st.composite
def marked(draw: st.DrawFn, least: int = 2, most: int = 5, gaps: bool = False, to: int = 4) -> NDArray[np.float64]:
    """Draw what some raters gave some items, in whole marks."""
    rows, columns = draw(st.integers(least, most)), draw(st.integers(3, 12))
    mark: st.SearchStrategy[float] = st.integers(0, to).map(float)
    mark = st.one_of(mark, st.just(NAN)) if gaps else mark
    return np.array(draw(st.lists(st.lists(mark, min_size=columns, max_size=columns), min_size=rows, max_size=rows)))


two = marked(2, 2)


@pytest.mark.parametrize(
    ("table", "weights", "published"),
    [
        (COHEN_1960, "none", 0.492),  # Cohen (1960), A coefficient of agreement for nominal scales
        (FLEISS, "none", 0.676),  # Fleiss, Statistical Methods for Rates and Proportions, table 13.1
        (SKIN, "none", 0.3449),  # two dermatologists, in the manual of SAS PROC FREQ
        (SKIN, "linear", 0.5082),
    ],
)
def test_kappa_is_what_was_published(table: list[list[int]], weights: Weights, published: float) -> None:
    assert value(kappa(*rated(table), weights, **EXACT)) == pytest.approx(published, abs=6e-4)


@pytest.mark.parametrize("weights", WEIGHTS)
@SOME
@given(both=two)
def test_kappa_is_that_of_two_packages(weights: Weights, both: NDArray[np.float64]) -> None:
    from sklearn.metrics import cohen_kappa_score
    from statsmodels.stats.inter_rater import cohens_kappa

    assume(len(np.unique(both)) > 1)
    ours = value(kappa(*both, weights, **EXACT))
    one, other = both.astype(int)
    named = None if weights == "none" else weights
    assert ours == pytest.approx(cohen_kappa_score(one, other, labels=range(5), weights=named), abs=NEAR)
    table = np.zeros((5, 5))
    np.add.at(table, (one, other), 1)
    assert ours == pytest.approx(cohens_kappa(table, wt=named, return_results=False), abs=NEAR)


@pytest.mark.parametrize(
    ("marks", "level", "published"),
    [
        (TWO_BINARY, "nominal", 0.095),
        (TWO_NOMINAL, "nominal", 0.692),
        (FOUR_WITH_GAPS, "nominal", 0.743),
        (FOUR_WITH_GAPS, "ordinal", 0.815),
        (FOUR_WITH_GAPS, "interval", 0.849),
    ],
)
def test_alpha_is_what_was_published(marks: list[list[float]], level: Level, published: float) -> None:
    assert value(alpha(marks, level, **EXACT)) == pytest.approx(published, abs=5e-4)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("known", KNOWN)
def test_alpha_is_that_of_the_package(known: dict[str, Any], level: Level) -> None:
    marks = np.array(known["marks"], dtype=float)
    assert value(alpha(marks, level, **EXACT)) == pytest.approx(known["alpha"][level], abs=NEAR)


def test_an_intraclass_correlation_is_what_was_published() -> None:
    """Shrout and Fleiss (1979), table 2: six targets, four judges."""
    assert value(icc(SHROUT_FLEISS, **EXACT)) == pytest.approx(0.29, abs=5e-3)
    assert value(icc(SHROUT_FLEISS, 4, **EXACT)) == pytest.approx(0.62, abs=5e-3)


@SOME
@given(marks=marked(to=100))
def test_an_intraclass_correlation_is_that_of_an_analysis_of_variance(marks: NDArray[np.float64]) -> None:
    from statsmodels.regression.linear_model import OLS

    many, items = marks.shape
    rater, item = (grid.ravel() for grid in np.indices(marks.shape))
    by_rater, by_item = np.eye(many)[rater], np.eye(items)[item]  # together they hold the constant twice

    def left(*columns: NDArray[np.float64]) -> float:
        return float(OLS(marks.ravel(), np.column_stack(columns)).fit().ssr)

    full = left(by_rater, by_item[:, 1:])
    of_items = (left(by_rater) - full) / (items - 1)
    of_raters = (left(by_item) - full) / (many - 1)
    rest = full / ((items - 1) * (many - 1))
    single = of_items + (many - 1) * rest + many * (of_raters - rest) / items
    mean = of_items + (of_raters - rest) / items
    assume(single > 1e-3 and mean > 1e-3)
    assert value(icc(marks, **EXACT)) == pytest.approx((of_items - rest) / single, abs=1e-6)
    assert value(icc(marks, many, **EXACT)) == pytest.approx((of_items - rest) / mean, rel=1e-6, abs=1e-6)


@SOME
@given(single=st.floats(0.05, 0.95), many=st.integers(2, 9))
def test_the_mean_of_more_raters_is_relied_on_as_spearman_and_brown_say(single: float, many: int) -> None:
    noise = np.random.default_rng(1).normal(0, 1, (3, 40))
    marks = np.random.default_rng(2).normal(0, 1, 40) * 10 * single + noise
    one = value(icc(marks, **EXACT))
    assert value(icc(marks, many, **EXACT)) == pytest.approx(many * one / (1 + (many - 1) * one))


@SOME
@given(marks=marked(), to=st.permutations(range(5)))
def test_who_comes_first_and_what_a_class_is_called_does_not_matter(marks: NDArray[np.float64], to: list[int]) -> None:
    turned, renamed = marks[::-1], np.array(to, dtype=float)[marks.astype(int)]
    for level in LEVELS:
        assert alpha(marks, level, **EXACT).value == pytest.approx(alpha(turned, level, **EXACT).value)
    for weights in WEIGHTS:
        backwards = kappa(marks[1], marks[0], weights, **EXACT).value
        assert kappa(marks[0], marks[1], weights, **EXACT).value == pytest.approx(backwards)
    assert icc(marks, **EXACT).value == pytest.approx(icc(turned, **EXACT).value)
    assert alpha(marks, "nominal", **EXACT).value == pytest.approx(alpha(renamed, "nominal", **EXACT).value)
    same = kappa(renamed[0], renamed[1], "none", **EXACT).value
    assert kappa(marks[0], marks[1], "none", **EXACT).value == pytest.approx(same)


@SOME
@given(marks=st.lists(st.integers(0, 100), min_size=2, max_size=30), many=st.integers(2, 4))
def test_perfect_agreement_is_one_where_anything_differs(marks: list[int], many: int) -> None:
    table = np.array([marks] * many, dtype=float)
    figures = [
        *(kappa(table[0], table[1], weights, **EXACT) for weights in WEIGHTS),
        *(alpha(table, level, **EXACT) for level in LEVELS),
        *(icc(table, of, **EXACT) for of in (1, many)),
    ]
    if len(set(marks)) > 1:
        assert [figure.value for figure in figures] == [pytest.approx(1.0)] * len(figures)
    else:
        assert {figure.why for figure in figures} == {"the marks do not differ from item to item"}


@SOME
@given(marks=marked(gaps=True, to=100))
def test_no_agreement_is_above_one_and_an_interval_is_in_order(marks: NDArray[np.float64]) -> None:
    for figure in (alpha(marks, least=2, rounds=30), kappa(marks[0], marks[1], least=2, rounds=30)):
        assert figure.value is None or figure.value <= 1 + NEAR
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high <= 1 + NEAR


def test_raters_who_each_give_one_mark_throughout_do_not_agree() -> None:
    table = [[50.0] * 12, [60.0] * 12]
    assert value(kappa(*table)) == 0
    assert value(icc(table)) == pytest.approx(0)
    assert value(alpha(table)) < 0
    assert difference(*table).why == "the marks do not differ from item to item"


def test_few_items_in_common_are_not_judged() -> None:
    apart = [[1.0, 2.0] * 6 + [None] * 9, [None] * 9 + [1.0, 2.0] * 6]
    for figure in (kappa(*apart), alpha(apart), icc(apart), difference(*apart), alpha([[1.0, 2.0]]), icc([[1.0]])):
        assert (figure.value, figure.verdict()) == (None, "not enough data")
    assert kappa(*apart).why == "items in common: 3, needed: 10"


def test_only_whole_items_count_for_a_correlation_but_all_shared_ones_for_alpha() -> None:
    table = [[*range(12)], [*range(12)], [*range(11), None]]
    assert (icc(table, rounds=0).n, alpha(table, rounds=0).n) == (11, 12)


def test_marks_go_to_the_nearest_anchor() -> None:
    given_marks = [0, 12, 12.5, 13, 37, 38, 62, 63, 87, 88, 100, None]
    assert anchored(given_marks).tolist()[:-1] == [0, 0, 25, 25, 25, 50, 50, 75, 75, 100, 100]
    assert np.isnan(anchored(given_marks)[-1])
    assert anchored([[5, 95], [40, 60]]).tolist() == [[0, 100], [50, 50]]


def test_a_difference_is_in_standard_deviations_of_both_or_of_everybody() -> None:
    ours, theirs = [60.0, 70.0, 80.0, 90.0, NAN], [50.0, 70.0, 70.0, 90.0, 10.0]
    spread = ((np.var([60, 70, 80, 90], ddof=1) + np.var([50, 70, 70, 90], ddof=1)) / 2) ** 0.5
    assert pooled(ours, theirs) == pytest.approx(spread)
    assert value(difference(ours, theirs, **EXACT)) == pytest.approx(5 / spread)
    assert value(difference(theirs, ours, 20.0, **EXACT)) == pytest.approx(-0.25)
    assert abs(-0.25) > raters.SMALL_DIFFERENCE


GIVEN = [
    ("Ana", "r1", 40.0), ("Ben", "r1", 60.0), ("Cem", "r1", 80.0),
    ("Ana", "r2", 90.0), ("Ben", "r2", 90.0), ("Cem", "r2", 90.0),
    ("Ana", "r3", 10.0), ("Ben", "r3", 70.0), ("Ana", "r3", 20.0),
    ("Cem", "r4", 55.0),
]  # fmt: skip


def test_a_table_is_in_order_of_name_and_the_later_mark_counts() -> None:
    found = ratings(reversed(GIVEN[:6]))
    assert (found.raters, found.items) == (("Ana", "Ben", "Cem"), ("r1", "r2"))
    assert found.marks.tolist() == [[40, 90], [60, 90], [80, 90]]
    assert ratings(GIVEN).marks[0, 2] == 20
    assert np.isnan(ratings(GIVEN).marks[2, 2])


def test_nobody_has_rated_anything() -> None:
    empty = ratings([])
    assert (pairs(empty), leanings(empty), spread_of(empty)) == ((), (), ())
    assert {alpha(empty.marks).why, icc(empty.marks).why} == {"items in common: 0, needed: 10"}


def test_every_two_raters_are_compared() -> None:
    found = pairs(ratings(GIVEN), **EXACT)
    assert [(pair.one, pair.other, pair.kappa.n) for pair in found] == [
        ("Ana", "Ben", 3), ("Ana", "Cem", 2), ("Ben", "Cem", 2),
    ]  # fmt: skip
    assert found[0].kappa == kappa([40, 90, 20], [60, 90, 70], **EXACT)


def test_a_rater_leans_off_the_mean_of_the_others() -> None:
    ana, ben, cem = leanings(ratings(GIVEN), **EXACT)
    assert (ana.rater, ana.bias.n, value(ana.bias)) == ("Ana", 3, pytest.approx((-30 + 0 - 50) / 3))
    assert value(ana.distance) == pytest.approx(80 / 3)
    assert (value(ben.bias), value(ben.distance)) == (pytest.approx(50 / 3), pytest.approx(50 / 3))
    assert (cem.bias.n, value(cem.bias)) == (2, pytest.approx(15))
    assert leanings(ratings(GIVEN))[0].bias.why == "items in common: 3, needed: 10"


def test_a_rater_alone_leans_nowhere() -> None:
    (alone,) = leanings(ratings([("Ana", f"r{index}", 50.0) for index in range(20)]))
    assert alone.bias.why == alone.distance.why == "items in common: 0, needed: 10"


def test_items_that_raters_part_over_most_come_first() -> None:
    found = spread_of(ratings(GIVEN))
    assert [(one.item, one.width) for one in found] == [("r3", 50), ("r1", 40), ("r2", 0)]
    assert (found[0].lowest, found[0].highest) == (("Ana",), ("Ben",))
    assert found[2].lowest == found[2].highest == ("Ana", "Ben", "Cem")


def test_an_interval_stands_round_its_figure_and_narrows_with_more_items() -> None:
    dice = np.random.default_rng(3)
    true = dice.integers(0, 101, 200)
    marks = np.clip(true + dice.normal(0, 15, (3, 200)), 0, 100)
    for measure in (lambda part: alpha(part, rounds=200), lambda part: icc(part, 3, rounds=200)):
        few, many = measure(marks[:, :20]), measure(marks)
        assert few.high - few.low > many.high - many.low > 0
        assert many.low < many.value < many.high
        assert measure(marks) == many
