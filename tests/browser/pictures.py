"""Take the pictures of the documentation: `python -m tests.browser.pictures`. Writes docs/images/*.png."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tests.browser.find import find

IMAGES = Path(__file__).parents[2] / "docs" / "images"
OFFER = (
    "Three days off work for one sofa is on us, and I'm sorry. Could we carry on in a secure chat, so that your "
    "order stays between us? ^Jo"
)
ASKING = (
    "Hi Leanne, sorry for any inconvenience. Reply here with your order number and postcode and we'll look into it. ^Jo"
)
CHECKING = "Thanks for coming across, it's still Jo, and I have all three slots here. What's your order number?"


def main() -> None:
    """Serve a fresh database, take a shift as far as a chat, and photograph it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "webapp.cli", "serve", "--port", str(port), "--database"]
        server = subprocess.Popen([*command, f"sqlite:///{folder}/pictures.sqlite3"], stdout=subprocess.DEVNULL)
        try:
            photograph(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(10)


def photograph(base: str) -> None:
    """Take every picture from a served application."""
    wait_for(base)
    found = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(found.path), env={**os.environ, **found.env}, chromium_sandbox=found.sandbox
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(base)
        page.screenshot(path=IMAGES / "home.png")
        desk(page, base)
        page.screenshot(path=IMAGES / "desk.png")
        coach(page)
        page.screenshot(path=IMAGES / "coach.png")
        shift = page.url.split("?")[0]
        page.goto(f"{shift}/feed")
        page.screenshot(path=IMAGES / "feed.png")
        page.goto(shift)
        page.get_by_role("button", name="Finish").click()
        page.wait_for_url("**/debrief*")
        page.screenshot(path=IMAGES / "debrief.png")
        page.goto(f"{base}/progress")
        page.screenshot(path=IMAGES / "progress.png")
        browser.close()


def coach(page: Page) -> None:
    """Let the coach read a draft that asks too much in public."""
    page.check("#m-public", force=True)
    page.fill("#draft", ASKING)
    page.wait_for_selector("#coach .says li")


def desk(page: Page, base: str) -> None:
    """Take the retail shift as far as a secure chat."""
    page.goto(f"{base}/scenarios/retail-saturday")
    page.get_by_role("button", name="Start the shift").click()
    page.click('.item[data-case="sofa"]')
    page.fill("#draft", OFFER)
    page.select_option("#offers", "chat")
    page.click("#send")
    skip_until(page, "said yes to a secure chat")
    page.get_by_role("button", name="Open secure chat").click()
    page.wait_for_selector("#room-private")
    page.check("#m-secure", force=True)
    for _ in range(3):
        page.get_by_role("button", name="Skip ahead").click()
        page.wait_for_timeout(300)
    page.fill("#draft", CHECKING)


def skip_until(page: Page, words: str, gone: bool = False) -> None:
    """Skip ahead, a few times at most, until some words are on the page, or gone from it."""
    for _ in range(12):
        if (page.get_by_text(words).count() == 0) is gone:
            return
        page.get_by_role("button", name="Skip ahead").click()
        page.wait_for_timeout(400)


def wait_for(base: str) -> None:
    """Wait until the server answers, at most half a minute."""
    for _ in range(60):
        try:
            urlopen(base, timeout=2).close()  # noqa: S310 - our own server on loopback
        except (URLError, TimeoutError):
            time.sleep(0.5)
        else:
            return


if __name__ == "__main__":
    main()
