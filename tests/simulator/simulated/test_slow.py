"""The slow agent is late wherever a first reply is due, and does not reach the rest."""

from __future__ import annotations

import pytest

from simulator.simulated.matter import Matter
from simulator.simulated.slow import slow
from tests.simulator.simulated.matters import library


@pytest.mark.parametrize("scenario", ["pipwire", "kiteride", "teashop"])
def test_it_begins_after_the_target_or_not_at_all(scenario: str) -> None:
    begun = 0
    for case in library().scenario(scenario).cases:
        matter = Matter(library().scenario(scenario), case)
        first = next(slow(matter), None)
        begun += first is not None
        assert first is None or first.at - matter.arrives > (case.target or 0.0)
    assert begun < len(library().scenario(scenario).cases)
