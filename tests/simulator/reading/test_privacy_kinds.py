from __future__ import annotations

import pytest

from simulator.reading.passage import fold
from simulator.reading.privacy_kinds import personal


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("pan", "card 4111 1111 1111 1111 declined"),
        ("cvv", "cvv 123 on the back"),
        ("pin", "my pin is 4471"),
        ("password", "my password is Blue-Teapot9"),
        ("national_id", "ssn 900-12-3456"),
        ("date_of_birth", "born 2 Feb 1979"),
        ("email", "write to jo dot bell at example dot com"),
        ("phone", "text me 415-555-0132"),
        ("phone", "my number is 020 7946 0958"),
        ("address", "I live at 9 Mill Lane, Bath"),
        ("booking_reference", "booking reference X7KQ2L"),
        ("account_number", "account number 00482915573"),
        ("tracking_number", "tracking number 1Z999AA10123456784"),
        ("device_id", "serial number WT9-771-0045"),
        ("card_last4", "the card ending 1111"),
    ],
)
def test_a_customers_value_has_its_kind(kind: str, text: str) -> None:
    assert [found.kind for found in personal(fold(text), text, "customer")] == [kind]
