"""Settings of the web application: from the environment and the command line, with safe defaults."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from simulator.errors import ComposureError
from webapp.db import parse_url
from webapp.fronting import read_proxies, read_site
from webapp.mail import Mail, read_mail
from webapp.provider import Provider, read_provider

SHORTEST_KEY = 16
LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `secret_key` signs cookies; `scenarios` are files or folders, none for those shipped.

    `languagetool` is the address of a server, or LTP_PATH for one that the library starts; empty means Harper.
    `secure_cookies`: browsers send the cookie over HTTPS alone. `mail` sends letters; None: nothing is mailed.
    `site` is where people reach Composure, and `proxies` how many stand before it. `oidc` is the provider that they
    may sign in with; None: by a password alone.
    """

    database: str
    secret_key: str = field(repr=False)
    scenarios: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    testing: bool = False
    languagetool: str = ""
    languagetool_timeout: float = 2.0
    secure_cookies: bool = False
    mail: Mail | None = None
    site: str = ""
    proxies: int = 0
    oidc: Provider | None = None


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
    mail = read_mail(environ.get("COMPOSURE_SMTP", "").strip(), environ.get("COMPOSURE_MAIL_FROM", "").strip())
    site = read_site(environ.get("COMPOSURE_SITE", ""))
    if mail and not site:
        raise ComposureError("COMPOSURE_SITE: needs the address people use, as letters carry links to it")
    return Config(
        url, key, paths, host, port,
        languagetool=read_languagetool(environ), languagetool_timeout=read_timeout(environ),
        secure_cookies=read_switch("COMPOSURE_SECURE_COOKIES", environ),
        mail=mail, site=site, proxies=read_proxies(environ.get("COMPOSURE_PROXIES", "")),
        oidc=read_provider(environ),
    )  # fmt: skip


def read_switch(name: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Give whether a setting is on: 1 or 0, off if it is not there."""
    given = environ.get(name, "").strip() or "0"
    if given not in ("0", "1"):
        raise ComposureError(f"{name}: needs 1 or 0, got {given!r}")
    return given == "1"


def read_languagetool(environ: Mapping[str, str] = os.environ) -> str:
    """Give where LanguageTool answers: COMPOSURE_LANGUAGETOOL, else LTP_PATH if that is set, else nothing."""
    url = environ.get("COMPOSURE_LANGUAGETOOL", "").strip()
    if not url:
        return "LTP_PATH" if environ.get("LTP_PATH") else ""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ComposureError("COMPOSURE_LANGUAGETOOL: needs an address such as http://127.0.0.1:8010")
    return url


def read_timeout(environ: Mapping[str, str] = os.environ) -> float:
    """Give how many seconds LanguageTool may take: COMPOSURE_LANGUAGETOOL_TIMEOUT, else 2."""
    given = environ.get("COMPOSURE_LANGUAGETOOL_TIMEOUT", "2")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_WAIT:
        raise ComposureError(f"COMPOSURE_LANGUAGETOOL_TIMEOUT: needs seconds up to {LONGEST_WAIT:g}, got {given!r}")
    return seconds


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
