"""A server of a test's own: with scenarios of its own, and one that can be killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from webapp.cli import main


def invited(url: str, database: str, email: str, name: str, role: str = "agent") -> str:
    """Add an account with `composure user add` and give the link that it prints."""
    arguments = ["user", "add", email, "--name", name, "--role", role, "--site", url, "--database", database]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output.split()[-1]


class Served:
    """A server that can be killed and started again on the same port and database."""

    def __init__(self, folder: Path, scenarios: Path | None = None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = f"sqlite:///{(folder / 'composure.sqlite3').as_posix()}"
        self.environ = {**os.environ, **({"COMPOSURE_SCENARIOS": str(scenarios)} if scenarios else {})}
        self.start()

    def start(self) -> None:
        """Serve, and come back when it answers."""
        command = [sys.executable, "-m", "webapp.cli", "demo", "--port", str(self.port), "--database", self.database]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=self.environ)
        for _ in range(200):
            try:
                urlopen(self.url, timeout=5).close()  # noqa: S310 - always the loopback address
                return
            except OSError:  # not there yet, or not awake yet
                time.sleep(0.1)
        pytest.fail(f"the server did not answer at {self.url}")

    def kill(self) -> None:
        """Stop at once, as a power cut does."""
        self.process.kill()
        self.process.wait()
