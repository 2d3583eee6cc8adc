"""Escalation puts choice, move and crowd together."""

from simulator.scoring import escalation
from tests.simulator.scoring.stage import reply, scenario, stage


def test_all_three_criteria_can_be_observed() -> None:
    authored = scenario(kind="CRO", expected={"need": ["payment"], "actions": ["statement"]})
    made = {one.criterion for one in escalation.find(stage(reply("[DM us]", "move.order"), authored=authored))}
    assert made == {"disposition", "move", "crowd"}
