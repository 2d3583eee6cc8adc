"""LanguageTool in Harper's place: a server of one's own asked over HTTP, or one that the library starts from LTP_PATH.

The library, `language-tool-python`, is GPL-3.0-only and not installed by default; asking a server by its address needs
no library. A server that is slow or gone is not asked again for a while, so that no reply waits for it twice.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from simulator.errors import ReaderUnavailable
from simulator.reading import read
from simulator.reading.mechanics import Checker, Kind, Lint, harper
from simulator.shifts import Reader
from webapp.config import Config

Match = Mapping[str, Any]
Asking = Callable[[str], Sequence[Match]]
Telling = Callable[[str], object]

LOCAL = "LTP_PATH"
"""What the setting says when the library is to start a server."""
_REST = 60.0
_MOST_BYTES = 4_000_000
_LANGUAGE = "en-GB"
# Its categories that count, with how sure they are. Case, typography, redundancy and style are no slips here.
_KINDS: Mapping[str, tuple[Kind, float]] = {
    "TYPOS": ("spelling", 0.8), "SPELLING": ("spelling", 0.8), "COMPOUNDING": ("spelling", 0.5),
    "GRAMMAR": ("grammar", 0.8), "CONFUSED_WORDS": ("grammar", 0.7), "PUNCTUATION": ("punctuation", 0.6),
}  # fmt: skip
_DOUBLED: tuple[Kind, float] = ("grammar", 0.8)
_log = logging.getLogger(__name__)


class LanguageTool:
    """A checker that asks LanguageTool, and raises ReaderUnavailable when it does not answer in time."""

    def __init__(
        self, ask: Asking, place: str, seconds: float = 2.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask = ask
        self._place = place
        self._seconds = seconds
        self._clock = clock
        self._rests_until = 0.0

    def lints(self, text: str) -> Sequence[Lint]:
        """Give what LanguageTool objects to, in code points."""
        if self._clock() < self._rests_until:
            raise self._unavailable("did not answer a moment ago")
        try:
            found = _within(self._seconds, lambda: self._ask(text))
            return tuple(lint for match in found if (lint := _lint(match)) is not None)
        except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError) as error:
            self._rests_until = self._clock() + _REST
            raise self._unavailable(_reason(error)) from error

    def _unavailable(self, reason: str) -> ReaderUnavailable:
        advice = "start the server, or unset COMPOSURE_LANGUAGETOOL and LTP_PATH to check with Harper"
        return ReaderUnavailable(f"LanguageTool at {self._place}: {reason}; {advice}")


class WithFallback:
    """A checker that asks another one when the first is unavailable, and tells of it once until that is over."""

    def __init__(self, first: Checker, second: Callable[[], Checker] = harper, tell: Telling = _log.warning) -> None:
        self._first = first
        self._second = second
        self._tell = tell
        self._told = False

    def lints(self, text: str) -> Sequence[Lint]:
        """Give what the first checker objects to, or else the second."""
        try:
            found = self._first.lints(text)
        except ReaderUnavailable as error:
            if not self._told:
                self._tell(f"{error} Until then Harper checks spelling and grammar.")
            self._told = True
            return self._second().lints(text)
        self._told = False
        return found


def checker_of(config: Config, mode: str, tell: Telling = _log.warning) -> Checker | None:
    """Give the checker of a shift: none where LanguageTool is not configured, which means Harper.

    In practice Harper steps in. An assessment has to be the same for everyone: there, nothing does.
    """
    if not config.languagetool:
        return None
    ask = library() if config.languagetool == LOCAL else over_http(config.languagetool, config.languagetool_timeout)
    place = LOCAL if config.languagetool == LOCAL else urlsplit(config.languagetool).netloc.rpartition("@")[2]
    first = LanguageTool(ask, place, config.languagetool_timeout)
    return first if mode == "assessment" else WithFallback(first, tell=tell)


def readers_of(config: Config) -> dict[str, Reader]:
    """Give what reads an agent's words, by the mode of the shift: they differ where LanguageTool is configured."""
    return {mode: partial(read, checker=checker_of(config, mode)) for mode in ("practice", "assessment")}


