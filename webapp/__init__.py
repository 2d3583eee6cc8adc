"""The web application: the desk, the debrief and what surrounds them. It only carries messages."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]

from webapp import (
    accounts,
    addresses,
    debrief,
    desk,
    errors,
    fronting,
    limits,
    security,
    sessions,
    training,
    wire,
    wording,
)
from webapp.accounts import oidc
from webapp.calibration import routes as calibration_pages
from webapp.cohorts import routes as cohort_pages
from webapp.cohorts import watch, work  # noqa: F401 - their addresses
from webapp.config import Config
from webapp.current import EXTENSION
from webapp.exports import routes as export_pages
from webapp.feedback import routes as feedback_pages
from webapp.hiring import (
    assessment_pages,
    expert_pages,  # noqa: F401 - its addresses
    fairness_pages,  # noqa: F401 - its addresses
    map_pages,  # noqa: F401 - its addresses
    own_report_pages,  # noqa: F401 - its addresses
    record_pages,
    report_pages,
    review_pages,
    rights_pages,  # noqa: F401 - its addresses
    round_pages,
    training_pages,  # noqa: F401 - its addresses
)
from webapp.jobs import routes as job_pages
from webapp.jobs import worker
from webapp.jobs.work import Means
from webapp.live import open_live
from webapp.warming import warm_in_background
from webapp.watching import routes as watching_pages

LARGEST_REQUEST = 512 * 1024  # a list of people of half that, sealed, comes back longer than it went


def create_app(config: Config) -> Flask:
    """Give the application for these settings; the database is brought up to date if it is SQLite."""
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure_cookies,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=config.testing,
    )
    fronting.stand_behind(app, config.site, config.proxies)
    found = app.extensions[EXTENSION] = open_live(config)
    if not config.testing:
        warm_in_background()
        worker.attach(app, Means(found.shifts.database, found.pack), export_pages.JOB)
    addresses.teach(app)
    CSRFProtect(app)
    limits.limiter.init_app(app)
    sessions.protect(app)
    oidc.attach(app, config.oidc)
    security.protect(app)
    wire.lighten(app)
    errors.explain(app)
    wording.teach(app)
    for blueprint in (
        training.bp, desk.bp, debrief.bp, accounts.bp, cohort_pages.bp, calibration_pages.bp, export_pages.bp,
        job_pages.bp, feedback_pages.bp, watching_pages.bp, round_pages.bp, assessment_pages.bp,
        review_pages.bp, report_pages.bp, record_pages.bp,
    ):  # fmt: skip
        app.register_blueprint(blueprint)
    return app
