"""Every page as axe-core judges it, in both themes, at each width, zoomed in, and with fewer colours and no motion."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.finding import DIMENSIONS
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.browser.desk_page import DeskPage
from tests.browser.looks import STILL, faults, too_wide
from tests.browser.served import invited
from webapp.calibration.store import Calibrations
from webapp.cohorts.assignments import Assignments
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.people import People
from webapp.watching.nudges import Nudges

SORRY = "Sorry about the tin, Oona. Could we go on in a secure chat, so your order stays between us? ^Jo"
COMING = "Thanks for coming across, Oona, it's still Jo. What's the order number, please? ^Jo"


@dataclass(frozen=True)
class Worked:
    """A browser's shifts: one that runs with its clock stopped, one that is over and shared; and accounts."""

    home: str
    running: str
    over: str
    shared: str
    cookies: Any
    invitation: str
    admin: Any
    cohort: str


@pytest.fixture(scope="module")
def worked(browser: Browser, live_server: str, live_database: str) -> Worked:
    """Give shifts with a chat, a late case, a hidden post, a note and a promise."""
    context = browser.new_context()
    page = context.new_page()
    desk = DeskPage(page, live_server)
    running = desk.start("teashop")
    desk.open_case("tin")
    desk.offer_move("chat", SORRY)
    assert desk.skip_until(lambda: desk.consented("chat"))
    desk.open_room("chat")
    desk.reply(COMING, "chat")
    desk.reply("Packing slip, third this week.", "note")
    desk.promise(8)
    assert desk.skip_until(lambda: page.locator(".item.late").count() > 0)
    desk.open_case("hours")
    desk.hide("saturday", "spam")
    desk.press(page.get_by_role("button", name="Pause"))
    over, shared = _over(desk)
    _enter(page, invited(live_server, live_database, "worker@example.com", "Worker At The Desk"))
    cookies: Any = context.cookies()
    context.close()
    invitation = invited(live_server, live_database, "axe@example.com", "Somebody With A Rather Long Name", "trainer")
    admin = _admin(browser, invited(live_server, live_database, "judge@example.com", "Judge Of Pages", "admin"))
    cohort_id = _cohort_with_work(live_database)
    _said(live_database, cohort_id, over, running)
    cohort = f"{live_server}/cohorts/{cohort_id}"
    return Worked(live_server, running, over, shared, cookies, invitation, admin, cohort)


def _cohort_with_work(url: str) -> str:
    """Make a cohort of the people there are, with something late and something to do; give its id."""
    with Database(url) as database:
        people, cohorts = People(database), Cohorts(database)
        found = {one.email.split("@")[0]: one for one in people.all()}
        made = cohorts.create("The spring intake of the evening desk", found["judge"])
        for name in ("worker", "axe"):
            cohorts.add(made.id, found[name].id)
        pack = load_pack(scenarios_path())
        Assignments(database, pack, lambda: time.time() - 7200).create(
            made.id, "scenario", "teashop", due_at=time.time() - 3600, attempts=2, pass_mark=60
        )
        Assignments(database, pack).create(made.id, "course", "first-week")
    return made.id


def _calibrations_of(url: str, cohort_id: str, over: str) -> None:
    """Ask two people to mark a shift that is over, twice; once both have."""
    shift = over.partition("/shifts/")[2].partition("/")[0]
    with Database(url) as database:
        raters = [one.id for one in People(database).all() if one.email.startswith(("judge", "axe"))]
        store = Calibrations(database)
        store.create(cohort_id, shift, "Still to mark", raters)
        made = store.create(cohort_id, shift, "Marked by both", raters)
        for rater, marks in zip(raters, ((0, 50, 75), (100, 75, 75)), strict=True):
            given = {("hours", name): mark for name, mark in zip(DIMENSIONS, marks, strict=False)}
            store.keep(made.id, rater, given, "Was it kind enough?", hand_in=True)


def _said(url: str, cohort_id: str, over: str, running: str) -> None:
    _calibrations_of(url, cohort_id, over)
    _nudge(url, running)


def _nudge(url: str, running: str) -> None:
    """Say something to who works a shift, which then stands on the desk."""
    with Database(url) as database:
        judge = next(one for one in People(database).all() if one.email.startswith("judge"))
        Nudges(database).give(
            running.partition("/shifts/")[2].partition("?")[0], judge.id, "Her parcel first.", 60.0, "tin"
        )


