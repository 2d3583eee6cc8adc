"""The addresses of accounts."""

from __future__ import annotations

import logging
from threading import Thread

from flask import (
    Blueprint,
    abort,
    copy_current_request_context,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from simulator.errors import CommandRefused, ComposureError
from webapp.accounts.words import browser
from webapp.current import live
from webapp.limits import limited, seldom
from webapp.mail import Mail
from webapp.people import ROLES, Person, checked_password
from webapp.sessions import enter, key_here, leave, person, someone

bp = Blueprint("accounts", __name__)
bp.add_app_template_filter(browser)
WRONG = "That address and password do not go together. Check both, or ask for a link to set a new password."
SENT = "If this address has an account, a link to set a new password is on its way. It works for two hours."
NOT_YOU = "If you did not ask for this, leave it: nothing has changed."
LINK = "link"
_LOG = logging.getLogger(__name__)


@bp.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Show the form to sign in; whoever is signed in goes on."""
    if person():
        return redirect(onward())
    return render_template("accounts/sign_in.html", onward=onward(), email="")


@bp.post("/sign-in")
@limited
def enter_account() -> ResponseReturnValue:
    """Sign in and go on to where one wanted to be."""
    email = request.form.get("email", "")
    found = live().people.who(email, request.form.get("password", ""))
    if found is None:
        page = render_template("accounts/sign_in.html", onward=onward(), email=email[:254], problem=WRONG)
        return page, 422
    enter(found)
    return redirect(onward())


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Sign out of this browser."""
    leave()
    return redirect(url_for("training.home"))


@bp.get("/account")
def account() -> str:
    """Show one's own account and where one is signed in."""
    return _account()


@bp.post("/account/password")
@limited
def change_password() -> ResponseReturnValue:
    """Set another password; all other sign-ins end."""
    me = someone()
    if live().people.who(me.email, request.form.get("password", "")) is None:
        return _account(problem="That is not your password now. Type it again, or sign out and ask for a link."), 422
    try:
        live().people.set_password(me.id, request.form.get("new", ""))
    except CommandRefused as refusal:
        return _account(problem=str(refusal)), 422
    here = key_here()
    live().keys.end_all(me.id, but=here.id if here else "")
    flash("Your password is changed. You are signed out everywhere else.")
    return redirect(url_for("accounts.account"))


@bp.post("/account/sign-ins/<key>")
def end_sign_in(key: str) -> ResponseReturnValue:
    """End one of one's own sign-ins."""
    if not live().keys.end(someone().id, key):
        abort(404)
    flash("That browser is signed out.")
    return redirect(url_for("accounts.account"))


@bp.get("/forgotten")
def forgotten() -> str:
    """Show how to get a new password."""
    return render_template("accounts/forgotten.html", mails=live().mail is not None)


@bp.post("/forgotten")
@seldom
def send_link() -> ResponseReturnValue:
    """Mail a link to set a password, and say the same whether or not there is such an account."""
    mail = live().mail
    if mail is None:
        abort(404)
    # Not in this request: how long it takes would tell whether there is such an account.
    work = copy_current_request_context(_mail_link)
    Thread(target=work, args=(mail, request.form.get("email", "")), daemon=True).start()
    flash(SENT)
    return redirect(url_for("accounts.sign_in"))


@bp.get("/password/<token>")
def choose(token: str) -> ResponseReturnValue:
    """Show the form to set a password by a link."""
    found = _of_link(token)
    if found is None:
        return render_template("accounts/spent.html"), 404
    return render_template("accounts/choose.html", token=token, who=found)


@bp.post("/password/<token>")
@limited
def set_password(token: str) -> ResponseReturnValue:
    """Set a password by a link, which is then spent, and sign in."""
    found = _of_link(token)
    if found is None:
        return render_template("accounts/spent.html"), 404
    try:
        new = checked_password(request.form.get("new", ""))
    except CommandRefused as refusal:
        return render_template("accounts/choose.html", token=token, who=found, problem=str(refusal)), 422
    if _of_link(token, spend=True) is None:  # it was used elsewhere just now
        return render_template("accounts/spent.html"), 404
    live().people.set_password(found.id, new)
    # Whoever else had a way in has none any more.
    live().keys.end_all(found.id)
    enter(found)
    flash("Your password is set.")
    return redirect(url_for("training.home"))


@bp.get("/people")
def people_page() -> str:
    """Show every account."""
    return _people()


@bp.post("/people")
def add_person() -> ResponseReturnValue:
    """Add an account and show the link by which its owner sets a password."""
    given = {name: request.form.get(name, "") for name in ("email", "name", "role")}
    try:
        found = live().people.add(given["email"], given["name"], given["role"])
    except CommandRefused as refusal:
        return _people(problem=str(refusal), given=given), 422
    return _linked(found, "welcome")


@bp.post("/people/<person_id>")
def change_person(person_id: str) -> ResponseReturnValue:
    """Give someone another role, or take away or give back their account; their sign-ins end."""
    found = _known(person_id)
    try:
        if "role" in request.form:
            live().people.set_role(found.id, request.form["role"])
        if "active" in request.form:
            live().people.set_active(found.id, request.form["active"] == "yes")
    except CommandRefused as refusal:
        return _people(problem=str(refusal)), 409
    if "active" in request.form:
        live().keys.end_all(found.id)
    flash(f"{found.name}'s account is changed.")
    return redirect(url_for("accounts.people_page"))


@bp.post("/people/<person_id>/link")
def person_link(person_id: str) -> ResponseReturnValue:
    """Show a link by which someone sets a new password."""
    found = _known(person_id)
    if not found.active:
        return _people(problem=f"{found.name}'s account is closed; open it first"), 409
    return _linked(found, "password")


def _linked(found: Person, kind: str) -> ResponseReturnValue:
    token = live().keys.make(kind, found.id)
    session[LINK] = [found.name, url_for("accounts.choose", token=token, _external=True)]
    return redirect(url_for("accounts.people_page"))


def _people(problem: str = "", given: dict[str, str] | None = None) -> str:
    return render_template(
        "accounts/people.html", people=live().people.all(), roles=ROLES, problem=problem, given=given or {},
        link=session.pop(LINK, None),
    )  # fmt: skip


def _account(problem: str = "") -> str:
    me = someone()
    return render_template(
        "accounts/account.html", sign_ins=live().keys.of("sign-in", me.id), here=key_here(), problem=problem
    )


def _mail_link(mail: Mail, email: str) -> None:
    to = live().people.by_email(email)
    if to is None or not to.active:
        return
    address = url_for("accounts.choose", token=live().keys.make("password", to.id), _external=True)
    text = f"{to.name},\n\nset a new password here, within two hours:\n\n{address}\n\n{NOT_YOU}\n"
    try:
        mail.send(to.email, "Set a new password for Composure", text)
    except ComposureError as error:
        _LOG.warning("%s", error)


def _known(person_id: str) -> Person:
    found = live().people.find(person_id)
    if found is None:
        abort(404)
    return found


def _of_link(token: str, spend: bool = False) -> Person | None:
    look = live().keys.use if spend else live().keys.find
    key = look("password", token) or look("welcome", token)
    found = live().people.find(key.person_id) if key else None
    return found if found and found.active else None


def onward() -> str:
    """Give where to go after signing in: an address of this site that was named, else the shifts."""
    named = request.values.get("next", "")
    # Browsers take two strokes of either kind, or more, for the beginning of another host.
    own = named.startswith("/") and not named.startswith(("//", "/\\")) and named.isprintable()
    return named if own else url_for("training.home")
