"""How often one may try a password or ask for a link, by address and by account."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar, cast

from flask import Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from webapp.people import LONGEST_EMAIL
from webapp.sessions import person

View = TypeVar("View", bound=Callable[..., Any])
# Each process counts by itself: with two of them a guesser has twice the tries, which is still far too few.
limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
TRIES_BY_ADDRESS = "30 per 5 minutes"
TRIES_BY_ACCOUNT = "10 per 15 minutes"


def account_asked_for() -> str:
    """Give what tries are counted by: one's own account, else the one that the form names."""
    who = person()
    named = who.email if who else request.form.get("email", "").strip().lower()
    return named[:LONGEST_EMAIL] or "nobody"


def limited(view: View) -> View:
    """Give a view that refuses with 429 who tries too often; a class that signs in from one address does not."""
    by_address = limiter.limit(TRIES_BY_ADDRESS, methods=["POST"], deduct_when=_failed)
    return cast(View, _by_account(by_address(view)))


def seldom(view: View) -> View:
    """Give a view that refuses with 429 who asks too often, whatever it answered."""
    return cast(View, _by_account(limiter.limit(TRIES_BY_ADDRESS, methods=["POST"])(view)))


def _by_account(view: Callable[..., Any]) -> Callable[..., Any]:
    return limiter.limit(TRIES_BY_ACCOUNT, key_func=account_asked_for, methods=["POST"])(view)


def _failed(response: Response) -> bool:
    return response.status_code >= HTTPStatus.BAD_REQUEST
