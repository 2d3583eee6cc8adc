"""The public's page in a browser: what is read stays put, new posts wait, and nothing private gets there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk_page import DeskPage, assert_fits
from tests.browser.test_access import LINKED, RINGLESS, TWICE, UNNAMED

SECRET = "Only you can read this, Oona."
SORRY = "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo"
WORDS = "Morning Bryn! Yes, the shop is open this Saturday from 9:00 to 17:30. ^Jo"


class Feed:
    """The public's page, with the desk of the same shift beside it."""

    def __init__(self, page: Page, desk: DeskPage) -> None:
        self.page = page
        self.desk = desk
        self.posts = page.locator("#part-posts article")
        self.pill = page.locator("#pill")
        self.hold = page.get_by_role("button", name="Hold new posts")

    def ask(self) -> None:
        """Let the page ask the server now, and wait until it has taken the answer."""
        with self.page.expect_response(lambda one: "/feed/updates" in one.url):
            self.page.evaluate("window.dispatchEvent(new Event('focus'))")
        self.page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 50))")

    def answer(self, case: str = "hours", words: str = WORDS) -> None:
        """Have the desk answer in public, and let ten seconds pass so that it is out."""
        self.desk.open_case(case)
        self.desk.reply(words)
        assert self.desk.skip_until(lambda: self.desk.page.get_by_text("Seen").count() > 0)

    def tops(self) -> dict[str, float]:
        """Give where every post stands on the screen, by its id."""
        found: dict[str, float] = self.page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('#part-posts article')]"
            ".map((one) => [one.id, Math.round(one.getBoundingClientRect().top)]))"
        )
        return found


@pytest.fixture
def feed(desk: DeskPage, context: BrowserContext) -> Feed:
    """Give the public's page of that shift, open in a second tab."""
    page = context.new_page()
    page.goto(desk.page.url.split("?")[0] + "/feed")
    expect(page.locator("#holdbar")).to_be_visible()
    return Feed(page, desk)


def test_the_desk_opens_a_thread_as_the_public_sees_it_and_takes_one_back(desk):
    desk.open_case("hours")
    desk.field.fill("half a thou")
    desk.as_public()
    page = desk.page
    post = page.locator("#part-posts article").filter(has_text="open this saturday")
    expect(page).to_have_url(re.compile(f"#{post.get_attribute('id')}$"))
    expect(post).to_be_in_viewport()
    page.get_by_role("link", name="Back to the desk").click()
    expect(desk.state).to_have_attribute("data-case", "hours")
    expect(desk.field).to_have_value("half a thou")


def test_the_top_bar_opens_the_whole_page(desk):
    desk.page.get_by_role("link", name="As the public sees it", exact=True).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Posts about Pottle & Leaf")


def test_new_posts_wait_until_they_are_asked_for(feed):
    feed.answer()
    before = feed.tops()
    feed.ask()
    expect(feed.pill).to_have_text("Show 1 new post")
    assert feed.tops() == before
    assert feed.page.get_by_text(WORDS).count() == 0
    feed.pill.click()
    new = feed.posts.filter(has_text=WORDS)
    expect(new).to_be_focused()
    expect(new.get_by_text("New", exact=True)).to_be_visible()
    expect(feed.pill).to_be_hidden()


def test_what_waits_is_said_once_and_takes_no_focus(feed):
    feed.hold.focus()
    feed.answer()
    feed.ask()
    expect(feed.page.locator("#heard")).to_have_text("1 new post held back")
    expect(feed.hold).to_be_focused()


def test_a_key_lets_new_posts_in_and_holds_them_again(feed):
    expect(feed.hold).to_have_attribute("aria-pressed", "true")
    feed.page.keyboard.press("Alt+h")
    expect(feed.hold).to_have_attribute("aria-pressed", "false")
    feed.answer()
    feed.ask()
    expect(feed.posts.filter(has_text=WORDS)).to_be_visible()
    feed.page.keyboard.press("Alt+h")
    expect(feed.hold).to_have_attribute("aria-pressed", "true")


def test_posts_that_come_in_by_themselves_leave_what_is_read_where_it_is(feed):
    feed.page.set_viewport_size({"width": 390, "height": 420})
    feed.hold.click()
    oldest = feed.posts.last
    oldest.scroll_into_view_if_needed()
    feed.page.evaluate("scrollBy(0, 200)")
    name = str(oldest.get_attribute("id"))
    before = feed.tops()[name]
    feed.answer()
    feed.ask()
    expect(feed.posts.filter(has_text=WORDS)).to_have_count(1)
    assert abs(feed.tops()[name] - before) <= 1


def test_figures_move_where_they_stand(feed):
    post = feed.posts.filter(has_text="open this saturday")
    views = post.locator("[data-live^=views]")
    early = int(views.inner_text())
    handle = post.element_handle()
    feed.desk.skip_until(lambda: feed.desk.now() > 500)
    feed.ask()
    assert int(views.inner_text()) > early
    assert handle.evaluate("(one) => one.isConnected")


def test_what_is_hidden_goes_at_once(feed):
    desk = feed.desk
    assert desk.skip_until(lambda: desk.has_case("joke"))
    feed.page.reload()
    joke = feed.posts.filter(has_text="talking kettle")
    words = joke.locator(".text").inner_text()
    desk.open_case("joke")
    desk.hide(words, "spam")
    feed.ask()
    expect(joke).to_have_count(0)
    assert words not in feed.page.content()
    expect(feed.page.get_by_text("This post is no longer here.")).to_be_visible()
    feed.page.reload()
    assert words not in feed.page.content()
    expect(feed.page.get_by_text("This post is no longer here.")).to_have_count(0)
    expect(desk.page.get_by_text("Hidden by the brand.")).to_be_visible()


def test_private_words_never_get_there(feed):
    desk = feed.desk
    desk.open_case("tin")
    desk.offer_move("chat", SORRY)
    assert desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")
    desk.reply(SECRET, "chat")
    desk.reply("she sounds tired of us", "note")
    desk.skip()
    feed.ask()
    feed.page.keyboard.press("Alt+h")
    expect(feed.posts.filter(has_text=SORRY)).to_be_visible()
    for private in (SECRET, "she sounds tired", "PL-555-0107"):
        assert private not in feed.page.content()


def test_the_feed_can_be_read_from_the_keyboard(feed):
    keys = feed.page.keyboard
    first, second = feed.posts.nth(0), feed.posts.nth(1)
    feed.hold.focus()
    keys.press("Tab")
    expect(first).to_be_focused()
    assert feed.page.evaluate(RINGLESS) == []
    keys.press("PageDown")
    expect(second).to_be_focused()
    keys.press("PageUp")
    expect(first).to_be_focused()
    keys.press("Control+End")
    expect(feed.page.locator("#talk")).to_be_focused()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_every_control_has_a_name_and_nothing_scrolls_sideways(feed, width):
    feed.page.set_viewport_size({"width": width, "height": 800})
    for check in (UNNAMED, TWICE, LINKED):
        assert feed.page.evaluate(check) == []
    assert_fits(feed.page, width)


def test_when_the_shift_is_over_the_way_on_is_shown(feed):
    feed.desk.finish()
    feed.ask()
    expect(feed.page.get_by_role("link", name="Read the debrief")).to_be_visible()
