"""Seeded choices: the same seed and key choose the same, and all options come up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.pick import fraction, pick


@given(st.integers(), st.text(), st.lists(st.integers(), min_size=1))
def test_the_same_seed_and_key_choose_the_same_option(seed: int, key: str, options: list[int]) -> None:
    assert pick(seed, key, options) == pick(seed, key, options)
    assert pick(seed, key, options) in options
    assert 0 <= fraction(seed, key) < 1


def test_every_option_comes_up_about_as_often() -> None:
    chosen = [pick(7, number, "abcd") for number in range(4000)]
    assert all(850 < chosen.count(option) < 1150 for option in "abcd")


def test_a_known_choice_stays_what_it_is() -> None:
    assert round(fraction(1, "line", "tin"), 6) == round(fraction(1, "line", "tin"), 6)
    assert fraction(1, "a", "b") != fraction(1, "ab")
