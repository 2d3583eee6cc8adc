"""The queue: filters, order and search that stay, what burns, what is put aside, and how to get about by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk_page import DeskPage

WORDS = "Let me look into it, I'll be back within ten minutes. ^Jo"


@pytest.fixture
def busy(page: Page, live_server: str) -> DeskPage:
    """Give a Saturday's shift in which some have waited too long and nobody was answered."""
    found = DeskPage(page, live_server)
    found.start("retail-saturday", speed="1")
    assert found.skip_until(lambda: page.locator("#queue-list .item.late").count() > 1)
    return found


def only(desk: DeskPage, name: str) -> Locator:
    """Choose a filter and give its button."""
    button = desk.page.locator(f'#queue-filters [data-show="{name}"]')
    button.click()
    return button


def names(desk: DeskPage) -> list[str]:
    """Give the names in the list, in its order, as they can be seen."""
    rows = desk.page.locator("#queue-list > li:visible .name b")
    return [text.strip() for text in rows.all_text_contents()]


def count(desk: DeskPage, name: str) -> int:
    return int(desk.page.locator(f'#queue-filters [data-show="{name}"] .num').text_content() or -1)


def test_a_filter_shows_its_cases_counts_them_and_says_so(busy):
    whole = len(names(busy))
    assert count(busy, "all") == whole
    late = busy.page.locator("#queue-list .item.late").count()
    button = only(busy, "late")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert len(names(busy)) == late == count(busy, "late")
    expect(busy.page.locator("#said")).to_have_text(f"{late} of {whole} cases shown.")
    only(busy, "late")
    assert len(names(busy)) == whole


def test_an_empty_filter_says_what_is_not_there(desk):
    only(desk, "chat")
    assert names(desk) == []
    expect(desk.page.locator("#queue-none")).to_have_text("No case is in a secure chat.")
    only(desk, "all")
    expect(desk.page.locator("#queue-none")).to_be_hidden()


def test_filter_and_order_stay_over_updates_and_a_reload(busy):
    only(busy, "late")
    busy.page.get_by_role("combobox", name="Sort the queue by").select_option("name")
    shown = names(busy)
    assert shown == sorted(shown, key=str.casefold)
    busy.open_case("sofa")
    busy.tag(priority="P2")
    assert names(busy) == shown
    busy.page.reload()
    busy.page.wait_for_load_state("load")
    expect(busy.page.locator('#queue-filters [data-show="late"]')).to_have_attribute("aria-pressed", "true")
    expect(busy.page.get_by_role("combobox", name="Sort the queue by")).to_have_value("name")
    assert names(busy) == shown


def test_each_order_does_what_it_says(busy):
    rows = busy.page.locator("#queue-list > li")
    for order, attribute in (("waiting", "data-waiting"), ("newest", "data-newest")):
        busy.page.get_by_role("combobox", name="Sort the queue by").select_option(order)
        values = [float(row.get_attribute(attribute) or 0) for row in rows.all()]
        assert values == sorted(values, reverse=True), order
        assert len(set(values)) > 1, order


def test_a_search_leaves_what_it_finds_and_says_when_it_finds_nothing(desk):
    search = desk.page.get_by_role("searchbox", name="Search the queue")
    search.fill("oona")
    assert names(desk) == ["Oona K."]
    search.fill("nobody like this")
    expect(desk.page.locator("#queue-none")).to_contain_text("nobody like this")
    expect(desk.page.locator("#said")).to_contain_text("nobody like this")


def test_what_burns_is_said_and_one_key_goes_there(busy):
    strip = busy.page.locator("#burning")
    expect(strip).to_contain_text("2 late")
    busy.open_case("heater")
    busy.tag(priority="P0")
    expect(strip).to_contain_text("1 danger")
    expect(busy.page.locator("#queue-list .item").first).to_have_id("item-heater")
    busy.open_case("kettle")
    busy.page.keyboard.press("Alt+1")
    expect(busy.state).to_have_attribute("data-case", "heater")
    busy.open_case("kettle")
    strip.click()
    expect(busy.state).to_have_attribute("data-case", "heater")


