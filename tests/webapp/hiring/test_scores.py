"""What marks add up to, how sure that is, and when there is too little."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scorecards import scorecard
from webapp.hiring.scores import ROUNDING, Doubt, Score, common, doubt, human, repeats, score
from webapp.hiring.work import READ

CARD = scorecard("hiring")
CASES = ("0.a", "0.b", "0.c")


def test_people_s_mark_is_the_mean_of_two_or_what_was_settled() -> None:
    one, two, alone, nobody = (("0.a", name) for name in ("tone", "writing", "privacy", "resolution"))
    readings = {
        1: {one: 50, two: 25, alone: 75, nobody: None}, 2: {one: 100, two: 75, alone: None, nobody: None},
        3: {one: 0},
    }  # fmt: skip
    assert human(readings, {two: 100, ("0.a", "CE5"): 1}) == {one: 75.0, two: 100.0, alone: 75.0}


def test_speed_counts_for_nobody_and_the_rest_is_shared_out() -> None:
    marks = {("0.a", "tone"): 80.0, ("0.a", "speed"): 0.0, ("0.b", "writing"): 20.0}
    found = score(marks, CARD, {})
    tone, writing = CARD.weight("tone"), CARD.weight("writing")
    assert found.overall == round((80 * tone + 20 * writing) / (tone + writing), 1)
    assert found.marks == dict.fromkeys(READ) | {"tone": 80.0, "writing": 20.0}
    assert score({}, CARD, {}).overall is None


def test_a_critical_error_caps_its_case() -> None:
    marks = {(case, "tone"): 90.0 for case in CASES}
    found = score(marks, CARD, {"0.a": 39.0, "9.z": 0.0})
    assert (found.overall, found.uncapped, found.cases["0.a"]) == (73.0, 90.0, 39.0)


@given(
    st.dictionaries(st.tuples(st.sampled_from(CASES), st.sampled_from(READ)), st.floats(0, 100)),
    st.dictionaries(st.sampled_from(CASES), st.sampled_from([39.0, 59.0, 69.0])),
)
def test_a_score_stays_within_its_marks_and_a_cap_never_raises_it(
    marks: dict[tuple[str, str], float], caps: dict[str, float]
) -> None:
    free, held = score(marks, CARD, {}), score(marks, CARD, caps)
    if not marks:
        assert free.overall is None
        return
    assert free.overall is not None
    assert held.overall is not None
    assert min(marks.values()) - 0.1 <= free.overall <= max(marks.values()) + 0.1
    assert held.overall <= free.overall


def of(*values: float) -> Score:
    return Score({}, values[0], values[0], {f"0.{number}": value for number, value in enumerate(values)})


def test_the_error_comes_from_the_round_if_its_reliability_is_known() -> None:
    people = [of(*(float(10 + n + 3 * (n * k % 5)) for k in range(1, 5))) for n in range(40)]
    reliable = repeats(people)
    found = doubt(people[0], reliable)
    assert reliable.alpha.value is not None
    assert reliable.spread is not None
    assert (found.source, found.error) == ("round", pytest.approx(reliable.spread * sqrt(1 - reliable.alpha.value)))


def test_else_from_the_candidate_s_own_cases_and_never_from_less() -> None:
    few = repeats([of(50, 60, 70)])
    own = doubt(of(20, 60, 100), few)
    assert (own.source, own.error) == ("own", pytest.approx(40 / sqrt(3)))
    assert "people with every mark: 1" in own.why
    alike = doubt(of(75, 75, 75), few)
    assert alike.error == pytest.approx(ROUNDING / sqrt(3))
    assert doubt(of(75, 75), few).error is None
    assert repeats([]).alpha.value is None


def test_one_error_for_comparing_several() -> None:
    assert common([Doubt(3.0, "own"), Doubt(4.0, "own"), Doubt(None, "none")]).value == pytest.approx(sqrt(12.5))
    assert common([Doubt(None, "none")]).value is None


def test_a_band_is_one_error_to_either_side() -> None:
    found = Doubt(10.0, "own").band(95.0)
    assert found is not None
    assert (found.low, found.high) == (85.0, 100.0)
    assert Doubt(None, "none").band(95.0) is None
    assert Doubt(10.0, "own").band(None) is None
