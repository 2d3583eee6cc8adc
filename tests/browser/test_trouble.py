"""What goes wrong at a desk: double clicks, lost lines, reloads, wrong modes, strange text. Nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage

POLL_MS = 20_000
WORDS = "Morning Bryn! Yes, the shop is open this Saturday from 9:00 to 17:30. ^Jo"
MARKUP = "<img src=x onerror=\"document.title='Broken'\"> <b>bold</b> &amp; ^Jo"


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a new shift at the tea shop with the first case open."""
    desk.open_case("hours")
    return desk


def test_two_tabs_stay_in_step(desk, context):
    other = DeskPage(context.new_page(), desk.address)
    other.page.goto(desk.page.url)
    desk.reply(WORDS)
    other.tag("general", "P3")
    expect(other.mine).to_have_count(1)
    other.reply("There's a rail outside for your bike too. ^Jo")
    expect(desk.mine).to_have_count(2, timeout=POLL_MS)
    expect(desk.page.get_by_role("combobox", name="Priority")).to_have_value("P3")


def test_a_double_click_sends_one_message(desk):
    desk.write(WORDS)
    desk.done(desk.send_button.dblclick)
    expect(desk.mine).to_have_count(1)
    expect(desk.field).to_have_value("")
    expect(desk.alert).to_be_hidden()


def test_a_double_click_carries_out_one_action(desk):
    desk.open_case("tin")
    desk.page.get_by_text("Hand to specialists", exact=True).click()
    desk.page.get_by_label("Summary").fill("Two of three tins came.")
    desk.done(desk.page.get_by_role("button", name="Hand over").dblclick)
    desk.page.wait_for_timeout(300)
    assert desk.page.get_by_text("Handed to Complaints").count() == 1


def test_a_message_whose_answer_was_lost_arrives_once(desk, trouble):
    def lose(route):
        route.fetch()
        route.abort()

    desk.page.route("**/commands", lose, times=1)
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.alert).to_contain_text("No connection")
    expect(desk.mine).to_have_count(1, timeout=POLL_MS)
    expect(desk.field).to_have_value("")
    trouble.clear()


@pytest.mark.parametrize("mode", ["public", "dm", "chat", "note"])
def test_a_draft_survives_a_reload(desk, mode):
    desk.write("half a thought", mode)
    desk.page.reload()
    expect(desk.field).to_have_value("half a thought")
    expect(desk.page.get_by_role("radio", name=re.compile("^(Public|Private|Secure|Team)"), checked=True)).to_have_id(
        {"public": "m-public", "dm": "m-private", "chat": "m-secure", "note": "m-team"}[mode]
    )


def test_drafts_keep_to_their_case_and_mode(desk):
    desk.write("for Bryn, in public")
    desk.open_case("tin")
    expect(desk.field).to_have_value("")
    desk.write("for Oona, in private", "dm")
    desk.write("for the team", "note")
    desk.choose("public")
    expect(desk.field).to_have_value("")
    desk.choose("dm")
    expect(desk.field).to_have_value("for Oona, in private")
    desk.open_case("hours")
    expect(desk.field).to_have_value("for Bryn, in public")
    desk.open_case("tin")
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.choose("note")
    expect(desk.field).to_have_value("for the team")
    expect(desk.page.locator("#item-hours .draft-chip")).to_be_visible()


def test_private_words_never_slip_into_the_public_mode(desk):
    desk.open_case("tin")
    desk.offer_move("chat", "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo")
    assert desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")
    desk.open_case("hours")
    expect(desk.page.get_by_role("radio", name="Public reply")).to_be_checked()
    desk.open_case("tin")
    expect(desk.page.get_by_role("radio", name="Secure chat")).to_be_checked()
    desk.field.fill("Your order number, please?")
    desk.choose("public")
    expect(desk.field).to_have_value("")


def test_an_answer_that_comes_late_does_not_pull_back_to_the_case_left(desk):
    held = []
    desk.page.route("**/commands", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it wraps no built-in
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.send_button).to_be_visible()
    desk.open_case("tin")
    desk.field.fill("for Oona")
    desk.done(lambda: held.pop().continue_())
    expect(desk.state).to_have_attribute("data-case", "tin")
    expect(desk.field).to_have_value("for Oona")
    desk.open_case("hours")
    expect(desk.mine).to_have_count(1)
    expect(desk.field).to_have_value("")


