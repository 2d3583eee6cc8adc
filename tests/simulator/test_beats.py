"""When beats come: each condition, and all of them together."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.beats import due_beats
from simulator.packs import load_pack
from simulator.reading.model import FactReading, Reading, Sign
from simulator.resources import scenarios_path
from simulator.scenario import Beat, When
from simulator.scene import Scene
from simulator.state import replay

TEASHOP = load_pack(scenarios_path() / "tiny").scenario("teashop")
READING = Reading(
    version="x", chars=1, words=1,
    signs=(Sign("ask.email", 0, 1), Sign("offer.chat", 0, 1), Sign("topic.waiting", 0, 1)),
    facts=(FactReading("two_days", "conveys", 0, 1),),
)  # fmt: skip
LOG: list[e.Event] = [
    e.CaseOpened(at=0, case="tin", channel="public"),
    e.MoodChanged(at=0, case="tin", mood=35, because="arrived"),
    e.Posted(at=0, case="tin", by="customer", channel="public", text="x", beat="opening:0"),
    e.Replied(at=100, case="tin", channel="public", text="x", reading=READING, sender="support"),
    e.ReplySeen(at=110, case="tin", reply=4, rules=("apology.conditional",)),
    e.MoodChanged(at=110, case="tin", mood=20, because="apology.conditional"),
    e.Remedied(at=120, case="tin", remedy="resend"),
    e.Posted(at=130, case="tin", by="customer", channel="public", text="x", beat="angry"),
]


def due(**when: Any) -> float | None:
    """Give when a beat with these conditions is due after LOG; None if it is not."""
    beat = Beat(id="b", when=When(**when), say="x", delay=5)
    case = TEASHOP.case("tin").model_copy(update={"beats": (beat,)})
    state = replay(LOG)
    scene = Scene(TEASHOP, case, state.cases["tin"], state)
    return next((at for at, _ in due_beats(scene)), None)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"action": "remedy:resend"}, 125),
        ({"action": "remedy"}, 125),
        ({"action": "remedy:refund"}, None),
        ({"finding": "apology.conditional"}, 115),
        ({"finding": "apology."}, 115),
        ({"finding": "empathy."}, None),
        ({"asked": "email"}, 115),
        ({"asked": "phone"}, None),
        ({"offered": "chat"}, 115),
        ({"fact": "two_days"}, 115),
        ({"topic": "waiting"}, 115),
        ({"silence": 60}, 195),
        ({"at": 400}, 405),
        ({"after": "other"}, None),
        ({"mood_below": 30}, 115),
        ({"mood_below": 10}, None),
        ({"channel": "public"}, 5),
        ({"channel": "chat"}, None),
        ({"asked": "email", "action": "remedy:resend"}, 125),
        ({"asked": "email", "action": "remedy:refund"}, None),
        ({"asked": "email", "unless": "remedy:resend"}, None),
        ({"asked": "email", "unless": "hide"}, 115),
    ],
)
def test_a_beat_is_due_when_all_its_conditions_have_come(when: dict[str, Any], expected: float | None) -> None:
    assert due(**when) == expected
