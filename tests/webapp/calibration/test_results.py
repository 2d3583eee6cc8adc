"""How far raters agree: what they part over first, and figures only where there is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.finding import DIMENSIONS, CaseGrade, Grade, Mark
from webapp.calibration.results import agreement, machine_marks, rows, strictness


def graded(**tone: float | None) -> Grade:
    """Give a grade with these marks for tone, by case."""
    cases = tuple(
        CaseGrade(
            case=case, disposition="", standing="unlisted", overall=None, uncapped=None, critical=(), cap=None,
            marks=(Mark("tone", mark, (), ()),),
        )
        for case, mark in tone.items()
    )  # fmt: skip
    return Grade(
        scorecard="training", marks=(), overall=None, uncapped=None, critical=(), cap=None, ready=True, cases=cases,
        queue=(),
    )  # fmt: skip


def test_what_raters_part_over_most_comes_first() -> None:
    given = [
        ("c", "a", "one", "tone", 50), ("c", "b", "one", "tone", 75),
        ("c", "a", "two", "tone", 0), ("c", "b", "two", "tone", 100),
        ("c", "a", "two", "speed", 25), ("c", "b", "two", "speed", 25),
        ("c", "b", "one", "writing", 25),
    ]  # fmt: skip
    found = rows(given, ["a", "b"], graded(one=61.5, two=None))
    assert [(one.case, one.dimension, one.marks, one.machine, one.step, one.words) for one in found] == [
        ("two", "tone", (0, 100), None, "apart", "far apart"),
        ("one", "tone", (50, 75), 61.5, "near", "one step apart"),
        ("two", "speed", (25, 25), None, "same", "the same"),
        ("one", "writing", (None, 25), None, "", "marked by one only"),
    ]


def test_a_figure_needs_enough_to_rest_on() -> None:
    given = [("c", who, f"case{number}", "tone", 50) for who in "ab" for number in range(9)]
    tone = agreement(given, {})[0]
    assert tone.raters.value is None and tone.raters.verdict() == "not enough data"
    assert tone.machine.value is None


@pytest.mark.parametrize("shift", [0, 4])
def test_people_and_machine_are_compared_over_several_calibrations(shift: float) -> None:
    marks = {f"case{number}": (0, 25, 50, 75, 100)[number % 5] for number in range(6)}
    given = [(one, who, case, "tone", mark) for one in ("c", "d") for who in "ab" for case, mark in marks.items()]
    machine = graded(**{case: min(100, mark + shift) for case, mark in marks.items()})
    tone, *others = agreement(given, {"c": machine, "d": machine})
    assert (tone.raters.value, tone.raters.n) == (pytest.approx(1), 12)
    assert tone.machine.value == pytest.approx(1), "what is within a band of the anchors is the same"
    assert [one.dimension for one in others] == list(DIMENSIONS[1:])
    assert {one.raters.value for one in others} == {None}


def test_nothing_given_is_no_error() -> None:
    assert rows([], [], graded()) == []
    assert {one.raters.value for one in agreement([], {})} == {None}
    assert strictness([], {}) == []


def test_who_marks_low_is_told_as_strict() -> None:
    given = [("c", who, f"case{number}", "tone", mark) for who, mark in (("a", 25), ("b", 75)) for number in range(10)]
    found = strictness(given, {"a": "Ana", "b": "Bo"})
    assert [(one.rater, one.bias.value) for one in found] == [("Ana", -50), ("Bo", 50)]


def test_the_machine_marks_what_it_could() -> None:
    assert machine_marks(graded(one=50.0, two=None)) == {"one:tone": 50.0}
    assert machine_marks(replace(graded(one=50.0), cases=())) == {}
