"""The progress page in a browser: empty, after one shift, after several, on a wide and on a narrow screen."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage

GOOD = "Morning Bryn! Yes, we're open this Saturday from 9:00 to 17:30, with a rail outside for your bike. ^Jo"


def finish_one(page: Page, address: str, text: str = "") -> None:
    desk = DeskPage(page, address)
    desk.start("teashop", speed="1")
    if text:
        desk.open_case("hours")
        desk.reply(text)
    desk.finish()


def test_a_newcomer_is_told_how_it_begins(page: Page, live_server):
    page.goto(live_server)
    page.get_by_role("link", name="Progress").click()
    expect(page.get_by_text("Nothing to show yet")).to_be_visible()
    expect(page.get_by_role("button", name="Start the warm-up")).to_be_visible()
    expect(page.locator("svg.overalls")).to_have_count(0)


def test_one_shift_shows_its_marks_and_no_curve(page: Page, live_server):
    finish_one(page, live_server, GOOD)
    page.goto(f"{live_server}/progress")
    expect(page.get_by_role("heading", name="Your skills")).to_be_visible()
    expect(page.locator("svg.overalls, svg.spark")).to_have_count(0)
    expect(page.get_by_text("Next for you")).to_be_visible()
    page.get_by_role("link", name="Read its debrief").click()
    expect(page).to_have_url(re.compile("/debrief$"))


def test_several_shifts_are_points_that_lead_to_their_debriefs(page: Page, live_server):
    finish_one(page, live_server)
    finish_one(page, live_server, GOOD)
    page.goto(f"{live_server}/progress")
    points = page.locator("svg.overalls:visible a")
    expect(points).to_have_count(2)
    expect(page.locator("svg.spark")).not_to_have_count(0)
    points.last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/debrief$"))
    page.goto(f"{live_server}/progress")
    page.get_by_text("All marks as a table").click()
    expect(page.locator("#as-table tbody tr")).to_have_count(2)


def test_on_a_narrow_screen_nothing_but_the_table_scrolls_sideways(page: Page, live_server):
    page.set_viewport_size({"width": 390, "height": 844})
    finish_one(page, live_server)
    finish_one(page, live_server)
    page.goto(f"{live_server}/progress")
    expect(page.locator("svg.overalls:visible a")).to_have_count(2)
    page.get_by_text("All marks as a table").click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    boxes = [one.bounding_box() for one in page.locator("svg.overalls:visible .hit").all()]
    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