def test_nothing_burns_in_a_quiet_queue_and_the_key_goes_to_the_first(desk):
    expect(desk.page.locator("#burning")).to_have_count(0)
    first = desk.queue.first.get_attribute("data-case")
    desk.open_case("tin" if first == "hours" else "hours")
    desk.page.keyboard.press("Alt+1")
    expect(desk.state).to_have_attribute("data-case", first)


def test_keys_go_through_what_the_filter_shows(busy):
    only(busy, "late")
    late = [item.get_attribute("data-case") for item in busy.page.locator("#queue-list > li:visible .item").all()]
    seen = set()
    for _ in late:
        busy.page.keyboard.press("Alt+ArrowDown")
        busy.page.wait_for_timeout(300)
        seen.add(busy.state.get_attribute("data-case"))
    assert seen == set(late)


def test_a_promised_case_is_put_aside_and_comes_back_when_the_customer_writes(desk):
    desk.open_case("tin")
    desk.reply(WORDS)
    desk.promise(10)
    group = desk.page.locator("#queue-aside")
    expect(group).to_contain_text("1 put aside, back from +08:")
    expect(desk.page.locator("#item-tin")).to_be_hidden()
    assert count(desk, "promised") == 1
    group.locator("summary").click()
    expect(desk.page.locator("#item-tin")).to_be_visible()
    assert desk.skip_until(desk.answered)
    expect(group).to_be_hidden()
    expect(desk.page.locator("#queue-list #item-tin")).to_be_visible()


def test_what_came_back_can_be_put_aside_by_hand_until_its_time(desk):
    desk.open_case("tin")
    desk.reply(WORDS)
    desk.promise(10)
    assert desk.skip_until(desk.answered)
    desk.page.get_by_role("button", name="Put aside until").click()
    expect(desk.page.locator("#aside-list #item-tin")).to_be_attached()
    expect(desk.page.locator("#said")).to_contain_text("Put aside until +08:")
    desk.page.reload()
    expect(desk.page.locator("#aside-list #item-tin")).to_be_attached()
    desk.page.get_by_role("button", name="Bring back to the queue").click()
    expect(desk.page.locator("#queue-list #item-tin")).to_be_visible()
    expect(desk.page.locator("#queue-aside")).to_be_hidden()


def test_the_promised_filter_opens_what_is_put_aside(desk):
    desk.open_case("tin")
    desk.reply(WORDS)
    desk.promise(10)
    only(desk, "promised")
    expect(desk.page.locator("#item-tin")).to_be_visible()
    expect(desk.page.locator("#item-hours")).to_be_hidden()


def test_coming_back_to_a_case_finds_its_place_and_words_begun_in_an_action(busy):
    busy.open_case("sofa")
    room = busy.page.locator("#room-public")
    room.evaluate("(box) => { box.scrollTop = 40; }")
    busy.page.get_by_text("Hand to specialists", exact=True).click()
    busy.page.get_by_label("Summary").fill("Three slots missed.")
    busy.open_case("kettle")
    expect(busy.page.get_by_label("Summary")).to_have_value("")
    busy.open_case("sofa")
    expect(busy.page.get_by_label("Summary")).to_have_value("Three slots missed.")
    expect(busy.page.get_by_label("Summary")).to_be_visible()
    assert room.evaluate("(box) => box.scrollTop") == 40
    busy.page.reload()
    expect(busy.page.get_by_label("Summary")).to_have_value("Three slots missed.")


def test_the_case_that_lies_on_the_desk_is_only_gone_to(desk):
    desk.open_case("hours")
    steps = desk.page.evaluate("history.length")
    desk.page.locator("#item-hours").click()
    expect(desk.page.locator("#h-case")).to_be_focused()
    assert desk.page.evaluate("history.length") == steps
