"""The desk as a person uses it: what can be seen and pressed, by its names on the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Response, expect

MODES = {"public": "Public reply", "dm": "Private message", "chat": "Secure chat", "note": "Team note"}
ROOMS = {"dm": "private messages", "chat": "secure chat"}
MOST_SKIPS = 40


def assert_fits(page: Page, width: int) -> None:
    """Hold that nothing of the page that is being shown, or is just coming, is wider than this."""
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


class DeskPage:
    """One browser page with a shift on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.minutes = 0.0

    def start(self, scenario: str, speed: str = "4") -> str:
        """Begin a shift from the list, as a newcomer would, and give its address."""
        self.page.goto(self.address)
        self.page.locator(f'.choice a[href$="/scenarios/{scenario}"]').click()
        self.page.get_by_role("radio", name=f"{speed}×").check()
        self.page.get_by_role("button", name="Start the shift").click()
        return self.arrive()

    def arrive(self) -> str:
        """Wait until the desk of a shift that was just begun can be worked at, and give its address."""
        expect(self.page.locator("#part-queue")).to_be_visible()
        # What is typed before the page's scripts have run is not seen by them.
        self.page.wait_for_load_state("load")
        said = self.page.locator(".top .clock").text_content() or ""
        self.minutes = float(re.findall(r"left of (\d+)", said)[0])
        return self.page.url.split("?")[0]

    # What can be seen.

    @property
    def queue(self) -> Locator:
        """Give the rows of the queue."""
        return self.page.locator("#queue-list .item")

    @property
    def field(self) -> Locator:
        """Give the field for words."""
        return self.page.get_by_label("Your words", exact=True)

    @property
    def send_button(self) -> Locator:
        """Give the button that sends."""
        return self.page.locator("#send")

    @property
    def alert(self) -> Locator:
        """Give the place where a refusal is told."""
        return self.page.locator("#alert")

    @property
    def mine(self) -> Locator:
        """Give the agent's messages in the open case."""
        return self.page.locator("#part-story .mine, #part-story .bubble.me")

    @property
    def theirs(self) -> Locator:
        """Give everybody else's messages in the open case."""
        return self.page.locator("#part-story .post:not(.mine), #part-story .bubble.them")

    @property
    def state(self) -> Locator:
        """Give the element that says how the open case stands."""
        return self.page.locator("#case-state")

    def now(self) -> float:
        """Give the virtual seconds since the start, by the page's clock."""
        return self.minutes * 60 - float(self.page.locator("#time-left").get_attribute("data-left") or 0)

    def has_case(self, case: str) -> bool:
        """Tell whether a case is in the queue."""
        return self.page.locator(f"#item-{case}").count() > 0

    def consented(self, to: str) -> bool:
        """Tell whether the customer of the open case has said yes to a room."""
        words = "a secure chat" if to == "chat" else "private messages"
        return self.page.get_by_text(f"said yes to {words}").count() > 0

    def tier(self) -> int:
        """Give the tier that the open case's customer was checked to."""
        return int(self.state.get_attribute("data-tier") or 0)

    def answered(self) -> bool:
        """Tell whether somebody else has spoken after the agent's newest message in the open case."""
        return bool(
            self.page.evaluate(
                """() => {
                  const all = [...document.querySelectorAll("#part-story [data-event]:not(.sys)")];
                  const newest = Math.max(...all.map((one) => Number(one.dataset.event)));
                  const last = all.find((one) => Number(one.dataset.event) === newest);
                  return !last.matches(".mine, .me");
                }"""
            )
        )

    # What can be done.

    def done(self, act: Callable[[], None]) -> Response:
        """Do something that sends a command, and give the server's answer once the page has taken it."""
        with self.page.expect_response(lambda one: one.url.endswith("/commands")) as waiting:
            act()
        answer = waiting.value
        told = answer.json().get("seq", 0)
        self.page.wait_for_function("told => Number(document.body.dataset.seq) >= told", arg=told)
        return answer

    def press(self, button: Locator) -> None:
        """Press a button that sends a command which has to be accepted."""
        answer = self.done(button.click)
        assert answer.ok, answer.text()

    def open_case(self, case: str) -> None:
        """Open a case from the queue, or from what is put aside there after a promise."""
        if self.state.get_attribute("data-case") != case:
            if self.page.locator(f"#queue-aside:not([open]) #item-{case}").count():
                self.page.locator("#queue-aside > summary").click()
            self.page.locator(f"#item-{case}").click()
            expect(self.state).to_have_attribute("data-case", case)
        if self.page.locator("#h-veil").is_visible():
            self.done(self.page.get_by_role("button", name="Show it").click)

    def choose(self, mode: str) -> None:
        """Choose where words go."""
        self.page.get_by_role("radio", name=MODES[mode]).check()

    def write(self, text: str, mode: str = "public") -> None:
        """Write words without sending them."""
        self.choose(mode)
        self.field.fill(text)

    def reply(self, text: str, mode: str = "public", closing: bool = False) -> None:
        """Send words; `closing` marks the public line that closes the loop."""
        self.write(text, mode)
        if closing:
            self.page.get_by_label("closes the loop in public").check()
        self.press(self.send_button)

    def offer_move(self, to: str, text: str) -> None:
        """Ask in public to go on in private."""
        self.write(text)
        self.page.locator("#offers").select_option(to)
        self.press(self.send_button)

    def open_room(self, to: str = "chat") -> None:
        """Open a private room."""
        self.press(self.page.get_by_role("button", name=f"Open {ROOMS[to]}"))

    def verify(self, tier: int = 2) -> None:
        """Check who the customer is."""
        self.page.get_by_role("combobox", name="Check identity to tier").select_option(str(tier))
        self.press(self.page.get_by_role("button", name="Check", exact=True))

    def remedy(self, remedy: str, amount: float | None = None) -> None:
        """Carry out a remedy."""
        form = self.page.locator("form[data-command=remedy]").filter(has=self.page.locator(f'input[value="{remedy}"]'))
        if amount is not None:
            form.locator("[name=amount]").fill(f"{amount:g}")
        self.press(form.get_by_role("button"))

    def hide(self, words: str, reason: str = "personal_data") -> None:
        """Hide the post that has these words."""
        post = self.page.locator("#part-story .post:not(.mine)").filter(has_text=words)
        post.get_by_text("Hide…").click()
        post.get_by_role("combobox", name="Reason to hide").select_option(reason)
        self.press(post.get_by_role("button", name="Hide from the public"))

    def hand_off(self, team: str, summary: str) -> None:
        """Bring in a specialist team."""
        group = self._group("Hand to specialists")
        group.get_by_role("combobox", name="Team").select_option(team)
        group.get_by_label("Summary").fill(summary)
        self.press(group.get_by_role("button"))

    def flag(self, flag: str) -> None:
        """Raise or report something."""
        form = self._group("Raise or report").locator("form").filter(has=self.page.locator(f'[value="{flag}"]'))
        self.press(form.get_by_role("button"))

    def leave_alone(self, reason: str) -> None:
        """Leave a case alone, with a reason."""
        group = self._group("Leave it alone")
        group.get_by_label("Reason").fill(reason)
        self.press(group.get_by_role("button"))

    def tag(self, category: str | None = None, priority: str | None = None) -> None:
        """Tag category and priority."""
        for name, value in (("Category", category), ("Priority", priority)):
            field = self.page.get_by_role("combobox", name=name)
            if value and field.input_value() != value:
                self.done(lambda field=field, value=value: field.select_option(value))  # type: ignore[misc]

    def promise(self, minutes: float) -> None:
        """Promise an update in so many minutes."""
        group = self._group("Promise an update")
        group.get_by_role("textbox", name="In").fill(f"{minutes:.2f}")
        self.press(group.get_by_role("button"))

    def statement(self, text: str, pinned: bool = True) -> None:
        """Say something to everyone."""
        group = self._group("Speak to everyone")
        group.get_by_label("One statement").fill(text)
        group.get_by_label("pin it").set_checked(pinned)
        self.press(group.get_by_role("button", name="Post the statement"))

    def pause_marketing(self) -> None:
        """Stop the scheduled marketing posts."""
        self.press(self._group("Speak to everyone").get_by_role("button", name="Pause scheduled marketing"))

    def close(self) -> None:
        """Close the open case."""
        self.press(self.page.get_by_role("button", name="Close case"))

    def skip(self) -> None:
        """Jump to the next thing that happens."""
        self.press(self.page.get_by_role("button", name="Skip ahead"))

    def skip_until(self, holds: Callable[[], bool], most: int = MOST_SKIPS) -> bool:
        """Skip ahead until something holds or nothing more happens, and tell whether it came to that."""
        ahead = self.page.get_by_role("button", name="Skip ahead")
        for _ in range(most):
            if holds() or ahead.is_disabled():
                break
            self.skip()
        return holds()

    def as_public(self) -> None:
        """Go to the open case's thread as the public sees it."""
        self.page.get_by_role("link", name=re.compile("public sees it.*this thread")).click()
        expect(self.page.locator("#holdbar")).to_be_visible()

    def finish(self) -> None:
        """End the shift and go to the debrief."""
        self.page.once("dialog", lambda asked: asked.accept())
        self.page.get_by_role("button", name="Finish").click()
        self.page.wait_for_url(re.compile(r"/debrief$"))

    def _group(self, title: str) -> Locator:
        group = self.page.locator("#part-record details").filter(has=self.page.get_by_text(title, exact=True))
        if group.get_attribute("open") is None:
            group.get_by_text(title, exact=True).click()
        return group
