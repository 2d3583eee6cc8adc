"""Gunicorn as a library: an application that is made in each worker, with settings that are passed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]


class Server(BaseApplication):  # type: ignore[misc]
    """A gunicorn server of one application; `run()` serves until it is told to stop."""

    def __init__(self, make: Callable[[], Flask], settings: Mapping[str, Any]) -> None:
        self._make = make
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take the settings; nothing is read from files or the environment."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Give a worker its own application, and so its own connections."""
        return self._make()
