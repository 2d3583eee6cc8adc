"""`composure tick`: what is due is done, and a loop ends when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest
from click.testing import Result
from sqlalchemy.exc import OperationalError

from simulator.resources import scenarios_path
from webapp.db import Database
from webapp.jobs.ledger import Ledger
from webapp.jobs.runner import Runner

Composure = Callable[..., Result]


@pytest.fixture
def tick(composure: Composure, sqlite_database: Database, sqlite_url: str) -> Composure:
    """Run the command on this test's database."""
    return partial(composure, "tick", "--database", sqlite_url, "--scenarios", scenarios_path() / "tiny")


@pytest.fixture
def ledger(sqlite_database: Database) -> Ledger:
    return Ledger(sqlite_database)


def test_what_is_due_is_done_once(tick: Composure, ledger: Ledger) -> None:
    first = tick()
    assert first.exit_code == 0
    assert first.output.splitlines() == [
        "reminders 1: no mail server is set up, so nothing was sent",
        "purge 2: deleted: sign-ins and links that ran out 0, old jobs 0",
        "retention 3: erased 0 candidates, 0 kept as records are held",
        "3 jobs done",
    ]
    assert tick().output == "nothing is due\n"
    ledger.queue("regrade", "a")
    assert tick().output.splitlines()[-2:] == ["regrade 7: 0 shifts, 0 with something to look at", "1 job done"]


def test_a_loop_goes_on_until_it_is_told_to_end(tick: Composure, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    before = signal.getsignal(signal.SIGTERM)

    def look(_: Runner) -> int:
        looked.append(1)
        if len(looked) == 1:
            raise OperationalError("SELECT", {}, Exception("ana@example.com"))
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr(Runner, "tick", look)
    result = tick("--loop", "--every", 1)
    assert (result.exit_code, len(looked)) == (0, 2)
    assert result.stdout.splitlines() == [
        "looking for work every 1 seconds (Ctrl+C stops it)", "stopped; nothing is left in hand"
    ]  # fmt: skip
    assert result.stderr == "the database did not answer (OperationalError); trying again\n"
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_program_ends_well_when_it_is_told_to(
    sqlite_database: Database, sqlite_url: str, ledger: Ledger, number: signal.Signals
) -> None:
    command = [sys.executable, "-m", "webapp.cli", "tick", "--loop", "--every", "600", "--database", sqlite_url]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as program:
        assert program.stdout
        lines = [program.stdout.readline() for _ in range(4)]  # what it says of itself, and of each job that is due
        program.send_signal(number)
        rest, _ = program.communicate(timeout=60)
    assert (program.returncode, rest) == (0, "stopped; nothing is left in hand\n")
    assert [line.split(":")[0] for line in lines[1:]] == ["reminders 1", "purge 2", "retention 3"]
    assert {job.state for job in ledger.open()} == {"waiting"}


@pytest.mark.parametrize("every", ["0", "-5", "soon"])
def test_a_wait_that_is_none_is_wrong_input(tick: Composure, every: str) -> None:
    assert tick("--loop", "--every", every).exit_code == 2


def test_tick_wants_a_database_with_tables(composure: Composure, sqlite_url: str) -> None:
    result = composure("tick", "--database", sqlite_url)
    assert (result.exit_code, "composure db upgrade" in result.stderr) == (2, True)
