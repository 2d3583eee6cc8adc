"""A line that is lost, a page that is left and two that are open: nothing typed is lost, nothing is done twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.desk_page import DeskPage
from tests.browser.served import Served

SOON_MS = 20_000
WORDS = "Morning Bryn! Yes, the shop is open this Saturday from 9:00 to 17:30. ^Jo"
MORE = "There's a rail outside for your bike too. ^Jo"


@pytest.fixture
def desk(desk: DeskPage) -> DeskPage:
    """Give a new shift at the tea shop with the first case open."""
    desk.open_case("hours")
    return desk


def lose(route: Route) -> None:
    """Carry out a request and lose its answer."""
    route.fetch()
    route.abort()


# --- the line ----------------------------------------------------------------------------------


def test_the_page_says_at_once_that_the_line_is_lost_and_that_it_is_back(
    desk: DeskPage, context: BrowserContext, trouble: list[str]
) -> None:
    connection = desk.page.locator("#connection")
    expect(connection).to_have_text("Connected")
    context.set_offline(True)
    expect(connection).to_have_text("No connection", timeout=2000)
    expect(desk.page.locator("#said")).to_contain_text("kept in this browser")
    desk.write(MORE)
    context.set_offline(False)
    expect(connection).to_have_text("Connected", timeout=5000)
    expect(desk.field).to_have_value(MORE)
    trouble.clear()


def test_what_was_written_without_a_line_is_sent_once_when_it_is_back(
    desk: DeskPage, context: BrowserContext, trouble: list[str]
) -> None:
    context.set_offline(True)
    desk.write(WORDS)
    for _ in range(3):
        desk.send_button.click()
        expect(desk.alert).to_contain_text("No connection")
    expect(desk.field).to_have_value(WORDS)
    context.set_offline(False)
    expect(desk.mine).to_have_count(1, timeout=SOON_MS)
    expect(desk.alert).to_be_hidden()
    desk.page.reload()
    expect(desk.mine).to_have_count(1)
    expect(desk.field).to_have_value("")
    trouble.clear()


def test_each_case_sends_what_it_held_when_the_line_is_back(
    desk: DeskPage, context: BrowserContext, trouble: list[str]
) -> None:
    context.set_offline(True)
    for text, mode in ((WORDS, "public"), ("He cycles.", "note")):
        desk.write(text, mode)
        desk.send_button.click()
        expect(desk.alert).to_contain_text("goes out by itself")
    context.set_offline(False)
    expect(desk.mine).to_have_count(1, timeout=SOON_MS)
    expect(desk.page.locator("#part-record")).to_contain_text("He cycles.", timeout=SOON_MS)
    trouble.clear()


def test_what_arrives_by_hand_takes_along_what_was_held(desk: DeskPage, trouble: list[str]) -> None:
    desk.page.route("**/updates?*", lambda route: route.abort())
    desk.page.route("**/commands", lambda route: route.abort(), times=1)
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.alert).to_contain_text("goes out by itself")
    desk.write("He cycles.", "note")
    desk.send_button.click()
    expect(desk.page.locator("#part-record")).to_contain_text("He cycles.")
    expect(desk.mine).to_have_count(1)
    trouble.clear()


def test_words_that_were_changed_without_a_line_wait_to_be_sent(
    desk: DeskPage, context: BrowserContext, trouble: list[str]
) -> None:
    context.set_offline(True)
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.alert).to_contain_text("No connection")
    desk.field.fill(MORE)
    expect(desk.alert).to_be_hidden()
    context.set_offline(False)
    expect(desk.page.locator("#connection")).to_have_text("Connected", timeout=SOON_MS)
    desk.page.wait_for_timeout(500)
    assert desk.mine.count() == 0
    expect(desk.field).to_have_value(MORE)
    trouble.clear()


def test_words_whose_answer_was_lost_arrive_once_even_after_a_reload(desk: DeskPage, trouble: list[str]) -> None:
    desk.page.route("**/commands", lose, times=1)
    desk.write(WORDS)
    desk.send_button.click()
    expect(desk.alert).to_contain_text("No connection")
    desk.page.reload()
    expect(desk.field).to_have_value(WORDS)
    desk.press(desk.send_button)
    expect(desk.mine).to_have_count(1)
    expect(desk.field).to_have_value("")
    desk.reply(WORDS)
    expect(desk.mine).to_have_count(2)
    trouble.clear()


def test_an_action_whose_answer_was_lost_is_done_once_even_after_a_reload(desk: DeskPage, trouble: list[str]) -> None:
    desk.open_case("tin")
    desk.page.route("**/commands", lose, times=1)
    desk.page.get_by_text("Hand to specialists", exact=True).click()
    desk.page.get_by_label("Summary").fill("Two of three tins came.")
    desk.page.get_by_role("button", name="Hand over").click()
    expect(desk.alert).to_contain_text("No connection")
    desk.page.reload()
    expect(desk.page.get_by_label("Summary")).to_have_value("Two of three tins came.")
    desk.press(desk.page.get_by_role("button", name="Hand over"))
    assert desk.page.get_by_text("Handed to Complaints").count() == 1
    trouble.clear()


def test_an_action_goes_to_the_case_that_is_on_the_page(desk: DeskPage, trouble: list[str]) -> None:
    desk.page.route("**/updates?*", lambda route: route.abort())
    desk.page.locator("#item-tin").click()
    expect(desk.alert).to_contain_text("This case opens as soon as")
    expect(desk.state).to_have_attribute("data-case", "hours")
    with desk.page.expect_request("**/commands") as asked:
        desk.page.get_by_role("button", name="Close case").click()
    assert asked.value.post_data_json["command"]["case"] == "hours"
    desk.page.unroute("**/updates?*")
    expect(desk.state).to_have_attribute("data-case", "tin", timeout=SOON_MS)
    trouble.clear()


def test_the_publics_page_says_that_the_line_is_lost(
    desk: DeskPage, context: BrowserContext, trouble: list[str]
) -> None:
    desk.as_public()
    context.set_offline(True)
    expect(desk.page.locator("#none")).to_contain_text("No connection", timeout=2000)
    context.set_offline(False)
    expect(desk.page.locator("#none")).to_have_text("Nothing new", timeout=SOON_MS)
    trouble.clear()


def test_a_server_that_starts_again_in_mid_shift_loses_nothing(page: Page, served: Served, trouble: list[str]) -> None:
    desk = DeskPage(page, served.url)
    desk.start("teashop", speed="1")
    desk.open_case("tin")
    desk.reply("Sorry about the missing tin, Oona. ^Jo")
    desk.reply("She sounds tired.", "note")
    desk.tag("complaint", "P2")
    desk.promise(10)
    before = desk.page.locator("#part-story .text").all_inner_texts()
    served.kill()
    served.start()
    desk.open_case("hours")
    desk.reply(WORDS)
    desk.open_case("tin")
    assert desk.page.locator("#part-story .text").all_inner_texts()[: len(before)] == before
    for shown in ("She sounds tired.", "Promises"):
        expect(page.locator("#part-record")).to_contain_text(shown)
    expect(page.get_by_role("combobox", name="Priority")).to_have_value("P2")
    desk.finish()
    trouble.clear()


# --- two tabs ----------------------------------------------------------------------------------


def test_a_draft_that_one_tab_sent_is_not_left_in_the_other(desk: DeskPage, context: BrowserContext) -> None:
    desk.write(WORDS)
    desk.page.wait_for_timeout(700)
    other = DeskPage(context.new_page(), desk.address)
    other.page.goto(desk.page.url)
    expect(other.field).to_have_value(WORDS)
    desk.press(desk.send_button)
    expect(other.field).to_have_value("")
    expect(other.mine).to_have_count(1, timeout=SOON_MS)


def test_what_the_other_tab_wrote_itself_is_left_to_it(desk: DeskPage, context: BrowserContext) -> None:
    desk.write(WORDS)
    desk.page.wait_for_timeout(700)
    other = DeskPage(context.new_page(), desk.address)
    other.page.goto(desk.page.url)
    other.field.fill(MORE)
    desk.press(desk.send_button)
    other.page.wait_for_timeout(700)
    expect(other.field).to_have_value(MORE)
    other.page.reload()
    expect(other.field).to_have_value(MORE)


# --- the same view again -----------------------------------------------------------------------


def test_a_reload_comes_back_to_the_case_and_the_mode(desk: DeskPage) -> None:
    desk.open_case("tin")
    desk.choose("note")
    desk.page.reload()
    expect(desk.state).to_have_attribute("data-case", "tin")
    expect(desk.page.get_by_role("radio", name="Team note")).to_be_checked()
    desk.open_case("hours")
    expect(desk.page.get_by_role("radio", name="Public reply")).to_be_checked()


def test_a_reload_comes_back_to_the_lines_that_were_read(desk: DeskPage) -> None:
    for number in range(6):
        desk.reply(f"Line {number}. " + "tea " * 200, "note")
    box = desk.page.locator("#room-public")
    scrolls = """(one) => {
      while (one && one.scrollHeight <= one.clientHeight + 80) one = one.parentElement;
      return one.scrollTop;
    }"""
    move = scrolls.replace("return one.scrollTop", "one.scrollTop = 40")
    box.evaluate(move)
    assert box.evaluate(scrolls) == 40
    desk.page.reload()
    desk.page.wait_for_load_state("load")
    assert desk.page.locator("#room-public").evaluate(scrolls) == 40


def test_the_way_back_leads_through_the_cases_as_they_were_opened(desk: DeskPage) -> None:
    desk.open_case("tin")
    desk.field.fill("for Oona")
    desk.page.go_back()
    expect(desk.state).to_have_attribute("data-case", "hours")
    expect(desk.field).to_have_value("")
    desk.page.go_forward()
    expect(desk.state).to_have_attribute("data-case", "tin")
    expect(desk.field).to_have_value("for Oona")


def test_the_first_view_of_a_shift_can_be_gone_back_to(page: Page, live_server: str) -> None:
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    first = desk.state.get_attribute("data-case")
    desk.open_case("hours" if first == "tin" else "tin")
    page.go_back()
    expect(desk.state).to_have_attribute("data-case", first or "")


def test_the_way_back_from_another_page_comes_to_the_case_and_its_draft(desk: DeskPage) -> None:
    desk.open_case("tin")
    desk.write("half a thought", "note")
    desk.as_public()
    desk.page.go_back()
    expect(desk.state).to_have_attribute("data-case", "tin")
    expect(desk.page.get_by_role("radio", name="Team note")).to_be_checked()
    expect(desk.field).to_have_value("half a thought")


def test_on_a_narrow_screen_the_way_back_and_a_reload_keep_to_the_pane(page: Page, live_server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    page.locator("#item-hours").click()
    expect(desk.field).to_be_visible()
    page.get_by_role("tab", name="Customer").click()
    page.reload()
    expect(page.locator("#part-record")).to_be_visible()
    expect(desk.state).to_have_attribute("data-case", "hours")
    page.go_back()
    expect(page.locator("#queue-list")).to_be_visible()
