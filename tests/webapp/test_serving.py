"""The port is open before it is said to be, and a port in use is said."""

from __future__ import annotations

import socket
import threading
import urllib.request

import flask
import pytest

from simulator.errors import ComposureError
from webapp.config import Config
from webapp.serving import address, open_port, serve_simply


def test_a_port_in_use_is_refused_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ComposureError, match=f"port {port} on 127.0.0.1: .*--port {port + 1}"):
            open_port("127.0.0.1", port)


def test_a_host_that_is_not_here_is_refused() -> None:
    with pytest.raises(ComposureError, match="port 8000"):
        open_port("192.0.2.1", 8000)


def test_the_address_is_what_a_browser_takes() -> None:
    assert address(Config("d", "k" * 16)) == "http://127.0.0.1:8000"
    assert address(Config("d", "k" * 16, host="::1", port=80)) == "http://[::1]:80"


def test_the_first_request_may_come_as_soon_as_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    app = flask.Flask("stub")
    app.add_url_rule("/", view_func=lambda: "here")
    monkeypatch.setattr("webapp.create_app", lambda config: app, raising=False)
    answers: list[bytes] = []

    def visit(line: str) -> None:
        url = line.split()[3]
        thread = threading.Thread(target=lambda: answers.append(urllib.request.urlopen(url, timeout=20).read()))  # noqa: S310
        thread.start()
        monkeypatch.setattr("werkzeug.serving.ThreadedWSGIServer.serve_forever", lambda server: server.handle_request())

    with open_port("127.0.0.1", 0) as listening:
        config = Config("d", "k" * 16, port=listening.getsockname()[1])
        serve_simply(config, listening, visit)
    for _ in range(200):
        if answers:
            break
        threading.Event().wait(0.05)
    assert answers == [b"here"]
