"""An OpenID Connect provider on this computer: it signs people in, checks PKCE, and can be made to answer wrongly."""

from __future__ import annotations

import json
import secrets
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, cast
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.jwk import RSAKey
from joserfc.jws import JWSRegistry, serialize_compact

from webapp.provider import Provider

CLIENT, SECRET = "composure", "a secret of two"
WELL_KNOWN = "/.well-known/openid-configuration"
ANA = {"sub": "0001", "email": "ana@example.com", "email_verified": True}
# A code that was spent, a verifier that does not fit: the standard has one answer for all of them.
REFUSED = (400, "application/json", json.dumps({"error": "invalid_grant"}))
HTML = (200, "text/html", "<!doctype html><title>Back soon</title><p>We are at work here.")
Answer = tuple[int, str, str]


def key(number: int = 1) -> RSAKey:
    """Give the key of this number."""
    return _made(number)


@cache
def _made(number: int) -> RSAKey:
    # Making one takes a while.
    return RSAKey.generate_key(2048, {"kid": f"key-{number}", "use": "sig", "alg": "RS256"})


def public(number: int = 1, **other: str) -> dict[str, Any]:
    """Give what everybody may know of a key."""
    return {**key(number).as_dict(private=False), **other}


def by(header: dict[str, Any] | None = None, number: int = 1, name: int = 0) -> Callable[[dict[str, Any]], Any]:
    """Give what signs ID tokens with a key, as if it were the one of another number if `name` says so."""
    named = {"alg": "RS256", "kid": f"key-{name or number}", **(header or {})}
    whole = {part: value for part, value in named.items() if value is not None}
    lenient = JWSRegistry(strict_check_header=False)
    return lambda claims: serialize_compact(whole, json.dumps(claims), key(number), registry=lenient)


class StubProvider(ThreadingHTTPServer):
    """The provider. What stands in its attributes is what it says and does, until a test changes it."""

    daemon_threads = True

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.now = now
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.secret = SECRET
        self.who: dict[str, Any] = dict(ANA)
        self.claims: dict[str, Any] = {}
        """What is written into ID tokens instead; None: the claim is left out."""
        self.signed: Callable[[dict[str, Any]], Any] = by()
        self.keys: list[dict[str, Any]] = [public()]
        self.document: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        self.userinfo: dict[str, Any] | None = None
        self.instead: dict[str, Answer] = {}
        """What is answered at a path instead of what should be."""
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}

    def settings(self, **other: str) -> Provider:
        """Give how Composure is told of this provider."""
        return Provider(**{"issuer": self.issuer, "client": CLIENT, "secret": self.secret, "name": "Example", **other})

    def approve(self, address: str) -> str:
        """Give where the browser is sent after somebody who came to an address has signed in."""
        asked = dict(parse_qsl(urlsplit(address).query, strict_parsing=True))
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert {"openid", "email"} <= set(asked["scope"].split())
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def cancel(self, address: str, error: str = "access_denied") -> str:
        """Give where the browser is sent after somebody said no."""
        asked = dict(parse_qsl(urlsplit(address).query, strict_parsing=True))
        return f"{asked['redirect_uri']}?{urlencode({'error': error, 'state': asked['state']})}"

    def tokens(self, form: dict[str, str], authorization: str) -> Answer:
        """Give the answer of the token endpoint; a code is good once, for whoever began."""
        asked = self.codes.pop(form.get("code", ""), None)
        fits = asked and create_s256_code_challenge(form.get("code_verifier", "")) == asked["code_challenge"]
        same = asked and form.get("redirect_uri") == asked["redirect_uri"]
        if not (asked and fits and same and self._known(form, authorization)):
            return REFUSED
        said = {
            "iss": self.issuer, "aud": CLIENT, "iat": int(self.now()), "exp": int(self.now()) + 300,
            "nonce": asked["nonce"], **(self.who if self.userinfo is None else {"sub": self.who["sub"]}), **self.claims,
        }  # fmt: skip
        token = self.signed({name: value for name, value in said.items() if value is not None})
        given = {"access_token": "opens userinfo", "token_type": "Bearer", "expires_in": 300, "id_token": token}
        return 200, "application/json", json.dumps(given)

    def _known(self, form: dict[str, str], authorization: str) -> bool:
        if not self.secret:
            return form.get("client_id") == CLIENT and not authorization and "client_secret" not in form
        if form.get("client_secret"):
            return (form.get("client_id"), form["client_secret"]) == (CLIENT, self.secret)
        given = b64decode(authorization.removeprefix("Basic ")).decode().split(":")
        return [unquote_plus(part) for part in given] == [CLIENT, self.secret]


class Answering(BaseHTTPRequestHandler):
    """As much of HTTP as signing in needs."""

    def do_GET(self) -> None:
        self.tell(self.found())

    def do_POST(self) -> None:
        form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True))
        server, path = self.at()
        self.tell(server.instead.get(path) or server.tokens(form, self.headers.get("Authorization", "")))

    def at(self) -> tuple[StubProvider, str]:
        server, path = cast(StubProvider, self.server), urlsplit(self.path).path
        server.asked.append(path)
        return server, path

    def found(self) -> Answer:
        server, path = self.at()
        if path in server.instead:
            return server.instead[path]
        if path == WELL_KNOWN:
            return 200, "application/json", json.dumps(server.document)
        if path == "/keys":
            return 200, "application/json", json.dumps({"keys": server.keys})
        if path == "/userinfo" and self.headers.get("Authorization") == "Bearer opens userinfo":
            return 200, "application/json", json.dumps(server.userinfo)
        if path == "/authorize":
            links = "".join(
                f'<p><a href="{escape(address)}">{words}</a>'
                for words, address in (("Yes", server.approve(self.path)), ("No", server.cancel(self.path)))
            )
            return 200, "text/html", f'<!doctype html><link rel="icon" href="data:,"><title>Example</title>{links}'
        return 404, "text/plain", "nothing"

    def tell(self, answer: Answer) -> None:
        code, kind, body = answer
        self.send_response(code)
        self.send_header("Content-Type", kind)
        if 300 <= code < 400:
            self.send_header("Location", body)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def providing(now: Callable[[], float] = time.time) -> Iterator[StubProvider]:
    """Give a provider that answers until the end."""
    with StubProvider(now) as made:
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.shutdown()
            thread.join()
