"""Text that is made to break a page stays text: every page of a hostile pack is built as that of a harmless one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from tests.payloads import PAYLOADS, packed, write_pack
from tests.webapp.visiting import Visitor, read_page
from webapp import create_app
from webapp.config import Config
from webapp.current import EXTENSION
from webapp.live import open_live

Wall = Callable[..., float]
HARMLESS = "Plain words, nothing else"
HOSTILE = packed()
WORDED: tuple[dict[str, Any], ...] = (
    {"kind": "note"}, {"kind": "hand_off", "team": "team"}, {"kind": "promise", "minutes": 5},
    {"kind": "flag", "flag": "incident"},
)  # fmt: skip
FIELDS = {"note": "text", "hand_off": "summary", "promise": "what", "flag": "note"}


@pytest.fixture
def app(sqlite_url: str, wall: Wall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Give the application with a pack of hostile scenarios and, last, a harmless one."""
    monkeypatch.setattr("webapp.open_live", partial(open_live, wall=wall))
    folder = tmp_path / "pack"
    folder.mkdir()
    write_pack(folder, [*HOSTILE, HARMLESS])
    made = create_app(Config(sqlite_url, "k" * 32, (folder,), testing=True))
    yield made
    made.extensions[EXTENSION].close()


def taken(visitor: Visitor, wall: Wall, number: int, text: str) -> dict[str, str]:
    """Take a shift that says a text wherever it is not judged, and give all that was sent of it, by where."""
    name = f"hostile-{number}"
    shift, found = visitor.begin(name), {"before": visitor.get(f"/scenarios/{name}").text}
    wall(25)
    for command in WORDED:
        sent = visitor.send(shift, {**command, "case": "first", FIELDS[command["kind"]]: text}, "first")
        assert sent.status_code == 200, sent.text
    assert visitor.send(shift, {"kind": "leave_alone", "case": "second", "reason": text}).status_code == 200
    wall(40)
    for case in ("first", "second"):
        found[f"desk {case}"] = visitor.get(f"/shifts/{shift}?case={case}").text
    found["feed"] = visitor.get(f"/shifts/{shift}/feed").text
    for part, path in (("desk", "updates?case=first"), ("feed", "feed/updates")):
        parts = visitor.get(f"/shifts/{shift}/{path}").get_json()["parts"]
        found |= {f"{part} part {name}": markup for name, markup in parts.items()}
    wall(9000)
    for name, path in (("debrief", ""), ("second", "?case=second"), ("whole", "/whole")):
        found[f"debrief {name}"] = visitor.get(f"/shifts/{shift}/debrief{path}").text
    return found


def skeleton(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give what a page is built of: each tag with the names of its attributes."""
    return [(tag, tuple(attrs)) for tag, attrs in read_page(markup).tags]


def test_there_are_many_payloads_and_no_two_alike() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_a_hostile_shift_is_built_as_a_harmless_one(visitor: Visitor, wall: Wall, number: int) -> None:
    hostile = taken(visitor, wall, number, HOSTILE[number - 1])
    harmless = taken(visitor, wall, len(HOSTILE) + 1, HARMLESS)
    assert set(hostile) == set(harmless)
    for name, markup in hostile.items():
        assert skeleton(markup) == skeleton(harmless[name]), name
        assert read_page(markup).against_policy() == [], name
        if name in ("desk first", "feed", "debrief whole"):
            assert HOSTILE[number - 1] in read_page(markup).text, name


def test_the_pages_that_list_shifts_show_hostile_titles_as_text(visitor: Visitor, wall: Wall) -> None:
    taken(visitor, wall, 1, HOSTILE[0])
    for path in ("/", "/progress"):
        shown = read_page(visitor.get(path).text)
        assert HOSTILE[0] in shown.text, path
        assert shown.against_policy() == [], path
        assert {tag for tag, _ in shown.tags} & {"img", "iframe", "style", "math", "video", "base", "xss"} == set()


def test_an_address_made_of_a_payload_is_answered_in_words(visitor: Visitor) -> None:
    shift = visitor.begin("hostile-1")
    wrong = []
    for payload in PAYLOADS:
        written = payload.replace("/", "%2F").replace("?", "%3F").replace("#", "%23")
        for before, code in (
            ("/scenarios/", 404),
            ("/shifts/", 404),
            ("/shared/", 404),
            (f"/shifts/{shift}?case=", 200),
        ):
            answer = visitor.client.get(before + (quote(payload) if "=" in before else written))
            sound = answer.status_code == code and not read_page(answer.text).against_policy()
            wrong += [] if sound else [(before, payload, answer.status_code)]
    assert wrong == []


def test_a_page_that_did_not_escape_would_be_found_out(app: Flask, visitor: Visitor, wall: Wall) -> None:
    harmless = taken(visitor, wall, len(HOSTILE) + 1, HARMLESS)
    app.jinja_env.autoescape = False
    app.jinja_env.cache.clear()  # type: ignore[union-attr]
    page = visitor.get("/scenarios/hostile-1").text
    assert skeleton(page) != skeleton(harmless["before"])
    assert read_page(page).against_policy() != []
