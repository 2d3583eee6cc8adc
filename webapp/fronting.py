"""What stands before the application: the address that people use, and proxies that tell who asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from simulator.errors import ComposureError

Answer = Iterable[bytes]
MOST_PROXIES = 5


def stand_behind(app: Flask, site: str, proxies: int) -> None:
    """Have an application take its own address from the settings, not from who asks, and believe its proxies."""
    if site:
        # Else a forged Host would have letters lead to somebody else's site, with a link that sets a password.
        app.wsgi_app = _at(site, app.wsgi_app)  # type: ignore[method-assign]
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]


def _at(site: str, within: Callable[..., Answer]) -> Callable[..., Answer]:
    parts = urlsplit(site)

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Answer:
        return within({**environ, "HTTP_HOST": parts.netloc, "wsgi.url_scheme": parts.scheme}, start_response)

    return answer


def read_site(given: str) -> str:
    """Give where people reach Composure, empty if it is not said; ComposureError if it is no such address."""
    plain = given.strip().rstrip("/")
    try:
        parts = urlsplit(plain)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if plain and not (sound and plain == f"{parts.scheme}://{parts.netloc}" and "@" not in plain):
        raise ComposureError("COMPOSURE_SITE: needs an address such as https://composure.example.com")
    return plain


def read_proxies(given: str) -> int:
    """Give how many proxies stand before Composure; ComposureError if that is no such number."""
    plain = given.strip() or "0"
    if not plain.isascii() or not plain.isdigit() or int(plain) > MOST_PROXIES:
        raise ComposureError(f"COMPOSURE_PROXIES: needs a number from 0 to {MOST_PROXIES}, got {given!r}")
    return int(plain)
