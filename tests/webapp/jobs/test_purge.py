"""What has run out is deleted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select

from tests.webapp.jobs.desks import hand, means
from webapp.jobs.ledger import Ledger
from webapp.jobs.purge import KEPT, purge
from webapp.keys import DAY
from webapp.live import Live
from webapp.tables import KeyRow

Wall = Callable[..., float]


def test_what_ran_out_goes_and_the_rest_stays(live: Live, wall: Wall) -> None:
    ana = live.people.add("ana@example.com", "Ana")
    old, ledger = hand(means(live)), Ledger(live.shifts.database, wall)
    ledger.done(old.job)
    live.keys.make("sign-in", ana.id)
    wall(13 * DAY)
    kept = live.keys.make("sign-in", ana.id)
    wall(2 * DAY)
    assert purge(means(live), hand(means(live))) == "deleted: sign-ins and links that ran out 1, old jobs 0"
    with live.shifts.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(KeyRow)).scalar_one() == 1
    assert live.keys.find("sign-in", kept)
    wall(KEPT - 15 * DAY)
    assert purge(means(live), hand(means(live))).endswith("ran out 1, old jobs 1")
    assert ledger.find(old.job.id) is None
    assert len(ledger.open()) == 2, "what is open is never old"
