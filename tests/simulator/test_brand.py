"""The brand as authored: nothing unknown, nothing negative, handles that are handles."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from simulator.brand import Brand
from tests.simulator.scenes import TEASHOP

RIGHT: dict[str, Any] = {"name": "Pottle", "handle": "@pottle", "about": "A tea shop."}


def test_what_is_left_out_has_a_sensible_value() -> None:
    brand = Brand.model_validate(RIGHT)
    assert (brand.voice.signoff, brand.remedies, brand.money) == (None, (), "£")


def test_a_saved_reply_leaves_something_to_the_agent() -> None:
    brand = Brand.model_validate({**RIGHT, "saved": [{"name": "Own it", "text": "{first_name}, we {what we did}."}]})
    assert brand.saved[0].name == "Own it"


@pytest.mark.parametrize(
    "wrong",
    [
        {"handle": "pottle"},
        {"remedies": [{"id": "refund", "name": "Refund", "limit": -1}]},
        {"remedies": [{"id": "refund", "name": "Refund", "tier": 9}]},
        {"colour": "green"},
        {"saved": [{"name": "Sorry", "text": "Sorry for any inconvenience."}]},
        {"saved": [{"name": "Sorry", "text": "Sorry, {first_name}. {signoff}"}]},
    ],
)
def test_what_is_wrong_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Brand.model_validate({**RIGHT, **wrong})


@pytest.mark.parametrize(("amount", "written"), [(20, "£20"), (84.2, "£84.20"), (0.05, "£0.05"), (1250, "£1250")])
def test_a_sum_is_written_as_money_is(amount: float, written: str) -> None:
    assert Brand.model_validate(RIGHT).in_money(amount) == written


def test_every_text_of_a_part_is_given_and_no_key() -> None:
    found = TEASHOP.case("tin").texts()
    assert {"The tin that stayed at home", "remedy:resend", "Sorry by formula, and nothing done."} <= set(found)
    assert "disposition" not in found
