"""A trainer looks on while an agent works, and says a word that only the agent sees."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.desk_page import DeskPage
from tests.browser.served import invited
from tests.browser.test_accounts import TRAINERS, set_password
from tests.browser.test_week import Open, cohort_from_a_list, somebody

__all__ = ["somebody"]
ANSWER = "Morning Bryn! Yes, we're open on Saturday from 9:00 to 17:30. ^Mia"


def test_a_trainer_watches_and_nudges(somebody: Open, live_server: str, live_database: str) -> None:
    trainer, agent = somebody(), somebody()
    set_password(trainer, invited(live_server, live_database, "wim@example.com", "Wim Aalto", "trainer"), TRAINERS)
    links = cohort_from_a_list(trainer, b"name,email\nMia Lund,mia@example.com\n", "Day desk")
    set_password(agent, links["Mia Lund"], TRAINERS)
    desk = DeskPage(agent, live_server)
    desk.start("teashop", "1")

    trainer.get_by_role("link", name="Mia Lund").click()
    trainer.get_by_role("link", name="Watch").click()
    desk.open_case("hours")
    desk.reply(ANSWER)
    # Both pages bring themselves up to date.
    expect(trainer.locator("#part-story")).to_contain_text("open on Saturday from 9:00", timeout=15_000)
    expect(trainer.locator("#part-queue")).to_contain_text("Mia Lund is here")
    trainer.get_by_label("What you want to say").fill("Close the case when the question is answered.")
    trainer.get_by_role("button", name="Send it to Mia Lund").click()
    expect(trainer.get_by_text("appears on Mia Lund’s desk")).to_be_visible()

    nudge = agent.locator(".nudge")
    expect(nudge).to_contain_text("Close the case when", timeout=20_000)
    expect(agent.locator("#heard")).to_contain_text("Close the case when")
    desk.field.fill("A draft that stays")
    nudge.get_by_role("button", name="Got it").click()
    expect(nudge).to_have_count(0)
    expect(desk.field).to_have_value("A draft that stays")
    expect(trainer.get_by_text("put away")).to_be_visible(timeout=15_000)

    desk.finish()
    expect(trainer.get_by_role("link", name="Read the debrief")).to_be_visible(timeout=15_000)
