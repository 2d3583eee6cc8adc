"""Who answers whom: read from the order of the posts, as a network would show it."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.state import Message
from webapp.desk.threads import DEEPEST, Place, places


def said(event: int, by: Any, **fields: Any) -> Message:
    return Message(event=event, at=float(event), by=by, channel="public", text="x", **fields)


def parents(*messages: Message) -> list[int | None]:
    return [place.parent for place in places(messages).values()]


def test_the_first_post_heads_the_thread() -> None:
    assert places([said(4, "customer")]) == {4: Place(None, 0)}


def test_the_brand_answers_the_customers_newest_post() -> None:
    assert parents(said(1, "customer"), said(2, "customer"), said(3, "agent")) == [None, 1, 2]


@pytest.mark.parametrize("brand", ["agent", "brand"])
def test_the_customer_answers_the_brands_newest_post(brand: str) -> None:
    assert parents(said(1, "customer"), said(2, brand), said(3, brand), said(4, "customer")) == [None, 1, 1, 3]


def test_strangers_answer_the_post_that_began_it() -> None:
    assert parents(said(1, "customer"), said(2, "agent"), said(3, "bystander"), said(4, "bystander")) == [None, 1, 1, 1]


def test_a_statement_stands_alone_and_nobody_answers_it() -> None:
    stated = said(2, "agent", statement=True)
    assert parents(said(1, "customer"), stated, said(3, "customer")) == [None, None, 1]


def test_a_statement_before_all_else_does_not_head_the_thread() -> None:
    assert parents(said(1, "agent", statement=True), said(2, "customer"), said(3, "bystander")) == [None, None, 2]


def test_a_long_conversation_does_not_walk_off_the_page() -> None:
    speakers = ["customer", "agent"] * 6
    found = places([said(number, by) for number, by in enumerate(speakers, 1)])
    assert [place.depth for place in found.values()] == [0, 1] + [DEEPEST] * 10


@pytest.mark.parametrize(
    ("place", "above", "unclear"),
    [
        (Place(None, 0), None, False),
        (Place(1, 1), 9, False),
        (Place(3, DEEPEST), 3, False),
        (Place(3, DEEPEST), 4, True),
    ],
)
def test_only_the_deepest_step_can_be_unclear(place: Place, above: int | None, unclear: bool) -> None:
    assert place.unclear_below(above) is unclear