def _enter(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("New password").fill("kettle under blue stairs")
    page.get_by_role("button", name="Set it and sign in").click()
    expect(page.get_by_text("Your password is set.")).to_be_visible()


def _over(desk: DeskPage) -> tuple[str, str]:
    """Take another shift to its end, and give its debrief's address and a link to it."""
    desk.start("teashop")
    desk.open_case("hours")
    desk.reply("Sorry for any inconvenience, Bryn. Kindly check our website. ^Jo")
    desk.finish()
    over = desk.page.url.split("?")[0]
    desk.page.get_by_role("button", name="Make a link").click()
    return over, desk.page.get_by_label("Your link.").input_value()


def _admin(browser: Browser, link: str) -> Any:
    context = browser.new_context()
    page = context.new_page()
    _enter(page, link)
    cookies: Any = context.cookies()
    context.close()
    return cookies


def _home(page: Page, at: Worked) -> None:
    page.goto(at.home)


def _newcomer(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.goto(at.home)


def _before(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/scenarios/teashop")


def _progress(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/progress")


def _lessons(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/lessons")


def _lesson(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/lessons/apology")
    page.get_by_text("A hint", exact=True).click()


def _courses(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/courses")


def _course(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/courses/first-week")
    expect(page.get_by_text("1 of 4 shifts done")).to_be_visible()


def _paths(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/paths")


def _path(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/paths/privacy")


def _step(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/paths/privacy/5")


def _own_words(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/lessons/human-voice")
    expect(page.get_by_role("heading", name="From your own shifts")).to_be_visible()


def _warmup(page: Page, at: Worked) -> None:
    _newcomer(page, at)
    page.get_by_role("button", name="Start the warm-up").click()
    expect(page.locator("#part-queue")).to_be_visible()


def _chat(page: Page, at: Worked) -> None:
    page.goto(f"{at.running}?case=tin")
    expect(page.locator("#room-private")).to_be_attached()


def _late(page: Page, at: Worked) -> None:
    page.goto(f"{at.running}?case=hours")
    expect(page.get_by_text("Hidden by the brand")).to_be_attached()


def _panels(page: Page, at: Worked) -> None:
    _late(page, at)
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


def _keys(page: Page, at: Worked) -> None:
    _chat(page, at)
    page.keyboard.press("Alt+1")
    page.evaluate("document.getElementById('keys-open').click()")
    expect(page.locator("dialog[open]")).to_be_visible()


def _none(page: Page, at: Worked) -> None:
    _chat(page, at)
    page.get_by_label("Search the queue").fill("nobody of that name")
    expect(page.locator("#queue-none")).to_be_visible()


def _feed(page: Page, at: Worked) -> None:
    page.goto(f"{at.running}/feed")


def _debrief(page: Page, at: Worked) -> None:
    page.goto(f"{at.over}?case=hours")


def _whole(page: Page, at: Worked) -> None:
    page.goto(f"{at.over}/whole")


def _shared(page: Page, at: Worked) -> None:
    page.goto(at.shared)


def _sign_in(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.goto(f"{at.home}/account")
    expect(page.get_by_text("Sign in to go on.")).to_be_visible()


def _forgotten(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.goto(f"{at.home}/forgotten")


def _choose(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.goto(at.invitation)
    expect(page.get_by_label("New password")).to_be_visible()


def _spent(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.goto(f"{at.home}/password/nothing")


def _account(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/account")


def _people(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/people")
    page.get_by_text("Add somebody").click()


def _jobs(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/jobs")
    if page.get_by_text("Nothing waits.").count():
        for _ in range(2):
            page.get_by_role("button", name="Grade all shifts again").click()
            page.get_by_role("button", name="Cancel job").click()
        page.get_by_role("button", name="Grade all shifts again").click()
    expect(page.get_by_role("button", name="Cancel job")).to_be_visible()


def _invited(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/people")
    page.get_by_role("button", name="A link for Somebody").click()
    expect(page.locator("#link")).to_be_visible()


def _assigned(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/assigned")
    expect(page.get_by_role("button", name="Take it").first).to_be_visible()


def _cohorts(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/cohorts")


def _cohort(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(at.cohort)
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


def _preview(page: Page, at: Worked) -> None:
    _cohort(page, at)
    rows = "name,email\nIda Holm,ida@example.com\nWorker,worker@example.com\nNobody,nobody\n=1+1,x@example.com\n"
    page.set_input_files("#list", {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("ida@example.com")).to_be_visible()


def _board(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.cohort}/board")
    expect(page.get_by_role("link", name="Worker At The Desk").first).to_be_visible()


def _taken_out(page: Page, at: Worked) -> None:
    _board(page, at)
    page.get_by_text("Take it out").click()
    page.get_by_role("link", name="Prepare a large one").click()
    page.get_by_label("Findings, a row each").check()
    page.get_by_role("button", name="Prepare it").click()
    expect(page.get_by_role("link", name="Fetch it").first).to_be_visible()


def _learner(page: Page, at: Worked) -> None:
    _board(page, at)
    page.get_by_role("link", name="Worker At The Desk").first.click()


def _watched(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.running}/watch")
    expect(page.get_by_text("Her parcel first.")).to_be_visible()


def _assignment(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(at.cohort)
    page.locator("#given li a").first.click()


def _read_by_a_trainer(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(at.over)


def _feedback(page: Page, at: Worked) -> None:
    _read_by_a_trainer(page, at)
    if not page.get_by_text("by the machine, 70").count():
        _comment(page, "Say what you do.")
        page.get_by_text("Give another mark than the machine").click()
        page.get_by_label("Your mark, 0 to 100").fill("70")
        page.get_by_label("Why", exact=True).fill("It was kind")
        page.get_by_role("button", name="Give the mark").click()
        expect(page.get_by_text("by the machine, 70")).to_be_visible()
    page.evaluate("() => { for (const one of document.querySelectorAll('#feedback details')) one.open = true; }")


def _not_kept(page: Page, at: Worked) -> None:
    _read_by_a_trainer(page, at)
    page.get_by_text("Write a comment").click()
    page.get_by_label("Only these words of the message").fill("never said")
    page.get_by_label("Comment", exact=True).fill("Say what you do.")
    page.get_by_role("button", name="Keep the comment").click()
    expect(page.get_by_role("alert")).to_contain_text("choose the message")


def _comment(page: Page, words: str) -> None:
    page.get_by_text("Write a comment").click()
    page.get_by_label("Comment", exact=True).fill(words)
    page.get_by_role("button", name="Keep the comment").click()
    expect(page.locator("#feedback .fb-threads").get_by_text(words).first).to_be_visible()


def _calibrations(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.cohort}/calibrations")
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


def _to_mark(page: Page, at: Worked) -> None:
    _as_admin(page, at)
    page.goto(f"{at.home}/calibrations")
    expect(page.get_by_role("link", name="Mark it")).to_be_visible()


def _marking(page: Page, at: Worked) -> None:
    _to_mark(page, at)
    page.get_by_role("link", name="Mark it").click()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()


def _compared(page: Page, at: Worked) -> None:
    _calibrations(page, at)
    page.get_by_role("link", name="Marked by both").click()
    expect(page.get_by_text("far apart")).to_be_visible()


def _as_admin(page: Page, at: Worked) -> None:
    page.context.clear_cookies()
    page.context.add_cookies(at.admin)


def _error(page: Page, at: Worked) -> None:
    page.goto(f"{at.home}/no-such-page")


PAGES = (
    _home, _newcomer, _before, _progress, _lessons, _lesson, _courses, _course, _paths, _path, _step, _own_words,
    _warmup, _chat, _late, _panels, _keys,
    _none, _feed, _debrief, _whole, _shared, _sign_in, _forgotten, _choose, _spent, _account, _people, _jobs, _invited,
    _assigned, _cohorts, _cohort, _preview, _board, _taken_out, _learner, _watched, _assignment, _read_by_a_trainer,
    _error, _calibrations, _to_mark, _marking, _compared, _feedback, _not_kept,
)  # fmt: skip


@pytest.fixture(params=PAGES, ids=lambda go: go.__name__.strip("_"))
def shown(request: pytest.FixtureRequest, page: Page, worked: Worked, trouble: list[str]) -> Page:
    """Give one page after the other, as the browser that worked the shifts has it."""
    page.context.add_cookies(worked.cookies)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    go: Callable[[Page, Worked], None] = request.param
    go(page, worked)
    page.wait_for_load_state("load")
    if go in (_error, _spent, _marking, _not_kept):
        trouble.clear()
    return page


def test_axe_finds_nothing_in_any_look(shown: Page) -> None:
    found = faults(shown)
    assert not found, "\n".join(found)


def test_nothing_has_to_be_scrolled_sideways_and_nothing_moves_when_asked_not_to(shown: Page) -> None:
    assert shown.evaluate(STILL)
    assert too_wide(shown) == {}
