"""LanguageTool behind the port of the checkers, against a server on this machine that speaks its API."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import pytest

from simulator.errors import ReaderUnavailable
from simulator.reading.mechanics import Lint
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.writing import writing
from webapp import languagetool
from webapp.config import Config
from webapp.languagetool import LanguageTool, WithFallback, checker_of, library, over_http, readers_of

TEXT = "We recieved it 😊 and and it are here."


def match(text: str, word: str, category: str, *values: str, sort: str = "other") -> dict[str, Any]:
    """Give a match as the server writes it: places counted in UTF-16."""
    start = text.index(word)
    return {
        "offset": len(text[:start].encode("utf-16-le")) // 2, "length": len(word.encode("utf-16-le")) // 2,
        "message": "?", "replacements": [{"value": value} for value in values],
        "rule": {"id": "X", "issueType": sort, "category": {"id": category, "name": "?"}},
    }  # fmt: skip


class Stub(ThreadingHTTPServer):
    """A LanguageTool that answers as it is told to."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.body, self.waits = 200, b"", 0.0
        self.asked: list[dict[str, list[str]]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def finds(self, *matches: dict[str, Any]) -> None:
        self.body = json.dumps({"software": {"name": "LanguageTool"}, "matches": matches}).encode()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that gave up is part of the test."""


class _Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append(parse_qs(sent))
        self.server.paths.append(self.path)
        time.sleep(self.server.waits)
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    server = Stub()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def tool(url: str, seconds: float = 5.0, clock: Any = time.monotonic) -> LanguageTool:
    return LanguageTool(over_http(url, seconds), "there", seconds, clock)


class Fixed:
    """A checker that always finds the same."""

    def __init__(self, *found: Lint) -> None:
        self.found = found

    def lints(self, text: str) -> Sequence[Lint]:
        return self.found


def test_what_it_finds_stands_at_code_points_and_has_our_kinds(stub: Stub) -> None:
    stub.finds(
        match(TEXT, "recieved", "TYPOS", "received", "relieved", sort="misspelling"),
        match(TEXT, "and and", "MISC", "and", sort="duplication"),
        match(TEXT, "are", "GRAMMAR", "is"),
        match(TEXT, "We", "STYLE", "I"),
        match(TEXT, "here", "CASING", "Here"),
    )
    found = tool(stub.url).lints(TEXT)
    assert [(TEXT[one.start : one.end], one.kind, one.suggestions[:1]) for one in found] == [
        ("recieved", "spelling", ("received",)), ("and and", "grammar", ("and",)), ("are", "grammar", ("is",)),
    ]  # fmt: skip
    assert stub.asked == [{"text": [TEXT], "language": ["en-GB"]}]


@pytest.mark.parametrize("path", ["", "/", "/v2", "/v2/", "/v2/check"])
def test_an_address_may_be_written_in_any_of_its_forms(stub: Stub, path: str) -> None:
    stub.finds()
    assert tool(stub.url + path).lints("Hello there") == ()
    assert stub.paths == ["/v2/check"]


def test_its_findings_take_the_place_of_harpers_with_names_masked(stub: Stub) -> None:
    text = "Hi Maya, we recieved it for Oddmoor."
    stub.finds(match(text, "recieved", "TYPOS", "received", sort="misspelling"))
    signs = writing(lay_out(text, Context(names=("Maya",), brand_words=("Oddmoor",))), tool(stub.url))
    assert [(sign.name, text[sign.start : sign.end]) for sign in signs] == [("writing.spelling", "recieved")]
    assert not {"Maya", "Oddmoor"} & set(stub.asked[0]["text"][0].replace(",", "").replace(".", "").split())


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"", "it answered 500"),
        (413, b"too long", "it answered 413"),
        (200, b"<html>", "not LanguageTool's"),
        (200, b"{}", "not LanguageTool's"),
        (200, b"[]", "not LanguageTool's"),
        (200, b'{"matches": [{}]}', "not LanguageTool's"),
        (200, b'{"matches": [{"offset": 0, "length": 1, "rule": null}]}', "not LanguageTool's"),
    ],
)
def test_an_answer_that_is_none_is_said_plainly(stub: Stub, status: int, body: bytes, said: str) -> None:
    stub.status, stub.body = status, body
    with pytest.raises(ReaderUnavailable, match=said) as caught:
        tool(stub.url).lints(TEXT)
    assert "LanguageTool at there" in str(caught.value)
    assert "unset COMPOSURE_LANGUAGETOOL" in str(caught.value)


def test_a_slow_server_is_not_waited_for(stub: Stub) -> None:
    stub.finds()
    stub.waits = 0.5
    with pytest.raises(ReaderUnavailable, match="no answer in time"):
        tool(stub.url, seconds=0.05).lints(TEXT)


def test_a_closed_port_is_said_plainly_and_left_alone_for_a_while(stub: Stub) -> None:
    now = [100.0]
    asked: list[str] = []

    def ask(text: str) -> Sequence[Any]:
        asked.append(text)
        raise ConnectionRefusedError

    checker = LanguageTool(ask, "there", clock=lambda: now[0])
    with pytest.raises(ReaderUnavailable, match="nothing listens there"):
        checker.lints("one")
    with pytest.raises(ReaderUnavailable, match="a moment ago"):
        checker.lints("two")
    now[0] += 61
    with pytest.raises(ReaderUnavailable, match="nothing listens there"):
        checker.lints("three")
    assert asked == ["one", "three"]


def test_nothing_listening_is_unavailable() -> None:
    server = Stub()
    url = server.url
    server.server_close()
    with pytest.raises(ReaderUnavailable, match="nothing listens there"):
        tool(url).lints(TEXT)


def test_in_practice_another_steps_in_and_that_is_told_once(stub: Stub) -> None:
    stub.status = 500
    lint, told, now = Lint(0, 2, "grammar", 0.8, ()), [], [0.0]
    checker = WithFallback(tool(stub.url, clock=lambda: now[0]), lambda: Fixed(lint), told.append)
    assert [checker.lints("a b"), checker.lints("a b")] == [(lint,), (lint,)]
    assert len(told) == 1
    assert "it answered 500" in told[0]
    assert "Harper" in told[0]
    stub.status = 200
    stub.finds()
    now[0] = 61.0
    assert checker.lints("a b") == ()


def test_in_an_assessment_a_failure_leaves_writing_unchecked(stub: Stub) -> None:
    stub.status = 500
    config = Config("sqlite://", "k" * 32, languagetool=stub.url)
    checker = checker_of(config, "assessment")
    signs = writing(lay_out("We was late, so we wrote.", Context()), checker)
    assert "writing.unchecked" in {sign.name for sign in signs}


def test_the_setting_and_the_mode_say_which_checker(stub: Stub) -> None:
    config = Config("sqlite://", "k" * 32, languagetool=stub.url)
    assert checker_of(Config("sqlite://", "k" * 32), "practice") is None
    assert isinstance(checker_of(config, "practice"), WithFallback)
    assert isinstance(checker_of(config, "assessment"), LanguageTool)


def test_a_password_in_the_address_is_not_shown() -> None:
    config = Config("sqlite://", "k" * 32, languagetool="http://user:secret@127.0.0.1:1", languagetool_timeout=0.5)
    with pytest.raises(ReaderUnavailable) as caught:
        checker_of(config, "assessment").lints("a")  # type: ignore[union-attr]
    assert "secret" not in str(caught.value)
    assert "127.0.0.1:1" in str(caught.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    jar = tmp_path / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir()
    jar.touch()
    return tmp_path


def local(folder: Path) -> LanguageTool:
    return LanguageTool(library({"LTP_PATH": str(folder)}), "LTP_PATH")


def test_without_its_files_nothing_is_downloaded(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable, match=r"no LanguageTool-\*/languagetool-server.jar in LTP_PATH"):
        local(tmp_path).lints(TEXT)


def test_without_the_library_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    with pytest.raises(ReaderUnavailable, match=r"composure\[languagetool\].*GPL-3.0-only"):
        local(folder).lints(TEXT)


def stand_in(monkeypatch: pytest.MonkeyPatch, check: Any) -> list[str]:
    """Put a library of the same shape in the real one's place; give the languages it was started for."""
    started: list[str] = []
    errors = ModuleType("language_tool_python.exceptions")
    errors.LanguageToolError = type("LanguageToolError", (Exception,), {})  # type: ignore[attr-defined]

    def start(language: str) -> SimpleNamespace:
        started.append(language)
        return SimpleNamespace(check=lambda text: check(text, errors))

    whole = ModuleType("language_tool_python")
    whole.LanguageTool = start  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "language_tool_python", whole)
    monkeypatch.setitem(sys.modules, "language_tool_python.exceptions", errors)
    return started


