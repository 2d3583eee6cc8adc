"""From the first admin to a trainer who signs in and out: each in a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.served import invited

ADMINS, TRAINERS = "kettle under blue stairs", "lamp beside green doors"


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """Give a page in somebody else's browser."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def set_password(page: Page, link: str, password: str) -> None:
    page.goto(link)
    page.get_by_label("New password").fill(password)
    page.get_by_role("button", name="Set it and sign in").click()
    expect(page.get_by_text("Your password is set.")).to_be_visible()


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_an_admin_adds_a_trainer_who_signs_in_and_out(
    page: Page, elsewhere: Page, live_server: str, live_database: str
) -> None:
    link = added(page, invited(live_server, live_database, "maria@example.com", "Maria Lind", "admin"))
    set_password(elsewhere, link, TRAINERS)
    expect(elsewhere.get_by_role("link", name="Tomas Berg")).to_be_visible()
    expect(elsewhere.get_by_role("link", name="Cohorts")).to_be_visible()
    expect(elsewhere.get_by_role("link", name="People")).to_have_count(0)
    elsewhere.get_by_role("button", name="Sign out").click()
    expect(elsewhere.get_by_role("link", name="Tomas Berg")).to_have_count(0)
    elsewhere.goto(link)
    expect(elsewhere.get_by_role("heading", name="This link opens nothing")).to_be_visible()

    elsewhere.goto(f"{live_server}/account")
    sign_in(elsewhere, "tomas@example.com", ADMINS)
    expect(elsewhere.get_by_role("alert")).to_contain_text("do not go together")
    expect(elsewhere.get_by_label("E-mail")).to_have_value("tomas@example.com")
    sign_in(elsewhere, "tomas@example.com", TRAINERS)
    expect(elsewhere.get_by_role("heading", name="Your account")).to_be_visible()
    expect(elsewhere.get_by_text("this browser")).to_be_visible()

    page.get_by_role("button", name="Close the account of Tomas Berg").click()
    expect(page.get_by_text("Tomas Berg's account is changed.")).to_be_visible()
    elsewhere.reload()
    expect(elsewhere.get_by_text("Sign in to go on.")).to_be_visible()


def added(page: Page, link: str) -> str:
    """Come in as an admin by a link, add a trainer, and give the trainer's link."""
    set_password(page, link, ADMINS)
    page.get_by_role("link", name="People").click()
    page.get_by_text("Add somebody").click()
    page.get_by_label("Name", exact=True).fill("Tomas Berg")
    page.get_by_label("E-mail").fill("tomas@example.com")
    page.get_by_label("Role", exact=True).select_option("trainer")
    page.get_by_role("button", name="Add, and show the link").click()
    link = page.locator("#link").input_value()
    expect(page.get_by_role("rowheader", name="Tomas Berg")).to_be_visible()
    return link


def test_practice_of_this_browser_becomes_the_persons(page: Page, live_server: str, live_database: str) -> None:
    page.goto(f"{live_server}/scenarios/teashop")
    page.get_by_role("button", name="Start the shift").click()
    shift = page.url.split("?")[0]
    link = invited(live_server, live_database, "nora@example.com", "Nora Falk")
    set_password(page, link, TRAINERS)
    page.goto(shift)
    expect(page.locator("#queue")).to_be_visible()
    page.goto(live_server)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    assert page.request.get(shift).status == 404
