"""A customer's story on the desk: two legs side by side or below each other, and what is new is said once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage
from tests.browser.test_access import LINKED, TWICE, UNNAMED

SORRY = "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo"


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a shift at the tea shop whose missing tin has moved to a secure chat."""
    desk.open_case("tin")
    desk.offer_move("chat", SORRY)
    assert desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")
    return desk


def test_the_threshold_has_the_customers_words_of_consent(desk):
    yes = desk.theirs.last.locator(".text, p[dir]").first.inner_text()
    threshold = desk.page.locator("#threshold")
    expect(threshold).to_contain_text("Moved to secure chat")
    expect(threshold.locator("q")).to_have_text(yes)


def test_a_wide_screen_shows_both_legs_side_by_side(desk):
    public, private = (desk.page.locator(f"#room-{name}").bounding_box() for name in ("public", "private"))
    assert public and private
    assert private["x"] >= public["x"] + public["width"] - 1
    assert private["y"] < public["y"] + public["height"]


@pytest.mark.parametrize("width", [390, 768])
def test_a_narrow_screen_shows_one_story(desk, width):
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.page.get_by_role("tab", name="Case").click()
    boxes = [desk.page.locator(part).bounding_box() for part in ("#room-public", "#threshold", "#room-private")]
    assert all(boxes)
    for above, below in pairwise(boxes):
        assert below["y"] >= above["y"] + above["height"] - 1
    assert desk.page.locator("#part-story").evaluate("(one) => one.scrollWidth <= one.clientWidth")
    for check in (UNNAMED, TWICE, LINKED):
        assert desk.page.evaluate(check) == []


def test_my_words_say_when_they_were_seen(desk):
    desk.reply("Thanks for coming across. What's your order number?", "chat")
    expect(desk.mine.last.locator(".standing")).to_have_text("Sent")
    desk.skip_until(lambda: desk.mine.last.locator(".standing").inner_text() == "Seen")
    expect(desk.mine.last.locator(".standing")).to_have_text("Seen")


def test_typing_is_told_once_and_then_the_words(desk):
    page = desk.page
    page.evaluate("""() => {
      window.told = [];
      const heard = document.getElementById("heard");
      new MutationObserver(() => window.told.push(heard.textContent)).observe(heard, { childList: true });
    }""")
    desk.skip_until(lambda: desk.theirs.last.inner_text().strip() != "" and page.locator(".bubble.them").count() > 0)
    desk.field.focus()
    desk.reply("Thanks for coming across. What's your order number?", "chat")
    assert desk.skip_until(desk.answered)
    told = page.evaluate("window.told")
    assert sum("is typing" in words for words in told) <= 1
    answer = page.locator(".bubble.them").last.locator("p[dir]").inner_text()
    assert [words for words in told if answer in words] == [f"Oona K.: {answer}"]


def test_what_was_unfolded_stays_unfolded(desk):
    page = desk.page
    desk.hide("tin", "spam")
    page.get_by_text("Show it to me").click()
    page.get_by_text("Show it to me").focus()
    desk.reply("One moment.", "chat")
    page.get_by_text("Show it to me").focus()
    desk.tag("complaint")
    expect(page.locator(".kept")).to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(page.locator(".kept")).not_to_have_attribute("open", "")
