"""From the list of shifts to the desk and back: what a newcomer meets before the first reply."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.browser.desk_page import DeskPage

PACK = load_pack(scenarios_path())


def test_the_list_shows_every_shift_to_practise_with_easiest_first(page: Page, live_server):
    page.goto(live_server)
    ordered = sorted(PACK.practised, key=lambda scenario: (scenario.level, scenario.title))
    expect(page.locator(".choice h3")).to_have_text([scenario.title for scenario in ordered])
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_the_page_before_a_shift_hands_over(page: Page, live_server):
    scenario = PACK.scenario("airline-stranded")
    page.goto(f"{live_server}/scenarios/{scenario.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(scenario.title)
    expect(page.get_by_text(scenario.brief.split("\n\n", 1)[0].strip())).to_be_visible()
    expect(page.get_by_role("radio", name="1×")).to_be_checked()
    for case in scenario.cases:
        assert case.title not in page.inner_text("main"), "the hand-over note gives a case away"


def test_a_shift_can_be_left_taken_up_again_and_read_afterwards(page: Page, live_server):
    desk = DeskPage(page, live_server)
    address = desk.start("teashop", speed="1")
    page.get_by_role("link", name=re.compile("leave the desk")).click()
    page.get_by_role("link", name="Go on").click()
    expect(page).to_have_url(re.compile(re.escape(address)))
    desk.finish()
    page.get_by_role("link", name="Back to the shifts").click()
    expect(page.locator(".mine")).to_contain_text("Ended")
    page.get_by_role("link", name="Read the debrief").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A quiet morning at the tea shop")
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/debrief$"))


def test_a_shift_is_not_finished_by_a_slip(page: Page, live_server):
    desk = DeskPage(page, live_server)
    address = desk.start("teashop", speed="1")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("button", name="Finish").click()
    page.reload()
    assert page.url.startswith(address)
    expect(desk.queue).to_have_count(2)


def test_time_stands_still_while_a_shift_is_paused(page: Page, live_server):
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="4")
    desk.press(page.get_by_role("button", name="Pause"))
    before = desk.now()
    page.wait_for_timeout(1200)
    page.reload()
    assert desk.now() == before
    desk.press(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_the_theme_stays_as_it_was_chosen(page: Page, live_server):
    page.goto(live_server)
    first = page.locator("html").get_attribute("data-theme")
    page.get_by_role("button", name="Switch between light and dark").click()
    page.goto(f"{live_server}/scenarios/teashop")
    expect(page.locator("html")).not_to_have_attribute("data-theme", first or "")


def test_the_first_tab_offers_to_skip_to_the_page(page: Page, live_server):
    page.goto(live_server)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
