"""A case with a content warning: told before it is read, shown when asked for, left out at no cost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.looks import AT_ONCE, AXE_SCRIPT, JUDGE, THEME

NOTE = "A small child has been burned"
WORDS = "his palm is blistered"


@pytest.fixture
def warned(page: Page, live_server: str) -> DeskPage:
    """Give a shift with a case in its queue that has a content warning, opened."""
    desk = DeskPage(page, live_server)
    desk.start("retail-saturday", speed="1")
    assert desk.skip_until(lambda: desk.has_case("heater"))
    row = page.locator("#item-heater")
    expect(row).to_contain_text(NOTE)
    assert WORDS not in (page.locator("main").text_content() or "")
    row.click()
    expect(page.get_by_role("heading", name="Before you read this one")).to_be_visible()
    return desk


def test_the_words_are_shown_when_they_are_asked_for(warned: DeskPage) -> None:
    warned.done(warned.page.get_by_role("button", name="Show it").click)
    expect(warned.page.locator("#part-story")).to_contain_text(WORDS)
    expect(warned.page.locator("#item-heater")).to_contain_text(WORDS)
    expect(warned.page.locator("#h-case")).to_be_focused()
    warned.page.reload()
    expect(warned.page.locator("#part-story")).to_contain_text(WORDS)


def test_a_case_that_is_left_out_is_gone_and_costs_nothing(warned: DeskPage) -> None:
    warned.done(warned.page.get_by_role("button", name="Leave it out").click)
    expect(warned.page.locator("#item-heater")).to_have_count(0)
    expect(warned.state).not_to_have_attribute("data-case", "heater")
    expect(warned.page.locator("#h-case")).to_be_focused()
    assert "case=heater" not in warned.page.url
    warned.page.go_back()
    expect(warned.page.locator("#h-veil")).to_have_count(0)
    warned.finish()
    expect(warned.page.get_by_text("One case with a content note you left out")).to_be_visible()
    expect(warned.page.get_by_role("link", name="A heater scorched a wall and hurt a child")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_note(warned: DeskPage, theme: str) -> None:
    warned.page.evaluate(AT_ONCE)
    warned.page.evaluate(AXE_SCRIPT)
    warned.page.evaluate(THEME, theme)
    assert warned.page.evaluate(JUDGE, None) == []
