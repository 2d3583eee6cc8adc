"""The ledger of jobs: one worker a job, whatever fails, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from webapp.db import Database
from webapp.jobs.ledger import LEASE, LONGEST_PROBLEM, TRIES, Job, Ledger, Stopped, wait

Wall = Callable[..., float]


@pytest.fixture
def ledger(database: Database, wall: Wall) -> Ledger:
    return Ledger(database, wall)


def leased(ledger: Ledger, worker: str = "ann") -> Job:
    job = ledger.lease(worker)
    assert job is not None
    return job


def found(ledger: Ledger, job: Job) -> Job:
    now = ledger.find(job.id)
    assert now is not None
    return now


def test_the_same_work_is_queued_once(ledger: Ledger, wall: Wall) -> None:
    first = ledger.queue("purge", "a", payload={"name": "Zoë"})
    assert (first.state, first.due_at, dict(first.payload)) == ("waiting", wall(), {"name": "Zoë"})
    assert ledger.queue("purge", "a", wall(60)) == first
    ledger.queue("purge", "b")
    ledger.queue("regrade", "a")
    assert [(job.kind, job.key) for job in ledger.all()] == [("purge", "a"), ("purge", "b"), ("regrade", "a")]
    leased(ledger)
    assert ledger.queue("purge", "a").state == "running"


def test_what_is_due_is_taken_in_order_and_nothing_before_its_time(ledger: Ledger, wall: Wall) -> None:
    later = ledger.queue("purge", "later", wall() + 10)
    now = ledger.queue("purge", "now")
    assert leased(ledger).id == now.id
    assert ledger.lease("ann") is None
    wall(10)
    assert ledger.lease("ann", due_by=wall() - 1) is None
    assert leased(ledger).id == later.id


def test_of_many_workers_each_job_has_one(ledger: Ledger, wall: Wall) -> None:
    workers, jobs = 8, 20
    for number in range(jobs):
        ledger.queue("purge", str(number))
    together = Barrier(workers)

    def work(name: int) -> list[int]:
        # As programs of their own: they share the database and nothing else.
        with Database(ledger.database.url.render_as_string(hide_password=False)) as mine:
            together.wait()
            taken = []
            while job := Ledger(mine, wall).lease(str(name)):
                taken.append(job.id)
            return taken

    with ThreadPoolExecutor(workers) as pool:
        taken = [one for each in pool.map(work, range(workers)) for one in each]
    assert sorted(taken) == sorted(job.id for job in ledger.all())


def test_of_many_that_queue_the_next_turn_one_does(ledger: Ledger, wall: Wall) -> None:
    workers = 6
    together = Barrier(workers)

    def plan(_: int) -> int:
        with Database(ledger.database.url.render_as_string(hide_password=False)) as mine:
            together.wait()
            return Ledger(mine, wall).queue_one("purge", lambda _last: wall()).id

    for _ in range(3):
        with ThreadPoolExecutor(workers) as pool:
            assert len(set(pool.map(plan, range(workers)))) == 1
        assert ledger.done(leased(ledger))
    assert [job.key for job in ledger.all()] == ["first", *(f"after {job.id}" for job in ledger.all()[:2])]


def test_progress_is_kept_and_keeps_a_job_in_hand(ledger: Ledger, wall: Wall) -> None:
    ledger.queue("regrade", "a")
    job = leased(ledger)
    wall(LEASE - 1)
    ledger.progress(job, 3, 7)
    wall(LEASE - 1)
    assert ledger.lease("bob") is None
    assert (found(ledger, job).done, found(ledger, job).total) == (3, 7)
    assert ledger.done(job, "7 shifts")
    over = found(ledger, job)
    assert (over.state, over.outcome, over.ended_at, over.leased_by) == ("done", "7 shifts", wall(), None)
    assert not ledger.done(job)


def test_a_lease_that_ran_out_is_taken_up_again_and_its_first_worker_has_no_say(ledger: Ledger, wall: Wall) -> None:
    ledger.queue("regrade", "a")
    first = leased(ledger)
    wall(LEASE)
    second = leased(ledger)
    assert (second.id, second.attempts) == (first.id, 2)
    with pytest.raises(Stopped):
        ledger.progress(first, 1, 2)
    assert not ledger.done(first)
    assert not ledger.fail(first, "too late")
    assert not ledger.give_back(first)
    ledger.progress(second, 1, 2)


def test_what_stops_its_worker_each_time_is_given_up(ledger: Ledger, wall: Wall) -> None:
    job = ledger.queue("regrade", "a")
    for _ in range(TRIES):
        leased(ledger)
        wall(LEASE)
    assert ledger.lease("ann") is None
    assert (found(ledger, job).state, "stopped before the end" in found(ledger, job).problem) == ("failed", True)


def test_what_fails_is_tried_again_later_and_later_until_it_has_failed(ledger: Ledger, wall: Wall) -> None:
    job = ledger.queue("purge", "a")
    for attempt in range(1, TRIES):
        assert ledger.fail(leased(ledger), "no luck")
        waiting = found(ledger, job)
        assert (waiting.state, waiting.problem, waiting.due_at) == ("waiting", "no luck", wall() + wait(attempt))
        assert ledger.lease("ann") is None
        wall(wait(attempt))
    assert ledger.fail(leased(ledger), "x" * 1000)
    failed = found(ledger, job)
    assert (failed.state, len(failed.problem), failed.ended_at) == ("failed", LONGEST_PROBLEM, wall())
    assert ledger.ended() == [failed]
    assert ledger.again(job.id)
    assert not ledger.again(job.id)
    assert (leased(ledger).attempts, ledger.ended()) == (1, [])


def test_waits_grow() -> None:
    assert [wait(attempts) for attempts in (0, 1, 2, 3, 4)] == [60, 60, 240, 960, 3840]


def test_a_cancelled_job_stops_where_it_says_how_far_it_is(ledger: Ledger, wall: Wall) -> None:
    job, waiting = ledger.queue("regrade", "a"), ledger.queue("purge", "b", wall() + 10)
    mine = leased(ledger)
    assert [one.id for one in ledger.open()] == [job.id, waiting.id]
    assert ledger.cancel(job.id)
    assert ledger.cancel(waiting.id)
    with pytest.raises(Stopped):
        ledger.progress(mine, 1, 2)
    assert not ledger.done(mine)
    assert not ledger.cancel(job.id)
    assert not ledger.again(job.id)
    assert not ledger.cancel(999)
    assert (ledger.open(), {one.state for one in ledger.ended()}) == ([], {"cancelled"})


def test_a_job_that_is_given_back_was_not_tried(ledger: Ledger) -> None:
    ledger.queue("regrade", "a")
    assert ledger.give_back(leased(ledger))
    assert leased(ledger, "bob").attempts == 1


def test_only_what_waits_for_its_first_try_is_brought_forward(ledger: Ledger, wall: Wall) -> None:
    job = ledger.queue("purge", "a", wall() + 100)
    assert ledger.sooner(job.id, wall() + 50)
    assert not ledger.sooner(job.id, wall() + 50)
    wall(50)
    ledger.fail(leased(ledger), "no luck")
    assert not ledger.sooner(job.id, wall())


def test_what_ended_is_listed_newest_first_and_not_without_end(ledger: Ledger, wall: Wall) -> None:
    for key in "abc":
        ledger.queue("purge", key)
        ledger.done(leased(ledger))
        wall(1)
    assert [job.key for job in ledger.ended(2)] == ["c", "b"]
    assert ledger.find(999) is None
