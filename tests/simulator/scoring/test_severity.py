"""The privacy guide's decision table, row by row where it matters."""

from __future__ import annotations

import pytest

from simulator.reading.model import KINDS
from simulator.scoring.severity import disclosure, leaving, privacy_table, relationship, severity

CASES = [
    ("pan", "ask", "public", "retail", 4),
    ("pan", "ask", "dm", "retail", 3),
    ("cvv", "ask", "chat", "retail", 4),
    ("card_last4", "ask", "chat", "retail", 0),
    ("card_last4", "ask", "public", "retail", 2),
    ("booking_reference", "ask", "public", "airline", 3),
    ("booking_reference", "repeat", "dm", "airline", 0),
    ("area", "ask", "public", "telecom", 0),
    ("service_id", "ask", "public", "airline", 0),
    ("address", "ask", "dm", "retail", 1),
    ("balance_or_purchase", "reveal", "public", "retail", 3),
    ("third_party", "reveal", "chat", "retail", 4),
    ("order_number", "ask", "public", "retail", 2),
    ("order_number", "ask", "public", "healthcare", 3),
    ("account_number", "repeat", "public", "bank", 3),
    ("account_number", "repeat", "dm", "bank", 0),
    ("nonsense", "ask", "public", "retail", 0),
]


@pytest.mark.parametrize(("kind", "deed", "channel", "industry", "expected"), CASES)
def test_the_table(kind: str, deed: str, channel: str, industry: str, expected: int) -> None:
    assert severity(kind, deed, channel, industry) == expected  # type: ignore[arg-type]


def test_every_kind_has_its_row() -> None:
    assert set(privacy_table().kinds) == set(KINDS)


def test_never_worse_in_a_chat_than_in_public() -> None:
    for name, row in privacy_table().kinds.items():
        assert row.ask[0] >= row.ask[1] >= row.ask[2], name
        assert row.repeat[0] >= row.repeat[1], name
        assert row.reveal[0] >= row.reveal[1], name


def test_leaving_and_relationships() -> None:
    assert (leaving("pan"), leaving("order_number"), leaving("area")) == (3, 1, 0)
    assert (relationship("healthcare"), relationship("bank"), relationship("retail")) == (4, 2, 0)
    assert (leaving("pan", public=False), leaving("order_number", public=False)) == (2, 0)


@pytest.mark.parametrize(
    ("kind", "verified", "impostor", "expected"),
    [
        ("email", True, False, 0),
        ("email", False, False, 3),
        ("email", False, True, 4),
        ("full_name", False, True, 0),
        ("third_party", True, False, 4),
    ],
)
def test_a_disclosure_waits_for_the_check(kind: str, verified: bool, impostor: bool, expected: int) -> None:
    assert disclosure(kind, "dm", verified=verified, impostor=impostor) == expected


def test_kinds_have_public_names() -> None:
    table = privacy_table()
    assert [table.public_name(*one) for one in (("pan", ""), ("bank_account", "iban"), ("bank_account", ""))] == [
        "card", "iban", "bank_account",
    ]  # fmt: skip


def test_the_table_speaks_of_known_kinds_only() -> None:
    table = privacy_table()
    named = [*table.never_asked, *table.leave_private, *table.unchecked, *table.left_only]
    named += [kind for kinds in table.over_asked.values() for kind in kinds]
    named += [name.partition(":")[0] for name in table.names]
    assert set(named) <= set(KINDS)
