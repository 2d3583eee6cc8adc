"""The pages of hiring as axe-core judges them: a manager's, a candidate's, and the desk of an assessment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import STILL, faults, too_wide
from tests.browser.rounds import small_round
from tests.browser.served import invited
from tests.browser.test_accounts import TRAINERS, set_password
from tests.browser.test_hiring import TEN
from webapp.db import Database
from webapp.hiring.candidates import Accommodation, Candidates

TITLE = "Evening desk, Leeds and Bradford"


@dataclass(frozen=True)
class Hiring:
    """A round with candidates who are invited, and links of theirs; and the manager's browser."""

    home: str
    at: str
    links: dict[str, str]
    manager: Any


@pytest.fixture(scope="module")
def hiring(browser: Browser, live_server: str, live_database: str) -> Hiring:
    """Give a round whose candidates stand at different places."""
    context = browser.new_context()
    page = context.new_page()
    link = invited(live_server, live_database, "axe-hana@example.com", "Hana With A Long Name", "hiring manager")
    set_password(page, link, TRAINERS)
    cookies: Any = context.cookies()
    context.close()
    names = ("new", "asked", "ready", "calm")
    made = small_round(live_server, live_database, "axe-hana@example.com", names, TITLE)
    with Database(live_database) as database:
        candidates = Candidates(database)
        for one in candidates.of_round(made.id)[2:]:
            candidates.consent(one.id)
            candidates.accommodate(one.id, Accommodation("untimed" if "calm" in one.name else "1.5", calm=True))
    return Hiring(live_server, made.address, made.links, cookies)


def _as_manager(page: Page, at: Hiring) -> None:
    page.context.add_cookies(at.manager)


def _rounds(page: Page, at: Hiring) -> None:
    _as_manager(page, at)
    page.goto(f"{at.home}/rounds")
    page.get_by_text("Make a round").click()


def _unsigned(page: Page, at: Hiring) -> None:
    _rounds(page, at)
    page.get_by_label("What it is called").fill("A round whose map nobody has signed")
    page.get_by_label("Form").select_option("text-care-a")
    page.get_by_label("Where the hiring happens").select_option("eu")
    page.get_by_label("Whom candidates can ask").fill("hiring@example.com")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", name="First, the job map")).to_be_visible()


def _job_map(page: Page, at: Hiring) -> None:
    _unsigned(page, at)
    page.get_by_role("link", name="Look through the job map").click()
    page.get_by_label("Strike it").nth(6).check()
    page.get_by_label("Who was asked").fill("Two agents")
    page.get_by_role("button", name="Sign the map").click()
    expect(page.get_by_role("alert")).to_contain_text("speed")


def _signed_map(page: Page, at: Hiring) -> None:
    _as_manager(page, at)
    page.goto(f"{at.at}/map")


def _experts(page: Page, at: Hiring) -> None:
    _as_manager(page, at)
    page.goto(f"{at.at}/experts")
    page.get_by_text("Take down what an expert says").click()


def _round(page: Page, at: Hiring) -> None:
    _as_manager(page, at)
    page.goto(at.at)
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


def _preview(page: Page, at: Hiring) -> None:
    _round(page, at)
    file = {"name": "ten.csv", "mimeType": "text/csv", "buffer": f"{TEN}Nobody,nowhere\n".encode()}
    page.get_by_label("A file from your spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("button", name="Invite 10 people")).to_be_visible()


def _links(page: Page, at: Hiring) -> None:
    _round(page, at)
    page.get_by_role("button", name="New link for Somebody new").click()
    expect(page.get_by_text("These links are shown only now.")).to_be_visible()


def _invitation(page: Page, at: Hiring) -> None:
    page.goto(at.links["asked"])


def _no_invitation(page: Page, at: Hiring) -> None:
    page.goto(f"{at.home}/invitations/forged")


def _notice(page: Page, at: Hiring) -> None:
    _taken_up(page, at, "asked")
    expect(page.get_by_text("The customers are programs")).to_be_visible()


def _parts(page: Page, at: Hiring) -> None:
    _taken_up(page, at, "ready")
    page.get_by_text("How you take it").click()


def _desk(page: Page, at: Hiring) -> None:
    _taken_up(page, at, "calm")
    page.get_by_role("button", name="part 1").click()
    expect(page.get_by_text("No clock")).to_be_visible()


def _taken_up(page: Page, at: Hiring, who: str) -> None:
    page.goto(at.links[who])
    page.get_by_role("button", name="Go on in this browser").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


PAGES = (
    _rounds,
    _unsigned,
    _job_map,
    _signed_map,
    _experts,
    _round,
    _preview,
    _links,
    _invitation,
    _no_invitation,
    _notice,
    _parts,
    _desk,
)


@pytest.fixture(params=PAGES, ids=lambda go: go.__name__.strip("_"))
def shown(request: pytest.FixtureRequest, page: Page, hiring: Hiring, trouble: list[str]) -> Page:
    """Give one page after the other."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    go: Callable[[Page, Hiring], None] = request.param
    go(page, hiring)
    page.wait_for_load_state("load")
    if go in (_no_invitation, _job_map):
        trouble.clear()
    return page


def test_axe_finds_nothing_in_any_look(shown: Page) -> None:
    found = faults(shown)
    assert not found, "\n".join(found)


def test_nothing_has_to_be_scrolled_sideways_and_nothing_moves_when_asked_not_to(shown: Page) -> None:
    assert shown.evaluate(STILL)
    assert too_wide(shown) == {}
