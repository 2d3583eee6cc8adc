"""The careful agent begins at once and does as the case expects."""

from __future__ import annotations

from simulator.simulated.careful import careful, soon
from simulator.simulated.playing import take
from tests.simulator.simulated.matters import library, matter


def test_it_begins_within_half_a_minute() -> None:
    known = matter("pipwire/double_bill")
    assert known.arrives < soon(known) <= known.arrives + 30


def test_it_reaches_the_best_disposition_in_every_case_of_a_shift() -> None:
    taken = take(library(), library().scenario("pipwire"), careful)
    assert {case.standing for case in taken.grade.cases} == {"best"}
