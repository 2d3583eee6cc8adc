"""All stores are over one database and one clock."""

from __future__ import annotations

from webapp.live import Live
from webapp.stores import Stores


def test_every_store_is_over_the_same_database_and_clock(live: Live) -> None:
    stores = Stores(live.shifts, live.pack, live._wall)
    kept = [one for one in vars(stores).values() if hasattr(one, "database")]
    assert len(kept) > 10
    assert {id(one.database) for one in kept} == {id(live.shifts.database)}
    assert all(one.wall is live._wall for one in kept)
