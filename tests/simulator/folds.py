"""Events of one case, and what they fold to, for tests."""

from __future__ import annotations

from simulator import events as e
from simulator.reading.model import Reading
from simulator.state import CaseState, replay

READING = Reading(version="none", chars=2, words=1)


def posted(at: float, by: str = "customer", **more: object) -> e.Posted:
    """Give a post of a case."""
    return e.Posted(at=at, case="a", by=by, channel="public", text="hi", beat="opening:0", **more)  # type: ignore[arg-type]


def replied(at: float) -> e.Replied:
    """Give a reply of the agent's."""
    return e.Replied(at=at, case="a", channel="public", text="hi", reading=READING, sender="support")


def case(*events: e.Event) -> CaseState:
    """Give the state of case `a` after these events."""
    return replay([e.CaseOpened(at=0, case="a", channel="public"), *events]).cases["a"]
