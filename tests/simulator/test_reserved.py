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
    ],
)
def test_values_that_could_be_somebodys_are_named(text: str, message: str) -> None:
    assert [message in wrong for wrong in unreserved(text)] == [True]
