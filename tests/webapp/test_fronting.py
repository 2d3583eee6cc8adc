"""What stands before the application: its own address is not for others to say, and proxies are believed if named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, request, url_for

from simulator.errors import ComposureError
from webapp.fronting import read_proxies, read_site, stand_behind

Asked = Callable[..., list[str]]
FORGED = {"Host": "evil.example.org", "X-Forwarded-Host": "evil.example.org"}


def served(site: str, proxies: int) -> Asked:
    app = Flask(__name__)
    app.add_url_rule("/", "here", lambda: [url_for("here", _external=True), request.remote_addr or ""])
    stand_behind(app, site, proxies)

    def ask(**headers: str) -> list[str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        found: list[str] = app.test_client().get("/", headers=named).get_json()
        return found

    return ask


def test_without_settings_the_address_is_the_one_asked_for() -> None:
    assert served("", 0)(X_Forwarded_For="203.0.113.7", X_Forwarded_Proto="https") == ["http://localhost/", "127.0.0.1"]


@pytest.mark.parametrize("proxies", [0, 1])
@pytest.mark.parametrize("site", ["https://composure.example.com", "http://composure.example.com:8080"])
def test_a_forged_host_leads_nowhere_else(site: str, proxies: int) -> None:
    assert served(site, proxies)(**FORGED)[0] == f"{site}/"


def test_a_proxy_that_is_named_says_who_asked_and_how() -> None:
    asked = served("", 1)(X_Forwarded_For="198.51.100.9, 203.0.113.7", X_Forwarded_Proto="https")
    assert asked == ["https://localhost/", "203.0.113.7"]
    assert served("", 2)(X_Forwarded_For="198.51.100.9, 203.0.113.7")[1] == "198.51.100.9"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        (" https://composure.example.com/ ", "https://composure.example.com"),
        ("http://desk:8000", "http://desk:8000"),
    ],
)
def test_where_people_reach_it(given: str, kept: str) -> None:
    assert read_site(given) == kept


@pytest.mark.parametrize("given", [
    "composure.example.com", "ftp://composure.example.com", "https://", "https://a.example.com/desk", "https://h:port",
    "https://me@a.example.com", "https://a.example.com?x=1", "https://[::1", "https://h:0",
])  # fmt: skip
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_SITE: needs an address such as https://"):
        read_site(given)


def test_how_many_proxies() -> None:
    assert [read_proxies(given) for given in ("", "0", " 1 ", "5")] == [0, 0, 1, 5]


@pytest.mark.parametrize("given", ["-1", "6", "yes", "1.5", "²", "٣"])
def test_another_number_of_proxies_is_refused(given: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_PROXIES: needs a number from 0 to 5"):
        read_proxies(given)
