"""A lost line: the clock stands twenty seconds after the last word, ten minutes at most, and nothing sent is lost."""

from __future__ import annotations

import pytest

from tests.webapp.visiting import REPLY
from webapp.hiring.contacts import Contacts
from webapp.hiring.silence import ALLOWANCE, MOST, heard, settle
from webapp.live import Live


class Moving:
    """A clock that is set by hand."""

    def __init__(self, live: Live) -> None:
        self.now = live._wall()
        live._wall = live.log.wall = live.contacts.wall = live.shifts.wall = lambda: self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


def _taken(live: Live, speed: float = 1.0) -> str:
    shift = live.start("teashop", mode="assessment", speed=speed, scorecard="hiring")
    live.contacts.note(shift)
    return shift


@pytest.mark.parametrize(
    ("silent", "went"),
    [
        (3.0, 3.0),
        (ALLOWANCE, ALLOWANCE),
        (ALLOWANCE + 1, ALLOWANCE),
        (ALLOWANCE + MOST, ALLOWANCE),
        (ALLOWANCE + MOST + 90, ALLOWANCE + 90),
    ],
)
def test_the_clock_stands_after_twenty_seconds_for_ten_minutes_at_most(live: Live, silent: float, went: float) -> None:
    clock = Moving(live)
    shift = _taken(live)
    clock.pass_(silent)
    heard(live, live.contacts, shift)
    assert live.now(shift) == pytest.approx(went, abs=0.01)
    clock.pass_(5)
    assert live.now(shift) == pytest.approx(went + 5, abs=0.01)


def test_all_the_silences_of_a_shift_share_what_may_stand(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live)
    for _ in range(3):
        clock.pass_(ALLOWANCE + 250)
        heard(live, live.contacts, shift)
    assert live.state(shift).stopped == pytest.approx(MOST)
    # 3 × 20 seconds of allowance, and 150 that may no longer stand.
    assert live.now(shift) == pytest.approx(3 * ALLOWANCE + 150, abs=0.01)


def test_with_more_time_a_silence_stands_in_real_time_too(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live, speed=0.5)
    clock.pass_(ALLOWANCE + 100)
    heard(live, live.contacts, shift)
    assert live.now(shift) == pytest.approx(ALLOWANCE / 2, abs=0.01)
    assert live.state(shift).stopped == pytest.approx(100)


def test_two_tabs_that_come_back_at_once_stop_the_clock_once(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live)
    clock.pass_(ALLOWANCE + 60)
    second = Contacts(live.contacts.database, live.contacts.wall)
    lost = second.last(shift)
    heard(live, live.contacts, shift)
    second.last = lambda _: lost  # type: ignore[method-assign] # what it had read before the first wrote
    heard(live, second, shift)
    assert live.state(shift).stopped == pytest.approx(60)
    assert live.now(shift) == pytest.approx(ALLOWANCE, abs=0.01)


def test_another_process_gives_the_same_time_and_every_reply(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live)
    clock.pass_(10)
    heard(live, live.contacts, shift)
    live.act(shift, REPLY)
    clock.pass_(ALLOWANCE + 30)
    heard(live, live.contacts, shift)
    clock.pass_(4)
    other = Live(live.log, live.shifts, live.pack, live._wall)
    assert other.now(shift) == live.now(shift) == pytest.approx(10 + ALLOWANCE + 4, abs=0.01)
    assert [one.text for one in other.state(shift).cases["hours"].replies] == [REPLY["text"]]


def test_who_never_comes_back_is_brought_to_the_end(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live)
    whole = live.pack.scenario("teashop").minutes * 60.0
    clock.pass_(ALLOWANCE + MOST + whole - 1)
    assert not settle(live, live.contacts, shift)
    clock.pass_(2)
    assert settle(live, live.contacts, shift)
    assert live.state(shift).ended == "time"


def test_a_clock_that_stands_anyway_is_not_stopped(live: Live) -> None:
    clock = Moving(live)
    shift = _taken(live, speed=0.0)
    clock.pass_(ALLOWANCE + 5000)
    heard(live, live.contacts, shift)
    assert live.state(shift).stopped == 0
    assert not settle(live, live.contacts, shift)


def test_a_browser_cannot_stop_the_clock(live: Live) -> None:
    shift = _taken(live)
    with pytest.raises(Exception, match="cannot be stopped from here"):
        live.act(shift, {"kind": "reconnect", "stopped": 500.0})
    assert live.state(shift).stopped == 0
