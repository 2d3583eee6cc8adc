"""The desk's keys: one list of them, none that acts while somebody types, and a way back to the draft."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a new shift at the tea shop with the missing tin open."""
    desk.open_case("tin")
    return desk


def test_the_list_opens_by_key_and_by_button_and_gives_the_focus_back(desk):
    dialog = desk.page.get_by_role("dialog", name="All keys")
    heading = desk.page.locator("#h-case")
    heading.focus()
    desk.page.keyboard.press("?")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("What burns most")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(heading).to_be_focused()
    desk.page.get_by_role("button", name="All keys").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_question_mark_is_typed_where_words_are_typed(desk):
    desk.field.focus()
    desk.page.keyboard.type("when?")
    expect(desk.field).to_have_value("when?")
    desk.page.get_by_role("searchbox", name="Search the queue").focus()
    desk.page.keyboard.type("?")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_the_single_key_can_be_turned_off(desk):
    desk.page.get_by_role("button", name="All keys").click()
    desk.page.get_by_role("checkbox", name="opens this list").uncheck()
    desk.page.keyboard.press("Escape")
    desk.page.reload()
    desk.page.wait_for_load_state("load")
    desk.page.locator("#h-case").focus()
    desk.page.keyboard.press("?")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_no_chord_acts_behind_the_list(desk):
    desk.page.get_by_role("button", name="All keys").click()
    desk.page.keyboard.press("Alt+ArrowDown")
    desk.page.wait_for_timeout(300)
    expect(desk.state).to_have_attribute("data-case", "tin")


def test_a_key_whose_control_is_not_there_is_not_in_the_list(desk):
    desk.page.evaluate("document.getElementById('clock-pause').remove()")
    desk.page.get_by_role("button", name="All keys").click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Next case")
    expect(dialog).not_to_contain_text("Pause")


def test_pause_and_hold_have_their_keys(desk):
    desk.done(lambda: desk.page.keyboard.press("Alt+p"))
    expect(desk.page.get_by_role("button", name="Go on")).to_be_visible()
    desk.done(lambda: desk.page.keyboard.press("Alt+p"))
    expect(desk.page.get_by_role("button", name="Pause")).to_be_visible()
    desk.done(lambda: desk.page.keyboard.press("Alt+h"))
    expect(desk.page.locator("#hold-new")).to_have_attribute("aria-pressed", "true")


def test_from_the_knowledge_and_the_actions_escape_goes_back_to_the_draft(desk):
    desk.page.keyboard.press("Alt+k")
    search = desk.page.get_by_role("searchbox", name="Search the knowledge")
    expect(search).to_be_focused()
    search.fill("tin")
    desk.page.keyboard.press("Escape")
    expect(search).to_have_value("")
    expect(search).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.field).to_be_focused()
    desk.page.keyboard.press("Alt+a")
    expect(desk.page.locator(".doing :focus")).to_have_count(1)
    desk.page.keyboard.press("Escape")
    expect(desk.field).to_be_focused()


def test_on_a_narrow_screen_a_key_shows_the_pane_it_goes_to(desk):
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.page.keyboard.press("Alt+k")
    expect(desk.page.get_by_role("searchbox", name="Search the knowledge")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.field).to_be_focused()


def test_a_case_that_opens_late_does_not_call_back_who_has_gone_on(desk):
    held = []
    desk.page.route("**/updates?*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it wraps no built-in
    desk.page.locator("#item-hours").click()
    desk.field.focus()
    desk.page.wait_for_timeout(300)
    held.pop().continue_()
    expect(desk.state).to_have_attribute("data-case", "hours")
    expect(desk.field).to_be_focused()
