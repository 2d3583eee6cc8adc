"""What an integrity log amounts to: none, some, major, by sums; the gravest kind decides."""

from __future__ import annotations

import pytest

from simulator.integrity import integrity, kinds


@pytest.mark.parametrize(
    ("events", "level"),
    [
        ([], "none"),
        ([("paste", 12.0)], "none"),
        ([("paste", 12.0), ("paste", 30.0)], "some"),
        ([("paste", 599.0)], "some"),
        ([("paste", 600.0)], "major"),
        ([("away", 29.0), ("stopped", 19.0)], "none"),
        ([("away", 30.0)], "some"),
        ([("browser", 1.0)], "some"),
        ([("browser", 1.0)] * 4, "major"),
        ([("mood", 900.0)], "none"),
    ],
)
def test_the_gravest_kind_decides(events: list[tuple[str, float]], level: str) -> None:
    assert integrity(events).level == level


def test_each_kind_is_told_with_its_number_and_sum() -> None:
    (found,) = integrity([("paste", 12.0), ("paste", 30.0)]).tallies
    assert (found.kind.title, found.times, found.amount, found.level) == ("Text pasted", 2, 42.0, "some")


def test_every_kind_becomes_some_before_it_becomes_major() -> None:
    assert all(one.some < one.major for one in kinds().values())
