"""Nudges: a few short words for one shift, unread until they are put away."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from webapp.live import Live
from webapp.watching.nudges import LONGEST, MOST


def test_a_nudge_is_unread_until_it_is_put_away(live: Live) -> None:
    tess, shift = live.people.add("tess@example.com", "Tess", "trainer"), live.start("teashop")
    first = live.nudges.give(shift, tess.id, "  Look at\n Bryn's ", 61.5, "hours")
    second = live.nudges.give(shift, tess.id, "Good.", 70.0)
    given = live.nudges.of(shift)
    assert [(one.author, one.case_id, one.text, one.at) for one in given] == [
        ("Tess", "hours", "Look at Bryn's", 61.5), ("Tess", "", "Good.", 70.0),
    ]  # fmt: skip
    assert live.nudges.put_away(shift, first)
    when = live.nudges.of(shift)[0].read_at
    assert live.nudges.put_away(shift, first)
    assert [one.id for one in live.nudges.unread(shift)] == [second]
    assert live.nudges.of(shift)[0].read_at == when is not None


def test_a_nudge_of_another_shift_is_not_put_away(live: Live) -> None:
    tess, shift, other = live.people.add("tess@example.com", "Tess"), live.start("teashop"), live.start("teashop")
    given = live.nudges.give(shift, tess.id, "Good.", 0.0)
    assert not live.nudges.put_away(other, given)
    assert not live.nudges.put_away(shift, "nothing")
    assert [one.id for one in live.nudges.unread(shift)] == [given]


@pytest.mark.parametrize(
    ("text", "said"),
    [(" \n ", "write what you want to say first"), ("\0", "write what"), ("x" * (LONGEST + 1), "300 characters")],
)
def test_a_text_that_will_not_do_is_refused(live: Live, text: str, said: str) -> None:
    tess, shift = live.people.add("tess@example.com", "Tess"), live.start("teashop")
    with pytest.raises(CommandRefused, match=said):
        live.nudges.give(shift, tess.id, text, 0.0)
    assert live.nudges.of(shift) == []


def test_a_shift_has_only_so_many(live: Live) -> None:
    tess, shift = live.people.add("tess@example.com", "Tess"), live.start("teashop")
    for number in range(MOST):
        live.nudges.give(shift, tess.id, f"Number {number}.", 0.0)
    with pytest.raises(CommandRefused, match="keep the rest for the debrief"):
        live.nudges.give(shift, tess.id, "One more.", 0.0)
