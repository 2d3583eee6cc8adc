"""A hiring round in the browser: a list of ten, three candidates, one with more time, one whose line breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import text

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.rules import rules
from simulator.scenario import Scenario
from tests.browser.desk_page import DeskPage
from tests.browser.rounds import small_round
from tests.browser.served import Served, invited
from tests.browser.test_accounts import TRAINERS, set_password
from webapp.db import Database
from webapp.desk.routes import HEARTBEAT_MS

TEN = "name,email\n" + "".join(f"Candidate Ex{n},ex{n}@example.com\n" for n in range(9)) + "Mia Lund,mia@example.com\n"
ANSWER = "Morning! We are sorry about that. We look into it now and write here again within the hour. ^Mia"
JUDGED = re.compile(
    r"\b(mood|heat|findings?|exemplars?|rationale|next_due|disposition|misspelt|overall)\b", re.IGNORECASE
)
PARTS = (("pepperdock", "cap"), ("cressbrook", "which_day"))
Open = Callable[[], Page]


class Answer(NamedTuple):
    """What the server sent: to which address, with which headers, and the words."""

    url: str
    headers: str
    text: str


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


def round_of_ten(manager: Page, server: str) -> dict[str, str]:
    """Make a round, invite ten people by a list, and give their links by name."""
    manager.goto(f"{server}/rounds")
    manager.get_by_label("What it is called").fill("Evening desk")
    manager.get_by_label("Form").select_option("text-care-long-a")
    manager.get_by_label("Where the hiring happens").select_option("eu")
    manager.get_by_label("Whom candidates can ask").fill("hiring@example.com")
    manager.get_by_role("button", name="Make it").click()
    manager.get_by_role("link", name="Look through the job map").click()
    manager.get_by_label("Who was asked about these tasks").fill("Two agents and their team lead")
    manager.get_by_role("button", name="Sign the map").click()
    expect(manager.get_by_text("You have signed the job map")).to_be_visible()
    experts_rate(manager)
    manager.get_by_text("Invite by a list").click()
    manager.get_by_label("A file from your spreadsheet").set_input_files(
        {"name": "ten.csv", "mimeType": "text/csv", "buffer": TEN.encode()}
    )
    manager.get_by_role("button", name="Look at it first").click()
    manager.get_by_role("button", name="Invite 10 people").click()
    rows = manager.locator("tbody tr")
    expect(rows).to_have_count(10)
    return {one.locator("th").inner_text(): one.locator("input.link").input_value() for one in rows.all()}


def experts_rate(manager: Page) -> None:
    """Take down what one expert says of every case, and come back to the round."""
    manager.get_by_role("link", name="Do these cases fit the job?").click()
    manager.get_by_text("Take down what an expert says").click()
    manager.get_by_label("Name, or the e-mail of their account").fill("Ines Marlow")
    manager.get_by_label("What they know the job from").fill("Four years in the chat team")
    for each in manager.get_by_label("Essential", exact=True).all():
        each.check()
    manager.get_by_role("button", name="Keep what they say").click()
    expect(manager.locator("#main").get_by_role("listitem").filter(has_text="Ines Marlow")).to_be_visible()
    manager.get_by_role("link", name="Evening desk").click()
    expect(manager.get_by_text("1 expert has rated them")).to_be_visible()


def begin(page: Page, link: str, pace: str = "The usual time") -> None:
    """Follow a link, read the notice, choose a way, and begin the first part."""
    page.goto(link)
    page.get_by_role("button", name="Go on in this browser").click()
    expect(page.get_by_text("The customers are programs")).to_be_visible()
    page.get_by_label(pace).check()
    page.get_by_label("I have read this, and I take part").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Begin part 1").click()


def taken(page: Page, server: str) -> None:
    """Answer one case of each part and hand in."""
    desk = DeskPage(page, server)
    for number, (_, case) in enumerate(PARTS, 1):
        desk.arrive()
        desk.open_case(case)
        desk.reply(ANSWER)
        desk.finish()
        page.get_by_role("link", name="Go on").click()
        if number < len(PARTS):
            page.get_by_role("button", name=f"Begin part {number + 1}").click()
    expect(page.get_by_text("You have handed everything in")).to_be_visible()


def key(scenario: Scenario) -> list[str]:
    """Give the words of a scenario that say how its cases should be handled."""
    found = []
    for case in scenario.cases:
        found += [
            case.expected.rationale,
            *case.expected.disposition.reasons.values(),
            *(e.why for e in case.exemplars),
        ]
        steps = [step.model_extra or {} for one in case.exemplars for step in one.script]
        found += [step["text"] for step in steps if len(step.get("text", "")) > 30]
    return [words for words in found if words]


def test_a_round_and_three_candidates(somebody: Open, live_server: str, live_database: str, trouble: list[str]) -> None:
    manager, first, second = somebody(), somebody(), somebody()
    link = invited(live_server, live_database, "hana@example.com", "Hana Wirth", "hiring manager")
    set_password(manager, link, TRAINERS)
    links = round_of_ten(manager, live_server)

    heard = overheard(first)
    begin(first, links["Mia Lund"])
    taken(first, live_server)
    nothing_of_the_key(heard)

    begin(second, links["Candidate Ex0"], "Half as much time again")
    desk = DeskPage(second, live_server)
    desk.arrive()
    assert desk.minutes == 52  # 35 and a half again, in real minutes
    manager.get_by_role("link", name="On to the round").click()
    people = manager.locator("#main")
    expect(people.get_by_role("listitem").filter(has_text="Mia Lund")).to_contain_text("handed in")
    expect(people.get_by_role("listitem").filter(has_text="Candidate Ex0")).to_contain_text("under way")
    expect(people).not_to_contain_text("Half as much")


def overheard(page: Page) -> list[Answer]:
    """Give a list that fills with every answer of the server to this browser."""
    heard: list[Answer] = []

    def hear(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        heard.append(Answer(route.request.url, json.dumps(answer.headers), answer.text()))
        if "location" in answer.headers:
            # Where a browser is sent on to, it is not heard; so that page is asked for once more.
            there = urljoin(route.request.url, answer.headers["location"])
            again = page.context.request.get(there)
            heard.append(Answer(there, json.dumps(again.headers), again.text()))
        route.fulfill(response=answer)

    # Fonts and pictures hold no words; all else is read.
    page.context.route(re.compile(r"^(?!.*\.(woff2|svg|png)$)"), hear)
    return heard


def nothing_of_the_key(heard: list[Answer]) -> None:
    """Look through everything that the server sent for expected answers, judgements and timing that tells."""
    pack = load_pack(scenarios_path())
    words = [each for name, _ in PARTS for form in (0, 1) for each in key(pack.scenario(name, form))]
    names = [name for name in rules() if "." in name]
    for answer in heard:
        told = answer.headers + answer.text
        assert not [each for each in words if each in told], answer.url
        assert not [each for each in names if each in told], answer.url
        if "/updates" in answer.url and answer.text.startswith("{"):
            data = json.loads(answer.text)
            assert not JUDGED.search(json.dumps(data)), answer.url
            assert data.get("next_ms", HEARTBEAT_MS) == HEARTBEAT_MS
    kinds = {kind for kind in ("/updates", "/commands", ".js", "/debrief") if any(kind in one.url for one in heard)}
    assert kinds == {"/updates", "/commands", ".js", "/debrief"}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Served]:
    """Give a server of the test's own with the smallest scenario alone, which is soon there again."""
    found = Served(tmp_path, scenarios_path() / "tiny")
    yield found
    found.kill()


