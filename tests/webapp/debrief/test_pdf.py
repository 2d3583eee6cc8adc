"""The debrief as a PDF: whole, for those who may see it, and sound whatever was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from reportlab import rl_config

from simulator.eventlog import log_digest
from tests.webapp.debrief.pdf_words import drawn, squeezed
from tests.webapp.visiting import REPLY, Visitor, read_page
from webapp.debrief.page import Page
from webapp.debrief.pdf import pdf
from webapp.debrief.pins import Segment
from webapp.debrief.tries import Try
from webapp.live import Live
from webapp.store import Shift

TYPED = 'We open at 9:00 <b onclick=alert(1)>sharp</b> & "early" </para><font> \U0001f642 ^Jo'
SHIFT = Shift("s", "teashop", "d", 1, "practice", "training", None, 1_777_817_100.0)
PAGE = re.compile(rb"/Type /Page\b")
LONG = 20_000


@pytest.fixture(autouse=True)
def readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pages uncompressed, so that they can be read back."""
    monkeypatch.setattr(rl_config, "pageCompression", 0)


def made(page: Page, shift: Shift = SHIFT, parent: str = "", *, edited: bool = False, mine: bool = True) -> bytes:
    return pdf(page, shift, Try(shift, "Second try", parent, page.grade), edited=edited, mine=mine)


def saying(page: Page, text: str) -> Page:
    """Give a debrief whose story begins with a text, by somebody called so."""
    (case,) = page.cases
    first, *rest = case.story.lines
    said = replace(first, text=text, name=text[:200], segments=(Segment(text, (1,), (1,), (1,), "hurt"),))
    return replace(page, cases=(replace(case, story=replace(case.story, lines=(said, *rest))),))


def test_it_has_the_head_the_marks_and_the_case(badly: Page) -> None:
    words = drawn(made(badly))
    verdict, (case,) = badly.verdict, badly.cases
    wanted = [badly.scenario.title, verdict.reason, "Critical errors", case.row.title, "Word by word", "Page 1"]
    wanted += [mark.dimension.capitalize() for mark in verdict.marks]
    wanted += [row.title for row in badly.rows] + [row.told for row in badly.queue]
    wanted += [line.text for line in case.story.lines if line.message is not None and line.text.isascii()]
    assert [text for text in wanted if squeezed(text) not in words] == []


def test_it_says_what_it_is_and_in_which_language(well: Page) -> None:
    file = made(well)
    assert file.startswith(b"%PDF-")
    assert f"/Title (Debrief: {well.scenario.title})".encode() in file
    assert b"/Author (Composure)" in file
    assert b"/Lang (en)" in file


def test_the_same_shift_gives_the_same_bytes(badly: Page) -> None:
    assert made(badly) == made(badly)


def test_notices_are_those_of_the_page(well: Page) -> None:
    branch, erased = replace(SHIFT, branch_of="x", branch_at=65.0), replace(SHIFT, erased_at=1.0)
    told = {
        "A shared debrief, to read only": made(well, mine=False),
        "The scenario was edited after this shift": made(well, edited=True),
        "What was typed in this shift has been erased": made(well, erased),
        "from +01:05 of the first try": made(well, branch, "First try"),
    }
    plain = drawn(made(well))
    for line, file in told.items():
        assert squeezed(line) in drawn(file)
        assert squeezed(line) not in plain


