"""The leaky agent asks and shows where all can read."""

from __future__ import annotations

from simulator.simulated.leaky import leaky
from simulator.simulated.playing import take
from tests.simulator.simulated.matters import library


def test_every_case_that_it_answers_is_a_critical_error_of_privacy() -> None:
    scenario = library().scenario("pipwire")
    taken = take(library(), scenario, leaky)
    critical = {case.case: set(case.critical) for case in taken.grade.cases}
    assert all(critical[case.id] & {"CE1", "CE2", "CE3"} for case in scenario.cases if case.expected.needs_reply)
