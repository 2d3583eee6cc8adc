"""What a person reads when something is not there or not right: what it is, and what to do next."""

from __future__ import annotations

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException

from simulator.errors import CommandRefused, ComposureError, Conflict, UnknownShift

WORDS: dict[int, tuple[str, str]] = {
    400: ("That did not arrive whole", "Reload the page and try again. What you typed is kept in this browser."),
    401: ("Sign in first", "Your sign-in has ended. Sign in again; what you typed is kept in this browser."),
    403: ("This is not open to your account", "Ask an admin of Composure if you need it for your work."),
    404: ("There is nothing here", "It may belong to another browser or account, or the address has a typing error."),
    405: ("This is not done that way", "Go back to the page you came from and use its buttons."),
    413: ("That is too much at once", "Shorten the text or the file and send it again. What you typed is kept."),
    415: ("That did not arrive whole", "Reload the page and try again. What you typed is kept in this browser."),
    429: ("Too many tries", "Wait a quarter of an hour and try again, or ask for a link to set a new password."),
    500: ("Something broke on our side", "Your shift is stored up to the last thing you sent. Reload the page."),
}
TOO_OLD = ("This page is too old to send from", "Reload it and send again. Your text is kept in this browser.")
CODES: dict[type[ComposureError], int] = {CommandRefused: 409, Conflict: 409, UnknownShift: 404}


def explain(app: Flask) -> None:
    """Teach an application to answer errors with words, as a page or as JSON, as it was asked."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(ComposureError, _refused)


def wants_json() -> bool:
    """Tell whether the request was made by the page's script."""
    return request.is_json or request.accept_mimetypes.best == "application/json"


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    title, advice = WORDS.get(code, (error.name, "Go back and try again."))
    if isinstance(error, CSRFError):
        title, advice = TOO_OLD
    if wants_json():
        return jsonify(error=f"{title}. {advice}"), code
    return render_template("error.html", title=title, advice=advice), code


def _refused(error: ComposureError) -> ResponseReturnValue:
    code = CODES.get(type(error), 500)
    if wants_json():
        return jsonify(error=str(error)), code
    return render_template("error.html", title="That cannot be done now", advice=str(error)), code
