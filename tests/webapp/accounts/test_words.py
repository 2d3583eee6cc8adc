"""A browser in words."""

from __future__ import annotations

import pytest

from webapp.accounts.words import browser

BEGINNING = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(("sent", "words"), [
    ("(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
    (f"(Windows NT 10.0; Win64; x64) {WEBKIT}Chrome/140.0.0.0 Safari/537.36", "Chrome on Windows"),
    (f"(Windows NT 10.0; Win64; x64) {WEBKIT}Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows"),
    (f"(Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}Chrome/140.0 Safari/537.36 OPR/120.0", "Opera on a Mac"),
    (f"(Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}Version/18.0 Safari/605.1.15", "Safari on a Mac"),
    (f"(iPhone; CPU iPhone OS 18_0 like Mac OS X) {WEBKIT}Version/18.0 Safari/604.1", "Safari on an iPhone"),
    (f"(iPad; CPU OS 18_0 like Mac OS X) {WEBKIT}Version/18.0 Safari/604.1", "Safari on an iPad"),
    (f"(Linux; Android 15; Pixel 9) {WEBKIT}Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android"),
])  # fmt: skip
def test_browsers_are_known_by_what_they_send(sent: str, words: str) -> None:
    assert browser(BEGINNING + sent) == words


@pytest.mark.parametrize("sent", ["", "curl/8.5", "<script>alert(1)</script>", "x" * 5000])
def test_anything_else_is_a_browser(sent: str) -> None:
    assert browser(sent) == "A browser"
