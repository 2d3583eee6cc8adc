"""The digest of a log; what every EventLog must do is in tests/webapp/test_eventlog_contract.py."""

from __future__ import annotations

from simulator.eventlog import MemoryLog, log_digest
from simulator.events import Closed, Noted


def test_the_same_events_give_the_same_digest() -> None:
    assert log_digest([Closed(at=1, case="a")]) == log_digest([Closed(at=1, case="a")])


def test_order_text_and_time_change_the_digest() -> None:
    first, second = Noted(at=1, case="a", text="ü"), Closed(at=1, case="a")
    logs = ([first, second], [second, first], [first], [], [Noted(at=1, case="a", text="u"), second])
    assert len({log_digest(log) for log in logs}) == len(logs)


def test_a_digest_survives_text_that_is_not_unicode() -> None:
    assert log_digest([Noted(at=1, case="a", text="\ud800")])


def test_what_was_read_does_not_change_afterwards() -> None:
    log = MemoryLog()
    log.append("s", 0, [Closed(at=1, case="a")])
    before = log.read("s")
    log.append("s", 1, [Closed(at=2, case="b")])
    assert len(before) == 1
