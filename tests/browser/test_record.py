"""The customer's side: what comes next stands first, what was shared, promises, notes, and the knowledge."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage

OFFER = "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo"


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a new shift at the tea shop with the missing tin open."""
    desk.open_case("tin")
    return desk


@pytest.fixture
def agreed(desk: DeskPage) -> DeskPage:
    """Give the same once the customer has said yes to a secure chat."""
    desk.offer_move("chat", OFFER)
    assert desk.skip_until(lambda: desk.consented("chat"))
    return desk


def test_what_a_yes_allows_is_the_first_button_and_two_keystrokes_away(agreed):
    first = agreed.page.locator(".doing button").first
    expect(first).to_have_text("Open secure chat")
    agreed.field.focus()
    agreed.page.keyboard.press("Alt+a")
    expect(first).to_be_focused()
    agreed.done(lambda: agreed.page.keyboard.press("Enter"))
    expect(agreed.state).to_have_attribute("data-rooms", "chat")


def test_once_the_room_is_open_a_check_is_next_and_then_the_remedies(agreed):
    agreed.open_room("chat")
    doing = agreed.page.locator(".doing")
    expect(doing.locator("button").first).to_have_text("Check")
    resend = doing.get_by_role("button", name=re.compile("^Do it ?: Send the missing item again"))
    expect(resend).to_be_hidden()
    agreed.verify(2)
    expect(doing).to_contain_text("An identity check to tier 2 is running.")
    assert agreed.skip_until(lambda: agreed.tier() == 2)
    expect(resend).to_be_visible()
    expect(agreed.page.get_by_label("Identity checks")).to_contain_text(re.compile(r"tier 2 at \+\d\d:\d\d: passed"))


def test_actions_say_what_they_bring_about_and_an_amount_says_it_is_final(agreed):
    agreed.open_room("chat")
    agreed.verify(2)
    assert agreed.skip_until(lambda: agreed.tier() == 2)
    expect(agreed.page.locator("#do-remedy")).to_contain_text("cannot be undone here")
    form = agreed.page.locator("form[data-command=remedy]").filter(has=agreed.page.locator('input[value="refund"]'))
    form.locator("[name=amount]").fill("9")
    expect(form.locator(".effect")).to_have_text("£9 goes at once; it cannot be called back here.")
    agreed.press(form.get_by_role("button"))
    expect(agreed.page.locator("#do-remedy")).to_contain_text(re.compile(r"done at \+\d\d:\d\d, £9"))
    expect(form.locator(".effect")).to_be_hidden()


def test_words_begun_in_one_action_do_not_hold_up_the_rest(agreed):
    agreed.open_room("chat")
    agreed.page.get_by_text("Hand to specialists", exact=True).click()
    agreed.page.get_by_label("Summary").fill("Two of three tins came.")
    agreed.verify(2)
    assert agreed.skip_until(lambda: agreed.tier() == 2)
    expect(agreed.page.get_by_label("Summary")).to_have_value("Two of three tins came.")


def test_what_was_shared_is_listed_with_its_place(agreed):
    side = agreed.page.locator("#part-record")
    expect(side).to_contain_text("Nothing personal so far.")
    agreed.open_room("chat")
    agreed.reply("Thanks for coming across, Oona. What's your order number?", "chat")
    assert agreed.skip_until(lambda: "PL-555-0107" in (agreed.page.locator("#room-private").text_content() or ""))
    shared = side.get_by_role("table", name="What was shared and where")
    row = shared.get_by_role("row").filter(has_text="Order number")
    expect(row).to_contain_text("Secure chat")
    expect(row).to_contain_text("Oona")


def test_promises_and_notes_stand_with_the_customer(desk):
    side = desk.page.locator("#part-record")
    desk.reply("Could you tell me what came in the parcel? ^Jo")
    desk.promise(10)
    expect(side).to_contain_text(re.compile(r"An update by \+10:\d\d: open, \d"))
    desk.reply("Rang the packing room.", "note")
    expect(side.locator(".notes")).to_contain_text("Rang the packing room.")
    expect(side).to_contain_text("Earlier contacts")
    desk.reply("The packing room is looking for it now. ^Jo")
    expect(side).to_contain_text(re.compile(r"An update by \+10:\d\d: kept"))


def test_a_search_of_the_knowledge_marks_words_and_shows_the_facts(desk):
    search = desk.page.get_by_role("searchbox", name="Search the knowledge")
    search.fill("saturday open")
    facts = desk.page.locator("#know-list [data-fact]:visible")
    expect(facts).to_have_count(1)
    expect(facts.locator("mark")).to_have_text(["open", "Saturday"])
    expect(desk.page.locator("#said")).to_have_text("1 of 2 pages, 1 fact.")
    search.fill("photo")
    expect(desk.page.locator("#know-list .found:visible mark")).to_have_text(["photo"])
    search.fill("<b>")
    expect(desk.page.locator("#know-none")).to_contain_text("Nothing says “<b>”.")
    search.fill("")
    expect(desk.page.locator("#know-list mark")).to_have_count(0)
    expect(facts).to_have_count(0)


def test_a_fact_is_inserted_and_copied(desk):
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.get_by_role("searchbox", name="Search the knowledge").fill("sunday")
    desk.page.get_by_role("button", name=re.compile("^Insert ?: The shop is closed on Sunday")).click()
    expect(desk.field).to_have_value("The shop is closed on Sunday")
    expect(desk.field).to_be_focused()
    desk.page.get_by_role("button", name="Copy: The shop is closed on Sunday").click()
    expect(desk.page.locator("#said")).to_have_text("Copied.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "The shop is closed on Sunday"


def test_what_was_read_last_stands_first_at_the_next_case(desk):
    pages = desk.page.locator("#know-list > li")
    expect(pages.first).to_have_attribute("data-article", "hours")
    desk.page.get_by_text("Something missing from a parcel").click()
    desk.field.focus()
    desk.open_case("hours")
    expect(pages.first).to_have_attribute("data-article", "missing")
    desk.page.reload()
    expect(pages.first).to_have_attribute("data-article", "missing")


def test_the_ways_lead_to_the_parts_of_the_side(desk):
    for name, target in (("Customer", "#h-record"), ("Knowledge", "#know-search"), ("Actions", "#h-do")):
        desk.page.get_by_role("navigation", name="On this side").get_by_role("button", name=name).click()
        expect(desk.page.locator(target)).to_be_focused()
        expect(desk.page.locator(target)).to_be_in_viewport()


def test_a_choice_by_keyboard_leaves_the_focus_where_it_was_made(desk):
    for name in ("Category", "Priority"):
        field = desk.page.get_by_role("combobox", name=name)
        field.focus()
        desk.done(lambda: desk.page.keyboard.press("ArrowDown"))
        expect(field).to_be_focused()
