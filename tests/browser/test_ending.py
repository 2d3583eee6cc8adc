"""The end of a shift and the smallest screen: nobody is pulled away, and everything can still be reached."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage, assert_fits

ASKED_AGAIN_MS = 20_000
"""A page asks again within fifteen seconds."""


def test_a_shift_that_ends_elsewhere_is_told_and_the_words_stay(page, context, live_server, trouble):
    desk = DeskPage(page, live_server)
    address = desk.start("teashop")
    desk.write("Half a sentence about Satur")
    second = context.new_page()
    second.goto(address)
    DeskPage(second, live_server).finish()
    desk.send_button.click()
    over = page.get_by_role("link", name="Read the debrief")
    expect(over).to_be_visible(timeout=ASKED_AGAIN_MS)
    expect(desk.field).to_have_value("Half a sentence about Satur")
    trouble.clear()  # the browser logs the refused command
    over.click()
    expect(page).to_have_url(f"{address}/debrief")


def test_idle_time_can_be_skipped_on_a_phone(page, live_server):
    desk = DeskPage(page, live_server)
    desk.start("teashop")
    page.set_viewport_size({"width": 390, "height": 844})
    before = desk.now()
    desk.skip()
    assert desk.now() > before
    assert_fits(page, page.viewport_size["width"])
