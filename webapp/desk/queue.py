"""One queue of everything: what burns first stands first."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario import Case, Scenario
from simulator.state import CaseState, ShiftState

ORDINARY_TARGET = 7200.0
"""Seconds shown as the target where none is authored, so that the queue does not tell what is best left alone."""
NEARLY = 0.6
STEPS = 20


@dataclass(frozen=True)
class Row:
    """One case in the queue. `share` is the waiting time in parts of the target; `steps` is that in twentieths."""

    id: str
    title: str
    name: str
    handle: str
    channel: str
    snippet: str
    priority: str | None
    waiting: float | None
    target: float
    standing: str
    unread: int
    closed: bool
    note: str

    @property
    def share(self) -> float:
        """Give how much of the target is used; 1 is all of it."""
        return 0.0 if self.waiting is None else self.waiting / self.target

    @property
    def steps(self) -> int:
        """Give the length of the meter in twentieths."""
        return min(STEPS, round(self.share * STEPS))

    @property
    def left(self) -> float:
        """Give the seconds until the target; below 0 it is late."""
        return self.target - (self.waiting or 0.0)


def rows(scenario: Scenario, state: ShiftState, now: float) -> list[Row]:
    """Give the queue at a time: open cases that wait by how much of their target is used, then the rest."""
    authored = {case.id: case for case in scenario.cases}
    shown = {name: went for name, went in state.cases.items() if not _held(state, went)}
    found = [_row(scenario, authored[name], went, now) for name, went in shown.items()]
    return sorted(found, key=lambda row: (row.closed, row.waiting is None, -row.share, row.id))


def held(state: ShiftState) -> int:
    """Give how many new cases are held back because the agent asked for it."""
    return sum(_held(state, went) for went in state.cases.values())


def _held(state: ShiftState, went: CaseState) -> bool:
    return state.held_since is not None and went.opened_at > state.held_since


def _row(scenario: Scenario, case: Case, went: CaseState, now: float) -> Row:
    person = scenario.person(case.person)
    target = case.target or ORDINARY_TARGET
    waiting = None
    if went.open and went.waiting_since is not None:
        waiting = max(0.0, now - max(went.waiting_since, 0.0))
    newest = next((said for said in reversed(went.messages) if said.by != "agent"), None)
    return Row(
        id=case.id,
        title=case.title,
        name=person.name,
        handle=person.handle,
        channel=newest.channel if newest else went.channel,
        snippet=newest.text if newest else "",
        priority=went.priority,
        waiting=waiting,
        target=target,
        standing=_standing(waiting, target),
        unread=_unread(went),
        closed=not went.open,
        note=_note(went),
    )


def _standing(waiting: float | None, target: float) -> str:
    if waiting is None:
        return "none"
    return "late" if waiting > target else "soon" if waiting > NEARLY * target else "ok"


def _unread(went: CaseState) -> int:
    last = max((said.event for said in went.replies), default=0)
    looked = max((act.event for act in went.acts if act.name == "view:case"), default=0)
    return sum(1 for said in went.messages if said.by != "agent" and said.event > max(last, looked))


def _note(went: CaseState) -> str:
    crowd = sum(1 for said in went.messages if said.by == "bystander")
    if went.left == "gave_up":
        return "Gave up waiting"
    if crowd > 1:
        return f"{crowd} people have joined in"
    if went.check is not None:
        return "Identity check is running"
    return ""
