"""What goes light over the wire, and what is left as it is."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask, Response, session
from flask.testing import FlaskClient

from webapp import security
from webapp.wire import FILLING, lighten

SCRIPT = "// said again and again\n" * 200
PAGE = "<p>said again and again</p>" * 200
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def _page() -> str:
    session.permanent = True
    return PAGE


@pytest.fixture
def client(tmp_path) -> FlaskClient:
    """Give a client of an application with a script, a picture and a page."""
    (tmp_path / "a.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG" + bytes(4000))
    app = Flask(__name__, static_folder=str(tmp_path), static_url_path="/static")
    app.secret_key = "only for this test"
    app.get("/")(_page)
    app.get("/refused", endpoint="refused")(lambda: (PAGE, 409))
    app.get("/short", endpoint="short")(lambda: "<p>short</p>")
    app.get("/file", endpoint="file")(lambda: Response(PAGE, mimetype="text/csv"))
    security.protect(app)
    lighten(app)
    return app.test_client()


def test_a_script_is_small_on_its_way_and_whole_on_arrival(client):
    answer = client.get("/static/a.js", headers=GZIP, buffered=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) == int(answer.headers["Content-Length"]) < len(SCRIPT) / 10
    assert gzip.decompress(answer.data).decode() == SCRIPT


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_who_does_not_take_gzip_gets_the_file_as_it_is_and_caches_are_told(client, accepted):
    answer = client.get("/static/a.js", headers={"Accept-Encoding": accepted}, buffered=True)
    assert "Content-Encoding" not in answer.headers
    assert answer.text == SCRIPT
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("address", ["/short", "/static/a.png", "/static/none.js", "/file"])
def test_what_is_short_pictures_errors_and_downloads_are_left_as_they_are(client, address):
    assert "Content-Encoding" not in client.get(address, headers=GZIP, buffered=True).headers


@pytest.mark.parametrize(("address", "whole"), [("/", PAGE), ("/refused", PAGE)])
def test_a_page_is_small_on_its_way_and_whole_on_arrival(client, address, whole):
    answer = client.get(address, headers=GZIP)
    assert len(answer.data) == int(answer.headers["Content-Length"]) < len(whole) / 10
    assert gzip.decompress(answer.data).decode() == whole
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_the_length_of_a_page_does_not_tell_what_is_in_it(client):
    lengths = {len(client.get("/", headers=GZIP).data) for _ in range(200)}
    assert len(lengths) > FILLING / 2
    assert max(lengths) - min(lengths) <= FILLING


def test_a_browser_that_has_the_file_is_not_sent_it_again(client):
    tag = client.get("/static/a.js", headers=GZIP, buffered=True).headers["ETag"]
    answer = client.get("/static/a.js", headers={**GZIP, "If-None-Match": tag}, buffered=True)
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)


def test_a_part_of_a_file_is_given_as_it_is(client):
    answer = client.get("/static/a.js", headers={**GZIP, "Range": "bytes=0-9"}, buffered=True)
    assert (answer.status_code, answer.data) == (206, SCRIPT[:10].encode())


def test_a_page_renews_the_cookie_and_its_files_do_not(client):
    for _ in range(2):
        assert "session=" in client.get("/").headers["Set-Cookie"]
    answer = client.get("/static/a.js", headers=GZIP, buffered=True)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
