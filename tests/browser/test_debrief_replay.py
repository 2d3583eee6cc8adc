"""Playing a case back: what had not happened yet is not shown, in both views, by keys and by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk_page import DeskPage, assert_fits


@pytest.fixture
def played(page: Page, live_server: str) -> Page:
    """Give the debrief of a case that went from public to a chat."""
    desk = DeskPage(page, live_server)
    desk.start("teashop")
    desk.open_case("tin")
    desk.offer_move("chat", "I'm so sorry your third tin stayed here. Could we go on in a secure chat? ^Jo")
    assert desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")
    desk.reply("Thanks for coming over. What is your order number?", "chat")
    desk.skip()
    desk.reply("Thanks, all is on its way. ^Jo", "public")
    desk.skip()
    desk.finish()
    page.goto(page.url.split("?")[0] + "?case=tin")
    expect(slider(page)).to_be_visible()
    return page


def slider(page: Page) -> Locator:
    return page.get_by_label("Moment in the shift")


def said(page: Page) -> Locator:
    return page.locator(".story > .said:visible")


def test_at_the_end_everything_is_there(played: Page) -> None:
    assert played.locator(".story > li:not([hidden])").count() == played.locator(".story > li").count()
    expect(played.locator("[data-later]")).to_be_hidden()
    expect(played.locator("[data-playhead]")).to_be_hidden()


def test_the_slider_takes_back_what_had_not_happened_yet(played: Page) -> None:
    slider(played).focus()
    played.keyboard.press("Home")
    times = played.locator(".story > li:visible").evaluate_all("all => all.map(one => Number(one.dataset.at))")
    assert times
    assert max(times) <= 0
    expect(played.locator("[data-later]")).to_contain_text("Not yet:")
    assert (slider(played).get_attribute("aria-valuetext") or "").startswith("0 minutes 0 seconds, ")
    expect(played.get_by_text("What was missing")).to_be_hidden()
    shown = said(played).count()
    played.keyboard.press("End")
    assert said(played).count() > shown
    expect(slider(played)).to_be_focused()


def test_mood_and_heat_are_told_as_they_were(played: Page) -> None:
    told = played.locator("[data-moment]")
    slider(played).focus()
    played.keyboard.press("Home")
    before = told.text_content()
    played.keyboard.press("End")
    assert "mood" in (before or "")
    assert "of 100" in (before or "")
    assert told.text_content() != before


def test_moments_are_stepped_through_and_announced(played: Page) -> None:
    slider(played).focus()
    played.keyboard.press("Home")
    before = played.locator(".story > li:visible").count()
    played.get_by_role("button", name="Next moment").click()
    assert played.locator(".story > li:visible").count() > before
    expect(played.locator("[data-said]")).to_contain_text("+0")
    played.get_by_role("button", name="Previous moment").click()
    assert played.locator(".story > li:visible").count() == before


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_by_itself_and_stops_when_told(played: Page, motion: str) -> None:
    played.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    played.get_by_role("radio", name="16×").check()
    played.get_by_role("button", name="Play", exact=True).click()
    expect(played.locator("[data-said]")).to_have_text("Playing at 16 times speed")
    expect(played.locator("[data-clock]")).not_to_have_text("+00:00")
    played.get_by_role("button", name="Pause", exact=True).click()
    expect(played.locator("[data-said]")).to_contain_text("Paused at +")
    where = played.locator("[data-clock]").text_content() or ""
    played.wait_for_timeout(1200)
    expect(played.locator("[data-clock]")).to_have_text(where)


def test_the_public_sees_no_private_word_and_its_own_counters(played: Page) -> None:
    played.get_by_role("radio", name="What the public saw").check()
    expect(played.locator(".story")).to_be_hidden()
    thread = played.locator(".thread")
    expect(thread).to_be_visible()
    expect(thread).not_to_contain_text("order number?")
    expect(thread).to_contain_text("Could we go on in a secure chat?")
    counts = thread.locator("li:visible .counts")
    last = counts.first.text_content()
    slider(played).focus()
    played.keyboard.press("Home")
    expect(thread).not_to_contain_text("Could we go on", use_inner_text=True)
    assert counts.first.text_content() != last


def test_a_post_is_announced_by_its_words_until_it_is_gone(page: Page, live_server: str) -> None:
    desk = DeskPage(page, live_server)
    desk.start("teashop")
    desk.open_case("hours")
    desk.skip()
    desk.hide("saturday", "spam")
    desk.finish()
    page.goto(page.url.split("?")[0] + "?case=hours")
    page.get_by_role("radio", name="What the public saw").check()
    expect(page.locator(".thread")).to_contain_text("A post is gone here")
    slider(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Previous moment").click()
    expect(page.locator("[data-said]")).to_contain_text("saturday", ignore_case=True)


def test_a_finding_that_is_stepped_to_is_brought_back(played: Page) -> None:
    slider(played).focus()
    played.keyboard.press("Home")
    played.get_by_role("radio", name="What the public saw").check()
    played.get_by_role("radio", name="What you saw").check()
    played.get_by_role("button", name="Next finding").click()
    expect(played.locator(".find:focus")).to_be_visible()


def test_a_mark_of_the_timeline_brings_its_line_back(played: Page) -> None:
    slider(played).focus()
    played.keyboard.press("Home")
    dots = played.locator(".tl a.dot.later")
    assert dots.count()
    dots.last.focus()
    played.keyboard.press("Enter")
    expect(played.locator(f"[id='{played.url.split('#')[1]}']")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_player_fits_and_its_targets_are_large_enough(played: Page, width: int) -> None:
    played.set_viewport_size({"width": width, "height": 844})
    assert_fits(played, width)
    for box in [
        one.bounding_box() for one in played.locator(".player :is(button, .seg label, input[type=range])").all()
    ]:
        assert box
        assert min(box["width"], box["height"]) >= 24
