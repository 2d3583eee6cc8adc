"""From where a case can be tried again: the start, and before each message of the agent's."""

from __future__ import annotations

from simulator.events import Closed, Event, Posted, Replied
from simulator.reading.model import Reading
from simulator.state import replay
from webapp.debrief.again import Moment, moments, offered
from webapp.debrief.page import Page
from webapp.debrief.story import Line

READING = Reading(version="1", chars=2, words=1)


def reply(at: float, text: str) -> Replied:
    return Replied(at=at, case="a", channel="public", text=text, reading=READING, sender="support")


EVENTS: list[Event] = [
    Posted(at=-60, case="a", by="customer", channel="public", text="Help!", beat="opening"),
    reply(20, "one"), Posted(at=45, case="a", by="customer", channel="public", text="And?", beat="x"),
    reply(80, "two"), Closed(at=90, case="a"),
]  # fmt: skip


def test_the_clock_goes_back_to_what_happened_last_before_the_message() -> None:
    lines = [Line(2, 20, "agent", "You", "one", "public", number=1), Line(3, 45, "customer", "Ana", "And?", "public"),
             Line(4, 80, "agent", "You", "two", "public", number=2)]  # fmt: skip
    assert moments(lines, EVENTS) == (
        Moment(0, 0.0), Moment(1, 0.0, 1, "one", "public"), Moment(3, 45, 2, "two", "public"),
    )  # fmt: skip


def test_what_is_offered_is_before_messages_of_the_agent_and_nowhere_else() -> None:
    assert offered(replay(EVENTS)) == {0, 1, 3}


def test_every_moment_of_a_page_is_offered(well: Page) -> None:
    assert well.case is not None
    shown = moments(well.case.story.lines, [EVENTS[0]] * well.state.seq)
    assert {moment.seq for moment in shown} <= offered(well.state)
