"""What happens by itself, and the order it comes in."""

from __future__ import annotations

from simulator import events as e
from simulator.due import due_items
from tests.simulator.scenes import TEASHOP, opened, replied, scene_of


def due(events: list[e.Event]) -> dict[tuple[str, int], float]:
    """Give the times of all that is due, by case and rank."""
    scene = scene_of(events)
    return {(item.case, item.rank): item.at for item in due_items(TEASHOP, scene.shift)}


def test_the_end_of_the_shift_is_always_due() -> None:
    assert due(opened())[("", 99)] == 900


def test_a_reply_is_seen_then_answered() -> None:
    sent = due([*opened(), replied()[0]])
    assert sent[("tin", 20)] == 110
    seen = due([*opened(), *replied()])
    assert 122 <= seen[("tin", 40)] <= 150


def test_an_open_check_ends() -> None:
    asked = e.VerificationAsked(at=60, case="tin", tier=1)
    assert 75 <= due([*opened(), asked])[("tin", 30)] <= 90


def test_who_waits_grows_impatient_unless_a_promise_is_running() -> None:
    assert due(opened())[("tin", 50)] == 900
    promise = e.Promised(at=10, case="tin", due=2000, what="news")
    assert due([*opened(), promise])[("tin", 50)] == 2060


def test_the_same_things_have_the_same_order() -> None:
    scene = scene_of([*opened(), *replied()])
    once = [item.order() for item in due_items(TEASHOP, scene.shift)]
    assert once == [item.order() for item in due_items(TEASHOP, scene.shift)]
    assert len(once) == len(set(once))
