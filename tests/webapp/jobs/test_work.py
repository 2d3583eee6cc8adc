"""When the next turn of something is due, and the hand on a job."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.webapp.jobs.desks import hand, means
from webapp.jobs.ledger import Stopped
from webapp.jobs.work import GivenBack, Kind
from webapp.live import Live

HOURLY = Kind("Something", lambda _means, _hand: "", every=3600)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [(0, 0, 3600), (0, 5, 3600), (0, 3600, 7200), (0, 40_000, 43_200), (90_000, 0, 3600)],
)  # fmt: skip
def test_missed_turns_are_not_made_up_for_and_no_clock_puts_one_far_off(
    live: Live, last: float, now: float, due: float
) -> None:
    job = replace(hand(means(live)).job, due_at=last)
    assert HOURLY.due(job, now) == due


def test_the_first_turn_is_due_now(live: Live) -> None:
    assert HOURLY.due(None, 17) == 17
    assert replace(HOURLY, every=None).due(hand(means(live)).job, 17) == 17


def test_a_hand_says_how_far_it_is_until_it_is_to_stop(live: Live) -> None:
    stop: list[bool] = []
    mine = hand(means(live), stop=lambda: bool(stop))
    mine.progress(1, 3)
    now = mine.ledger.find(mine.job.id)
    assert now is not None
    assert (now.done, now.total) == (1, 3)
    mine.ledger.cancel(mine.job.id)
    with pytest.raises(Stopped):
        mine.progress(2, 3)
    stop.append(True)
    with pytest.raises(GivenBack):
        mine.progress(2, 3)
