"""A real browser on a served application; any trouble on a page fails the test."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.desk_page import DeskPage
from tests.browser.find import NoBrowserError, find
from tests.browser.served import Served

START_SECONDS = 90
QUIET = (
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
LOG_TAIL = 4000
LOCAL_SCHEMES = ("data", "blob", "about")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder `browser`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Give Playwright the browser that was found, sandboxed where that works."""
    try:
        found = find()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    return {
        **browser_type_launch_args,
        "executable_path": str(found.path),
        "env": {**os.environ, **found.env},
        "chromium_sandbox": found.sandbox,
        "args": list(QUIET),
    }


@pytest.fixture
def trouble() -> list[str]:
    """Give the list of what went wrong on the pages so far; a test that expects trouble clears it."""
    return []


@pytest.fixture
def context(context: BrowserContext, trouble: list[str], request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Give a browser context whose pages may not log errors, raise, or ask another host for anything."""
    context.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda raised: trouble.append(str(raised.error)))
    context.on("request", lambda asked: trouble.extend(_elsewhere(asked.url)))
    yield context
    if trouble:
        served = request.getfixturevalue("server_log") if "live_server" in request.fixturenames else None
        said = served.read_text(encoding="utf-8")[-LOG_TAIL:] if served else ""
        pytest.fail("\n".join(["trouble on the page:", *trouble, said]), pytrace=False)


def _elsewhere(url: str) -> list[str]:
    parts = urlsplit(url)
    if parts.scheme in LOCAL_SCHEMES or parts.hostname == "127.0.0.1":
        return []
    return [f"asked another host: {url}"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_served(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310 - always the loopback address
        except OSError:  # not there yet, or not awake yet
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not answer at {url}:\n{log.read_text(encoding='utf-8')}", pytrace=False)


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file in which the server of all tests writes what went wrong."""
    return tmp_path_factory.mktemp("served") / "server.log"


@pytest.fixture(scope="session")
def live_server(server_log: Path, live_database: str) -> Iterator[str]:
    """Give the address of `composure serve` on a new SQLite database; loading its readers again takes seconds."""
    log = server_log
    url = f"http://127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "webapp.cli", "serve", "--port", url.rsplit(":", 1)[1]]
    command += ["--database", live_database]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_served(url, server, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="session")
def live_database(server_log: Path) -> str:
    """Give the database of the server of all tests."""
    return f"sqlite:///{(server_log.parent / 'composure.sqlite3').as_posix()}"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Give a server of the test's own."""
    found = Served(tmp_path)
    yield found
    found.kill()


@pytest.fixture
def desk(page: Page, live_server: str) -> DeskPage:
    """Give a new shift at the tea shop, with two cases in its queue."""
    found = DeskPage(page, live_server)
    found.start("teashop", speed="1")
    return found
