"""Impact ratios, by worked checks, published examples, scipy and statsmodels."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.impact import Category, Impact, audit, crossed, deviations, scoring, selection

NAN = float("nan")
SOME = settings(max_examples=60, deadline=None)
FEW = "fewer than 30 people in one of the two groups: the ratio is unstable"
EXPECTS_FEW = "fewer than five expected in a cell: go by the exact test"
TURNS = "one person chosen instead of another would turn the difference round"
SMALL = "under 2 % of the sample: may be left out, with a reason"


def people(**groups: tuple[int, int]) -> tuple[list[bool], list[str]]:
    """Return an outcome and a group for each person, from how many of how many got through in each group."""
    outcomes = [(at < passed, name) for name, (passed, of) in groups.items() for at in range(of)]
    return [passed for passed, _ in outcomes], [name for _, name in outcomes]


def by_name(found: Impact) -> dict[str, Category]:
    return {each.name: each for each in found.categories}


def test_the_worked_check_is_flagged() -> None:
    """60 of 100 and 36 of 80: rates .60 and .45, so a ratio of .75."""
    found = by_name(selection(*people(men=(60, 100), women=(36, 80)), "sex"))
    men, women = found["men"], found["women"]
    assert (men.rate, women.rate) == (pytest.approx(0.60), pytest.approx(0.45))
    assert (men.ratio, women.ratio) == (1.0, pytest.approx(0.75))
    assert (men.flagged, women.flagged, men.highest, women.highest) == (False, True, True, False)
    assert (women.people, women.passed, women.share) == (80, 36, pytest.approx(80 / 180))
    assert (men.cautions, women.cautions) == ((), ())
    assert (men.verdict, women.verdict) == ("highest rate", "under four fifths, but may be chance")
    assert women.deviations == pytest.approx(2.0045, abs=1e-4)
    assert women.beyond_two_deviations


@pytest.mark.parametrize(
    ("groups", "ratio", "flagged"),
    [
        # Questions and Answers on the Uniform Guidelines (44 FR 11996, 1979), question 12: 120 applicants, 80 white.
        ({"white": (48, 80), "black": (12, 40)}, 0.50, True),
        ({"one": (50, 100), "other": (40, 100)}, 0.80, False),  # four fifths exactly is four fifths
        ({"one": (50, 100), "other": (39, 100)}, 0.78, True),
        ({"one": (10, 20), "other": (10, 20)}, 1.0, False),
        ({"one": (10, 20), "other": (0, 20)}, 0.0, True),
    ],
)
def test_a_rate_under_four_fifths_of_the_highest_is_flagged(
    groups: dict[str, tuple[int, int]], ratio: float, flagged: bool
) -> None:
    other = selection(*people(**groups)).categories
    lowest = min(other, key=lambda each: each.ratio or 0)
    assert (lowest.ratio, lowest.flagged) == (pytest.approx(ratio), flagged)


@SOME
@given(one_of=st.integers(5, 200), other_of=st.integers(5, 200), data=st.data())
def test_tests_are_those_of_scipy_and_statsmodels(one_of: int, other_of: int, data: st.DataObject) -> None:
    from scipy.stats import fisher_exact
    from statsmodels.stats.proportion import proportions_ztest

    one, other = data.draw(st.integers(1, one_of)), data.draw(st.integers(0, other_of))
    assume(one / one_of > other / other_of)
    lower = by_name(selection(*people(one=(one, one_of), other=(other, other_of))))["other"]
    table = [[one, one_of - one], [other, other_of - other]]
    assert lower.p == pytest.approx(fisher_exact(table)[1], abs=1e-6)
    statistic, _ = proportions_ztest([one, other], [one_of, other_of])
    assert lower.deviations == pytest.approx(statistic, abs=1e-6)


@pytest.mark.parametrize("cells", [(0, 10, 0, 10), (10, 10, 10, 10), (0, 0, 1, 2), (1, 2, 0, 0)])
def test_no_spread_is_no_deviation(cells: tuple[int, int, int, int]) -> None:
    assert deviations(*cells) is None


@pytest.mark.parametrize(
    ("high", "low", "words"),
    [
        ((500, 1000), (100, 400), "under four fifths, and hardly by chance"),
        ((6, 10), (4, 10), "under four fifths, but may be chance"),
        ((5000, 10000), (4500, 10000), "four fifths or more, but hardly by chance"),
        ((50, 100), (48, 100), "four fifths or more"),
        ((50, 100), (1, 4), "not enough data"),
    ],
)
def test_a_verdict_is_in_words(high: tuple[int, int], low: tuple[int, int], words: str) -> None:
    found = by_name(selection(*people(high=high, low=low, third=(40, 100))))
    assert (found["high"].verdict, found["low"].verdict) == ("highest rate", words)


@pytest.mark.parametrize(
    ("high", "low", "cautions"),
    [
        ((60, 100), (36, 80), ()),
        ((15, 29), (30, 100), (FEW,)),
        ((30, 100), (6, 28), (FEW,)),
        ((4, 40), (1, 40), (EXPECTS_FEW,)),
        ((3, 10), (2, 10), (FEW, EXPECTS_FEW, TURNS)),
        # Question 21 of the Questions and Answers (1979): one different choice turns the result.
        ((31, 60), (30, 60), (TURNS,)),
        ((30, 60), (30, 60), ()),
        ((500, 1000), (5, 12), (FEW, TURNS, SMALL)),
    ],
)
def test_small_samples_come_with_words(high: tuple[int, int], low: tuple[int, int], cautions: tuple[str, ...]) -> None:
    assert sorted(by_name(selection(*people(high=high, low=low)))["low"].cautions) == sorted(cautions)


def test_a_category_under_2_percent_may_be_left_out_with_a_reason_and_is_still_listed() -> None:
    groups = people(a=(50, 100), b=(40, 100), tiny=(3, 3))
    found = by_name(selection(*groups, left_out={"tiny": "three people"}))
    assert found["tiny"] == Category("tiny", 3, 3, 1.0, pytest.approx(3 / 203), left_out="three people")
    assert (found["tiny"].verdict, found["a"].verdict) == ("left out", "highest rate")
    assert by_name(selection(*groups))["tiny"].cautions == (SMALL,)


def test_a_category_of_2_percent_may_not_be_left_out() -> None:
    found = by_name(selection(*people(a=(50, 100), b=(20, 100)), left_out={"b": "looks bad"}))
    assert (found["b"].left_out, found["b"].flagged) == ("", True)
    assert "2 % of the sample or more: may not be left out" in found["b"].cautions


def test_one_lucky_person_sets_no_standard_unless_asked_to() -> None:
    groups = people(a=(50, 100), b=(48, 100), lucky=(1, 1))
    found = by_name(selection(*groups))
    assert (found["a"].highest, found["lucky"].ratio, found["lucky"].verdict) == (True, None, "not enough data")
    assert by_name(selection(*groups, least=1))["b"].ratio == pytest.approx(0.48)


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        ({}, "groups of 5 people or more: 0, needed: 2"),
        ({"a": (3, 30)}, "groups of 5 people or more: 1, needed: 2"),
        ({"a": (3, 30), "b": (2, 4)}, "groups of 5 people or more: 1, needed: 2"),
        ({"a": (0, 30), "b": (0, 40)}, "nobody got through"),
    ],
)
def test_what_is_missing_is_said(groups: dict[str, tuple[int, int]], why: str) -> None:
    found = selection(*people(**groups))
    assert found.why == why
    assert {each.verdict for each in found.categories} <= {"not enough data"}
    assert [each.people for each in found.categories] == [of for _, of in groups.values()]


def test_who_said_nothing_is_counted_and_compared_with_nobody() -> None:
    found = selection([True, False, None, True, None], ["a", None, "a", None, None])
    assert (found.people, found.undeclared, found.without_outcome) == (1, 2, 2)


def test_a_scoring_rate_is_the_share_above_the_median_of_everybody() -> None:
    """6 RCNY 5-300: the sample's median, so that of those who declared nothing too; at the median is not above it."""
    scores = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, None, NAN]
    groups = ["a", "a", "a", "b", "b", "a", "b", "b", None, "a", "b"]
    found = scoring(scores, groups, "group", least=1)
    assert found.above == 50.0
    a, b = found.categories
    assert (a.rate, b.rate, a.ratio) == (pytest.approx(1 / 4), pytest.approx(2 / 4), pytest.approx(0.5))
    assert (found.people, found.undeclared, found.without_outcome) == (8, 1, 2)


