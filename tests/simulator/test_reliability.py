"""Alpha and omega, held to published values, to scikit-learn and to what must always hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.figures import UNKNOWN, Figure
from simulator.reliability import (
    LEAST_PERSONS,
    alpha,
    complete,
    feldt,
    guidance,
    items_for,
    length_for,
    lengthened,
    omega,
    reliability,
)

NAN = float("nan")
NEAR = 1e-6
SOME = settings(max_examples=50, deadline=None)
ATTITUDE = np.array(
    json.loads(Path(__file__).with_name("attitude.json").read_text(encoding="utf-8"))["marks"], dtype=float
)


def value(figure: Figure) -> float:
    assert figure.value is not None, figure.why
    return figure.value


@st.composite
def marked(draw: st.DrawFn, items: int = 2) -> NDArray[np.float64]:
    """Draw the marks of some people, who share something, for some items."""
    persons, columns = draw(st.integers(12, 40)), draw(st.integers(items, 8))
    dice = np.random.default_rng(draw(st.integers(0, 10_000)))
    return np.round(50 + 10 * (dice.normal(0, 1, (persons, 1)) + dice.normal(0, 1, (persons, columns))))


def test_alpha_is_what_was_published() -> None:
    """What R's psych prints for alpha(attitude): raw alpha .84."""
    assert value(alpha(ATTITUDE)) == pytest.approx(0.84, abs=5e-3)


@pytest.mark.parametrize(
    ("of", "persons", "items", "low", "high", "digits"),
    [
        # Evans's R code for Feldt's interval, as the MRC Cognition and Brain Sciences Unit prints its result.
        (0.913, 873, 20, 0.9044024, 0.9211588, 7),
        # The manual of pingouin, cronbach_alpha.
        (0.8016949152542373, 12, 11, 0.581, 0.933, 3),
    ],
)
def test_feldts_interval_is_what_was_published(
    of: float, persons: int, items: int, low: float, high: float, digits: int
) -> None:
    """By formulas 6 and 7 of Feldt, Woodruff and Salih (1987)."""
    assert [round(end, digits) for end in feldt(of, persons, items)] == [low, high]


@SOME
@given(marks=marked())
def test_alpha_is_that_of_an_analysis_of_variance(marks: NDArray[np.float64]) -> None:
    """Hoyt (1941): alpha is 1 - residual mean square / mean square of persons; scipy has the interval's F."""
    from scipy.stats import f

    persons, items = marks.shape
    of_persons = items * marks.mean(axis=1).var(ddof=1)
    assume(of_persons > 1e-6)
    rest = marks - marks.mean(axis=1, keepdims=True) - marks.mean(axis=0) + marks.mean()
    hoyt = 1 - (rest**2).sum() / ((persons - 1) * (items - 1)) / of_persons
    found = alpha(marks, least=2)
    assert value(found) == pytest.approx(hoyt, abs=NEAR)
    freedom = persons - 1, (persons - 1) * (items - 1)
    assert found.low == pytest.approx(1 - (1 - hoyt) * f.ppf(0.975, *freedom), abs=NEAR)
    assert found.high == pytest.approx(1 - (1 - hoyt) * f.ppf(0.025, *freedom), abs=NEAR)


def test_omega_is_that_of_scikit_learns_factor() -> None:
    from sklearn.decomposition import FactorAnalysis

    spread = ATTITUDE.std(axis=0)
    theirs = FactorAnalysis(1, tol=1e-13, max_iter=20_000, svd_method="lapack").fit(ATTITUDE / spread)
    common = float((theirs.components_[0] * spread).sum()) ** 2
    expected = common / (common + float((theirs.noise_variance_ * spread**2).sum()))
    assert value(omega(ATTITUDE, rounds=0)) == pytest.approx(expected, abs=NEAR)


@SOME
@given(marks=marked(3), by=st.floats(0.1, 10), more=st.floats(-50, 50), data=st.data())
def test_units_and_order_do_not_matter(marks: NDArray[np.float64], by: float, more: float, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(marks.shape[1])))
    changed = (marks * by + more)[::-1, order]
    assert alpha(changed, least=2).value == pytest.approx(alpha(marks, least=2).value, abs=NEAR)
    plain = omega(marks, least=2, rounds=0).value
    if plain is not None:
        assert omega(changed, least=2, rounds=0).value == pytest.approx(plain, abs=1e-5)


@settings(max_examples=20, deadline=None)
@given(marks=marked(3))
def test_no_reliability_is_above_1_and_an_interval_is_in_order(marks: NDArray[np.float64]) -> None:
    for found in (alpha(marks, least=2), omega(marks, least=2, rounds=20)):
        assert found.value is None or found.value <= 1
        if found.low is not None and found.high is not None:
            assert found.low <= found.high <= 1


def test_items_that_say_the_same_are_wholly_reliable_and_strangers_are_not() -> None:
    column = np.arange(40.0)[:, np.newaxis]
    assert value(alpha(np.repeat(column, 3, axis=1))) == pytest.approx(1)
    dice = np.random.default_rng(1)
    assert abs(value(alpha(dice.normal(0, 1, (4_000, 5))))) < 0.1
    assert value(alpha(np.hstack([column, column, 0.9 * (40 - column)]))) < 0