def over_http(url: str, seconds: float) -> Asking:
    """Give what asks the server at an address such as http://127.0.0.1:8010."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2") + "/v2/check"

    def ask(text: str) -> Sequence[Match]:
        connection = _connection(parts, seconds)
        try:
            body = urlencode({"text": text, "language": _LANGUAGE})
            connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            with connection.getresponse() as answer:
                if answer.status != 200:  # noqa: PLR2004
                    raise HTTPException(f"it answered {answer.status} {answer.reason}")
                matches = json.loads(answer.read(_MOST_BYTES))["matches"]
        finally:
            connection.close()
        return [{**match, **_code_points(text, match["offset"], match["length"])} for match in matches]

    return ask


def _connection(parts: SplitResult, seconds: float) -> HTTPConnection:
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=seconds)


def _code_points(text: str, offset: int, length: int) -> dict[str, int]:
    """Give a place that was counted in UTF-16 as Java does."""
    units = text.encode("utf-16-le", "surrogatepass")
    start = len(units[: 2 * offset].decode("utf-16-le", "ignore"))
    return {"offset": start, "length": len(units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "ignore"))}


def library(environ: Mapping[str, str] = os.environ) -> Asking:
    """Give what asks the server that `language-tool-python` starts on first use from the folder LTP_PATH."""
    local = _Local(Path(environ.get("LTP_PATH", "")))
    return local.ask


class _Local:
    """One local server, started once however many threads ask first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def ask(self, text: str) -> Sequence[Match]:
        """Give the library's matches in the server's own shape."""
        with self._lock:  # the library keeps what it counts of a text in its class
            tool, failure = self._started
            try:
                found = tool.check(text)
            except failure as error:
                raise OSError(str(error)) from error
        return [
            {
                "offset": one.offset, "length": one.error_length,
                "replacements": [{"value": value} for value in one.replacements],
                "rule": {"issueType": one.rule_issue_type, "category": {"id": one.category}},
            }
            for one in found
        ]  # fmt: skip

    @cached_property
    def _started(self) -> tuple[Any, type[Exception]]:
        # Without the files the library would download them, which a server must not do by itself.
        if not any(self._folder.glob("LanguageTool-*/languagetool-server.jar")):
            raise FileNotFoundError(f"no LanguageTool-*/languagetool-server.jar in LTP_PATH ({self._folder})")
        try:
            import language_tool_python  # noqa: PLC0415 - optional, and GPL: only where it was asked for
            from language_tool_python.exceptions import LanguageToolError  # noqa: PLC0415
        except ImportError:
            raise OSError("needs pip install 'composure[languagetool]', which is GPL-3.0-only") from None
        try:
            return language_tool_python.LanguageTool(_LANGUAGE), LanguageToolError
        except LanguageToolError as error:
            raise OSError(f"it cannot be started ({error})") from error


def _lint(match: Match) -> Lint | None:
    rule = match["rule"]
    doubled = rule.get("issueType") == "duplication"
    sort = _DOUBLED if doubled else _KINDS.get(rule["category"]["id"])
    if sort is None:
        return None
    kind, confidence = sort
    start = int(match["offset"])
    suggestions = tuple(str(one["value"]) for one in match.get("replacements", ())[:5])
    return Lint(start, start + int(match["length"]), kind, confidence, suggestions)


def _within(seconds: float, work: Callable[[], Sequence[Match]]) -> Sequence[Match]:
    """Give what the work gives; TimeoutError when it takes longer, however slowly an answer trickles in."""
    done: list[Sequence[Match]] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError) as error:
            failed.append(error)

    thread = Thread(target=run, name="languagetool", daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, ValueError | LookupError | TypeError | AttributeError):
        return "the answer is not LanguageTool's"
    return str(error) or type(error).__name__
