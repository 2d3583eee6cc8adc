"""How light the desk is with 60 cases and 600 posts, in a real browser. `python -m benchmarks.desk`.

Prints what goes over the wire for the first page, how far an arrival moves what is on the page, and how long the page
takes to answer a click or a key; each beside its bound.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import yaml
from playwright.sync_api import Page, sync_playwright

from simulator.resources import scenarios_path
from tests.browser.find import find

CASES, POSTS = 60, 600
LATER = 4
"""Cases that come in while the desk is open; each is an arrival."""
BYTES_BOUND = 150 * 1024
CLS_BOUND = 0.02
ANSWER_BOUND_MS = 100.0
ROUNDS = 15
SETTLING_MS = 12_000
"""While a server's readers load, its processes take the cores that the browser is measured on."""
SHORTEST_SEEN_MS = 16.0
"""The event timing interface tells nothing of what was faster; such an answer counts as this long."""
WATCH = """() => {
  window.seen = { shifts: [], answers: [] };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.shifts.push(one.value);
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.interactionId) window.seen.answers.push(one.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"
TAKE = "(name) => window.seen[name].splice(0)"


def write_pack(folder: Path) -> str:
    """Write a pack of one scenario with CASES cases of POSTS posts into a folder and give the scenario's id."""
    tiny = yaml.safe_load((scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8"))
    person, case = tiny["people"][0], tiny["cases"][0]
    numbers = range(CASES)
    tiny |= {"id": "busy", "title": "A busy morning", "minutes": 60}
    tiny["people"] = [{**person, "id": f"p{n}", "name": f"Person {n}", "handle": f"@person_{n}"} for n in numbers]
    tiny["cases"] = [
        {
            **{name: value for name, value in case.items() if name not in ("beats", "samples", "topics")},
            "id": f"c{n}",
            "person": f"p{n}",
            "title": f"Open on Saturday, number {n}?",
            "opening": [
                {"at": _at(n, post), "text": f"{n}.{post} are you open this saturday, and until when? #teatime"}
                for post in range(POSTS // CASES)
            ],
        }
        for n in numbers
    ]
    (folder / "busy.yaml").write_text(yaml.safe_dump(tiny, allow_unicode=True), encoding="utf-8")
    pack = {"format": 1, "id": "busy", "title": "Busy", "summary": "A busy desk.", "scenarios": ["busy.yaml"]}
    (folder / "pack.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")
    return "busy"


def _at(case: int, post: int) -> float:
    """Give when a post comes: the last LATER cases come in one after the other, all others were there before."""
    later = case - (CASES - LATER)
    return 60.0 * (later + 1) + post if later >= 0 else -600.0 + 10 * post


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the pack of a folder on a new database on loopback and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "webapp.cli", "serve", "--port", port]
    command += ["--database", f"sqlite:///{(folder / 'desk.sqlite3').as_posix()}"]
    environment = {**os.environ, "COMPOSURE_SCENARIOS": str(folder)}
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    try:
        yield _answering(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(10)


def _answering(address: str) -> str:
    for _ in range(60):
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own server on loopback
        except OSError:
            time.sleep(0.5)
        else:
            return address
    raise TimeoutError(f"no answer at {address}")


def first_page(page: Page, address: str) -> dict[str, int]:
    """Load a page with an empty cache and give the bytes over the wire, headers too, by kind of file."""
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network = page.context.new_cdp_session(page)
    network.on("Network.requestWillBeSent", lambda told: kinds.update({told["requestId"]: told.get("type", "Other")}))

    def add(told: dict[str, Any]) -> None:
        kind = kinds.get(told["requestId"], "Other")
        sizes[kind] = sizes.get(kind, 0) + int(told["encodedDataLength"])

    network.on("Network.loadingFinished", add)
    network.send("Network.enable")
    network.send("Network.clearBrowserCache")
    page.goto(address, wait_until="networkidle")
    network.detach()
    return sizes


def answers(page: Page, act: Callable[[int], None], rounds: int = ROUNDS) -> list[float]:
    """Do something a few times and give for each the milliseconds until the page had painted its answer."""
    took = []
    for number in range(rounds):
        page.evaluate(TAKE, "answers")
        act(number)
        page.evaluate(SETTLED)
        took.append(max([SHORTEST_SEEN_MS, *page.evaluate(TAKE, "answers")]))
    return took


def opened(page: Page) -> list[float]:
    """Give the milliseconds from a click on a case until it is on the desk, the server's answer among them."""
    took = []
    for number in range(ROUNDS):
        begin = time.perf_counter()
        page.locator(f"#item-c{number * 3}").click()
        page.wait_for_selector(f"#case-state[data-case=c{number * 3}]", state="attached")
        took.append((time.perf_counter() - begin) * 1000)
    return took


def arrivals(page: Page) -> list[float]:
    """Let the cases that are still to come arrive and give how much layout shifted at each."""
    moved = []
    for number in range(CASES - LATER, CASES):
        page.evaluate(TAKE, "shifts")
        while not page.locator(f"#item-c{number}").count():
            # No press of a button: what shifts within half a second of one is not counted.
            with page.expect_response(lambda one: one.url.endswith("/commands")) as sent:
                page.evaluate("() => document.querySelector('form[data-command=wait]').requestSubmit()")
            sent.value.finished()
            page.evaluate(SETTLED)
        moved.append(sum(page.evaluate(TAKE, "shifts")))
    return moved


def measure(page: Page, address: str, scenario: str) -> Iterator[tuple[str, list[float], float, str]]:
    """Yield what was measured: its name, the values, their bound and the unit."""
    page.goto(f"{address}/scenarios/{scenario}")
    page.get_by_role("radio", name="1×").check()
    page.get_by_role("button", name="Start the shift").click()
    page.wait_for_selector("#queue-list .item")
    sizes = first_page(page, page.url)
    for kind, size in sorted(sizes.items()):
        print(f"  {kind.lower()} {size / 1024:.1f} KB")
    yield "first page", [sum(sizes.values()) / 1024], BYTES_BOUND / 1024, "KB"
    page.wait_for_timeout(SETTLING_MS)
    page.evaluate(WATCH)
    items, search = page.locator("#queue-list .item"), page.locator("#queue-search")
    yield "switching case", answers(page, lambda n: items.nth(n * 3).click()), ANSWER_BOUND_MS, "ms"
    yield "case on the desk", opened(page), 2 * ANSWER_BOUND_MS, "ms"
    page.locator("#draft").click()
    yield "typing", answers(page, lambda n: page.keyboard.press("abcdefghijklmno"[n])), ANSWER_BOUND_MS, "ms"
    search.click()
    yield "searching", answers(page, lambda n: page.keyboard.press("person 1234567"[n % 14])), ANSWER_BOUND_MS, "ms"
    search.fill("")
    shows = page.locator("#queue-filters button")
    yield "filtering", answers(page, lambda n: shows.nth(n % 4).click()), ANSWER_BOUND_MS, "ms"
    shows.first.click()
    panels = page.locator("#part-record details > summary")
    count = panels.count()
    yield "opening a panel", answers(page, lambda n: panels.nth(n % count).click()), ANSWER_BOUND_MS, "ms"
    yield "layout shift on arrival", arrivals(page), CLS_BOUND, ""


def main() -> int:
    """Print every figure beside its bound; 1 if one is over it."""
    found, over = find(), 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        scenario = write_pack(Path(folder))
        with served(Path(folder)) as address:
            browser = playwright.chromium.launch(
                executable_path=str(found.path), env={**os.environ, **found.env}, chromium_sandbox=found.sandbox
            )
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            print(f"{CASES} cases, {POSTS} posts")
            for name, values, bound, unit in measure(page, address, scenario):
                median, worst = statistics.median(values), max(values)
                over += worst > bound
                digits = 3 if bound < 1 else 0
                told = f"median {median:.{digits}f}, worst {worst:.{digits}f}"
                print(f"{name}: {told} {unit} (bound {bound:g}){' OVER' if worst > bound else ''}")
            browser.close()
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
