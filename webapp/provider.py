"""The OpenID Connect provider that people may sign in with, as the settings name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from simulator.errors import ComposureError

ISSUER, CLIENT = "COMPOSURE_OIDC_ISSUER", "COMPOSURE_OIDC_CLIENT"
SECRET, NAME = "COMPOSURE_OIDC_SECRET", "COMPOSURE_OIDC_NAME"
LONGEST_ISSUER, LONGEST_NAME = 255, 60
_HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people prove who they are (`issuer`), its name for them, and as what Composure is known there.

    Without a `secret` Composure is a public client.
    """

    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    name: str = "OpenID Connect"


def read_provider(environ: Mapping[str, str]) -> Provider | None:
    """Give the provider of COMPOSURE_OIDC_*; None if nothing is set, ComposureError if something is wrong."""
    issuer, client, secret, name = (environ.get(one, "").strip() for one in (ISSUER, CLIENT, SECRET, NAME))
    if not any((issuer, client, secret, name)):
        return None
    if not issuer:
        raise ComposureError(f"{ISSUER}: needs the address of the provider, or unset all of COMPOSURE_OIDC_*")
    if not client:
        raise ComposureError(f"{CLIENT}: needs the client ID that the provider gave to Composure")
    if not is_safe(issuer) or "?" in issuer or len(issuer) > LONGEST_ISSUER:
        raise ComposureError(f"{ISSUER}: needs an address such as https://login.example.com, with https")
    shown = name or urlsplit(issuer).hostname or ""
    if not shown.isprintable() or len(shown) > LONGEST_NAME:
        raise ComposureError(f"{NAME}: needs 1 to {LONGEST_NAME} characters, such as Example")
    return Provider(issuer, client, secret, shown)


def is_safe(address: str) -> bool:
    """Tell whether what is sent to an address is read there alone: over HTTPS, or on this computer."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    plain = address.isascii() and address.isprintable() and not set(address) & set(' #@\\"<>')
    return named and plain and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE))
