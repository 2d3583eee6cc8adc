"""The desk of an assessment in a browser: it takes words, and says nothing of them."""

from __future__ import annotations

import secrets

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.served import Served
from webapp.config import Config, read_config
from webapp.live import open_live
from webapp.sessions import OWNER

CLAIM = "Sorry IF you were short. I've allready sent another tin, its on it's way again. Your order is PL-555-0107."


def cookie(config: Config, owner: str) -> str:
    """Give the session that the server would give a browser that owns shifts by this secret."""
    app = Flask(__name__)
    app.secret_key = config.secret_key
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    signed: str | bytes = signer.dumps({OWNER: owner, "_permanent": True})
    return signed if isinstance(signed, str) else signed.decode()


@pytest.fixture
def candidate(page: Page, served: Served) -> DeskPage:
    """Give the desk of an assessment that was begun for this browser, with the tin open."""
    config, owner = read_config(served.database), secrets.token_urlsafe(32)
    live = open_live(config)
    shift = live.start("teashop", mode="assessment", owner=owner)
    live.close()
    page.context.add_cookies([{"name": "session", "value": cookie(config, owner), "url": served.url}])
    page.goto(f"{served.url}/shifts/{shift}?case=tin")
    found = DeskPage(page, served.url)
    expect(found.state).to_have_attribute("data-case", "tin")
    return found


def test_what_is_typed_is_not_commented_on(candidate: DeskPage) -> None:
    page, asked = candidate.page, []
    page.on("request", lambda request: asked.append(request.url.split("?")[0].rsplit("/", 1)[-1]))
    candidate.field.fill(CLAIM)
    page.wait_for_timeout(2500)
    assert set(asked) <= {"updates"}
    assert candidate.field.get_attribute("spellcheck") == "false"
    expect(page.locator("#coach")).to_have_count(0)
    expect(page.get_by_text("Saying is not doing")).to_have_count(0)


def test_what_is_sent_comes_back_unmarked_and_the_end_is_handed_in(candidate: DeskPage) -> None:
    candidate.reply(CLAIM)
    page = candidate.page
    expect(candidate.mine.locator(".text")).to_have_text(CLAIM)
    assert page.locator("mark, .fx, .find, .finding, [data-mood], #clock-pause, #hold-new, #h-shared").count() == 0
    expect(page.get_by_role("button", name="Skip ahead")).to_have_count(0)
    candidate.finish()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
    expect(page.locator("#main")).not_to_contain_text("tin")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