def test_omega_is_no_less_than_alpha_where_one_thing_is_measured_unevenly() -> None:
    dice = np.random.default_rng(2)
    marks = dice.normal(0, 10, (3_000, 1)) * [0.2, 0.5, 1, 1.5, 2] + dice.normal(0, 10, (3_000, 5))
    found = reliability(marks, rounds=40)
    loads = np.array([0.2, 0.5, 1, 1.5, 2])
    assert value(found.omega) == pytest.approx(loads.sum() ** 2 / (loads.sum() ** 2 + 5), abs=0.01)
    assert value(found.omega) > value(found.alpha) + 0.02
    assert found.omega.low is not None and found.omega.high is not None
    assert found.omega.low < value(found.omega) < found.omega.high


GOOD = ATTITUDE.tolist()
SAME = [[50.0, 60.0, 70.0]] * 40
FIXED = [[float(at), float(at % 7), 50.0] for at in range(40)]
HEYWOOD = [[float(at % 2 + at // 20), float(at // 20 + at % 3), float(at % 2 + at % 5 / 4)] for at in range(40)]
TWICE = [[float(at), float(at), float(at % 5)] for at in range(40)]


@pytest.mark.parametrize(
    ("marks", "of_alpha", "of_omega"),
    [
        ([], "items: 0, needed: 2", "items: 0, needed: 3"),
        ([[50.0]] * 40, "items: 1, needed: 2", "items: 1, needed: 3"),
        (GOOD[:9], "people with every mark: 9, needed: 30", "people with every mark: 9, needed: 30"),
        (
            [*GOOD[:-1], [None, *GOOD[-1][1:]]],
            "people with every mark: 29, needed: 30",
            "people with every mark: 29, needed: 30",
        ),
        (SAME, "everybody has the same score", "everybody has the same mark for item 1, 2, 3"),
        (FIXED, None, "everybody has the same mark for item 3"),
        (TWICE, None, "the marks for one item follow from those for the others"),
        (HEYWOOD, None, "no one thing that the items have in common explains these marks"),
    ],
    ids=[
        "nothing",
        "one item",
        "few people",
        "a gap",
        "all the same",
        "one item fixed",
        "an item twice",
        "no proper fit",
    ],
)
def test_what_is_missing_is_said(marks: list[Any], of_alpha: str | None, of_omega: str | None) -> None:
    found = reliability(marks, rounds=0)
    for figure, why in ((found.alpha, of_alpha), (found.omega, of_omega)):
        if why is None:
            assert figure.value is not None
        else:
            assert (figure.value, figure.why, figure.verdict(), guidance(figure)) == (None, why, UNKNOWN, UNKNOWN)


def test_people_with_a_gap_are_left_out_and_counted() -> None:
    gaps = ATTITUDE.copy()
    gaps[3, 2], gaps[8, 0], gaps[8, 1] = NAN, NAN, NAN
    found, whole = reliability(gaps, least=20, rounds=0), np.delete(ATTITUDE, (3, 8), axis=0)
    assert (found.persons, found.left_out, found.items) == (28, 2, 7)
    assert complete(gaps).tolist() == whole.tolist()
    assert found.alpha == alpha(whole, least=20)
    assert found.mean == pytest.approx(whole.mean())
    assert found.spread == pytest.approx(whole.mean(axis=1).std(ddof=1))


@pytest.mark.parametrize(
    ("marks", "mean", "spread"), [([], None, None), ([[50, 60]], 55, None), ([[NAN, 1]], None, None)]
)
def test_nobody_has_no_mean_and_one_no_spread(marks: list[Any], mean: float | None, spread: float | None) -> None:
    found = reliability(marks)
    assert (found.mean, found.spread) == (mean, spread)
    assert LEAST_PERSONS == 30


@pytest.mark.parametrize(
    ("reliable", "words"),
    [
        (0.95, "good enough to decide about one person"), (0.90, "good enough to decide about one person"),
        (0.899, "use together with other evidence"), (0.80, "use together with other evidence"),
        (0.79, "screen with care"), (0.70, "screen with care"), (0.69, "not for selection"), (-1, "not for selection"),
        (None, "not enough data"),
    ],
)  # fmt: skip
def test_the_use_goes_by_the_reliability(reliable: float | None, words: str) -> None:
    assert guidance(Figure(reliable, 100)) == words


@pytest.mark.parametrize(
    ("now", "wanted", "times", "items"),
    [
        (0.50, 0.75, 3.0, 30),
        (0.70, 0.80, 1.714, 18),
        (0.80, 0.90, 2.25, 23),
        (0.90, 0.80, 0.444, 5),
        (0.80, 0.80, 1.0, 10),
        (1.0, 0.8, 0.0, 1),
        (0.0, 0.8, None, UNKNOWN),
        (-0.2, 0.8, None, UNKNOWN),
        (0.8, 1.0, None, UNKNOWN),
    ],
)
def test_the_length_for_a_reliability(now: float, wanted: float, times: float | None, items: int | str) -> None:
    """By n' = r(1 - r0) / (r0(1 - r)); .70 to .80 in ten items takes eight more."""
    assert length_for(wanted, now) == (None if times is None else pytest.approx(times, abs=5e-4))
    assert items_for(wanted, now, 10) == items


def test_no_reliability_foretells_no_length() -> None:
    assert items_for(0.8, None, 10) == UNKNOWN


@given(now=st.floats(0.01, 0.99), wanted=st.floats(0.01, 0.99))
def test_an_assessment_of_that_length_has_that_reliability(now: float, wanted: float) -> None:
    times = length_for(wanted, now)
    assert times is not None
    assert lengthened(now, times) == pytest.approx(wanted)
    assert lengthened(now, 1) == pytest.approx(now)
