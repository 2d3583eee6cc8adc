"""When a page was last heard of: the newest time, one for each shift."""

from __future__ import annotations

from webapp.live import Live


def test_the_newest_contact_counts(live: Live) -> None:
    shift = live.start("teashop", mode="assessment")
    assert live.contacts.last(shift) is None
    times = iter((100.0, 107.5))
    live.contacts.wall = lambda: next(times)
    live.contacts.note(shift)
    assert live.contacts.last(shift) == 100.0
    live.contacts.note(shift)
    assert live.contacts.last(shift) == 107.5
