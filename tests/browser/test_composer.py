"""The composer beyond typing: saved replies, what stands in the way, and taking back what was sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk_page import DeskPage


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a new shift at the tea shop with the missing tin open, to be answered in public."""
    desk.open_case("tin")
    desk.choose("public")
    return desk


def panel(desk: DeskPage) -> Locator:
    return desk.page.get_by_role("dialog", name="Saved replies")


def options(desk: DeskPage) -> Locator:
    return panel(desk).get_by_role("option")


def open_saved(desk: DeskPage) -> None:
    desk.page.keyboard.press("Alt+s")
    expect(options(desk).first).to_be_visible()


def selected(desk: DeskPage) -> str:
    return str(desk.field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)"))


# --- saved replies -----------------------------------------------------------------------------


def test_a_saved_reply_comes_filled_in_with_its_first_gap_selected(desk: DeskPage) -> None:
    open_saved(desk)
    desk.page.keyboard.type("missing parcel")
    expect(options(desk).locator("visible=true")).to_have_count(1)
    desk.page.keyboard.press("Enter")
    expect(panel(desk)).to_be_hidden()
    expect(desk.field).to_have_value(re.compile(r"^Oh no, Oona: \{what is missing\}.* \^Jo$"))
    expect(desk.field).to_be_focused()
    assert selected(desk) == "{what is missing}"


def test_a_gap_that_is_left_open_is_not_sent(desk: DeskPage) -> None:
    open_saved(desk)
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.alert).to_contain_text("unfilled placeholder")
    expect(desk.mine).to_have_count(0)


@pytest.mark.parametrize("keys", ["Enter", "Control+Enter"])
def test_no_enter_sends_while_the_panel_is_open(desk: DeskPage, keys: str) -> None:
    desk.field.fill("Hello Oona, one moment.")
    open_saved(desk)
    desk.page.keyboard.type("no such words")
    desk.page.keyboard.press(keys)
    expect(panel(desk)).to_be_visible()
    expect(desk.field).to_have_value("Hello Oona, one moment.")
    expect(desk.mine).to_have_count(0)


def test_escape_goes_back_to_the_draft_and_changes_nothing(desk: DeskPage) -> None:
    desk.field.fill("Hello Oona")
    open_saved(desk)
    desk.page.keyboard.press("Escape")
    expect(panel(desk)).to_be_hidden()
    expect(desk.field).to_be_focused()
    expect(desk.field).to_have_value("Hello Oona")


def test_what_is_used_most_comes_first_and_says_so(desk: DeskPage) -> None:
    open_saved(desk)
    last = str(options(desk).last.get_attribute("data-name"))
    desk.page.keyboard.press("ArrowUp")
    desk.page.keyboard.press("Enter")
    open_saved(desk)
    first = options(desk).first
    expect(first).to_have_attribute("data-name", last)
    expect(first).to_contain_text("used 1×")
    expect(first).to_have_attribute("aria-selected", "true")


def test_the_panel_is_a_listbox_that_the_search_field_speaks_for(desk: DeskPage) -> None:
    open_saved(desk)
    search = panel(desk).get_by_role("combobox")
    expect(search).to_be_focused()
    for press in ("ArrowDown", "ArrowDown", "ArrowUp"):
        desk.page.keyboard.press(press)
    active = search.get_attribute("aria-activedescendant")
    expect(options(desk).nth(1)).to_have_id(str(active))
    expect(panel(desk).get_by_role("option", selected=True)).to_have_count(1)


def test_the_pointer_chooses_too(desk: DeskPage) -> None:
    desk.page.get_by_role("button", name="Saved replies").click()
    options(desk).nth(1).click()
    expect(desk.field).not_to_have_value("")
    expect(panel(desk)).to_be_hidden()


# --- what stands in the way --------------------------------------------------------------------


def test_a_closed_case_takes_notes_alone(desk: DeskPage) -> None:
    desk.close()
    expect(desk.page.get_by_text("This case is closed: only a team note")).to_be_visible()
    desk.field.fill("One more thing")
    desk.send_button.click()
    expect(desk.alert).to_contain_text("This case is closed")
    desk.reply("Closed by mistake, see above.", "note")
    expect(desk.alert).to_be_hidden()


def test_a_room_that_is_not_open_takes_nothing(desk: DeskPage) -> None:
    desk.write("Hello", "chat")
    desk.send_button.click()
    expect(desk.alert).to_contain_text("Secure chat is not open yet")
    expect(desk.field).to_have_value("Hello")


# --- taking back -------------------------------------------------------------------------------


