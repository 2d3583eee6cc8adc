"""The web server: Flask's own for one person, gunicorn for a team where it can run."""

from __future__ import annotations

import importlib.util
import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from werkzeug.serving import make_server

import webapp
from simulator.errors import ComposureError
from webapp.config import Config

Say = Callable[[str], None]
# Measured with 500 people at two cores: docs/operations.md.
GUNICORN: dict[str, Any] = {
    "worker_class": "gthread", "workers": 2, "threads": 8, "keepalive": 15, "worker_connections": 3000,
    "control_socket_disable": True,
}  # fmt: skip


def open_port(host: str, port: int) -> socket.socket:
    """Give a socket that listens already, so that nothing is said before it is true."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        what = error.strerror or str(error)
        raise ComposureError(f"port {port} on {host}: {what}; choose another with --port {port % 65_535 + 1}") from None
    return listening


def serve_simply(config: Config, listening: socket.socket, say: Say) -> None:
    """Serve with threads in this process until Ctrl+C."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    app = webapp.create_app(config)
    server = make_server(config.host, config.port, app, threaded=True, fd=listening.fileno())
    say(f"Composure is at {address(config)} (Ctrl+C stops it)")
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    server.server_close()


def serve_many(config: Config, listening: socket.socket, say: Say) -> None:
    """Serve with gunicorn's processes, or simply where there is no gunicorn."""
    if os.name != "posix" or importlib.util.find_spec("gunicorn") is None:
        serve_simply(config, listening, say)
        return
    from webapp.gunicorn_server import Server  # noqa: PLC0415 - there is no gunicorn on Windows

    say(f"Composure is at {address(config)} (Ctrl+C stops it)")
    # From here on gunicorn owns the socket and closes it in each of its processes.
    bind = f"fd://{listening.detach()}"
    Server(lambda: webapp.create_app(config), {**GUNICORN, "bind": bind}).run()


def address(config: Config) -> str:
    """Give what to point a browser at."""
    host = f"[{config.host}]" if ":" in config.host else config.host
    return f"http://{host}:{config.port}"
