from __future__ import annotations

import re

import pytest

from simulator.reading.terms import is_term

TERMS = (
    "groceries need a [bank card]",
    "orders over £50 need a [credit card]",
    "this rate requires a [debit card]",
    "parcels over 20 kg require a [contact number] on the label",
    "trains are free, but ferries need a [passport]",
    "if you have a [credit card] you pay no deposit",
)
ASKED = (
    "we need a [credit card]",
    "i only need a [bank card] to go ahead",
    "our team needs a [payment card]",
    "the room needs a [credit card] from you",
    "deliveries need a [contact number], what's yours",
    "refunds need a [bank card], put it here",
    "the desk needs a [passport]",
    "orders need your [bank card]",
)


def _is_term(marked: str) -> bool:
    found = re.search(r"\[(.*)\]", marked)
    assert found
    return is_term(marked.replace("[", "").replace("]", ""), found.start(), found.end() - 2)


@pytest.mark.parametrize("marked", TERMS)
def test_what_something_takes_is_asked_of_nobody(marked: str) -> None:
    assert _is_term(marked)


@pytest.mark.parametrize("marked", ASKED)
def test_what_this_customer_has_to_give_is_no_term(marked: str) -> None:
    assert not _is_term(marked)
