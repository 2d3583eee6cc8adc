"""What goes over the wire goes light: compressed, and files without the visitor's cookie.

A page holds secrets beside what somebody wrote, and its compressed length could tell of them (BREACH). So each one
carries filling of a random length; see docs/decisions/007-pages-are-compressed.md.
"""

from __future__ import annotations

import gzip
import secrets
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

STATIC = "static"
FILES = frozenset({"text/css", "text/javascript", "image/svg+xml"})
PAGES = frozenset({"text/html", "application/json"})
SHORT = 1024
"""A page of fewer bytes goes as it is: it fits in one packet either way."""
FILLING = 100
"""The most bytes of filling."""
_MOST_FILES = 128
_LEVEL = 5


class PageSessions(SecureCookieSessionInterface):
    """Sessions whose cookie is renewed by pages alone, not by each of their thirty files."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie if it has to be, and never with a static file."""
        if request.endpoint != STATIC:
            super().save_session(app, session, response)


def lighten(app: Flask) -> None:
    """Let an application give its texts as gzip to browsers that take it; parts of files are given as they are."""
    app.session_interface = PageSessions()

    @app.after_request
    def shrink(response: Response) -> Response:
        is_file = request.endpoint == STATIC
        if response.mimetype not in (FILES if is_file else PAGES):
            return response
        response.vary.add("Accept-Encoding")
        if is_file:
            _weaken(response)
        if request.accept_encodings.quality("gzip") > 0:
            _shrink(response, is_file)
        return response


def _weaken(response: Response) -> None:
    """Say by the tag that it is the same file, though not the same bytes."""
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)


def _shrink(response: Response, is_file: bool) -> None:
    if is_file and response.status_code == HTTPStatus.OK:
        response.direct_passthrough = False
        whole = response.get_data()
        response.close()  # the file it was read from
        _put(response, _file(whole))
    elif not is_file and not response.is_streamed and len(response.get_data()) >= SHORT:
        _put(response, _page(response.get_data()))


def _put(response: Response, packed: bytes) -> None:
    response.set_data(packed)
    response.content_encoding = "gzip"


@lru_cache(maxsize=_MOST_FILES)
def _file(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


def _page(content: bytes) -> bytes:
    """Give a page compressed; the file name in the head of a gzip, which nobody reads, is the filling."""
    packed = BytesIO()
    filling = "x" * secrets.randbelow(FILLING)
    with gzip.GzipFile(filename=filling, mode="wb", compresslevel=_LEVEL, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
