"""Only values that belong to nobody may stand in a scenario."""

from __future__ import annotations

import pytest

from simulator.reserved import unreserved


@pytest.mark.parametrize(
    "text",
    [
        "mail me at oona@example.com",
        "card is 4111 1111 1111 1111 exp 04/29",
        "ssn 900-12-3456 or 000-12-3456",
        "call 07700 900123 or +44 7700 900999 or 020 7946 0018",
        "ring 212-555-0142",
        "order PL-555-0107, tracking 1234 5678 9012 3456",
        "IBAN GB33BUKB20201555555555 OK, or DE50 0000 0000 0123 4567 89",
        "an account number that is none: DE32 0000 0000 0000 0123 456",
        "NHS number 999 123 4560, or 943 476 5918, or the order 9434765919",
        "NI QQ 12 34 56 C, part TN123456A",
        "ten tins at £9, flight ZZ214 at 18:40 on 2026-05-09",
    ],
)
def test_reserved_and_harmless_values_pass(text: str) -> None:
    assert list(unreserved(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mail me at oona@gmail.com", "example.com"),
        ("card is 4012 0000 3333 0026", "could be a card"),
        ("ssn 123-45-6789", "social security"),
        ("call 07911 123456", "UK mobile"),
        ("call 020 7123 4567", "London"),
        ("ring 212-867-5309", "US number"),
        ("pay it to DE75512108001245126199 THANKS", "could be an account"),
        ("my iban is gb94 barc 1020 1530 0934 59", "could be an account"),
        ("I am 943 476 5919 at the surgery", "NHS number"),
        ("NHS number 9434765919", "NHS number"),
        ("my NI number is ab 12 34 56 c", "national insurance"),
    ],
)
def test_values_that_could_be_somebodys_are_named(text: str, message: str) -> None:
    assert [message in wrong for wrong in unreserved(text)] == [True]
