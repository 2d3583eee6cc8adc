"""The debrief as a browser gets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

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
    assert any(verdict in shown.text for verdict in ("Not ready", "Below the mark", "Ready"))


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
    made = visitor.post(finished.replace("debrief", "branches"), seq="0")
    again = read_page(visitor.get(made.location).text)
    assert "A quiet morning at the tea shop" in again.text


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
    assert "Overall" not in visitor.get(f"/shifts/{shift}/debrief/whole").text
    for act in ("branches", "shares", "shares/withdraw"):
        assert visitor.post(f"/shifts/{shift}/{act}", seq="0").status_code == 404


def test_erased_words_leave_a_page_that_says_so(visitor: Visitor, finished: str, live: Live) -> None:
    visitor.get(finished)
    live.erase(finished.split("/")[2])
    answer = visitor.get(f"{finished}?case=hours")
    assert answer.status_code == 200
    text = read_page(answer.text).text
    assert "has been erased" in text
    assert REPLY["text"] not in text
    assert "beside a better one" not in text


def test_the_whole_debrief_opens_every_case_and_keeps_its_ids_apart(visitor: Visitor, finished: str) -> None:
    answer = visitor.get(f"{finished}/whole")
    shown = read_page(answer.text)
    assert shown.against_policy() == []
    assert shown.text.count("Word by word") == sum(attrs.get("class") == "spark" for attrs in shown.of("svg")) > 1
    assert shown.of("form") == []
    ids = Counter(attrs["id"] for _, attrs in shown.tags if "id" in attrs)
    assert [name for name, times in ids.items() if times > 1] == []
    pointed = [name for _, attrs in shown.tags for name in attrs.get("aria-describedby", "").split()]
    pointed += [name for _, attrs in shown.tags for name in attrs.get("aria-labelledby", "").split()]
    pointed += [attrs["href"][1:] for attrs in shown.of("a") if attrs.get("href", "").startswith("#")]
    assert set(pointed) - set(ids) == set()
    assert all("open" in attrs for attrs in shown.of("details"))


def test_every_line_says_when_it_was_so(visitor: Visitor, finished: str) -> None:
    shown = read_page(visitor.get(f"{finished}?case=hours").text)
    lines = [attrs for attrs in shown.of("li") if attrs.get("class", "").startswith("line ")]
    assert lines
    assert all(float(attrs["data-at"]) <= 120 for attrs in lines)


def moments_of(visitor: Visitor, finished: str) -> list[str]:
    """Give the moments that the debrief of the hours case offers to go on from, the start first."""
    shown = read_page(visitor.get(f"{finished}?case=hours").text)
    return sorted({attrs["value"] for attrs in shown.of("input") if attrs.get("name") == "seq"}, key=int)


def test_a_case_is_tried_again_from_before_a_message(visitor: Visitor, finished: str, live: Live) -> None:
    *_, last = moments_of(visitor, finished)
    made = visitor.post(finished.replace("debrief", "branches"), seq=last, case="hours")
    assert made.status_code == 302
    assert made.location.endswith("?case=hours")
    new = urlsplit(made.location).path.rsplit("/", 1)[-1]
    source = finished.split("/")[2]
    assert [said.text for said in live.state(new).cases["hours"].replies] == [REPLY["text"]]
    assert len(live.state(source).cases["hours"].replies) == 2
    assert REPLY["text"] in read_page(visitor.get(made.location).text).text


def test_a_try_names_what_it_came_from_and_stands_beside_it(visitor: Visitor, finished: str, live: Live) -> None:
    *_, last = moments_of(visitor, finished)
    made = visitor.post(finished.replace("debrief", "branches"), seq=last, case="hours").location
    new = urlsplit(made).path.rsplit("/", 1)[-1]
    assert "still running" in visitor.get(finished).text
    visitor.send(new, {"kind": "finish"})
    page = visitor.get(f"/shifts/{new}/debrief?case=hours").text
    shown = " ".join(read_page(page).text.split())
    assert "Second try of A quiet morning at the tea shop, from +" in shown
    assert f'href="{finished}?case=hours"' in page
    both = [f"{live.grade(one).overall:.0f}" for one in (finished.split("/")[2], new)]
    table = shown.split("Your tries, side by side")[1].split("Each try is marked")[0]
    assert [mark for mark in both if mark not in table] == []


@pytest.mark.parametrize("seq", ["-1", "2", "99999", "x", "1.5"])
def test_no_other_moment_can_be_gone_on_from(visitor: Visitor, finished: str, seq: str, live: Live) -> None:
    before = len(live.shifts.all())
    assert seq not in moments_of(visitor, finished)
    assert visitor.post(finished.replace("debrief", "branches"), seq=seq).status_code == 400
    assert len(live.shifts.all()) == before


def test_a_running_shift_is_neither_branched_nor_shared(visitor: Visitor) -> None:
    shift = visitor.begin()
    assert visitor.post(f"/shifts/{shift}/branches", seq="0").status_code == 404
    assert visitor.post(f"/shifts/{shift}/shares").status_code == 404


def test_erased_words_cannot_be_gone_on_from(visitor: Visitor, finished: str, live: Live) -> None:
    live.erase(finished.split("/")[2])
    assert moments_of(visitor, finished) == []
    assert visitor.post(finished.replace("debrief", "branches"), seq="0").status_code == 409


def link_of(visitor: Visitor, finished: str) -> str:
    """Make a link to a debrief and give its path, as the page shows it once."""
    made = visitor.post(finished.replace("debrief", "shares"), case="hours")
    shown = read_page(visitor.get(made.location).text)
    return urlsplit(next(attrs["value"] for attrs in shown.of("input") if attrs.get("id") == "made-link")).path


def test_a_link_shows_the_debrief_and_nothing_to_act_with(visitor: Visitor, finished: str, app: Flask) -> None:
    link, other = link_of(visitor, finished), Visitor(app)
    for path in (link, f"{link}?case=hours", f"{link}/whole"):
        answer = other.get(path)
        shown = read_page(answer.text)
        assert answer.status_code == 200
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert REPLY["text"] in " ".join(shown.text.split()) or "?case" not in path
        assert shown.of("form") == []
        assert shown.against_policy() == []
        assert finished.split("/")[2] not in answer.text
    assert other.get(finished).status_code == 404


def test_a_link_is_shown_once_and_can_be_withdrawn(visitor: Visitor, finished: str, app: Flask) -> None:
    link = link_of(visitor, finished)
    page = visitor.get(finished).text
    assert link not in page
    (share,) = (attrs["value"] for attrs in read_page(page).of("input") if attrs.get("name") == "share")
    assert share not in link
    assert Visitor(app).post(finished.replace("debrief", "shares/withdraw"), share=share).status_code == 404
    assert Visitor(app).get(link).status_code == 200
    visitor.post(finished.replace("debrief", "shares/withdraw"), share=share)
    assert Visitor(app).get(link).status_code == 404


def test_a_link_shows_no_other_try(visitor: Visitor, finished: str, app: Flask) -> None:
    made = visitor.post(finished.replace("debrief", "branches"), seq="0").location
    new = urlsplit(made).path.rsplit("/", 1)[-1]
    visitor.send(new, {"kind": "finish"})
    text = Visitor(app).get(link_of(visitor, f"/shifts/{new}/debrief")).text
    assert "Second try of" in text
    assert "side by side" not in text
    assert finished.split("/")[2] not in text


def test_erased_words_stay_erased_behind_a_link(visitor: Visitor, finished: str, app: Flask, live: Live) -> None:
    link = link_of(visitor, finished)
    live.erase(finished.split("/")[2])
    text = Visitor(app).get(f"{link}?case=hours").text
    assert "has been erased" in text
    assert "alert(2)" not in text
