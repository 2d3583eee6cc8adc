"""What every EventLog must do, run against each of them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.errors import Conflict
from simulator.eventlog import EventLog, MemoryLog
from simulator.events import Closed, Event, Noted, Posted, Promised
from webapp.db import Database
from webapp.schema import upgrade
from webapp.store import NewShift, Shifts, SqlLog

KINDS = ["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
Made = tuple[EventLog, Callable[[], str]]


@pytest.fixture(params=KINDS)
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """Give a log, and a way to make shifts for it."""
    if request.param == "memory":
        yield MemoryLog(), lambda: secrets.token_hex(8)
        return
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    upgrade(database)
    yield SqlLog(database), lambda: Shifts(database).create(NewShift("tiny", "d"))
    database.close()


def note(number: int, text: str = "note") -> Event:
    return Noted(at=float(number), case="a", text=f"{text} {number}")


def test_an_unknown_shift_is_empty(made: Made) -> None:
    log, _ = made
    assert list(log.read("nothing-here")) == []


def test_events_come_back_equal_and_in_order(made: Made) -> None:
    log, new = made
    shift = new()
    events = [note(n) for n in range(25)]
    log.append(shift, 0, events[:10])
    log.append(shift, 10, events[10:])
    assert list(log.read(shift)) == events


@pytest.mark.parametrize("after", [0, 1, 3, 4, 99])
def test_after_leaves_out_the_first_ones(made: Made, after: int) -> None:
    log, new = made
    shift = new()
    events = [note(n) for n in range(4)]
    log.append(shift, 0, events)
    assert list(log.read(shift, after)) == events[after:]


def test_shifts_do_not_see_each_other(made: Made) -> None:
    log, new = made
    one, other = new(), new()
    log.append(one, 0, [note(1)])
    log.append(other, 0, [note(2)])
    assert list(log.read(one)) == [note(1)]
    assert list(log.read(other)) == [note(2)]


@pytest.mark.parametrize(
    "text", ["Zoë’s naïve café", "👩‍👩‍👧‍👦 e\u0301", "  \n\ttabs ", "", "مرحبا 你好", "x" * 20_000]
)
def test_text_comes_back_to_the_letter(made: Made, text: str) -> None:
    log, new = made
    shift = new()
    posted = Posted(at=1, case="a", by="customer", channel="public", text=text, beat="b", exposes=("email",))
    events = [posted, Noted(at=2.125, case="a", text=text, nonce="n"), Promised(at=3, case="a", due=9, what=text)]
    log.append(shift, 0, events)
    assert list(log.read(shift)) == events


@pytest.mark.parametrize("after", [0, 1, 3])
def test_only_the_newest_place_can_be_appended_to(made: Made, after: int) -> None:
    log, new = made
    shift = new()
    log.append(shift, 0, [note(1), note(2)])
    with pytest.raises(Conflict, match="read the log again"):
        log.append(shift, after, [note(3)])
    assert list(log.read(shift)) == [note(1), note(2)]


def test_nothing_of_a_failed_append_is_stored(made: Made) -> None:
    log, new = made
    shift = new()
    log.append(shift, 0, [note(1)])
    with pytest.raises(Conflict):
        log.append(shift, 0, [note(7), note(8), note(9)])
    assert list(log.read(shift)) == [note(1)]


def test_appending_nothing_changes_nothing(made: Made) -> None:
    log, new = made
    shift = new()
    log.append(shift, 0, [])
    log.append(shift, 7, [])
    assert list(log.read(shift)) == []


def test_of_many_writers_at_one_place_exactly_one_wins(made: Made) -> None:
    log, new = made
    shift = new()

    def write(writer: int) -> bool:
        try:
            log.append(shift, 0, [Closed(at=1, case=f"w{writer}"), note(writer)])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(write, range(16)))
    winner = won.index(True)
    assert won.count(True) == 1
    assert list(log.read(shift)) == [Closed(at=1, case=f"w{winner}"), note(winner)]


def test_writers_that_retry_lose_nothing(made: Made) -> None:
    log, new = made
    shift = new()

    def write(writer: int) -> None:
        for turn in range(5):
            _retry(log, shift, [note(writer * 100 + turn, "a"), note(writer * 100 + turn, "b")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    texts = [event.text for event in log.read(shift)]
    assert len(texts) == len(set(texts)) == 40
    assert all(first.replace("a", "b") == second for first, second in zip(texts[::2], texts[1::2], strict=True))


def _retry(log: EventLog, shift: str, events: list[Event]) -> None:
    while True:
        try:
            log.append(shift, len(log.read(shift)), events)
        except Conflict:
            continue
        return
