"""Scenes of the tea shop for tests: a log of events, folded, with the authored case beside it."""

from __future__ import annotations

from typing import Any

from simulator import events as e
from simulator.packs import load_pack
from simulator.reading.model import Reading, Sign
from simulator.resources import scenarios_path
from simulator.scenario import Case, Person
from simulator.scene import Scene
from simulator.state import replay

TEASHOP = load_pack(scenarios_path() / "tiny").scenario("teashop")
STARTED = e.ShiftStarted(
    at=0, scenario="teashop", digest="x", seed=1, mode="practice", scorecard="training", speed=1, versions={}
)


def reading(*signs: str) -> Reading:
    """Give a reading with these signs."""
    return Reading(version="test", chars=9, words=2, signs=tuple(Sign(name, 0, 9) for name in signs))


def opened(case: str = "tin", mood: int = 50, channel: str = "public") -> list[e.Event]:
    """Give the events of a case that came in at 0."""
    return [
        STARTED,
        e.CaseOpened(at=0, case=case, channel=channel),  # type: ignore[arg-type]
        e.MoodChanged(at=0, case=case, mood=mood, because="arrived"),
        e.Posted(at=0, case=case, by="customer", channel=channel, text="hi", beat="opening:0"),  # type: ignore[arg-type]
    ]


def replied(*signs: str, at: float = 100, number: int = 5, channel: str = "public") -> list[e.Event]:
    """Give a reply with these signs, and its being seen; `number` is its place in the log."""
    said = e.Replied(at=at, case="tin", channel=channel, text="something", reading=reading(*signs), sender="support")  # type: ignore[arg-type]
    return [said, e.ReplySeen(at=at + 10, case="tin", reply=number)]


def scene_of(events: list[e.Event], case: str = "tin", person: dict[str, Any] | None = None, **changes: Any) -> Scene:
    """Give the scene after these events; `person` and `changes` alter what was authored."""
    authored: Case = TEASHOP.case(case).model_copy(update=changes)
    people: tuple[Person, ...] = tuple(
        one.model_copy(update=person) if person and one.id == authored.person else one for one in TEASHOP.people
    )
    state = replay(events)
    return Scene(TEASHOP.model_copy(update={"people": people}), authored, state.cases[case], state)
