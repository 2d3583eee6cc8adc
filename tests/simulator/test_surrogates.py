"""Strangers: made up, the same each time, and different from each other."""

from __future__ import annotations

import re

from simulator.surrogates import stranger


def test_the_same_place_gives_the_same_person() -> None:
    assert stranger(1, "sofa:0") == stranger(1, "sofa:0")
    stranger(2, "other")
    assert stranger(1, "sofa:0") == stranger.__wrapped__(1, "sofa:0")


def test_a_crowd_is_made_of_different_people_with_handles() -> None:
    crowd = [stranger(1, f"sofa:{number}") for number in range(40)]
    assert len(set(crowd)) > 35
    assert all(re.fullmatch(r"@[a-z0-9_]+", handle) for _, handle in crowd)
