"""Trying a case again from a moment of its debrief, words beside better ones, paper, and a link for a trainer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk_page import DeskPage, assert_fits

FIRST = "Hi Bryn, sorry for any inconvenience this may have caused. Kindly check our website. ^Jo"
ASKED = """window.print = () => {
  const marks = document.documentElement.dataset;
  marks.asked = (marks.asked || "") + "!";
};"""
SECOND = "Is there anything else I can look up for you? ^Jo"


@pytest.fixture
def finished(page: Page, live_server: str) -> Page:
    """Give the debrief of a shift with two replies on one case."""
    desk = DeskPage(page, live_server)
    desk.start("teashop")
    desk.open_case("hours")
    desk.reply(FIRST)
    desk.reply(SECOND)
    desk.finish()
    page.goto(page.url.split("?")[0] + "?case=hours")
    return page


def test_a_case_is_tried_again_from_before_a_message(finished: Page, live_server: str) -> None:
    before = finished.url
    finished.get_by_role("button", name="Start again before your message 2").click()
    desk = DeskPage(finished, live_server)
    expect(desk.state).to_have_attribute("data-case", "hours")
    finished.wait_for_load_state("load")
    expect(desk.mine).to_have_count(1)
    expect(desk.mine).to_contain_text("inconvenience")
    desk.reply("We're open on Saturday from 9:00 to 17:30, Bryn. ^Jo")
    expect(desk.mine).to_have_count(2)
    desk.finish()
    expect(finished.locator(".branched")).to_contain_text("Second try of")
    rows = finished.get_by_role("region", name="Your tries, side by side").locator("tbody tr")
    expect(rows).to_have_count(2)
    for row in rows.all():
        expect(row.locator("td").nth(1)).to_have_text(re.compile(r"\d+"))
    finished.get_by_role("link", name="Back to the first try").click()
    expect(finished).to_have_url(re.compile(re.escape(before.split("?")[0])))
    finished.goto(before)
    expect(finished.locator(".story .by-agent")).to_have_count(2)


def test_a_shift_is_taken_again_from_its_start(finished: Page, live_server: str) -> None:
    finished.get_by_role("button", name="Start again from the start of the shift").click()
    desk = DeskPage(finished, live_server)
    expect(desk.state).to_have_attribute("data-case", "hours")
    expect(desk.mine).to_have_count(0)


def test_a_reply_stands_beside_a_better_one(finished: Page) -> None:
    section = finished.get_by_role("region", name="Your reply beside a better one")
    first = section.locator("details").first
    expect(first).to_have_attribute("open", "")
    expect(first.locator(".yours")).to_contain_text("inconvenience")
    expect(first.locator(".better")).to_contain_text("Saturday")
    expect(first.locator(".mends li").first).to_be_visible()
    for mark in first.locator("del, ins").all():
        expect(mark).to_contain_text(re.compile(r"\[only in (yours|the better one): "))


def test_paper_has_every_case_and_no_controls(finished: Page) -> None:
    finished.evaluate("localStorage.setItem('composure.theme', 'dark')")
    finished.add_init_script(ASKED)
    finished.get_by_role("link", name="Print or save as PDF").click()
    expect(finished.locator("html")).to_have_attribute("data-asked", "!")
    expect(finished).to_have_url(re.compile("/debrief/whole$"))
    cases = finished.locator(".cases > li").count()
    assert cases > 1
    expect(finished.get_by_role("heading", name="Word by word")).to_have_count(cases)
    finished.get_by_role("button", name="Print or save as PDF").click()
    expect(finished.locator("html")).to_have_attribute("data-asked", "!!")
    finished.evaluate("dispatchEvent(new Event('beforeprint'))")
    finished.emulate_media(media="print")
    finished.set_viewport_size({"width": 700, "height": 990})
    expect(finished.locator("html")).to_have_attribute("data-theme", "light")
    expect(finished.locator("button:visible, input:visible, nav:visible")).to_have_count(0)
    assert_fits(finished, 700)
    finished.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(finished.locator("html")).to_have_attribute("data-theme", "dark")


def test_printing_the_page_itself_shows_what_was_folded_or_not_yet(finished: Page) -> None:
    finished.get_by_label("Moment in the shift").focus()
    finished.keyboard.press("Home")
    finished.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(finished.locator(".story > li[hidden], details:not([open])")).to_have_count(0)
    finished.evaluate("dispatchEvent(new Event('afterprint'))")
    assert finished.locator("details:not([open])").count()


def test_a_link_is_made_read_elsewhere_and_withdrawn(
    finished: Page, browser: Browser, live_server: str, trouble: list[str]
) -> None:
    finished.get_by_role("button", name="Make a link").click()
    link = finished.get_by_label("Your link.").input_value()
    assert link.startswith(f"{live_server}/shared/")
    other = browser.new_context()
    trainer = other.new_page()
    trainer.goto(f"{link}?case=hours")
    expect(trainer.get_by_text("A shared debrief, to read only.")).to_be_visible()
    expect(trainer.locator(".story .by-agent")).to_have_count(2)
    expect(trainer.locator("main form")).to_have_count(0)
    expect(trainer.get_by_label("Moment in the shift")).to_be_visible()
    trainer.get_by_role("link", name="The tin that stayed at home", exact=True).click()
    expect(trainer.get_by_role("heading", level=2, name="The tin that stayed at home")).to_be_visible()
    finished.reload()
    expect(finished.get_by_label("Your link.")).to_have_count(0)
    finished.get_by_role("button", name="Withdraw link 1").click()
    expect(finished.get_by_role("button", name="Withdraw link 1")).to_have_count(0)
    answer = trainer.goto(link)
    assert answer
    assert answer.status == 404
    other.close()
    assert trouble == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_scrolls_sideways(finished: Page, width: int) -> None:
    finished.get_by_role("button", name="Make a link").click()
    expect(finished.get_by_label("Your link.")).to_be_visible()
    finished.set_viewport_size({"width": width, "height": 900})
    assert_fits(finished, width)
