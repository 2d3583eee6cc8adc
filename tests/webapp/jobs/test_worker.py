"""The worker inside the server: it does what it is woken for, in the background, and gives back what it cannot end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask

from tests.webapp.jobs.desks import means
from webapp.jobs import worker
from webapp.jobs.ledger import Ledger
from webapp.jobs.work import Hand, Kind, Means
from webapp.jobs.worker import Worker, attach, wake
from webapp.live import Live

Wall = Callable[..., float]
SECONDS = 20


@pytest.fixture
def ledger(live: Live, wall: Wall) -> Ledger:
    return Ledger(live.shifts.database, wall)


def kinds(monkeypatch: pytest.MonkeyPatch, run: Callable[[Means, Hand], str]) -> None:
    monkeypatch.setattr(worker.Runner.__init__, "__defaults__", (bool, {"export": Kind("A table", run)}, None))


def test_it_does_what_is_due_of_its_kind_and_leaves_the_rest(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    kinds(monkeypatch, lambda _means, hand: done.set() or f"made {hand.job.key}")
    other, mine = ledger.queue("regrade", "one"), ledger.queue("export", "two")
    found = Worker(means(live), "export")
    found.wake()
    assert done.wait(SECONDS)
    found.close()
    assert ledger.find(mine.id).outcome == "made two"
    assert ledger.find(other.id).state == "waiting"
    assert len(ledger.all()) == 2, "it plans nothing"


def test_who_is_woken_twice_works_one_after_the_other(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, at_once, all_done = [], [], threading.Event()

    def run(_means: Means, hand: Hand) -> str:
        going.append(hand.job.id)
        at_once.append(len(going))
        hand.progress(1, 2)
        going.remove(hand.job.id)
        if len(at_once) == 3:
            all_done.set()
        return ""

    kinds(monkeypatch, run)
    found = Worker(means(live), "export")
    for name in "abc":
        ledger.queue("export", name)
        found.wake()
    assert all_done.wait(SECONDS)
    found.close()
    assert at_once == [1, 1, 1]
    assert {job.state for job in ledger.all()} == {"done"}


def test_the_end_of_the_server_gives_back_the_job_in_hand(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, closing = threading.Event(), threading.Event()

    def run(_means: Means, hand: Hand) -> str:
        begun.set()
        assert closing.wait(SECONDS)
        while True:
            hand.progress(1, 2)

    kinds(monkeypatch, run)
    job, found = ledger.queue("export", "one"), Worker(means(live), "export")
    found.wake()
    assert begun.wait(SECONDS)
    closing.set()
    found.close()
    now = ledger.find(job.id)
    assert (now.state, now.attempts) == ("waiting", 0)
    found.wake()
    assert ledger.find(job.id).state == "waiting", "who has ended takes nothing up"


def test_a_database_that_does_not_answer_ends_no_thread_with_a_traceback(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    with live.shifts.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE piece")
        connection.exec_driver_sql("DROP TABLE job")
    found = Worker(means(live), "export")
    found.wake()
    found.close()
    assert "a job could not be looked for (OperationalError)" in caplog.text


def test_an_application_without_a_worker_is_left_to_tick(app: Flask, live: Live, ledger: Ledger) -> None:
    job = ledger.queue("export", "one")
    with app.app_context():
        wake()
        assert ledger.find(job.id).state == "waiting"
        attach(app, means(live), "export")
        wake()
    app.extensions[worker.EXTENSION].close()
    assert ledger.find(job.id).problem, "it was tried, and says that its payload names no cohort"