def test_a_half_written_summary_outlives_a_reply(desk):
    desk.page.get_by_text("Hand to specialists", exact=True).click()
    desk.page.get_by_label("Summary").fill("Cycling over on Saturday")
    desk.tag("general", "P3")
    desk.reply(WORDS)
    expect(desk.page.get_by_label("Summary")).to_have_value("Cycling over on Saturday")


def test_a_reply_can_be_taken_back_before_it_is_seen(desk):
    desk.reply(WORDS)
    desk.press(desk.page.get_by_role("button", name="Take back"))
    expect(desk.mine).to_have_count(0)
    desk.reply(WORDS)
    desk.skip()
    expect(desk.page.get_by_role("button", name="Take back")).to_have_count(0)


def test_words_that_claim_a_deed_offer_to_do_it(desk, trouble):
    desk.field.fill("I've sent you a replacement, on its way again.")
    expect(desk.page.get_by_text("Saying is not doing.")).to_be_visible()
    answer = desk.done(desk.page.locator("#imply-do").click)
    assert answer.status == 409
    expect(desk.alert).to_contain_text("needs tier 1")
    expect(desk.field).to_have_value("I've sent you a replacement, on its way again.")
    trouble.clear()


def test_a_reply_to_a_closed_case_keeps_the_words(desk, trouble):
    desk.close()
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.alert).to_contain_text("closed")
    expect(desk.field).to_have_value(WORDS)
    assert desk.mine.count() == 0
    trouble.clear()


@pytest.mark.parametrize(
    ("mode", "text", "said"),
    [
        ("public", "", "nothing to send"),
        ("public", "  \n\t ", "nothing to send"),
        ("public", "x" * 281, "1 characters too many"),
        ("public", "😀" * 281, "1 characters too many"),
        ("public", "Hi {first_name}, sorry!", "{first_name}"),
        ("note", "Call [name] back", "[name]"),
    ],
)
def test_what_is_not_fit_to_send_stays(desk, mode, text, said):
    desk.write(text, mode)
    desk.send_button.click()
    expect(desk.alert).to_contain_text(said)
    expect(desk.field).to_have_value(text)
    assert desk.mine.count() == 0


def test_a_very_long_note_is_taken_whole(desk):
    desk.reply("tea " * 4999 + "leaf", "note")
    expect(desk.page.locator(".sys", has_text="Team note")).to_contain_text("tea leaf")


def test_nothing_is_lost_when_the_server_is_killed(page, served, trouble):
    desk = DeskPage(page, served.url)
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    desk.reply(WORDS)
    served.kill()
    desk.write("There's a rail outside for your bike too. ^Jo")
    desk.send_button.click()
    expect(desk.alert).to_contain_text("No connection")
    expect(page.locator("#connection")).to_have_text("No connection")
    served.start()
    expect(page.locator("#connection")).to_have_text("Connected", timeout=POLL_MS)
    expect(desk.mine).to_have_count(2, timeout=POLL_MS)  # the new server loads its readers first
    expect(desk.field).to_have_value("")
    expect(desk.alert).to_be_hidden()
    trouble.clear()


def test_markup_is_shown_as_text(desk):
    desk.reply(MARKUP)
    desk.reply(MARKUP, "note")
    desk.open_case("tin")
    desk.hand_off("complaints", MARKUP)
    desk.open_case("hours")
    expect(desk.mine.locator(".text")).to_have_text(MARKUP)
    expect(desk.page.locator(".sys", has_text="Team note")).to_contain_text(MARKUP)
    assert desk.page.locator("#part-story img, #part-story .text b").count() == 0
    assert "Broken" not in desk.page.title()


@pytest.mark.parametrize("path", ["/shifts/nothing", "/shifts/nothing/debrief", "/nowhere"])
def test_an_unknown_address_says_what_to_do(page, live_server, trouble, path):
    answer = page.goto(live_server + path)
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    expect(page.get_by_role("link", name="Back to the shifts")).to_be_visible()
    trouble.clear()


def test_another_browser_sees_nothing_of_a_shift(desk, browser):
    stranger = browser.new_context()
    try:
        for path in ("", "/updates?after=0&case=hours", "/debrief"):
            answer = stranger.request.get(desk.page.url.split("?")[0] + path)
            assert answer.status == 404
            assert "Bryn" not in answer.text()
    finally:
        stranger.close()
