"""What an agent knows of a case is read from the scenario alone."""

from __future__ import annotations

import pytest

from simulator.simulated.matter import Matter
from tests.simulator.simulated.matters import library, matter


def test_a_case_for_a_secure_chat_names_its_room_tier_and_remedy() -> None:
    bill = matter("pipwire/double_bill")
    assert (bill.best, bill.room, bill.tier, [one.id for one in bill.remedies]) == (
        "moved_chat", "chat", 2, ["setup_credit"],
    )  # fmt: skip
    assert bill.subject == "bill"


def test_a_case_for_specialists_names_the_team_and_stays_where_it_began() -> None:
    drop = matter("pipwire/hourly_drop")
    assert ([team.id for team in drop.teams], drop.room) == (["technical"], None)


def test_a_joke_needs_nothing() -> None:
    joke = matter("pipwire/lease_joke")
    assert (joke.best, joke.teams, joke.remedies, joke.room, joke.urgent) == ("left_alone", (), (), None, False)


@pytest.mark.parametrize(("at", "shown"), [(0, "18:30"), (90, "18:31"), (5 * 3600 + 1800, "00:00")])
def test_the_wall_clock_of_a_shift(at: float, shown: str) -> None:
    assert matter("pipwire/outage").time(at) == shown


def test_every_case_of_the_library_can_be_known() -> None:
    for scenario in library().scenarios:
        for case in scenario.cases:
            known = Matter(scenario, case)
            assert 0 <= known.arrives < known.ends
            assert known.room in (None, *known.person.accepts)
            assert {fact.id for fact in known.facts} >= set(known.expected.facts)
