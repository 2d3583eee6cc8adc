"""Gunicorn takes its settings from us alone."""

from __future__ import annotations

from pathlib import Path

import flask
import pytest

Server = pytest.importorskip("webapp.gunicorn_server", exc_type=ImportError).Server


def test_gunicorn_is_not_configured_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--threads 99")
    (tmp_path / "gunicorn.conf.py").write_text("threads = 98")
    assert Server(lambda: flask.Flask("stub"), {"threads": 3}).cfg.threads == 3


def test_each_worker_makes_its_own_application() -> None:
    made = Server(lambda: flask.Flask("stub"), {})
    assert made.load() is not made.load()
