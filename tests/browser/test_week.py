"""A trainer's week, whole: a cohort from a list, work, the board, feedback, a dispute, calibration, a file to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.finding import DIMENSIONS
from tests.browser.desk_page import DeskPage
from tests.browser.served import invited
from tests.browser.test_accounts import TRAINERS, set_password

LIST = b"name,email\nIda Holm,ida@example.com\nOlu Ade,olu@example.com\nNobody,nowhere\n"
POOR = "Sorry for any inconvenience, Bryn. Kindly check our website. ^Ida"
Open = Callable[[], Page]


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Open]:
    """Give pages, each in a browser of its own."""
    contexts = []

    def opened() -> Page:
        contexts.append(browser.new_context())
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


def test_a_trainers_week(somebody: Open, live_server: str, live_database: str, tmp_path: Path) -> None:
    trainer, ida, reviewer = somebody(), somebody(), somebody()
    set_password(trainer, invited(live_server, live_database, "vera@example.com", "Vera Moss", "trainer"), TRAINERS)
    links = cohort_from_a_list(trainer)
    assert set(links) == {"Ida Holm", "Olu Ade"}
    work_given(trainer)

    set_password(ida, links["Ida Holm"], TRAINERS)
    debrief = work_done(ida, live_server)

    board = trainer.url.split("#")[0] + "/board"
    trainer.goto(board)
    expect(trainer.get_by_role("row", name="Ida Holm")).to_contain_text("1 shift")
    expect(trainer.get_by_text("Kindly check our website").first).to_be_visible()
    feedback_given(trainer, debrief)
    disputed(ida, debrief)
    answered(trainer, board)
    ida.reload()
    expect(ida.locator("#feedback")).to_contain_text("answered")
    expect(ida.locator("#feedback")).to_contain_text("Fair: I have marked it again.")

    set_password(reviewer, invited(live_server, live_database, "rhys@example.com", "Rhys Vane", "reviewer"), TRAINERS)
    calibrated(trainer, reviewer, board)

    assert "ida@example.com" in taken_out(trainer, board, tmp_path / "marks.csv")
    assert "Ida Holm" in prepared(trainer, board, tmp_path / "findings.csv")


def test_what_a_trainer_notes_for_trainers_never_reaches_the_agent(
    somebody: Open, live_server: str, live_database: str
) -> None:
    trainer, agent = somebody(), somebody()
    set_password(trainer, invited(live_server, live_database, "noor@example.com", "Noor Vale", "trainer"), TRAINERS)
    links = cohort_from_a_list(trainer, b"name,email\nPia Stein,pia@example.com\n", "Night desk")
    set_password(agent, links["Pia Stein"], TRAINERS)
    desk = DeskPage(agent, live_server)
    desk.start("teashop")
    debrief = worked(desk)
    trainer.goto(debrief)
    trainer.get_by_text("Write a comment").click()
    trainer.get_by_label("Comment", exact=True).fill("Watch her closely")
    trainer.get_by_label("Who may read it").select_option(label="Only the trainers of Night desk")
    trainer.get_by_role("button", name="Keep the comment").click()
    expect(trainer.get_by_role("paragraph").filter(has_text="Watch her closely")).to_be_visible()
    agent.reload()
    expect(agent.locator("#feedback")).to_be_visible()
    assert "Watch her closely" not in agent.content()


def test_nobody_sees_anothers_people_shifts_or_notes(somebody: Open, live_server: str, live_database: str) -> None:
    trainer, other, ann, ben, visitor = (somebody() for _ in range(5))
    for page, email, name in ((trainer, "rosa@example.com", "Rosa Kern"), (other, "yuri@example.com", "Yuri Falk")):
        set_password(page, invited(live_server, live_database, email, name, "trainer"), TRAINERS)
    links = cohort_from_a_list(
        trainer, b"name,email\nAnn Lowe,ann@example.com\nBen Hart,ben@example.com\n", "North desk"
    )
    cohort = trainer.url.split("#")[0]
    cohort_from_a_list(other, b"name,email\nZoe Pike,zoe@example.com\n", "South desk")
    set_password(ann, links["Ann Lowe"], TRAINERS)
    set_password(ben, links["Ben Hart"], TRAINERS)
    desk = DeskPage(ann, live_server)
    desk.start("teashop")
    running = ann.url.split("?")[0]
    debrief = worked(desk)
    trainer.goto(f"{cohort}/board")
    trainer.get_by_role("link", name="Ann Lowe").first.click()
    learner = trainer.url
    trainer.goto(debrief)
    expect(trainer.locator("main")).to_contain_text(POOR)
    theirs = (cohort, f"{cohort}/board", f"{cohort}/exports", learner, running, f"{running}/watch", debrief)
    for stranger in (other, ben, visitor):
        for address in (*theirs, *(one[:-1] + ("0" if one[-1] != "0" else "1") for one in theirs)):
            stranger.goto(address)
            words = stranger.locator("main").inner_text()
            assert not [secret for secret in ("Ann Lowe", "Ben Hart", POOR) if secret in words], (address, words)
    ann.goto(f"{cohort}/board")
    assert "Ben Hart" not in ann.content(), "who learns sees no board"


def test_a_due_date_is_set_and_told_by_the_clocks_of_the_trainer(
    browser: Browser, live_server: str, live_database: str
) -> None:
    context = browser.new_context(timezone_id="America/New_York")
    trainer = context.new_page()
    link = invited(live_server, live_database, "ines@example.com", "Ines Roe", "trainer")
    set_password(trainer, link, TRAINERS)
    cohort_from_a_list(trainer, b"name,email\nKay Dunn,kay@example.com\n", "Day desk")
    trainer.get_by_text("Give a shift, a course or a path").click()
    expect(trainer.get_by_label("Time zone")).to_have_value("America/New_York")
    trainer.get_by_label("What", exact=True).select_option("scenario:teashop")
    trainer.get_by_label("Due on").fill("2037-07-01")
    trainer.get_by_role("button", name="Give it to the cohort").click()
    expect(trainer.locator("#given")).to_contain_text("Wednesday 1 July 2037, 17:00 New York time (UTC−4)")
    context.close()


def cohort_from_a_list(page: Page, listed: bytes = LIST, name: str = "Late team") -> dict[str, str]:
    """Make a cohort, bring people in by a list, and give their links by name; the page is the cohort's afterwards."""
    page.get_by_role("link", name="Cohorts").click()
    page.get_by_label("What it is called").fill(name)
    page.get_by_role("button", name="Make it").click()
    page.set_input_files("#list", {"name": "team.csv", "mimeType": "text/csv", "buffer": listed})
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_role("heading", name="came in")).to_be_visible()
    links = {
        (one.get_attribute("aria-label") or "").removeprefix("Link of "): one.input_value()
        for one in page.locator("input.link").all()
    }
    page.get_by_role("link", name=f"On to {name}").click()
    return links


