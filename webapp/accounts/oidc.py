"""The client of an OpenID Connect provider: the authorization code flow with PKCE, and an ID token that is checked.

Nothing is asked of the provider before somebody signs in. Its keys are read anew for each ID token, so one that was
exchanged needs nothing done here; what it says of itself is kept for ten minutes.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import requests
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from flask import Flask, current_app
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from simulator.errors import ComposureError
from webapp.identities import Identity
from webapp.provider import Provider, is_safe

SECONDS = 5.0
"""How long the provider may keep silent, at each request."""
KEPT = 600.0
LEEWAY = 60
LONGEST_SUBJECT = 255
# Signatures that only the provider can make: none that is made with a secret which both know, and never "none".
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
WELL_KNOWN = "/.well-known/openid-configuration"
EXTENSION = "composure-oidc"
_OK = 200
_NONSENSE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
Answer = Mapping[str, Any]


class ProviderError(ComposureError):
    """The provider did not answer, or not as it should; the message is for the log."""


class Begun(NamedTuple):
    """What a sign-in that was begun has to come back with: each is random, and of use once."""

    state: str
    nonce: str
    verifier: str


class Client:
    """Composure as the provider knows it."""

    def __init__(self, provider: Provider, clock: Callable[[], float] = time.monotonic) -> None:
        self.provider = provider
        self._clock = clock
        self._discovered: tuple[float, Answer] | None = None

    def begin(self, back: str) -> tuple[str, Begun]:
        """Give the address where somebody signs in, to come `back` from there; ProviderError if it is not known."""
        begun = Begun(*(secrets.token_urlsafe(32) for _ in Begun._fields))
        with _told("the authorization request"):
            address, _ = self._session(back).create_authorization_url(
                self._endpoint("authorization_endpoint"), begun.state, begun.verifier, nonce=begun.nonce
            )
        return str(address), begun

    def finish(self, begun: Begun, code: str, back: str, now: float) -> Identity:
        """Give who came back with a code; ProviderError unless the provider says so and can be believed.

        `now` is Unix seconds.
        """
        tokens = self._tokens(begun, code, back)
        claims = self._checked(tokens, begun.nonce, now)
        about = claims if {"email", "email_verified"} <= claims.keys() else self._about(tokens, claims)
        email = about.get("email")
        known = isinstance(email, str) and bool(email) and email.isprintable()
        return Identity(claims["iss"], claims["sub"], str(email) if known else "", about.get("email_verified") is True)

    def _tokens(self, begun: Begun, code: str, back: str) -> Answer:
        with _told("the token endpoint"), self._session(back) as session:
            tokens: Answer = session.fetch_token(
                self._endpoint("token_endpoint"), grant_type="authorization_code", code=code,
                code_verifier=begun.verifier, timeout=SECONDS, allow_redirects=False,
            )  # fmt: skip
        return tokens

    def _checked(self, tokens: Answer, nonce: str, now: float) -> Answer:
        keys = self._keys()
        wanted = {"iss": {"value": self.provider.issuer}, "aud": {"value": self.provider.client}, "sub": {}}
        options = {name: {"essential": True, **option} for name, option in wanted.items()}
        given = {"nonce": nonce, "client_id": self.provider.client, "access_token": tokens.get("access_token")}
        with _told("the ID token"):
            # Some put more into the header than the standard names; what it calls critical is still refused.
            registry = JWSRegistry(algorithms=SIGNATURES, strict_check_header=False)
            token = jwt.decode(tokens["id_token"], keys, registry=registry)
            claims: Answer = CodeIDToken(token.claims, token.header, options, given)
            claims.validate(now=int(now), leeway=LEEWAY)  # type: ignore[attr-defined]
            subject = claims["sub"]
            if not (subject.isascii() and subject.isprintable() and len(subject) <= LONGEST_SUBJECT):
                raise ProviderError("the ID token: its subject is none")
        return claims

    def _keys(self) -> KeySet:
        address = self._endpoint("jwks_uri")
        with _told("the keys"):
            found = _asked(address)["keys"]
            usable = [one for one in found if one.get("kty") in ("RSA", "EC") and one.get("use") != "enc"]
            return KeySet.import_key_set({"keys": usable})

    def _about(self, tokens: Answer, claims: Answer) -> Answer:
        """Give what the provider tells of somebody apart from the ID token: many keep the address for there."""
        if "userinfo_endpoint" not in self._metadata():
            return claims
        address = self._endpoint("userinfo_endpoint")
        with _told("the userinfo endpoint"):
            found = _asked(address, Authorization=f"Bearer {tokens['access_token']}")
        if found.get("sub") != claims["sub"]:
            raise ProviderError("the userinfo endpoint: it tells of somebody else")
        return found

    def _session(self, back: str) -> Any:
        ways = self._metadata().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
        return OAuth2Session(
            self.provider.client, self.provider.secret or None, way if self.provider.secret else "none",
            scope="openid email", redirect_uri=back, code_challenge_method="S256",
        )  # fmt: skip

    def _endpoint(self, name: str) -> str:
        address = self._metadata().get(name)
        if not isinstance(address, str) or not is_safe(address):
            raise ProviderError(f"the discovery document: {name} is no address with https")
        return address

    def _metadata(self) -> Answer:
        now = self._clock()
        if self._discovered is None or now - self._discovered[0] >= KEPT:
            with _told("the discovery document"):
                found = _asked(self.provider.issuer.rstrip("/") + WELL_KNOWN)
            if found.get("issuer") != self.provider.issuer:
                said = repr(str(found.get("issuer"))[:200])
                raise ProviderError(f"the discovery document: COMPOSURE_OIDC_ISSUER is not the issuer it names: {said}")
            self._discovered = now, found
        return self._discovered[1]


def attach(app: Flask, provider: Provider | None) -> None:
    """Let people sign in to an application with a provider, if there is one."""
    app.extensions[EXTENSION] = Client(provider) if provider else None
    name = provider.name if provider else ""
    app.add_template_global(lambda: name, "provider_name")


def client() -> Client | None:
    """Give the client of the application that serves this request; None: people sign in by a password alone."""
    found: Client | None = current_app.extensions[EXTENSION]
    return found


def _asked(address: str, **headers: str) -> Answer:
    """Give the JSON object at an address."""
    told = {"Accept": "application/json", **headers}
    answer = requests.get(address, headers=told, timeout=SECONDS, allow_redirects=False)
    if answer.status_code != _OK:
        raise ValueError(f"status {answer.status_code}")
    found = answer.json()
    if not isinstance(found, dict):
        raise TypeError("no JSON object")
    return found


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn whatever an answer breaks into ProviderError, without what the answer held: that may be a secret."""
    try:
        yield
    except JoseError as error:
        raise ProviderError(f"{what}: {str(error)[:200]!r}") from None
    except AuthlibBaseError as error:
        raise ProviderError(f"{what}: it answered with the error {str(error.error)[:60]!r}") from None
    except (requests.RequestException, *_NONSENSE) as error:
        raise ProviderError(f"{what}: no answer that could be used ({type(error).__name__})") from None
