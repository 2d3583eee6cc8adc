"""The never-escalating agent answers in place, whatever it is."""

from __future__ import annotations

from simulator.simulated.never_escalating import never_escalating
from simulator.simulated.playing import take
from tests.simulator.simulated.matters import library


def test_nothing_is_handed_over_moved_or_hidden() -> None:
    scenario = library().scenario("halomobile")
    taken = take(library(), scenario, never_escalating)
    reached = {case.disposition.partition(":")[0] for case in taken.grade.cases}
    assert reached <= {"answered_public", "answered_private", "acknowledged", "unanswered", "redirected"}
    assert {case for case, _ in taken.said} == {case.id for case in scenario.cases if case.expected.needs_reply}