def work_given(page: Page) -> None:
    """Give the tea shop to the cohort whose page this is."""
    page.get_by_text("Give a shift, a course or a path").click()
    page.get_by_label("What", exact=True).select_option("scenario:teashop")
    page.get_by_label("Pass mark").fill("60")
    page.get_by_role("button", name="Give it to the cohort").click()
    expect(page.locator("#given")).to_contain_text("passed from 60")


def work_done(page: Page, base: str) -> str:
    """Take what was given, poorly, and give the debrief's address."""
    page.goto(f"{base}/assigned")
    page.get_by_role("button", name="Take it").click()
    desk = DeskPage(page, base)
    desk.arrive()
    debrief = worked(desk)
    page.goto(f"{base}/assigned")
    expect(page.get_by_role("main")).to_contain_text("Did not pass")
    return debrief


def worked(desk: DeskPage) -> str:
    """Send one poor reply, finish, and give the debrief's address."""
    desk.open_case("hours")
    desk.reply(POOR)
    desk.finish()
    return desk.page.url.split("?")[0]


def feedback_given(page: Page, debrief: str) -> None:
    """Comment on words of the shift and give another mark than the machine."""
    page.goto(debrief)
    page.get_by_text("Write a comment").click()
    page.get_by_label("Only these words of the message").fill("Kindly check our website")
    reply = page.locator("#fb-message option", has_text="message 1").get_attribute("value")
    page.get_by_label("About").select_option(reply)
    page.get_by_label("Comment", exact=True).fill("He asked you, not the website.")
    page.get_by_role("button", name="Keep the comment").click()
    expect(page.locator("#feedback")).to_contain_text("“Kindly check our website”")
    page.get_by_text("Give another mark than the machine").click()
    page.get_by_label("Your mark, 0 to 100").fill("35")
    page.get_by_label("Why").fill("A greeting was there.")
    page.get_by_role("button", name="Give the mark").click()
    expect(page.locator("#feedback")).to_contain_text("35 by Vera Moss: A greeting was there.")


