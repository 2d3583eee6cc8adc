"""The live shifts behind the request that is being served."""

from __future__ import annotations

from flask import current_app

from webapp.live import Live

EXTENSION = "composure"


def live() -> Live:
    """Give the live shifts of the application that serves this request."""
    found: Live = current_app.extensions[EXTENSION]
    return found
