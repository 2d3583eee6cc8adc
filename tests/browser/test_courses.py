"""A course from its page: a lesson, the shift, its debrief, and the step is done."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from simulator.courses import courses
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.browser.desk_page import DeskPage

COURSE = courses()["first-week"]
SCENARIOS = {scenario.id: scenario for scenario in load_pack(scenarios_path()).scenarios}
FIRST, SECOND = [SCENARIOS[step.scenario] for step in COURSE.steps if step.scenario][:2]


def test_a_step_of_a_course_is_done_when_its_shift_is(page: Page, live_server: str) -> None:
    page.goto(live_server)
    page.get_by_role("link", name="Follow a course").click()
    page.get_by_role("link", name=COURSE.title).click()
    steps = page.get_by_role("region", name="The steps").get_by_role("listitem")
    expect(steps).to_have_count(len(COURSE.steps))
    coming = page.get_by_role("region", name=FIRST.title)
    expect(coming.get_by_text("0 of 4 shifts done")).to_be_visible()

    coming.get_by_role("link", name="Work the queue by harm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Work the queue by harm")
    page.go_back()
    coming.get_by_role("link", name="Go to the shift").click()
    page.get_by_role("button", name="Start the shift").click()
    desk = DeskPage(page, live_server)
    desk.finish()
    page.wait_for_url(re.compile("/debrief"))
    debrief = page.url.split("?")[0]

    page.get_by_role("link", name="Courses").click()
    expect(page.get_by_text("1 of 4 shifts done")).to_be_visible()
    page.get_by_role("link", name=COURSE.title).click()
    done = steps.filter(has_text=FIRST.title)
    expect(done.get_by_text("Done")).to_be_visible()
    expect(done.get_by_role("link", name="Debrief of")).to_have_attribute("href", debrief.removeprefix(live_server))
    expect(page.get_by_role("region", name=SECOND.title).get_by_role("link", name="Go to the shift")).to_be_visible()
