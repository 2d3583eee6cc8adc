"""Numbers in another form: the same shape, still nobody's, still apart; the brand's own stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.packs import load_pack
from simulator.renumbering import CARDS, moved, renumbered
from simulator.reserved import unreserved
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.variation import exchanged

TEASHOP = load_pack(scenarios_path() / "tiny").scenario("teashop")
FORMS = st.integers(1, 99)


def with_brief(brief: str) -> Scenario:
    return TEASHOP.model_copy(update={"brief": brief})


@pytest.mark.parametrize(
    ("number", "becomes"),
    [
        ("07700 900318", "07700 900429"),
        ("PL-555-0107", "PL-555-0108"),
        ("AC-900-4417", "AC-900-5528"),
        ("FH-7740219", "FH-8851320"),
        ("K7QX9M", "K8QX1M"),
        ("14 Quarrel Lane", "25 Quarrel Lane"),
    ],
)
def test_digits_move_on_and_nothing_else(number: str, becomes: str) -> None:
    assert moved(number, 1) == becomes


@given(first=st.integers(0, 999), second=st.integers(0, 999), form=FORMS)
def test_two_numbers_that_differ_still_do(first: int, second: int, form: int) -> None:
    one, other = (moved(f"07700 900{number:03}", form) for number in (first, second))
    assert (one == other) == (first == second)


@given(number=st.from_regex(r"(07700 900\d{3}|555-01\d\d|[A-Z]{2}-\d{7})", fullmatch=True), form=FORMS)
def test_a_number_keeps_its_shape_and_its_range(number: str, form: int) -> None:
    other = moved(number, form)
    assert re.sub(r"\d", "0", other) == re.sub(r"\d", "0", number)
    assert not list(unreserved(other))


@given(form=FORMS)
def test_every_card_stands_for_another_test_card(form: int) -> None:
    found = exchanged(with_brief(", ".join(CARDS)), renumbered(TEASHOP, form)).brief.split(", ")
    assert sorted(found) == sorted(CARDS)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("order PL-555-0107, or pl-555-0107", "order PL-555-0108, or pl-555-0108"),
        ("the one ending 0107", "the one ending 0108"),
        ("at 12 Pier Steps", "at 23 Pier Steps"),
        ("the shift ends 18:07, 107 of us", "the shift ends 18:07, 107 of us"),
        ("12 Pier boats", "12 Pier boats"),
    ],
)
def test_numbers_are_found_where_people_give_them(text: str, becomes: str) -> None:
    scenario = with_brief(text)
    assert exchanged(scenario, renumbered(scenario, 1)).brief == becomes


def test_what_the_brand_says_of_itself_stays() -> None:
    article = TEASHOP.knowledge[0].model_copy(update={"text": "Ring 0800 1111, or come to 12 Pier Steps."})
    scenario = with_brief("12 Pier Steps").model_copy(update={"knowledge": (article,)})
    assert not {"12 Pier Steps", "1111"} & set(renumbered(scenario, 1))
