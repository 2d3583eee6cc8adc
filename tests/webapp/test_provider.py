"""The settings of the provider: all or nothing, and every mistake says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ComposureError
from webapp.config import read_config
from webapp.provider import CLIENT, ISSUER, NAME, SECRET, Provider, is_safe, read_provider

WHOLE = {ISSUER: "https://login.example.com", CLIENT: "composure"}


@pytest.mark.parametrize(("environ", "expected"), [
    ({}, None),
    ({ISSUER: " ", NAME: ""}, None),
    (WHOLE, Provider("https://login.example.com", "composure", "", "login.example.com")),
    ({**WHOLE, SECRET: "s", NAME: " Example "}, Provider("https://login.example.com", "composure", "s", "Example")),
    ({**WHOLE, ISSUER: "https://login.example.com/tenant/"},
     Provider("https://login.example.com/tenant/", "composure", "", "login.example.com")),
    ({**WHOLE, ISSUER: "http://127.0.0.1:9000"}, Provider("http://127.0.0.1:9000", "composure", "", "127.0.0.1")),
    ({**WHOLE, ISSUER: "http://[::1]:9000"}, Provider("http://[::1]:9000", "composure", "", "::1")),
])  # fmt: skip
def test_a_provider_is_read(environ: dict[str, str], expected: Provider | None) -> None:
    assert read_provider(environ) == expected


@pytest.mark.parametrize(("environ", "message"), [
    ({CLIENT: "composure"}, f"{ISSUER}: needs the address of the provider, or unset all"),
    ({SECRET: "s"}, f"{ISSUER}: needs the address of the provider, or unset all"),
    ({NAME: "Example"}, f"{ISSUER}: needs the address of the provider, or unset all"),
    ({ISSUER: "https://login.example.com", SECRET: "s"}, f"{CLIENT}: needs the client ID"),
    ({**WHOLE, ISSUER: "http://login.example.com"}, f"{ISSUER}: needs an address .* with https"),
    ({**WHOLE, ISSUER: "http://127.0.0.1.example.com"}, f"{ISSUER}: needs an address .* with https"),
    ({**WHOLE, ISSUER: "login.example.com"}, f"{ISSUER}: needs an address"),
    ({**WHOLE, ISSUER: "https://"}, f"{ISSUER}: needs an address"),
    ({**WHOLE, ISSUER: "https://login.example.com?tenant=1"}, f"{ISSUER}: needs an address"),
    ({**WHOLE, ISSUER: "https://login.example.com/" + "x" * 255}, f"{ISSUER}: needs an address"),
    ({**WHOLE, NAME: "x" * 61}, f"{NAME}: needs 1 to 60 characters"),
    ({**WHOLE, NAME: "two\nlines"}, f"{NAME}: needs 1 to 60 characters"),
])  # fmt: skip
def test_a_mistake_stops_the_start_and_says_what_to_do(tmp_path: Path, environ: dict[str, str], message: str) -> None:
    key = {"COMPOSURE_SECRET_KEY": "x" * 32}
    with pytest.raises(ComposureError, match=message):
        read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={**key, **environ})


def test_the_settings_hold_the_provider_and_do_not_show_its_secret(tmp_path: Path) -> None:
    environ = {"COMPOSURE_SECRET_KEY": "x" * 32, **WHOLE, SECRET: "between the two"}
    config = read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=environ)
    assert config.oidc == read_provider(environ)
    assert "between the two" not in repr(config)
    assert read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={"COMPOSURE_SECRET_KEY": "x" * 32}).oidc is None


@pytest.mark.parametrize(("address", "safe"), [
    ("https://login.example.com/authorize?tenant=1", True),
    ("https://login.example.com:8443/a%20b", True),
    ("http://localhost:9000/token", True),
    ("http://login.example.com/token", False),
    ("http://localhost.example.com/token", False),
    ("http://localhost@login.example.com/token", False),
    ("https://ana:secret@login.example.com/token", False),
    ("https://login.example.com/#token", False),
    ("https://login.example.com:port/", False),
    ("https://login.example.com:0/", False),
    ("https://login.example.com\\@evil.example.org/", False),
    ('https://login.example.com/"><b>', False),
    ("https://login.example.com/\n", False),
    ("https://lögin.example.com/", False),
    ("javascript:alert(1)", False),
    ("//login.example.com", False),
    ("ftp://127.0.0.1/", False),
    ("", False),
])  # fmt: skip
def test_what_is_sent_to_a_safe_address_is_read_there_alone(address: str, safe: bool) -> None:
    assert is_safe(address) is safe
