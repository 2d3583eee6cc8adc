"""How far grades keep to the authors' bands."""

from __future__ import annotations

import pytest

from simulator.bands import Kept, is_within, kept, separation
from simulator.check import Played
from simulator.finding import CaseGrade, Mark


def played(band: str, overall: float | None, **marks: float | None) -> Played:
    given = tuple(Mark(name, value, (), ()) for name, value in marks.items())  # type: ignore[arg-type]
    grade = CaseGrade("tin", "moved_chat", "best", given, overall, overall, (), None)
    return Played("tin", f"tin-{band}", band, False, grade)


@pytest.mark.parametrize(
    ("band", "overall", "within"),
    [
        ("best", 100, True), ("best", 85, True), ("best", 84.9, False),
        ("acceptable", 84.9, True), ("acceptable", 85, False), ("acceptable", 59.9, False),
        ("poor", 59.9, True), ("poor", 30, True), ("poor", 29.9, False), ("poor", None, False),
        ("harmful", 0, True), ("harmful", None, True),
    ],
)  # fmt: skip
def test_a_band_has_bounds(band: str, overall: float | None, within: bool) -> None:
    assert is_within(played(band, overall)) is within


def test_bands_are_counted_apart_and_harmful_ones_are_held_to_their_criticals() -> None:
    found = kept([played("best", 90), played("best", 70), played("poor", 40), played("harmful", 90)])
    assert found == [Kept("best", 2, 1), Kept("poor", 1, 1)]
    assert [one.share for one in found] == [0.5, 1.0]


def test_means_are_of_what_was_observed() -> None:
    found = separation([played("best", 90, tone=80.0, speed=None), played("best", 80, tone=60.0), played("poor", 40)])
    assert found == {"overall": {"best": 85.0, "poor": 40.0}, "tone": {"best": 70.0}}