def test_a_line_that_breaks_and_a_server_that_dies_ten_times_cost_nothing(somebody: Open, small: Served) -> None:
    manager, candidate = somebody(), somebody()
    link = invited(small.url, small.database, "hana@example.com", "Hana", "hiring manager")
    set_password(manager, link, TRAINERS)
    found = small_round(small.url, small.database, "hana@example.com", ("mia",), "Evening desk")
    begin(candidate, found.links["mia"])
    desk = DeskPage(candidate, small.url)
    desk.arrive()
    sent = []
    for number in range(10):
        desk.open_case("hours")
        sent.append(f"Reply {number}: yes, we are open on Saturday from 9 to half past five. ^Mia")
        desk.reply(sent[-1])
        small.kill()
        small.start()
        candidate.reload()
        expect(desk.mine.locator(".text")).to_have_text(sent)
    before = minutes_left(candidate)
    candidate.context.set_offline(True)
    last_heard(small.database, ago=500.0)  # as if the line had been gone for over eight minutes
    candidate.context.set_offline(False)
    candidate.reload()
    expect(desk.mine.locator(".text")).to_have_text(sent)
    assert before - minutes_left(candidate) < 1.5
    manager.goto(found.address)
    manager.get_by_text("Integrity log: some").click()
    expect(manager.get_by_text("Clock stood while the line was lost")).to_be_visible()


def minutes_left(page: Page) -> float:
    """Give the minutes that the desk shows."""
    minutes, seconds = page.locator("#time-left").inner_text().split(":")
    return int(minutes) + int(seconds) / 60


def last_heard(url: str, ago: float) -> None:
    """Set the last contact, and the clock with it, back: time that passes while nobody is there."""
    with Database(url) as database, database.writing() as connection:
        connection.execute(text("UPDATE contact SET at = at - :ago"), {"ago": ago})
        connection.execute(
            text("UPDATE event SET recorded_at = recorded_at - :ago WHERE kind IN ('shift_started', 'contact_lost')"),
            {"ago": ago},
        )
