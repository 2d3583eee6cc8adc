"""The warm-up: a newcomer is shown round the real desk, by keyboard, at their own pace, and may leave at any time."""

from __future__ import annotations

import contextlib
import re

import pytest
from playwright.sync_api import Locator, Page, expect

MOST_TABS = 80
MOST_SKIPS = 20
A_SKIP = 1_500
"""Milliseconds in which a skip shows what it brought."""
LINE = "Sorry we missed one out, Oona. That is ours."
ASK = "That is our slip, Oona, and I'm sorry. Could we move to a secure chat, so your order number stays private? ^Jo"
OVERLAP = """() => {
  const guide = document.getElementById("warmup").getBoundingClientRect();
  const found = document.querySelector(".pointed");
  if (!found) return "nothing is pointed at";
  const it = found.getBoundingClientRect();
  if (it.width === 0) return "not shown";
  if (it.bottom <= 0 || it.top >= innerHeight) return "out of sight";
  const apart = it.bottom <= guide.top + 1 || it.top >= guide.bottom - 1;
  return apart ? "" : "covered";
}"""


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Start the warm-up").click()
    page.wait_for_load_state("load")
    expect(title(page)).to_have_text("Open what burns most")


def title(page: Page) -> Locator:
    return page.locator("#warmup-title")


def at(page: Page, words: str) -> None:
    expect(title(page)).to_have_text(words, timeout=10_000)


def shown(page: Page, key: str = "") -> None:
    """Go to what the step speaks of by its key, and press another one there."""
    page.keyboard.press("Alt+KeyG")
    if key:
        page.keyboard.press(key)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("(it) => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not get there")