def disputed(page: Page, debrief: str) -> None:
    """Read the feedback as the agent, and dispute a mark."""
    page.goto(debrief)
    expect(page.locator("#feedback")).to_contain_text("He asked you, not the website.")
    page.get_by_text("I do not agree with a mark or a finding").click()
    page.get_by_label("Why").fill("The hours really are on the website.")
    page.get_by_role("button", name="Send it to your trainers").click()
    expect(page.locator("#feedback")).to_contain_text("waiting for an answer")


def answered(page: Page, board: str) -> None:
    """Find the dispute on the cohort's page and answer it."""
    page.goto(board.removesuffix("/board"))
    waiting = page.get_by_role("region", name="Waiting for an answer")
    expect(waiting).to_contain_text("Ida Holm")
    waiting.get_by_role("link").first.click()
    page.get_by_text("Answer Ida Holm").click()
    page.get_by_label("Your answer").last.fill("Fair: I have marked it again.")
    page.get_by_role("button", name="Send the answer").last.click()
    expect(page.locator("#feedback")).to_contain_text("answered")


def calibrated(trainer: Page, reviewer: Page, board: str) -> None:
    """Mark the shift together with a reviewer, blind, and see where the two part."""
    trainer.goto(board.removesuffix("/board"))
    trainer.get_by_role("link", name="Calibration").click()
    trainer.get_by_label("What it is called").fill("The tea shop, week one")
    trainer.get_by_label("Others, by e-mail").fill("rhys@example.com")
    trainer.get_by_role("button", name="Ask them").click()
    marked(trainer, "25, weak")
    expect(trainer.get_by_text("Rhys Vane has not handed in")).to_be_visible()
    reviewer.get_by_role("link", name="To mark").click()
    reviewer.get_by_role("link", name="Mark it").click()
    expect(reviewer.get_by_role("button", name="Hand in")).to_be_visible()
    assert "Ida Holm" not in reviewer.content()
    marked(reviewer, "100, as it should be")
    expect(reviewer.get_by_text("far apart").first).to_be_visible()
    trainer.reload()
    expect(trainer.get_by_text("far apart").first).to_be_visible()
    expect(trainer.get_by_text("not enough data").first).to_be_visible()


def taken_out(page: Page, board: str, kept: Path) -> str:
    """Keep the cohort's marks as a file, and give what is in it."""
    page.goto(board)
    page.get_by_text("Take it out").click()
    with page.expect_download() as download:
        page.locator('a[href$="/exports/grades.csv"]').click()
    download.value.save_as(kept)
    return kept.read_text(encoding="utf-8-sig")


def prepared(page: Page, board: str, kept: Path) -> str:
    """Have the cohort's findings prepared in the background, keep the file, and give what is in it."""
    page.goto(board)
    page.get_by_text("Take it out").click()
    page.get_by_role("link", name="Prepare a large one").click()
    page.get_by_label("Findings, a row each").check()
    page.get_by_label("CSV").check()
    page.get_by_role("button", name="Prepare it").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Fetch it").click()
    download.value.save_as(kept)
    return kept.read_text(encoding="utf-8-sig")


def marked(page: Page, words: str) -> None:
    """Give every case of a sheet the same marks and hand them in."""
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    for dimension in DIMENSIONS:
        for choice in page.get_by_label(dimension.capitalize(), exact=True).all():
            choice.select_option(label=words)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Your marks are in.")).to_be_visible()
