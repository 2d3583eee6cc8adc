"""The live shifts belong to the application that serves the request."""

from __future__ import annotations

import pytest
from flask import Flask

from webapp import current
from webapp.live import Live


def test_inside_a_request_the_applications_own_are_given(app: Flask, live: Live) -> None:
    with app.test_request_context("/"):
        assert current.live() is live


def test_outside_a_request_there_are_none() -> None:
    with pytest.raises(RuntimeError, match="application context"):
        current.live()
