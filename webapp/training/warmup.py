"""The warm-up: a first shift with a guide beside it, offered once, kept in the browser's session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from flask import request, session

from simulator.scenario import Scenario
from webapp.store import Shift

SCENARIO = "teashop"
CASES = {"tin", "hours", "joke"}
"""What the guide's steps speak of; a pack whose scenario lacks one has no warm-up."""
KEY = "warmup"
DECLINED = "declined"
PAGES = {"desk.desk", "debrief.debrief"}


def possible(scenarios: Sequence[Scenario]) -> bool:
    """Tell whether these scenarios have the one that the guide knows."""
    return any(one.id == SCENARIO and {case.id for case in one.cases} >= CASES for one in scenarios)


def standing(scenarios: Sequence[Scenario], shifts: Sequence[Shift]) -> Literal["", "offered", "running"]:
    """Tell whether this browser is offered the warm-up, is in the middle of it, or neither."""
    if any(shift.id == session.get(KEY) and shift.ended_at is None for shift in shifts):
        return "running"
    return "offered" if not shifts and KEY not in session and possible(scenarios) else ""


def begin(shift_id: str) -> None:
    """Keep which shift has the guide beside it."""
    session[KEY] = shift_id


def decline() -> None:
    """Offer no warm-up in this browser again."""
    session.setdefault(KEY, DECLINED)


def shift_of_it() -> str:
    """Give the id of this browser's warm-up, or what is the id of none."""
    found: str = session.get(KEY, DECLINED)
    return found


def guided() -> dict[str, str]:
    """Give the templates `guided`: the id of the shift this page shows if it is the warm-up, else nothing."""
    shown = (request.view_args or {}).get("shift_id", "")
    return {"guided": shown if shown == session.get(KEY) and request.endpoint in PAGES else ""}
