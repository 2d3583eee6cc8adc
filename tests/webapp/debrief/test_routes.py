"""The debrief as a browser gets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask

from tests.webapp.visiting import REPLY, Visitor, read_page
from webapp.live import Live

NASTY = '<b onclick=alert(1)>Hi</b> "quoted" & <script>alert(2)</script> we open at 9:00 on Saturday ^Jo'


@pytest.fixture
def finished(visitor: Visitor, wall: Callable[..., float]) -> str:
    """Give a shift of the visitor's that ended with two replies in it."""
    shift = visitor.begin()
    for text in (REPLY["text"], NASTY):
        wall(60)
        assert visitor.send(shift, {**REPLY, "text": text}, "hours").status_code == 200
    assert visitor.send(shift, {"kind": "finish"}).status_code == 200
    return f"/shifts/{shift}/debrief"


def test_a_running_shift_goes_on_at_the_desk_with_a_line(visitor: Visitor) -> None:
    shift = visitor.begin()
    answer = visitor.get(f"/shifts/{shift}/debrief")
    assert (answer.status_code, answer.location) == (302, f"/shifts/{shift}")
    assert "still running" in visitor.get(answer.location).text


def test_nobody_else_sees_it(app: Flask, finished: str) -> None:
    assert Visitor(app).get(finished).status_code == 404


@pytest.mark.parametrize("query", ["", "?case=hours", "?case=tin", "?case=joke", "?case=%00", "?case=<script>"])
def test_it_shows_every_case_and_breaks_no_rule_of_the_policy(visitor: Visitor, finished: str, query: str) -> None:
    answer = visitor.get(finished + query)
    assert answer.status_code == 200
    shown = read_page(answer.text)
    assert shown.against_policy() == []
    assert [title for title in ("Open on Saturday?", "The tin that stayed at home") if title not in shown.text] == []
    assert "Not ready" in shown.text or "Ready" in shown.text


@pytest.mark.parametrize("case", ["hours", "tin", "joke"])
def test_ids_are_unique_and_every_reference_arrives(visitor: Visitor, finished: str, case: str) -> None:
    shown = read_page(visitor.get(f"{finished}?case={case}").text)
    ids = Counter(attrs["id"] for _, attrs in shown.tags if "id" in attrs)
    assert [name for name, times in ids.items() if times > 1] == []
    described = [name for _, attrs in shown.tags for name in attrs.get("aria-describedby", "").split()]
    labelled = [name for _, attrs in shown.tags for name in attrs.get("aria-labelledby", "").split()]
    jumps = [attrs["href"][1:] for attrs in shown.of("a") if attrs.get("href", "").startswith("#")]
    assert set(described + labelled + jumps) - set(ids) == set()


def test_typed_words_stay_words(visitor: Visitor, finished: str) -> None:
    markup = visitor.get(f"{finished}?case=hours").text
    assert "<script>alert" not in markup
    assert "<b onclick" not in markup
    assert "alert(2)" in read_page(markup).text


def test_every_mark_on_words_leads_to_its_finding(visitor: Visitor, finished: str) -> None:
    shown = read_page(visitor.get(f"{finished}?case=hours").text)
    pinned = [attrs for attrs in shown.of("mark") if "aria-describedby" in attrs]
    assert pinned
    assert all(attrs["class"].split()[1] in ("crit", "hurt", "help") for attrs in pinned)


def test_the_same_shift_can_be_taken_again(visitor: Visitor, finished: str) -> None:
    shown = read_page(visitor.get(finished).text)
    fields = {attrs.get("name"): attrs.get("value") for attrs in shown.of("input")}
    assert fields["seed"] == "1"
    assert [attrs["action"] for attrs in shown.of("form")] == ["/scenarios/teashop/shifts"]


def test_an_assessment_shows_nothing_of_its_grade(visitor: Visitor, live: Live, app: Flask) -> None:
    visitor.get("/")
    visitor.begin()
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    shift = live.start("teashop", mode="assessment", owner=owner)
    live.act(shift, {"kind": "finish"})
    text = read_page(visitor.get(f"/shifts/{shift}/debrief").text).text
    assert "Handed in" in text
    assert [word for word in ("Overall", "Tone", "Not ready", "critical", "Best") if word in text] == []


def test_erased_words_leave_a_page_that_says_so(visitor: Visitor, finished: str, live: Live) -> None:
    visitor.get(finished)
    live.erase(finished.split("/")[2])
    answer = visitor.get(f"{finished}?case=hours")
    assert answer.status_code == 200
    text = read_page(answer.text).text
    assert "has been erased" in text
    assert "Morning Bryn" not in text.split("best sample")[0]
