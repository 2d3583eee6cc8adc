"""One queue of everything: what burns first stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from simulator.scenario import Case, Scenario
from simulator.state import CaseState, ShiftState
from webapp.desk.cover import is_covered
from webapp.desk.promises import Owed, owed, quiet_since_promise, rests_until

ORDINARY_TARGET = 7200.0
"""Seconds shown as the target where none is authored, so that the queue does not tell what is best left alone."""
NEARLY = 0.6
STEPS = 20
DANGER = "P0"
PLACES = {"public": "public", "dm": "private", "chat": "chat"}
"""What the filters call the channels."""


@dataclass(frozen=True)
class Row:
    """One case in the queue.

    `waiting` is how long the customer has waited for an answer, in virtual seconds. `spent` of `target` is what the
    meter shows: that wait, or the time gone of a promised update (`for_update`), whichever presses more. `steps` are
    twentieths of it.
    Until `back` the case can rest on a promise; it is `aside`, out of the way, if nobody wrote since that was made.
    `last` is the number of the newest event that somebody else wrote. Tags are the agent's own.
    """

    id: str
    title: str
    name: str
    handle: str
    channel: str
    snippet: str
    newest: float
    priority: str | None
    category: str | None
    waiting: float | None
    spent: float | None
    target: float
    for_update: bool
    standing: str
    unread: int
    closed: bool
    note: str
    last: int
    owed: Owed | None
    back: float | None
    aside: bool

    @property
    def share(self) -> float:
        """Give how much of the target is used; 1 is all of it."""
        return 0.0 if self.spent is None else self.spent / self.target

    @property
    def steps(self) -> int:
        """Give the length of the meter in twentieths."""
        return min(STEPS, round(self.share * STEPS))

    @property
    def left(self) -> float:
        """Give the seconds until the target; below 0 it is late."""
        return self.target - (self.spent or 0.0)

    @property
    def danger(self) -> bool:
        """Tell whether the agent called it danger and somebody waits for an answer or an update."""
        return self.priority == DANGER and self.spent is not None and not self.aside

    @property
    def shows(self) -> tuple[str, ...]:
        """Give the filters that this case is shown by."""
        held = {"waiting": self.waiting is not None, "late": self.standing == "late", "promised": self.owed is not None}
        return (PLACES[self.channel], *(name for name, yes in held.items() if yes))


@dataclass(frozen=True)
class Burning:
    """What cannot wait: how many cases are late, how many the agent called danger, and which is the worst."""

    late: int
    danger: int
    worst: Row


def burning(rows: Sequence[Row]) -> Burning | None:
    """Give what burns in a queue; None if nothing does."""
    hot = [row for row in rows if row.danger or row.standing == "late"]
    if not hot:
        return None
    return Burning(sum(row.standing == "late" for row in hot), sum(row.danger for row in hot), hot[0])


def rows(scenario: Scenario, state: ShiftState, now: float) -> list[Row]:
    """Give the queue at a time: danger, then what used most of its target; then the answered, put aside and closed."""
    authored = {case.id: case for case in scenario.cases}
    shown = {name: went for name, went in state.cases.items() if not _held(state, went)}
    found = [_row(scenario, authored[name], went, now) for name, went in shown.items()]
    return sorted(found, key=_urgency)


def _urgency(row: Row) -> tuple[bool, bool, bool, bool, float, str]:
    return (row.closed, row.aside, row.spent is None, not row.danger, -row.share, row.id)


def held(state: ShiftState) -> int:
    """Give how many new cases are held back because the agent asked for it."""
    return sum(_held(state, went) for went in state.cases.values())


def _held(state: ShiftState, went: CaseState) -> bool:
    return state.held_since is not None and went.opened_at > state.held_since


def _row(scenario: Scenario, case: Case, went: CaseState, now: float) -> Row:
    person = scenario.person(case.person)
    promise = owed(went, now)
    waiting = None
    if went.open and went.waiting_since is not None:
        waiting = max(0.0, now - max(went.waiting_since, 0.0))
    first_reply = case.target or ORDINARY_TARGET
    spent, target, for_update = _pressing(waiting, first_reply, promise, now)
    back = rests_until(went, now, inf if waiting is None else now - waiting + NEARLY * first_reply)
    newest = next((said for said in reversed(went.messages) if said.by != "agent"), None)
    return Row(
        id=case.id,
        title=case.title,
        name=person.name,
        handle=person.handle,
        channel=newest.channel if newest else went.channel,
        snippet=f"Content note: {case.warning}" if is_covered(case, went) else newest.text if newest else "",
        newest=newest.at if newest else went.opened_at,
        priority=went.priority,
        category=went.category,
        waiting=waiting,
        spent=spent,
        target=target,
        for_update=for_update,
        standing=_standing(spent, target),
        unread=_unread(went),
        closed=not went.open,
        note=_note(went),
        last=newest.event if newest else 0,
        owed=promise,
        back=back,
        aside=back is not None and quiet_since_promise(went),
    )


def _pressing(
    waiting: float | None, target: float, promise: Owed | None, now: float
) -> tuple[float | None, float, bool]:
    """Give the time gone and the time there is, of the wait or of the promised update, and whether it is the latter."""
    if promise is None:
        return waiting, target, False
    gone, whole = max(0.0, now - promise.made), promise.due - promise.made
    if waiting is not None and waiting / target >= gone / whole:
        return waiting, target, False
    return gone, whole, True


def _standing(spent: float | None, target: float) -> str:
    if spent is None:
        return "none"
    return "late" if spent > target else "soon" if spent > NEARLY * target else "ok"


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
