"""The addresses of signing in with an OpenID Connect provider: there, and back again."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from flask import Response, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused
from webapp.accounts.oidc import Begun, Client, ProviderError, client
from webapp.accounts.routes import bp, onward
from webapp.current import live
from webapp.identities import Identities
from webapp.limits import TRIES_BY_ADDRESS, limiter
from webapp.sessions import enter, person

BEGUN = "oidc"
LASTS = 600.0
"""How many seconds somebody may take at the provider."""
# Which code, title and advice: what happened, and what to do next.
STALE = (
    400, "This sign-in cannot go on",
    "It was not begun in this browser, took longer than ten minutes, or is over. Begin it again.",
)  # fmt: skip
CANCELLED = (
    422, "You are not signed in",
    "{name} says that it was cancelled there. Try again, or sign in here with your password.",
)  # fmt: skip
FAILED = (
    503, "Signing in with {name} does not work now",
    "It did not answer, or not as it should. Try again in a few minutes, or sign in here with your password. If it"
    " stays so, tell whoever runs Composure.",
)  # fmt: skip
REFUSED = (403, "{name} knows you, but you are not signed in", "")
_CANCELLED = ("access_denied", "login_required", "interaction_required", "consent_required")
_LOG = logging.getLogger(__name__)


def _failed(response: Response) -> bool:
    return response.status_code >= STALE[0]


# By address alone: whose account it is, is not known before somebody comes back.
_limited = limiter.limit(TRIES_BY_ADDRESS, deduct_when=_failed)


@bp.post("/sign-in/provider")
@_limited
def oidc_begin() -> ResponseReturnValue:
    """Show the page from which the browser goes on to the provider by itself.

    It does not go there at once: the policy lets forms lead to this site alone, and where they are led on counts too.
    """
    known = _client()
    if person():
        return redirect(onward())
    try:
        address, begun = known.begin(_back())
    except ProviderError as error:
        return _broken(error)
    session[BEGUN] = {**begun._asdict(), "at": live().people.wall(), "onward": onward()}
    return render_template("accounts/to_provider.html", address=address)


@bp.get("/sign-in/provider/return")
@_limited
def oidc_return() -> ResponseReturnValue:
    """Sign in who comes back from the provider, and go on to where they wanted to be."""
    known, kept = _client(), _kept()
    if kept is None:
        return _told(STALE)
    begun, onward_to = Begun(*(kept[name] for name in Begun._fields)), kept["onward"]
    error = request.args.get("error")
    if error is not None:
        if error in _CANCELLED:
            return _told(CANCELLED)
        return _broken(ProviderError(f"the authorization response: the error {error[:60]!r}"))
    people = live().people
    try:
        found = known.finish(begun, request.args.get("code", ""), _back(), people.wall())
        who = Identities(people.database, people.wall).person(found)
    except ProviderError as failure:
        return _broken(failure)
    except CommandRefused as refusal:
        return _told(REFUSED, str(refusal))
    enter(who)
    return redirect(onward_to)


def _client() -> Client:
    return client() or abort(404)


def _back() -> str:
    return url_for("accounts.oidc_return", _external=True)


def _kept() -> dict[str, Any] | None:
    """Give what this browser began and now comes back with, which is then over; None if it did not, or too late."""
    kept: dict[str, Any] | None = session.get(BEGUN)
    # One that was forged does not end the one that was begun.
    if kept is None or not hmac.compare_digest(kept["state"].encode(), request.args.get("state", "").encode()):
        return None
    del session[BEGUN]
    return kept if live().people.wall() - kept["at"] < LASTS else None


def _broken(error: ProviderError) -> ResponseReturnValue:
    _LOG.warning("Sign-in with a provider failed: %s", error)
    return _told(FAILED)


def _told(words: tuple[int, str, str], advice: str = "") -> ResponseReturnValue:
    code, title, usual = words
    name = _client().provider.name
    page = render_template(
        "accounts/not_signed_in.html", title=title.format(name=name), advice=advice or usual.format(name=name)
    )
    return page, code
