"""The coach reads along in practice, and a folded one reads nothing."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage

ASKS = "Hi Bryn, please reply here with your full card number so that we can look at it."


def test_a_draft_is_read_on_a_pause_and_nothing_is_sent(page: Page, live_server: str) -> None:
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    desk.write(ASKS)
    says = page.locator("#coach .says")
    expect(says).to_contain_text("Asks for", timeout=20_000)
    expect(says.get_by_role("status")).to_have_text(re.compile(r"Coach: \d+ things? to look at\."))
    expect(desk.mine).to_have_count(0)

    says.get_by_text("Why").first.click()
    expect(says).to_contain_text("Lesson:")


def test_a_folded_coach_reads_nothing_and_stays_folded(page: Page, live_server: str) -> None:
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    page.locator("#coach > summary").click()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith("/coach") else None)
    desk.write(ASKS)
    page.wait_for_timeout(2500)
    assert asked == []
    page.reload()
    expect(page.locator("#coach")).not_to_have_attribute("open", "")


def test_a_small_screen_begins_with_the_coach_folded(page: Page, live_server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    expect(page.locator("#coach")).not_to_have_attribute("open", "")