def test_the_library_is_started_once_and_read_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = SimpleNamespace(
        offset=3, error_length=8, replacements=["received"], rule_issue_type="misspelling", category="TYPOS"
    )
    started = stand_in(monkeypatch, lambda text, _: [found])
    checker = local(folder)
    assert [checker.lints(TEXT), checker.lints(TEXT)] == [(Lint(3, 11, "spelling", 0.8, ("received",)),)] * 2
    assert started == ["en-GB"]


def test_what_the_library_raises_is_said_plainly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str, errors: Any) -> list[Any]:
        raise errors.LanguageToolError("Java is missing")

    stand_in(monkeypatch, fail)
    with pytest.raises(ReaderUnavailable, match="Java is missing"):
        local(folder).lints(TEXT)


def test_the_module_needs_no_library_to_be_imported() -> None:
    assert "language_tool_python" not in vars(languagetool)


@pytest.mark.parametrize(("mode", "unchecked"), [("practice", False), ("assessment", True)])
def test_when_nobody_answers_practice_goes_on_and_an_assessment_does_not_guess(mode: str, unchecked: bool) -> None:
    nobody = Config("sqlite://", "k" * 32, languagetool="http://127.0.0.1:9", languagetool_timeout=0.5)
    reading = readers_of(nobody)[mode](TEXT, Context())
    assert reading.has("writing.unchecked") == unchecked
