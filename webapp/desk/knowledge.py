"""The brand's knowledge as the desk lists it: what was read last stands first."""

from __future__ import annotations

from simulator.brand import Article
from simulator.scenario import Scenario
from simulator.state import ShiftState

READ = "view:knowledge"


def articles(scenario: Scenario, state: ShiftState) -> list[Article]:
    """Give the articles of a scenario, those opened in this shift first, the newest of them at the top."""
    read: dict[str, int] = {}
    for went in state.cases.values():
        for act in went.acts:
            if act.name == READ:
                read[act.detail] = max(act.event, read.get(act.detail, 0))
    return sorted(scenario.knowledge, key=lambda article: -read.get(article.id, 0))