def test_what_was_sent_can_be_taken_back_and_is_in_the_draft_again(desk: DeskPage) -> None:
    words = "Sorry Oona, a new tin goes out today. ^Jo"
    desk.reply(words)
    expect(desk.page.locator("#said")).to_contain_text(re.compile(r"Take it back within \d+ seconds"))
    button = desk.page.get_by_role("button", name="Take back")
    expect(button).to_contain_text(re.compile(r"[1-9]\d? s"))
    answer = desk.done(lambda: desk.page.keyboard.press("Alt+z"))
    assert answer.ok, answer.text()
    expect(desk.mine).to_have_count(0)
    expect(desk.page.locator("#said")).to_contain_text("Taken back")
    expect(desk.field).to_have_value(words)
    expect(desk.field).to_be_focused()


def test_nothing_new_is_overwritten_by_what_was_taken_back(desk: DeskPage) -> None:
    desk.reply("Sorry Oona, a new tin goes out today. ^Jo")
    desk.field.fill("Something else")
    desk.press(desk.page.get_by_role("button", name="Take back"))
    expect(desk.field).to_have_value("Something else")


def test_when_the_time_is_over_the_button_goes_and_the_focus_stays_on_the_page(desk: DeskPage) -> None:
    desk.reply("Sorry Oona, a new tin goes out today. ^Jo")
    button = desk.page.get_by_role("button", name="Take back")
    button.focus()
    expect(button).to_be_hidden(timeout=15_000)
    expect(desk.page.locator("body")).not_to_be_focused()


# --- spelling ----------------------------------------------------------------------------------


def marks(desk: DeskPage) -> Locator:
    return desk.page.locator("#mirror mark")


def test_a_slip_is_underlined_where_it_stands_and_mended_by_its_button(desk: DeskPage) -> None:
    desk.field.fill("We will definately send it. We recieved your note.")
    expect(marks(desk)).to_have_text(["definately", "recieved"], timeout=20_000)
    desk.page.get_by_role("button", name="Write definitely instead of definately").click()
    expect(desk.field).to_have_value("We will definitely send it. We recieved your note.")
    expect(marks(desk)).to_have_text(["recieved"])
    expect(desk.page.get_by_role("button", name="Write received")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.field).to_have_value("We will definitely send it. We received your note.")
    expect(desk.field).to_be_focused()


def test_writing_on_keeps_the_marks_before_it_and_never_moves_them(desk: DeskPage) -> None:
    desk.field.fill("We will definately send it today.")
    expect(marks(desk)).to_have_text(["definately"], timeout=20_000)
    desk.field.press("End")
    desk.page.keyboard.type(" And")
    expect(marks(desk)).to_have_text(["definately"])
    desk.field.press("Home")
    desk.page.keyboard.type("Oh. ")
    expect(desk.page.locator("#mirror")).to_have_text(desk.field.input_value())


def test_the_underline_lies_under_its_word(desk: DeskPage) -> None:
    desk.field.fill("First line\n\nWe will definately send it to you as soon as we can find a box for it.\n" * 3)
    expect(marks(desk)).to_have_count(3, timeout=20_000)
    boxes = desk.page.evaluate(
        """() => ["clientWidth", "clientHeight", "scrollHeight", "scrollTop"].map((name) =>
             [document.getElementById("mirror")[name], document.getElementById("draft")[name]])"""
    )
    assert all(mirror == field for mirror, field in boxes), boxes


def test_a_folded_coach_leaves_the_spelling(desk: DeskPage) -> None:
    desk.page.locator("#coach > summary").click()
    desk.field.fill("We will definately send it today.")
    expect(marks(desk)).to_have_text(["definately"], timeout=20_000)


# --- before everyone can read it ---------------------------------------------------------------

SHOWS = "Hi Oona, we have you at 07700 900321, is that still the one to ring?"


def test_what_shows_something_private_is_asked_about_before_it_is_posted(desk: DeskPage) -> None:
    desk.field.fill(SHOWS)
    expect(desk.page.locator("#coach .says")).to_contain_text("to everyone", timeout=20_000)
    desk.send_button.click()
    guard = desk.page.get_by_role("group", name="This would show “07700 900321” to everyone.")
    expect(guard).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(guard).to_be_hidden()
    expect(desk.field).to_be_focused()
    expect(desk.mine).to_have_count(0)

    desk.send_button.click()
    desk.press(guard.get_by_role("button", name="Post it all the same"))
    expect(desk.mine).to_have_count(1)


def test_what_shows_nothing_is_posted_at_once(desk: DeskPage) -> None:
    desk.field.fill("Hi Oona, I am sorry about the tin. I will look into it now. ^Jo")
    desk.press(desk.send_button)
    expect(desk.mine).to_have_count(1)
    expect(desk.page.locator("#guard")).to_be_hidden()
