"""Who is asking: the person who is signed in here, or the browser alone. Every request passes by here first."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import Flask, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user  # type: ignore[import-untyped]

from webapp.current import live
from webapp.errors import wants_json
from webapp.hiring.candidates import Candidate
from webapp.keys import Key
from webapp.people import Person
from webapp.permissions import VISITOR, may

OWNER = "owner"
CANDIDATE = "candidate"
"""Where the session keeps the secret of a browser in which an assessment is taken."""
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person and the key by which this browser is signed in, as Flask-Login wants them."""

    person: Person
    key: Key
    token: str
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Tell whether the account may still be used."""
        return self.person.active

    def get_id(self) -> str:
        """Give what the cookie remembers."""
        return self.token


def protect(app: Flask) -> None:
    """Ask of every request whether whoever makes it may; an unknown address is refused to everybody."""
    manager = LoginManager(app)
    # The cookie is signed and names a key that can be ended; a changed address or browser is no sign of theft.
    manager.session_protection = None
    manager.user_loader(_by_token)
    app.before_request(_guard)
    app.context_processor(lambda: {"me": person(), "may_ask": lambda endpoint: may(role(), endpoint)})


def _by_token(token: str) -> SignedIn | None:
    key = live().keys.find("sign-in", token)
    found = live().people.find(key.person_id) if key else None
    return SignedIn(found, key, token) if found and key and found.active else None


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None or may(role(), request.endpoint):
        return None
    if role() != VISITOR:
        abort(403)
    if request.method not in SAFE or wants_json():
        abort(401)
    flash("Sign in to go on.")
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))


def person() -> Person | None:
    """Give who is signed in here, if anybody is."""
    return current_user.person if current_user and current_user.is_authenticated else None


def someone() -> Person:
    """Give who is signed in here; only for addresses that nobody else may ask for."""
    found = person()
    if found is None:
        abort(401)
    return found


def role() -> str:
    """Give the role by which this request asks."""
    found = person()
    return found.role if found else VISITOR


def key_here() -> Key | None:
    """Give the key by which this browser is signed in."""
    return current_user.key if person() else None


def enter(who: Person) -> None:
    """Sign someone in here; what this browser did before becomes theirs."""
    before = session.get(OWNER)
    if before is not None and person() is None:
        live().shifts.hand_over(before, who.owner)
    leave()
    session.permanent = True
    login_user(_by_token(live().keys.make("sign-in", who.id, note=request.user_agent.string)))


def leave() -> None:
    """Sign out here: the key is ended, and nothing of the session stays."""
    key = key_here()
    if key is not None:
        live().keys.end(key.person_id, key.id)
    logout_user()
    session.clear()


def owner() -> str:
    """Give the secret that shifts are owned by here: the person's, or this browser's; a new browser gets one."""
    found = owner_here()
    if found is None:
        found = session[OWNER] = secrets.token_urlsafe(32)
        session.permanent = True
    return found


def owner_here() -> str | None:
    """Give the secret that shifts are owned by here; None for a browser that has none yet."""
    who = person()
    return who.owner if who else session.get(OWNER)


def candidate_here() -> Candidate | None:
    """Give who takes an assessment in this browser, if anybody does."""
    secret = session.get(CANDIDATE)
    return live().candidates.by_browser(secret) if secret else None
