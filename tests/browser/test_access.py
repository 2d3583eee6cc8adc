"""The desk for everybody: by keyboard, on a narrow screen, with a name for every control and a focus to be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage, assert_fits

WORDS = "Morning Bryn! Yes, the shop is open this Saturday from 9:00 to 17:30. ^Jo"
UNNAMED = """() => [...document.querySelectorAll("button, a[href], input, select, textarea, summary")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility()).filter((one) => {
    const by = one.getAttribute("aria-labelledby");
    const labels = [...(one.labels || [])].map((label) => label.textContent).join("");
    const named = by ? document.getElementById(by)?.textContent : one.getAttribute("aria-label");
    const own = one.matches("button, a, summary") ? one.textContent : "";
    return !(named || labels || own || "").trim();
  }).map((one) => one.outerHTML.slice(0, 120))"""
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""
RINGLESS = """() => {
  const ringed = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  const focused = document.activeElement;
  for (let one = focused; one && one !== document.body; one = one.parentElement) if (ringed(one)) return [];
  return focused === document.body ? [] : [focused.outerHTML.slice(0, 120)];
}"""
LINKED = """() => [...document.querySelectorAll("[aria-labelledby], [aria-controls], [aria-describedby], label[for]")]
  .flatMap((one) => ["aria-labelledby", "aria-controls", "aria-describedby", "for"]
    .flatMap((name) => (one.getAttribute(name) || "").split(/\\s+/).filter(Boolean)))
  .filter((id) => !document.getElementById(id))"""


def test_a_shift_can_be_worked_from_the_keyboard(page, live_server):
    desk, keys = DeskPage(page, live_server), page.keyboard
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    keys.press("Alt+ArrowDown")
    expect(desk.state).not_to_have_attribute("data-case", "hours")
    keys.press("Alt+ArrowUp")
    expect(desk.state).to_have_attribute("data-case", "hours")
    desk.field.focus()
    keys.type("Yes, from 9:00 to 17:30. ^Jo")
    desk.done(lambda: keys.press("Control+Enter"))
    expect(desk.mine).to_have_count(1)
    expect(desk.field).to_be_focused()
    keys.press("Alt+m")
    expect(page.get_by_role("radio", name="Private message")).to_be_checked()


def test_a_narrow_screen_shows_one_pane_at_a_time(page, live_server):
    page.set_viewport_size({"width": 390, "height": 844})
    desk = DeskPage(page, live_server)
    desk.start("teashop", speed="1")
    panes = {name: page.locator(f"#{name}") for name in ("queue", "thread", "record")}
    expect(panes["queue"]).to_be_visible()
    desk.queue.first.click()
    expect(panes["thread"]).to_be_visible()
    expect(panes["queue"]).to_be_hidden()
    page.get_by_role("tab", name="Customer").click()
    expect(panes["record"]).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(panes["thread"]).to_be_visible()
    desk.reply("Yes, from 9:00 to 17:30. ^Jo")
    assert_fits(page, 390)


def _home(page: Page, address: str) -> None:
    page.goto(address)


def _before(page: Page, address: str) -> None:
    page.goto(f"{address}/scenarios/teashop")


def _desk(page: Page, address: str) -> None:
    desk = DeskPage(page, address)
    desk.start("teashop", speed="1")
    desk.open_case("tin")
    desk.offer_move("chat", "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo")
    desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")


def _debrief(page: Page, address: str) -> None:
    desk = DeskPage(page, address)
    desk.start("teashop", speed="1")
    desk.open_case("hours")
    desk.reply(WORDS)
    desk.finish()


@pytest.mark.parametrize("go", [_home, _before, _desk, _debrief], ids=lambda go: go.__name__.strip("_"))
def test_every_control_has_a_name_and_every_id_is_its_own(page, live_server, go: Callable[[Page, str], None]):
    go(page, live_server)
    assert page.evaluate(TWICE) == []
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(LINKED) == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("go", [_home, _desk, _debrief], ids=lambda go: go.__name__.strip("_"))
def test_the_focus_can_be_seen(page, live_server, go: Callable[[Page, str], None]):
    go(page, live_server)
    unseen = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(30):
        page.keyboard.press("Tab")
        unseen += page.evaluate(RINGLESS)
    assert unseen == []
