"""The closed words of the format, and what follows from them."""

from __future__ import annotations

from typing import get_args

from simulator.reading.model import KINDS
from simulator.vocabulary import (
    FIRST_REPLY,
    KIND_CATEGORY,
    KIND_WORDS,
    LIMITS,
    Category,
    Kind,
    Priority,
    kind_words,
)


def test_the_24_kinds_map_once_onto_the_four_categories() -> None:
    assert len(get_args(Kind)) == 24
    assert set(KIND_CATEGORY) == set(get_args(Kind))
    assert set(KIND_CATEGORY.values()) == set(get_args(Category))


def test_more_urgent_priorities_have_shorter_targets_and_noise_has_none() -> None:
    targets = [FIRST_REPLY[priority] for priority in get_args(Priority)]
    assert targets[-1] is None
    assert targets[:-1] == sorted(target for target in targets if target is not None)


def test_private_channels_hold_more_than_public_ones() -> None:
    assert LIMITS["public"] < LIMITS["dm"] < LIMITS["chat"]


def test_kinds_of_personal_data_have_names_for_people() -> None:
    assert set(KIND_WORDS) <= set(KINDS)
    assert (kind_words("pan"), kind_words("booking_reference")) == ("card number", "booking reference")
