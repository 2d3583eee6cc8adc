"""Signing in with a provider, in a browser: there by the button, no at first, and back again as oneself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.looks import JUDGE
from tests.browser.served import Served, invited
from tests.webapp.accounts.provider import CLIENT, SECRET, StubProvider, providing


@pytest.fixture
def provider() -> Iterator[StubProvider]:
    """Give a provider on another origin than the application."""
    with providing() as found:
        yield found


@pytest.fixture
def known(tmp_path: Path, provider: StubProvider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Give a server whose settings name the provider."""
    for name, value in {"ISSUER": provider.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "Example"}.items():
        monkeypatch.setenv(f"COMPOSURE_OIDC_{name}", value)
    found = Served(tmp_path)
    yield found
    found.kill()


def judged(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(JUDGE, None)
    return found


def there(page: Page, known: Served, provider: StubProvider, says: str) -> None:
    """Ask for one's own page, go to the provider by the keyboard, and answer there."""
    page.goto(f"{known.url}/account")
    expect(page.get_by_text("Sign in to go on.")).to_be_visible()
    page.get_by_role("button", name="Sign in with Example").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{provider.issuer}/authorize?**")
    page.get_by_role("link", name=says).click()


def test_somebody_signs_in_there_and_is_in_here(page: Page, known: Served, provider: StubProvider) -> None:
    invited(known.url, known.database, "ana@example.com", "Ana Ruiz")
    page.goto(f"{known.url}/scenarios/teashop")
    page.get_by_role("button", name="Start the shift").click()
    shift = page.url.split("?")[0]
    there(page, known, provider, "Yes")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    expect(page.get_by_text("this browser")).to_be_visible()
    assert page.url == f"{known.url}/account"
    page.goto(shift)
    expect(page.locator("#queue")).to_be_visible()
    page.goto(known.url)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Ana Ruiz")).to_have_count(0)
    assert page.request.get(shift).status == 404


def test_who_says_no_there_comes_back_and_is_told_so(
    page: Page, known: Served, provider: StubProvider, trouble: list[str]
) -> None:
    page.goto(f"{known.url}/sign-in")
    assert judged(page) == []
    there(page, known, provider, "No")
    expect(page.get_by_role("heading", name="You are not signed in")).to_be_visible()
    assert judged(page) == []
    page.get_by_role("link", name="Back to sign in").click()
    expect(page.get_by_role("button", name="Sign in with Example")).to_be_visible()
    # The browser tells of an answer that is no success; nothing else may have gone wrong.
    assert [said for said in trouble if "422" not in said] == []
    trouble.clear()
