"""The debrief in a browser: findings by key, every case within reach, both themes, narrow and wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage, assert_fits


@pytest.fixture
def finished(page: Page, live_server: str) -> Page:
    """Give the debrief of a short shift with one reply in it."""
    desk = DeskPage(page, live_server)
    desk.start("teashop")
    desk.open_case("hours")
    desk.reply("Morning Bryn! Yes, we're open this Saturday from 9:00 to 17:30. ^Jo", "public")
    desk.finish()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(page.url.split("?")[0] + "?case=hours")
    return page


def test_brackets_step_through_the_findings(finished: Page) -> None:
    finds = finished.locator(".find[id]")
    total = finds.count()
    assert total > 1
    finished.keyboard.press("]")
    expect(finds.first).to_be_focused()
    finished.keyboard.press("]")
    expect(finds.nth(1)).to_be_focused()
    expect(finished.locator("[data-place]")).to_contain_text(f"2 of {total}")
    finished.keyboard.press("[")
    finished.keyboard.press("[")
    expect(finds.nth(total - 1)).to_be_focused()


def test_a_mark_leads_to_its_finding_and_back(finished: Page) -> None:
    link = finished.locator("mark[id] sup a").first
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    assert finished.url.endswith(f"#{target}")
    expect(finished.locator(f"#{target}")).to_be_in_viewport()


def test_every_case_opens_with_its_own_story(finished: Page) -> None:
    for title in ("The tin that stayed at home", "Open on Saturday?"):
        finished.get_by_role("link", name=title, exact=True).click()
        expect(finished.get_by_role("heading", level=2, name=title)).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_but_charts_scrolls_sideways(finished: Page, width: int) -> None:
    finished.set_viewport_size({"width": width, "height": 900})
    assert_fits(finished, width)


def test_the_theme_is_switched_and_kept(finished: Page) -> None:
    before = finished.locator("html").get_attribute("data-theme")
    finished.locator(".theme").click()
    after = finished.locator("html").get_attribute("data-theme")
    assert {before, after} == {"light", "dark"}
    finished.reload()
    expect(finished.locator("html")).to_have_attribute("data-theme", after or "")


def test_the_same_shift_can_be_taken_again(finished: Page) -> None:
    finished.get_by_role("button", name="Take this shift again").click()
    expect(finished.locator("#part-queue")).to_be_visible()
