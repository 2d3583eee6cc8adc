"""A candidate's work in the browser: read blind by two people, settled, decided, contested, and erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.rounds import small_round
from tests.browser.served import invited
from tests.browser.test_accounts import TRAINERS, set_password
from tests.browser.test_hiring import begin

Open = Callable[[], Page]
MANAGER = "greta@example.com"
MARK_ALL = """(mark) => { for (const one of document.querySelectorAll("fieldset select")) one.value = mark; }"""
REPLIES = (
    ("hours", "Morning! Yes, we're open on Saturday from 9:00 to 17:30. See you then. ^Somebody"),
    ("tin", "We're sorry the tin came short, Oona. Could we go on in a secure chat? ^Somebody"),
    ("joke", "Ha, nearly. Our kettles stay where they are. ^Somebody"),
    ("hours", "And the door by the yard is the one to use. ^Somebody"),
)


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Open]:
    """Give pages, each in a browser of its own."""
    contexts: list[BrowserContext] = []

    def opened() -> Page:
        contexts.append(browser.new_context())
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


def handed_in(page: Page, server: str, link: str) -> None:
    """Take both parts and hand in."""
    begin(page, link)
    desk = DeskPage(page, server)
    for part in (1, 2):
        desk.arrive()
        for case, words in REPLIES:
            if page.locator(f"#item-{case}").count():
                desk.open_case(case)
                desk.reply(words)
        desk.finish()
        page.get_by_role("link", name="Go on").click()
        if part == 1:
            page.get_by_role("button", name="Begin part 2").click()
    expect(page.get_by_text("You have handed everything in")).to_be_visible()


def read(page: Page, server: str, mark: str) -> None:
    """Read a work that one was asked to, without learning whose it is, and hand in."""
    page.goto(f"{server}/reviews")
    page.get_by_role("link", name="Read it").click()
    learnt(page)
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Candidate 1")
    for words in ("Somebody", "somebody@example.com", "Half as much"):
        assert words not in page.content()
    page.evaluate(MARK_ALL, mark)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("link", name="Read it")).to_have_count(0)


def learnt(page: Page) -> None:
    """Go through what reviewers learn before their first reading, to which one was sent, and back to the work."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you review")
    for skill in ("tone", "resolution", "privacy"):
        page.get_by_label(f"Your mark for {skill}").select_option("25")
    expect(page.get_by_text("Model:")).to_have_count(0)
    page.get_by_label("I say so and stand down").check()
    page.get_by_role("button", name="Show me the model marks").click()
    expect(page.get_by_text("Model:")).to_have_count(3)
    page.get_by_role("link", name="To the work").click()


def settled(page: Page, report: str) -> None:
    """Settle the first mark that readers are apart on."""
    page.goto(f"{report}/readings")
    expect(page.get_by_text("readers far apart").first).to_be_visible()
    page.get_by_label("What", exact=True).select_option(index=1)
    page.get_by_label("How", exact=True).select_option("50")
    page.get_by_label("Why", exact=True).fill("Both have a point: it helps, and it is short.")
    page.get_by_role("button", name="Settle it").click()
    expect(page.get_by_text("Both have a point").first).to_be_visible()


def decided(page: Page, report: str) -> None:
    """Decide with a reason, and give the candidate their report."""
    page.goto(report)
    expect(page.get_by_text("What this does not tell you")).to_be_visible()
    assert not page.get_by_role("radio", checked=True).count()
    page.get_by_label("Do not go on").check()
    page.get_by_label("Why", exact=True).fill("Two of the tasks that matter most were not shown.")
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.get_by_text("Two of the tasks that matter most")).to_be_visible()
    page.get_by_role("button", name="Give it out").click()
    expect(page.get_by_text("They can read it since")).to_be_visible()


def contested(candidate: Page, manager: Page, server: str, report: str) -> None:
    """Have the candidate disagree, and the manager answer."""
    candidate.goto(f"{server}/assessment")
    candidate.get_by_role("link", name="Read your report").click()
    candidate.get_by_label("What you do not agree with").fill("I did ask before moving to the chat.")
    candidate.get_by_role("button", name="Send").click()
    manager.goto(report)
    expect(manager.get_by_text("I did ask before moving")).to_be_visible()
    manager.get_by_label("Your answer").fill("We read it again: you did, and the mark was raised.")
    manager.get_by_role("button", name="Answer").click()
    candidate.reload()
    expect(candidate.get_by_text("We read it again")).to_be_visible()


def erased(manager: Page, candidate: Page, report: str, link: str) -> None:
    """Erase all that is kept of the candidate."""
    manager.goto(f"{report}/records")
    manager.get_by_label("I am sure").check()
    manager.get_by_role("button", name="Erase Somebody mia").click()
    expect(manager.get_by_text("Certificate of erasure")).to_be_visible()
    assert "mia@example.com" not in manager.content()
    answer = candidate.goto(link)
    assert answer is not None
    assert answer.status in (404, 410)
    assert "Somebody mia" not in candidate.content()


def test_from_reading_to_erasure(
    somebody: Open, live_server: str, live_database: str, trouble: list[str]
) -> None:  # fmt: skip
    manager, candidate, one, other = (somebody() for _ in range(4))
    for page, email, role in ((manager, MANAGER, "hiring manager"), (one, "rea2@example.com", "reviewer"),
                              (other, "rolf2@example.com", "reviewer")):  # fmt: skip
        set_password(page, invited(live_server, live_database, email, email.split("@")[0], role), TRAINERS)
    at = small_round(live_server, live_database, MANAGER, ("mia",), "Night desk")
    handed_in(candidate, live_server, at.links["mia"])

    manager.goto(at.address)
    manager.get_by_role("link", name="Somebody mia").click()
    report = manager.url
    manager.get_by_label("Who reads it, by e-mail").fill("rea2@example.com\nrolf2@example.com")
    manager.get_by_role("button", name="Ask").click()
    read(one, live_server, "100")
    read(other, live_server, "25")
    settled(manager, report)
    manager.goto(f"{at.address}/results")
    departed = manager.get_by_role("region", name="Settled marks beside the machine’s")
    expect(departed.get_by_role("row").filter(has_text="not enough data").first).to_be_visible()
    decided(manager, report)
    contested(candidate, manager, live_server, report)
    erased(manager, candidate, report, at.links["mia"])
    trouble.clear()  # a link that opens nothing any more
