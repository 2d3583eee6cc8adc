"""Legal holds: one a round, with a reason, until it is lifted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.marked import new_round
from webapp.live import Live

Wall = Callable[..., float]


def test_a_round_is_held_until_the_hold_is_lifted(live: Live, wall: Wall) -> None:
    hana = live.people.add("hana@example.com", "Hana", "hiring manager")
    at = live.rounds.create("Agent", "f", "us", "hr@example.com", hana.id)
    assert live.holds.find(at.id) is None
    live.holds.hold(at.id, "  A  claim ", hana.id)
    found = live.holds.find(at.id)
    assert found is not None
    assert (found.reason, found.held_by, found.held_at) == ("A claim", hana.id, wall())
    assert live.holds.all() == {at.id: found}
    assert "(A claim)" in found.words
    with pytest.raises(CommandRefused, match="held already"):
        live.holds.hold(at.id, "Another claim", hana.id)
    assert (live.holds.lift(at.id), live.holds.lift(at.id)) == (True, False)
    assert live.holds.all() == {}


@pytest.mark.parametrize("reason", ["", "  \0 ", "x" * 501])
def test_a_hold_says_why(live: Live, reason: str) -> None:
    at, hana = new_round(live)
    with pytest.raises(CommandRefused, match="say why"):
        live.holds.hold(at.id, reason, hana.id)
