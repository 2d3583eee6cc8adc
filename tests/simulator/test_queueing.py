"""The queue: urgent first, in time, and promises kept."""

from __future__ import annotations

import pytest

from simulator.queueing import kendall, queue_findings, worked_at
from simulator.scene import Scene
from simulator.state import PromiseState
from tests.simulator.scoring.stage import post, reply, scenario, stage


def case(priority: str, at: float | None, arrived: float = 0) -> Scene:
    """Give a case of a priority that arrived then and was first worked at `at`."""
    replies = [reply("Hello", at=at)] if at is not None else []
    return stage(post(at=arrived), *replies, authored=scenario(priority=priority))


ORDERS = [
    ([("P0", 100), ("P2", 200), ("P3", 300)], 1.0),
    ([("P0", 300), ("P2", 200), ("P3", 100)], -1.0),
    ([("P2", 100), ("P0", 200)], -1.0),
    ([("P0", None), ("P3", 100)], -1.0),
    ([("P2", 100), ("P2", 200)], None),
]


@pytest.mark.parametrize(("cases", "expected"), ORDERS)
def test_agreement_with_the_priorities(cases: list[tuple[str, float | None]], expected: float | None) -> None:
    assert kendall([case(priority, at) for priority, at in cases]) == expected


def test_what_had_not_come_yet_could_not_go_first() -> None:
    assert kendall([case("P0", 900, arrived=800), case("P3", 100)]) is None


def test_findings_name_the_order_the_late_and_the_missed() -> None:
    missed = PromiseState(event=2, at=0, due=9, what="news", kept=False)
    late = stage(reply("Hello", at=2000), authored=scenario(priority="P0"), promises=(missed,))
    made = {one.rule: one for one in queue_findings([late, case("P3", 100)])}
    assert set(made) == {"queue.order", "queue.urgent_late", "queue.promise_missed"}
    assert made["queue.urgent_late"].because == "P0, 28 min over its time."
    assert "t (P3) → t (P0)" in made["queue.order"].because


def test_a_quiet_queue_has_nothing_to_say() -> None:
    assert queue_findings([]) == ()
    assert worked_at(case("P2", None)) is None