def test_advisory_marks_are_called_so(well: Page) -> None:
    advisory = replace(well.verdict, marks=tuple(replace(mark, advisory=True) for mark in well.verdict.marks))
    assert squeezed("Advisory marks have not been shown") in drawn(made(replace(well, verdict=advisory)))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\x00\x07\x1b[31m", "<b>not closed", "</para>&amp;&#x41;<br>", "e\u0301" * 500, "שלום " * 300,
     "مرحبا " * 300, "\u202e\u2066reversed", "\U0001f642\u200d\ufe0f" * 200, "a\ufffe\ud800\udfff", "^Jo\u2028" * 50],
)  # fmt: skip
def test_any_text_can_be_printed(badly: Page, text: str) -> None:
    assert made(saying(badly, text)).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["word " * (LONG // 5), "x" * LONG, "line\n" * (LONG // 5), "<b>" * (LONG // 3)])
def test_a_text_longer_than_a_page_flows_on(badly: Page, text: str) -> None:
    short, long = made(saying(badly, "short")), made(saying(badly, text))
    assert len(PAGE.findall(long)) > len(PAGE.findall(short)) + 2
    assert drawn(long).count(squeezed(text)[:3]) >= len(squeezed(text)) // 100


def test_a_title_longer_than_a_line_is_cut_at_the_foot_alone(well: Page) -> None:
    title = "A quiet morning " * 20
    words = drawn(made(replace(well, scenario=well.scenario.model_copy(update={"title": title}))))
    assert words.count(squeezed(title)) == 1


@pytest.fixture
def finished(visitor: Visitor, wall: Callable[..., float]) -> str:
    """Give a shift of the visitor's that ended with a reply in it."""
    shift = visitor.begin()
    wall(60)
    assert visitor.send(shift, {**REPLY, "text": TYPED}, "hours").status_code == 200
    assert visitor.send(shift, {"kind": "finish"}).status_code == 200
    return f"/shifts/{shift}/debrief"


def link_of(visitor: Visitor, finished: str) -> str:
    made = visitor.post(finished.replace("debrief", "shares"))
    shown = read_page(visitor.get(made.location).text)
    link = next(attrs["value"] for attrs in shown.of("input") if attrs.get("id") == "made-link")
    return link[link.index("/shared/") :]


def test_it_is_a_file_with_a_plain_name_that_no_cache_keeps(visitor: Visitor, finished: str) -> None:
    answer = visitor.get(f"{finished}.pdf")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=teashop-1970-01-12.pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.data == visitor.get(f"{finished}.pdf").data


def test_it_has_every_case_and_the_words_as_they_were_typed(visitor: Visitor, finished: str) -> None:
    words = drawn(visitor.get(f"{finished}.pdf").data)
    page = read_page(visitor.get(f"{finished}/whole").text).text
    assert words.count(squeezed("Word by word")) == page.count("Word by word") > 1
    assert squeezed("[slightly smiling face]") in words
    assert squeezed("<b onclick=alert(1)>") in words


def test_its_foot_names_the_log(visitor: Visitor, finished: str, live: Live) -> None:
    words = drawn(visitor.get(f"{finished}.pdf").data)
    shift = finished.split("/")[2]
    assert squeezed(f"SHA-256 of the log: {log_digest(live.events(shift))}") in words


@pytest.mark.parametrize("path", ["", "/whole"])
def test_the_page_leads_to_it(visitor: Visitor, finished: str, path: str) -> None:
    shown = read_page(visitor.get(finished + path).text)
    assert f"{finished}.pdf" in [attrs["href"] for attrs in shown.of("a")]
    assert "Download as PDF" in shown.text


def test_who_may_not_see_the_debrief_has_no_file_of_it(visitor: Visitor, finished: str, app: Flask) -> None:
    assert Visitor(app).get(f"{finished}.pdf").status_code == 404
    assert visitor.get("/shifts/none/debrief.pdf").status_code == 404
    assert visitor.get("/shared/none/debrief.pdf").status_code == 404


def test_a_running_shift_goes_on_at_the_desk(visitor: Visitor) -> None:
    shift = visitor.begin()
    assert visitor.get(f"/shifts/{shift}/debrief.pdf").location == f"/shifts/{shift}"


def test_who_holds_a_link_has_the_file_and_no_way_on(visitor: Visitor, finished: str, app: Flask) -> None:
    link, other = link_of(visitor, finished), Visitor(app)
    for path in (link, f"{link}/whole"):
        assert f"{link}/debrief.pdf" in [attrs["href"] for attrs in read_page(other.get(path).text).of("a")]
    answer = other.get(f"{link}/debrief.pdf")
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert squeezed("A shared debrief, to read only") in drawn(answer.data)
    assert finished.split("/")[2].encode() not in answer.data


def test_erased_words_stay_erased(visitor: Visitor, finished: str, live: Live) -> None:
    live.erase(finished.split("/")[2])
    words = drawn(visitor.get(f"{finished}.pdf").data)
    assert squeezed("has been erased") in words
    assert "onclick" not in words
    assert squeezed("beside a better one") not in words
