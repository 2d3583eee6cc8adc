"""The stuffing agent says the same to everybody and ends with facts that nobody asked for."""

from __future__ import annotations

from simulator.simulated.playing import take
from simulator.simulated.stuffing import stuffing
from tests.simulator.simulated.matters import library


def test_all_get_the_same_facts() -> None:
    scenario = library().scenario("teashop")
    said = take(library(), scenario, stuffing).said
    facts = [text for _, text in said if scenario.knowledge[0].facts[0].text.split()[0] in text]
    assert len(facts) >= len(scenario.cases)
    assert {case for case, _ in said} == {case.id for case in scenario.cases}