def test_the_whole_warm_up_is_done_by_keyboard(page: Page, live_server):
    page.on("dialog", lambda asked: asked.accept())
    page.goto(live_server)
    tab_to(page, page.get_by_role("button", name="Start the warm-up"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/shifts/*")
    page.wait_for_load_state("load")
    see_who_reads(page)
    take_back_and_ask(page)
    answer_with_a_fact(page)
    leave_one_alone(page)
    at(page, "Finish, and read what it was worth")
    shown(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/debrief$"))
    at(page, "Read one finding")
    shown(page)
    at(page, "That was the warm-up")
    expect(page.locator(".find:focus")).to_have_count(1)
    tab_to(page, page.get_by_role("link", name="Choose a shift"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start the warm-up")).to_have_count(0)
    expect(page.locator(".mine")).to_contain_text("warm-up")


def see_who_reads(page: Page) -> None:
    at(page, "Open what burns most")
    shown(page, "Enter")
    at(page, "Read it, then say how urgent it is")
    shown(page, "ArrowDown")
    at(page, "Write her one line")
    shown(page)
    page.keyboard.type(LINE)
    at(page, "See who would read it")
    shown(page, "ArrowRight")
    at(page, "Post it for everyone")
    shown(page, "Space")
    expect(page.get_by_label("Your words", exact=True)).to_have_value(LINE)


def take_back_and_ask(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    at(page, "Take it back")
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    shown(page, "Enter")
    at(page, "Ask her to move, and say why")
    expect(page.locator("#part-story .mine")).to_have_count(0)
    shown(page, "ArrowDown")
    expect(page.locator("#offers")).to_have_value("chat")
    page.keyboard.press("Escape")
    page.keyboard.type(ASK)
    page.keyboard.press("Control+Enter")


def answer_with_a_fact(page: Page) -> None:
    at(page, "While she reads, take the next one")
    shown(page, "Enter")
    at(page, "Answer with a fact")
    shown(page)
    page.keyboard.type("saturday")
    tab_to(page, page.locator(".know .insert:visible").first)
    page.keyboard.press("Enter")
    at(page, "Make it sound like you")
    page.keyboard.type(". See you then, Bryn! ^Jo")
    page.keyboard.press("Control+Enter")


def skip_to(page: Page, wanted: Locator) -> None:
    """Press Skip ahead until something is there; a press while the last one is under way does nothing."""
    for _ in range(MOST_SKIPS):
        shown(page, "Enter")
        with contextlib.suppress(AssertionError):
            return expect(wanted).to_have_count(1, timeout=A_SKIP)
    return pytest.fail("it never turns up")


def leave_one_alone(page: Page) -> None:
    at(page, "Jump over the quiet")
    skip_to(page, page.locator("#item-joke"))
    at(page, "Leave one alone")
    shown(page, "Enter")
    expect(page.locator("#case-state")).to_have_attribute("data-case", "joke")
    shown(page, "Enter")
    shown(page)
    page.keyboard.type("A joke that asks for nothing")
    tab_to(page, page.get_by_role("button", name="Leave it alone and close"))
    page.keyboard.press("Enter")


def test_a_step_is_not_done_by_anything_else(page: Page, live_server):
    begin(page, live_server)
    page.locator("#item-hours").click()
    expect(page.locator("#warmup-says")).to_contain_text("can wait a little longer")
    at(page, "Open what burns most")
    page.locator("#item-tin").click()
    at(page, "Read it, then say how urgent it is")


def test_a_step_leads_back_to_the_case_it_is_about(page: Page, live_server):
    begin(page, live_server)
    page.locator("#item-tin").click()
    at(page, "Read it, then say how urgent it is")
    page.locator("#item-hours").click()
    expect(page.locator("#warmup-says")).to_contain_text("Oona’s case")
    expect(page.locator("#item-tin")).to_contain_class("pointed")
    page.locator("#item-tin").click()
    expect(page.locator("#warmup-says")).to_contain_text("Read what Oona wrote")


def test_steps_can_be_skipped_and_only_the_real_button_ends_the_shift(page: Page, live_server):
    begin(page, live_server)
    skip = page.get_by_role("button", name="Skip this step")
    for _ in range(20):
        skip.click()
    at(page, "Finish, and read what it was worth")
    expect(page.get_by_role("button", name="Finish")).to_be_focused()
    page.reload()
    at(page, "Finish, and read what it was worth")


def test_it_can_be_left_and_taken_up_again(page: Page, live_server):
    begin(page, live_server)
    page.locator("#item-tin").click()
    at(page, "Read it, then say how urgent it is")
    page.get_by_role("button", name="Leave the warm-up").click()
    expect(page.locator("#warmup")).to_be_hidden()
    expect(page.locator(".pointed")).to_have_count(0)
    page.reload()
    expect(page.locator("#warmup")).to_be_hidden()
    page.get_by_role("link", name=re.compile("leave the desk")).click()
    page.get_by_role("link", name="Back to the warm-up").click()
    page.get_by_role("button", name="Go on with the warm-up").click()
    at(page, "Read it, then say how urgent it is")


def test_who_declines_is_not_asked_again(page: Page, live_server):
    page.goto(live_server)
    page.get_by_role("button", name="No, thanks").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Two-minute warm-up")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Two-minute warm-up")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1280, 860)])
def test_it_never_covers_what_it_speaks_of(page: Page, live_server, width: int, height: int):
    page.set_viewport_size({"width": width, "height": height})
    begin(page, live_server)
    page.locator("#item-tin").click()
    at(page, "Read it, then say how urgent it is")
    last = "Finish, and read what it was worth"
    while (said := title(page).text_content()) != last:
        if said != "Leave one alone":  # the kettle has not posted yet
            page.get_by_role("button", name="Show me").click()
            assert page.evaluate(OVERLAP) == "", said
        page.get_by_role("button", name="Skip this step").click()
        expect(title(page)).not_to_have_text(said or "")
    guide = page.locator("#warmup")
    assert guide.evaluate("(it) => it.scrollWidth <= it.clientWidth && it.getBoundingClientRect().right <= innerWidth")


def test_arriving_at_a_step_takes_no_focus(page: Page, live_server):
    begin(page, live_server)
    page.locator("#item-tin").click()
    page.locator('#part-head select[name="priority"]').select_option("P2")
    at(page, "Write her one line")
    draft = page.get_by_label("Your words", exact=True)
    draft.click()
    page.keyboard.type("Sorry, Oona, we left a tin out of your parcel")
    at(page, "See who would read it")
    expect(draft).to_be_focused()
