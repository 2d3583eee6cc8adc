"""The over-escalating agent hands on whatever comes."""

from __future__ import annotations

from simulator.simulated.over_escalating import over_escalating, taken_to
from simulator.simulated.playing import take
from tests.simulator.simulated.matters import library, matter


def test_every_case_is_handed_to_one_team() -> None:
    taken = take(library(), library().scenario("pipwire"), over_escalating)
    assert {case.disposition for case in taken.grade.cases} == {"handed_off:complaints"}


def test_where_there_are_no_complaints_it_is_the_first_team() -> None:
    assert taken_to(matter("wexcombe/father")).id == library().scenario("wexcombe").brand.teams[0].id
