"""Cut scores: by hand, by published tables, and by the packages that have the thing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.cutscore import angoff, content_validity, contrasting_groups, needed_essential

NAN = float("nan")
SOME = settings(max_examples=40, deadline=None)

# Five judges, four items; their cuts are 50, 55, 60, 65 and 70, so a mean of 60 and a spread of sqrt(62.5).
JUDGES = [[40, 60, 50, 50], [45, 65, 55, 55], [60, 60, 60, 60], [65, 60, 70, 65], [70, 70, 70, 70]]


def test_a_panels_cut_is_the_mean_of_its_judges() -> None:
    """By hand: standard error sqrt(62.5 / 5) = 3.5355; Student's t with 4 degrees of freedom is 2.776."""
    found = angoff(JUDGES)
    assert found.judges == (50, 55, 60, 65, 70)
    assert (found.cut.value, found.cut.n) == (pytest.approx(60), 5)
    assert (found.spread, found.error) == (pytest.approx(7.9057, abs=1e-4), pytest.approx(3.5355, abs=1e-4))
    assert found.cut.low == pytest.approx(60 - 2.7764 * 3.5355, abs=1e-3)
    assert found.cut.high == pytest.approx(60 + 2.7764 * 3.5355, abs=1e-3)
    assert found.items == pytest.approx((56, 63, 61, 60))
    assert found.apart == pytest.approx(np.std(JUDGES, axis=0, ddof=1).tolist())


@SOME
@given(seed=st.integers(0, 10_000), judges=st.integers(5, 20), items=st.integers(1, 8))
def test_a_panels_interval_is_that_of_scipy(seed: int, judges: int, items: int) -> None:
    from scipy.stats import sem, t

    ratings = np.random.default_rng(seed).integers(0, 101, (judges, items)).astype(float)
    own, found = ratings.mean(axis=1), angoff(ratings)
    low, high = t.interval(0.95, judges - 1, loc=own.mean(), scale=sem(own) or 1e-12)
    assert found.error == pytest.approx(sem(own), abs=1e-9)
    assert (found.cut.low, found.cut.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))
    assert found.cut.value == pytest.approx(np.mean(found.items))


def test_a_judge_who_left_an_item_out_counts_for_nothing() -> None:
    found = angoff([*JUDGES, [0, 0, 0, None]])
    assert (found.cut, found.judges[-1], found.left_out) == (angoff(JUDGES).cut, None, 1)


@pytest.mark.parametrize(
    ("ratings", "judges"), [([], 0), (JUDGES[:1], 1), (JUDGES[:4], 4), ([[NAN]] * 9, 0), ([[]], 0)]
)
def test_a_small_panel_has_no_cut(ratings: list[list[float]], judges: int) -> None:
    found = angoff(ratings)
    assert (found.cut.value, found.cut.verdict()) == (None, "not enough data")
    assert found.cut.why == f"judges who rated every item: {judges}, needed: 5"


def drawn(seed: int, mean: float, spread: float, people: int) -> list[float]:
    scores = np.random.default_rng(seed).normal(0, 1, people)
    scores = (scores - scores.mean()) / scores.std(ddof=1)
    return (mean + spread * scores).tolist()


def test_groups_of_like_spread_cross_half_way() -> None:
    found = contrasting_groups(drawn(1, 70, 8, 40), drawn(2, 50, 8, 90))
    assert (found.cut.value, found.cut.n) == (pytest.approx(60), 130)
    assert (found.ready, found.not_ready) == (pytest.approx((70, 8)), pytest.approx((50, 8)))


@SOME
@given(
    ready=st.tuples(st.floats(60, 90), st.floats(4, 15)),
    others=st.tuples(st.floats(10, 45), st.floats(4, 15)),
    people=st.integers(20, 60),
)
def test_the_curves_of_scipy_cross_at_the_cut_and_only_there(
    ready: tuple[float, float], others: tuple[float, float], people: int
) -> None:
    from scipy.stats import norm

    cut = contrasting_groups(drawn(3, *ready, people), drawn(4, *others, 2 * people)).cut.value
    assert cut is not None
    assert norm.logpdf(cut, *ready) == pytest.approx(norm.logpdf(cut, *others), abs=1e-6)
    for score in np.linspace(others[0], ready[0], 50):
        if abs(score - cut) > 1e-6:
            assert (norm.pdf(score, *ready) > norm.pdf(score, *others)) == (score > cut)


def test_mistakes_are_counted_among_these_very_people() -> None:
    upper, lower = [70.0] * 18 + [40.0, 90.0], [50.0] * 18 + [80.0, 30.0]
    found = contrasting_groups([*upper, None], [*lower, NAN])
    assert found.cut.value is not None
    assert 50 < found.cut.value < 70
    assert (found.failed_though_ready, found.passed_though_not) == (pytest.approx(1 / 20), pytest.approx(1 / 20))


@pytest.mark.parametrize(
    ("ready", "others", "why"),
    [
        (drawn(1, 70, 8, 19), drawn(2, 50, 8, 90), "people in the smaller group: 19, needed: 20"),
        ([], [], "people in the smaller group: 0, needed: 20"),
        ([70.0] * 30, drawn(2, 50, 8, 90), "the scores in one group are all the same"),
        (drawn(1, 50, 8, 30), drawn(2, 60, 8, 30), "those called ready do not score higher"),
        (drawn(1, 52, 2, 30), drawn(2, 50, 20, 30), "the groups do not cross between their means"),
    ],
)
def test_groups_that_show_no_cut_say_why(ready: list[float], others: list[float], why: str) -> None:
    found = contrasting_groups(ready, others)
    assert (found.cut.value, found.cut.verdict(), found.cut.why) == (None, "not enough data", why)
    assert (found.failed_though_ready, found.passed_though_not) == (None, None)


@pytest.mark.parametrize(
    ("essential", "panel", "ratio"),
    [(10, 10, 1.0), (9, 10, 0.8), (5, 10, 0.0), (0, 10, -1.0), (12, 15, 0.6), (26, 40, 0.3), (7, 8, 0.75)],
)
def test_content_validity_is_lawshes_ratio(essential: int, panel: int, ratio: float) -> None:
    """Lawshe (1975); the values are those in the table of Ayre and Scally (2014)."""
    found = content_validity(essential, panel)
    assert (found.value, found.n) == (pytest.approx(ratio), panel)


@pytest.mark.parametrize(
    ("panel", "needed"),
    [
        (5, 5),
        (6, 6),
        (7, 7),
        (8, 7),
        (9, 8),
        (10, 9),
        (11, 9),
        (12, 10),
        (13, 10),
        (15, 12),
        (20, 15),
        (30, 20),
        (40, 26),
    ],
)
def test_how_many_must_say_essential_is_what_was_published(panel: int, needed: int) -> None:
    """Ayre and Scally (2014), Critical values for Lawshe's content validity ratio, table 2."""
    assert needed_essential(panel) == needed


@pytest.mark.parametrize("panel", [0, 1, 4])
def test_so_small_a_panel_shows_nothing(panel: int) -> None:
    found = content_validity(panel, panel)
    assert (found.value, found.why) == (None, f"experts: {panel}, needed: 5")
    assert needed_essential(panel) is None


@given(panel=st.integers(5, 60), data=st.data())
def test_content_validity_lies_between_1_and_minus_1(panel: int, data: st.DataObject) -> None:
    essential = data.draw(st.integers(0, panel))
    for_it, against = content_validity(essential, panel).value, content_validity(panel - essential, panel).value
    assert for_it is not None and against is not None
    assert -1 <= for_it <= 1
    assert for_it == pytest.approx(-against)
