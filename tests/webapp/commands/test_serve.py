"""`composure demo` and `composure serve`: a real server, asked for its first page."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Composure = Callable[..., Result]


def test_a_port_in_use_is_one_clear_line(sqlite_url: str, composure: Composure) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = composure("demo", "--port", port, "--database", sqlite_url)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "--port" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", ["demo", "serve"])
def test_the_desk_answers_once_its_address_is_said(command: str, sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    arguments = [sys.executable, "-m", "webapp.cli", command, "--port", port, "--database", sqlite_url]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    root = Path(__file__).parents[2]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root, env=environment) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            assert f"http://127.0.0.1:{port} " in said
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                assert page.status == 200
            assert os.name != "posix" or (Path(sqlite_url[10:]).with_name("secret.key")).exists()
        finally:
            server.send_signal(signal.SIGINT)
            try:
                assert server.wait(60) == 0
            finally:
                server.kill()
