"""How long people take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.state import Message
from simulator.timing import between, seen_at


@given(st.integers(), st.text())
def test_a_spread_is_kept_to_and_the_same_each_time(seed: int, key: str) -> None:
    assert 12 <= between(seed, (12, 40), key) <= 40
    assert between(seed, (12, 40), key) == between(seed, (12, 40), key)


def test_a_reply_is_seen_after_ten_seconds() -> None:
    assert seen_at(Message(event=1, at=5.0, by="agent", channel="dm", text="x")) == 15.0
