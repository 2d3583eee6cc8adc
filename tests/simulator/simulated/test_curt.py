"""The curt agent does as much as the careful one, and says less of it."""

from __future__ import annotations

from simulator.simulated.careful import careful
from simulator.simulated.curt import curt
from simulator.simulated.playing import take
from tests.simulator.simulated.matters import library


def test_it_does_the_same_in_fewer_words() -> None:
    scenario = library().scenario("pipwire")
    cold, warm = take(library(), scenario, curt), take(library(), scenario, careful)
    assert [case.disposition for case in cold.grade.cases] == [case.disposition for case in warm.grade.cases]
    assert sum(len(text) for _, text in cold.said) < 0.8 * sum(len(text) for _, text in warm.said)