@pytest.mark.parametrize("scores", [[], [None, None], [NAN]])
def test_no_scores_have_no_median(scores: list[float | None]) -> None:
    found = scoring(scores, ["a"] * len(scores))
    assert (found.above, found.people, found.categories) == (None, 0, ())


SEX, ORIGIN = ["f", "f", "m", None], ["x", None, "y", "x"]


def test_an_intersection_needs_both_declared() -> None:
    assert crossed([SEX, ORIGIN]) == ["f × x", None, "m × y", None]
    assert crossed([]) == []


def test_an_audit_goes_by_attribute_and_then_by_intersection() -> None:
    age = ["old", "old", "young", "young"]
    found = audit(partial(selection, [True, False, True, True]), {"sex": SEX, "origin": ORIGIN, "age": age})
    assert [each.attribute for each in found] == ["sex", "origin", "age", "sex × origin", "sex × age", "origin × age"]
    assert [each.name for each in found[3].categories] == ["f × x", "m × y"]
    assert found[3] == selection([True, False, True, True], crossed([SEX, ORIGIN]), "sex × origin")
    scored = audit(partial(scoring, [1.0, 2.0, 3.0, 4.0], least=1), {"age": age})
    assert [each.rate for each in scored[0].categories] == [0.0, 1.0]


@SOME
@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcd")), max_size=80))
def test_ratios_lie_between_0_and_1_and_counts_add_up(rows: list[tuple[bool, str]]) -> None:
    found = selection([passed for passed, _ in rows], [group for _, group in rows])
    assert sum(each.people for each in found.categories) == found.people == len(rows)
    assert sum(each.passed for each in found.categories) == sum(passed for passed, _ in rows)
    compared = [each for each in found.categories if each.ratio is not None]
    assert (len(compared) > 1) == (found.why == "")
    assert all(0 <= (each.ratio or 0) <= 1 for each in compared)
    assert sum(each.highest for each in compared) == bool(compared)
