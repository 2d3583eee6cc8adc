"""Where hiring happens: how long records are kept, what candidates are told, and by which rule."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from simulator.jurisdictions import jurisdiction, jurisdictions


@pytest.mark.parametrize(
    ("place", "months"), [("us", 12), ("us-contractor", 24), ("california", 48), ("eu", 12), ("france", 24)]
)
def test_records_are_kept_as_the_rule_of_the_place_says(place: str, months: int) -> None:
    assert jurisdiction(place).keep_months == months


def test_new_york_city_wants_ten_business_days() -> None:
    assert jurisdiction("new-york-city").notice_business_days == 10


def test_each_place_says_something_and_names_its_rule() -> None:
    assert all(one.says and one.source for one in jurisdictions().values())


def test_no_other_place_is_known() -> None:
    with pytest.raises(CommandRefused, match="choose where"):
        jurisdiction("atlantis")
