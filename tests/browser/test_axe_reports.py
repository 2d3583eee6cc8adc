"""The pages of reading, reporting and deciding as axe-core judges them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.resources import scenarios_path
from tests.browser.looks import STILL, faults, too_wide
from tests.browser.rounds import SmallRound, small_round
from tests.browser.served import invited
from tests.browser.test_accounts import TRAINERS, set_password
from tests.webapp.hiring.handed_in import BAD
from webapp.config import Config
from webapp.hiring.progress import begin
from webapp.hiring.work import READ, work_of
from webapp.live import Live, open_live

TITLE = "Evening desk, Leeds and Bradford"
MANAGER, READER = "axe-hedda@example.com", "axe-rea@example.com"
OPEN = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"


@dataclass(frozen=True)
class Read:
    """A round with one work that is read, contested and decided, and one that is being read; and browsers."""

    home: str
    at: SmallRound
    done: str
    open: str
    manager: Any
    reader: Any


@pytest.fixture(scope="module")
def hiring(browser: Browser, live_server: str, live_database: str) -> Read:
    """Give a round whose works stand at different places."""
    cookies = {}
    for email, role in ((MANAGER, "hiring manager"), (READER, "reviewer")):
        context = browser.new_context()
        page = context.new_page()
        set_password(page, invited(live_server, live_database, email, "Somebody With A Long Name", role), TRAINERS)
        cookies[email] = context.cookies()
        context.close()
    at = small_round(live_server, live_database, MANAGER, ("done", "open"), TITLE)
    done, still = worked(live_database, at.id)
    return Read(live_server, at, done, still, cookies[MANAGER], cookies[READER])


def worked(url: str, round_id: str) -> tuple[str, str]:
    """Have both candidates of a round hand in, the first be read, released, contested and decided; give their ids."""
    live = open_live(Config(url, "k" * 32, (scenarios_path() / "tiny",), testing=True))
    at, (done, still) = live.rounds.find(round_id), live.candidates.of_round(round_id)
    assert at is not None
    for who in (done, still):
        live.candidates.consent(who.id)
        for number in (0, 1):
            shift = begin(live, at, who, number)
            for one in BAD:
                live.act(shift, one)
            live.act(shift, {"kind": "finish"})
        live.candidates.end(who.id)
    _read(live, done.id)
    reader = live.people.by_email(READER)
    assert reader is not None
    live.trainings.finish(reader.id, (25, 50, 0))
    live.reviews.ask(still.id, [reader.id])
    live.close()
    return done.id, still.id


def _read(live: Live, candidate_id: str) -> None:
    work = work_of(live, candidate_id)
    people = [live.people.add(f"axe-{name}@example.com", f"Reader {name}", "reviewer").id for name in ("one", "two")]
    live.reviews.ask(candidate_id, people)
    for person, mark in zip(people, (0, 100), strict=True):
        marks = work.kept({(case.key, name): mark for case in work.cases for name in READ})
        live.reviews.keep(candidate_id, person, marks, "A note that is rather long.", hand_in=True)
    item = work.item(("0.tin", "tone"))
    assert item is not None
    live.adjudications.settle(candidate_id, item, people[0], 50, "Both have a point here.")
    live.decisions.decide(candidate_id, people[0], "hold", "The readings part too far.")
    live.candidates.release(candidate_id)
    live.contests.contest(candidate_id, "I did answer within a minute.")


def _as_manager(page: Page, at: Read, path: str) -> None:
    page.context.add_cookies(at.manager)
    page.goto(f"{at.home}{path}")
    page.evaluate(OPEN)


def _report(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/candidates/{at.done}")
    expect(page.get_by_text("What this does not tell you")).to_be_visible()


def _unread(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/candidates/{at.open}")


def _readings(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/candidates/{at.done}/readings")
    expect(page.get_by_text("readers far apart").first).to_be_visible()


def _results(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/rounds/{at.at.id}/results")


def _groups(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/rounds/{at.at.id}/results?by=groups")


def _reviews(page: Page, at: Read) -> None:
    page.context.add_cookies(at.reader)
    page.goto(f"{at.home}/reviews")


def _sheet(page: Page, at: Read) -> None:
    _reviews(page, at)
    page.get_by_role("link", name="Read it").click()
    page.evaluate(OPEN)


def _learning(page: Page, at: Read) -> None:
    _as_manager(page, at, "/reviews/training")
    expect(page.get_by_role("button", name="Show me the model marks")).to_be_visible()


def _learnt(page: Page, at: Read) -> None:
    page.context.add_cookies(at.reader)
    page.goto(f"{at.home}/reviews/training")
    expect(page.get_by_text("Model:")).to_have_count(3)


def _own(page: Page, at: Read) -> None:
    _taken_up(page, at, "done")
    expect(page.get_by_role("heading", name="What to work on")).to_be_visible()


def _not_yet(page: Page, at: Read) -> None:
    _taken_up(page, at, "open")
    expect(page.get_by_text("Your report is not here yet")).to_be_visible()


def _records(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/rounds/{at.at.id}/records")


def _kept(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/candidates/{at.done}/records")


def _fairness(page: Page, at: Read) -> None:
    _as_manager(page, at, f"/rounds/{at.at.id}/fairness")


def _transparency(page: Page, at: Read) -> None:
    page.goto(f"{at.home}/transparency")
    page.evaluate(OPEN)


def _handed_in(page: Page, at: Read) -> None:
    _taken_up(page, at, "done", "")


def _about_you(page: Page, at: Read) -> None:
    _taken_up(page, at, "done", "/about-you")


def _how_it_is_marked(page: Page, at: Read) -> None:
    _taken_up(page, at, "done", "/transparency")


def _taken_up(page: Page, at: Read, who: str, path: str = "/report") -> None:
    page.goto(at.at.links[who])
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_text("You have handed everything in")).to_be_visible()
    page.goto(f"{at.home}/assessment{path}")


PAGES = (
    _report, _unread, _readings, _results, _groups, _reviews, _sheet, _learning, _learnt, _own,
    _not_yet, _records, _kept, _fairness,
    _transparency, _handed_in, _about_you, _how_it_is_marked,
)  # fmt: skip


@pytest.fixture(params=PAGES, ids=lambda go: go.__name__.strip("_"))
def shown(request: pytest.FixtureRequest, page: Page, hiring: Read) -> Page:
    """Give one page after the other."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    go: Callable[[Page, Read], None] = request.param
    go(page, hiring)
    page.wait_for_load_state("load")
    return page


def test_axe_finds_nothing_in_any_look(shown: Page) -> None:
    found = faults(shown)
    assert not found, "\n".join(found)


def test_nothing_has_to_be_scrolled_sideways_and_nothing_moves_when_asked_not_to(shown: Page) -> None:
    assert shown.evaluate(STILL)
    assert too_wide(shown) == {}
