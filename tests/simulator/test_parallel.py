"""Parallel forms: what shipped is equal by the rule, the arithmetic is right, and what is not equal is named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_1samp

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, CaseGrade, Mark
from simulator.forms import Form, Part, form
from simulator.packs import Pack, load_pack
from simulator.parallel import LARGEST, MARGIN, Comparison, Pair, compare, compared
from simulator.resources import scenarios_path
from simulator.vocabulary import Band

ONE, OTHER = "one", "other"
CAP = 59.0


def graded(overall: float | None, critical: Sequence[str] = ()) -> CaseGrade:
    """Give a grade in which every dimension is worth as much as the whole."""
    marks = tuple(Mark(dimension, overall, (), ()) for dimension in DIMENSIONS)
    return CaseGrade("", "", "best", marks, overall, overall, tuple(critical), CAP if critical else None)


def pair(case: str, name: str, marks: tuple[float | None, float | None], band: Band = "best") -> Pair:
    return Pair("shop", case, name, band, (graded(marks[0]), graded(marks[1])))


def of(*differences: float) -> Comparison:
    """Give the comparison of so many cases with a handling each."""
    return compared(
        (ONE, OTHER), [pair(f"case{n}", "best", (50.0, 50.0 + apart)) for n, apart in enumerate(differences)]
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["text-care", "text-care-long"])
def test_the_forms_that_ship_are_equal(name: str) -> None:
    pack = load_pack(*(scenarios_path() / folder for folder in ("retail", "food", "energy")))
    found = compare(pack, form(f"{name}-a"), form(f"{name}-b"))
    assert found.equal, found.words()
    # A form that the program could hardly grade would be equal as well.
    assert found.n >= 2 * found.cases and found.cases >= 12
    assert {pair.band for pair in found.pairs} == {"best", "acceptable", "poor", "harmful"}
    assert len({name for pair in found.pairs for name in pair.grades[0].critical}) >= 4


@given(st.lists(st.floats(-50, 50).map(lambda value: round(value, 1)), min_size=3, max_size=30))
def test_with_a_handling_a_case_the_interval_is_students(differences: list[float]) -> None:
    apart = of(*differences).apart
    assert apart is not None
    assert apart.mean == pytest.approx(float(np.mean(differences)), abs=1e-9)
    assert apart.deviation == pytest.approx(float(np.std(differences, ddof=1)), abs=1e-6)
    if apart.deviation > 1e-6:
        low, high = ttest_1samp(differences, 0).confidence_interval(0.95)
        assert (apart.low, apart.high) == pytest.approx((low, high), rel=1e-6, abs=1e-6)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=8), st.integers(2, 5))
def test_saying_the_same_again_in_a_case_makes_nothing_surer(differences: list[float], times: int) -> None:
    once = of(*differences).apart
    pairs = [
        pair(f"case{n}", f"best{time}", (50.0, 50.0 + apart))
        for n, apart in enumerate(differences)
        for time in range(times)
    ]
    again = compared((ONE, OTHER), pairs).apart
    assert once is not None and again is not None
    assert (again.mean, again.error) == pytest.approx((once.mean, once.error), abs=1e-9)


@settings(max_examples=50)
@given(st.lists(st.floats(-10, 10), min_size=2, max_size=20))
def test_turned_round_the_difference_is_the_other_way_and_the_verdict_the_same(differences: list[float]) -> None:
    there, back = of(*differences), of(*(-apart for apart in differences))
    assert there.apart is not None and back.apart is not None
    assert back.apart.mean == pytest.approx(-there.apart.mean, abs=1e-9)
    assert (back.apart.low, back.apart.high) == pytest.approx((-there.apart.high, -there.apart.low), abs=1e-9)
    assert there.equal == back.equal or abs(abs(there.apart.high) - MARGIN) < 1e-9


@pytest.mark.parametrize(
    ("differences", "equal", "says"),
    [
        ([0.0] * 8, True, "other is +0.00 points from one on average (SD 0.00)."),
        ([0.0] * 8, True, "Equal within the measured error: "),
        ([0.5, -0.5] * 6, True, "95 % interval from -0.33 to +0.33."),
        ([1.0] * 12, True, "one and other: 12 handlings of 12 cases"),
        ([2.1] * 12, False, "the 95 % interval from +2.10 to +2.10 goes beyond 2 points"),
        ([4.0, -4.0], False, "goes beyond 2 points"),
        ([0.0] * 200 + [5.1], False, "shop/case200/best differs by +5.1, more than 5 points"),
        ([0.0] * 200 + [5.0], True, "The largest difference is +5.0, in shop/case200/best."),
        ([0.0], False, "handlings of 1 cases could be compared, and two are needed"),
        ([], False, "handlings of 0 cases could be compared, and two are needed"),
    ],
)
def test_forms_are_equal_where_the_interval_and_each_handling_keep_within_bounds(
    differences: list[float], equal: bool, says: str
) -> None:
    found = of(*differences)
    assert found.equal is equal
    assert says in "\n".join(found.words())
    assert all(abs(one.difference or 0) <= LARGEST for one in found.pairs) or not found.equal


ALIKE = [pair(f"case{n}", "best", (90.0, 90.0)) for n in range(8)]


@pytest.mark.parametrize(
    ("last", "says"),
    [
        (
            Pair("shop", "tin", "worst", "harmful", (graded(39.0, ["CE5"]), graded(39.0))),
            "shop/tin/worst gets 39 with CE5 in one and 39 with no critical error in other",
        ),
        (pair("tin", "best", (None, 80.0)), "gets no overall with no critical error in one and 80 with no critical"),
    ],
)
def test_other_criticals_or_a_missing_grade_are_never_equal(last: Pair, says: str) -> None:
    assert compared((ONE, OTHER), ALIKE).equal
    found = compared((ONE, OTHER), [*ALIKE, last])
    assert not found.equal
    assert says in found.words()[-1]
    assert found.n == 8


def test_a_harmful_handling_counts_by_its_criticals_alone() -> None:
    found = compared((ONE, OTHER), [*ALIKE, pair("tin", "worst", (70.0, 50.0), "harmful")])
    assert found.equal and found.n == 8


def test_dimensions_are_compared_where_both_were_observed() -> None:
    found = compared(
        (ONE, OTHER), [*ALIKE, pair("tin", "best", (80.0, 79.1)), pair("tin", "poor", (None, None), "poor")]
    )
    assert [name for name, _ in found.dimensions] == list(DIMENSIONS)
    assert [mean for _, mean in found.dimensions] == pytest.approx([-0.1] * len(DIMENSIONS))
    assert found.equal


def made(**other: object) -> Form:
    return form("text-care-a").model_copy(update={"parts": (Part(scenario="teashop"),), **other})


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (made(scorecard="training"), "different scorecards"),
        (made(parts=(Part(scenario="pipwire"),)), "not of the same scenarios"),
        (made(parts=(Part(scenario="teashop"), Part(scenario="pipwire"))), "not of the same scenarios"),
    ],
)
def test_forms_that_ask_for_other_things_are_not_compared(other: Form, says: str) -> None:
    with pytest.raises(CommandRefused, match=says):
        compare(load_pack(scenarios_path() / "tiny"), made(), other)


def test_handlings_are_graded_in_the_forms_by_the_forms_scorecard() -> None:
    pack = load_pack(scenarios_path() / "tiny")
    by_hiring = compare(pack, made(), made(id="again"))
    by_training = compare(pack, made(scorecard="training"), made(scorecard="training"))
    assert by_hiring.equal and by_hiring.cases == 3
    assert all(pair.difference == 0 for pair in by_hiring.pairs)
    overall = [[pair.grades[0].overall for pair in found.pairs] for found in (by_hiring, by_training)]
    assert overall[0] != overall[1]


def test_a_form_that_leaves_less_time_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = load_pack(scenarios_path() / "tiny")
    easy = pack.scenarios[0]
    hurried = [
        case.model_copy(update={"expected": case.expected.model_copy(update={"first_reply": 30.0})})
        for case in easy.cases
    ]
    hard = easy.model_copy(update={"cases": tuple(hurried)})
    monkeypatch.setattr(Pack, "scenario", lambda _, scenario, form=0: hard if form else easy)
    found = compare(pack, made(), made(parts=(Part(scenario="teashop", form=1),)))
    assert not found.equal
    assert found.largest is not None and (found.largest.difference or 0) < 0
    assert max(found.dimensions, key=lambda one: abs(one[1]))[0] == "speed"
