"""Settings of the web application: from the environment and the command line, with safe defaults."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from simulator.errors import ComposureError
from webapp.db import parse_url

SHORTEST_KEY = 16


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `secret_key` signs cookies; `scenarios` are files or folders, none for those shipped."""

    database: str
    secret_key: str = field(repr=False)
    scenarios: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    testing: bool = False


def read_config(
    database: str | None = None,
    scenarios: tuple[Path, ...] = (),
    host: str = "127.0.0.1",
    port: int = 8000,
    environ: Mapping[str, str] = os.environ,
) -> Config:
    """Give the settings: what is passed, else COMPOSURE_* of the environment, else the defaults."""
    url = read_database(database, environ)
    key = environ.get("COMPOSURE_SECRET_KEY") or kept_key(key_file(url))
    if len(key) < SHORTEST_KEY:
        raise ComposureError(f"COMPOSURE_SECRET_KEY: needs {SHORTEST_KEY} characters or more, got {len(key)}")
    named = environ.get("COMPOSURE_SCENARIOS", "")
    paths = scenarios or tuple(Path(part) for part in named.split(os.pathsep) if part)
    return Config(url, key, paths, host, port)


def read_database(database: str | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Give the database's address: what is passed, else COMPOSURE_DATABASE, else a file of this user's."""
    return database or environ.get("COMPOSURE_DATABASE") or default_database()


def default_database() -> str:
    """Give the address of the SQLite file in this user's data folder."""
    return f"sqlite:///{user_data_path('composure', appauthor=False) / 'composure.sqlite3'}"


def key_file(database: str) -> Path:
    """Give where the generated key is kept: beside the SQLite file, else in the user's data folder."""
    url = parse_url(database)
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database).with_name("secret.key")
    return user_data_path("composure", appauthor=False) / "secret.key"


def kept_key(path: Path) -> str:
    """Give the key in a file; if there is none, a random one is written there for its owner's eyes only."""
    try:
        if path.exists():
            return path.read_text(encoding="ascii", errors="replace").strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        return _first(draft, path)
    except OSError as error:
        advice = "set COMPOSURE_SECRET_KEY, or name a --database in a folder that can be written"
        raise ComposureError(f"{path}: cannot keep the secret key ({error.strerror}); {advice}") from None


def _first(draft: Path, path: Path) -> str:
    """Give the key of whoever came first: two processes that start together must sign with the same one."""
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
