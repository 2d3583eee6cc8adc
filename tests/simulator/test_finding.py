"""The dimensions are exactly the six."""

from __future__ import annotations

from typing import get_args

from simulator.finding import DIMENSIONS, Dimension


def test_the_dimensions_are_the_six_in_order() -> None:
    assert DIMENSIONS == ("tone", "resolution", "escalation", "privacy", "speed", "writing")
    assert set(DIMENSIONS) == set(get_args(Dimension))
