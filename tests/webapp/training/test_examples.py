"""One's own sentences in a lesson: as they were marked, of one's own finished practice alone, never erased ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from flask import Flask

from simulator.finding import Finding, Span
from tests.webapp.training.graded import case, grade, shift
from tests.webapp.visiting import Visitor, read_page
from webapp.live import Live
from webapp.training.examples import LOOKED_AT, Example, examples, looked_at

RULES = {"apology.named", "apology.conditional"}
TEXT = "Hello Bo. I'm sorry if it upset you! We'll mend it today. ^Jo"
SORRY = (TEXT.index("sorry if"), TEXT.index("sorry if") + 8)
MEND = (TEXT.index("mend it"), TEXT.index("mend it") + 7)


def finding(start: int, end: int, effect: float = -20.0, rule: str = "apology.conditional", **changes: Any) -> Finding:
    fields = {"because": "It doubts them.", "case": "tin", "rewrite": "I'm sorry we sent the wrong one.", **changes}
    return Finding(rule, "tone", "apology", effect, span=Span(3, start, end), **fields)


def shown(*found: Finding, texts: Mapping[tuple[str, int], str] | None = None) -> tuple[Example, ...]:
    every = {("a", 3): TEXT} if texts is None else texts

    def of(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        return {place: every[place] for place in places if place in every}

    return examples(RULES, [shift("a")], {"a": grade((case("tin", *found),))}, {"teashop": "Tea"}, of)


def test_the_sentence_around_the_words_is_cut_in_three() -> None:
    (one,) = shown(finding(*SORRY))
    assert (one.before, one.words, one.after) == ("I'm ", "sorry if", " it upset you!")
    assert (one.title, one.place, one.good) == ("Tea", "m3", False)


def test_one_good_sentence_comes_first_and_then_the_weak_ones() -> None:
    good = finding(*MEND, 20.0, "apology.named")
    found = shown(finding(*SORRY), good, finding(0, 5), finding(6, 8))
    assert [(one.words, one.good) for one in found] == [("mend it", True), ("sorry if", False), ("Hello", False)]


@pytest.mark.parametrize(
    "one",
    [
        finding(*SORRY, rule="privacy.kept"), finding(*SORRY, confidence="low"), finding(*SORRY, 0.0),
        finding(0, len(TEXT)), finding(5, 5), finding(0, 500),
    ],
)  # fmt: skip
def test_other_rules_doubts_notes_and_whole_messages_are_not_shown(one: Finding) -> None:
    assert shown(one) == ()


def test_words_that_are_not_there_any_more_are_not_shown() -> None:
    assert shown(finding(*SORRY), texts={}) == ()


def test_the_same_sentence_is_shown_once() -> None:
    assert len(shown(finding(*SORRY), finding(SORRY[0], SORRY[0] + 5))) == 1


@pytest.mark.parametrize(
    "left_out", [shift("x", mode="assessment"), shift("x", ended_at=None), shift("x", erased_at=1.0)]
)
def test_only_finished_practice_that_was_not_erased_is_looked_at(left_out: Any) -> None:
    assert looked_at([left_out]) == ()


def test_the_newest_are_looked_at_and_no_more_than_a_few() -> None:
    many = [shift(f"s{day}", day) for day in range(30)]
    assert [one.id for one in looked_at(many)] == [f"s{day}" for day in range(29, 29 - LOOKED_AT, -1)]


WEAK = "Hello Bryn. Sorry if that upset you. We're open on Saturday. ^Jo"


def worked(visitor: Visitor, wall: Callable[..., float], *, finish: bool = True) -> str:
    """Work a shift with a weak apology, and give it."""
    shift = visitor.begin()
    wall(30)
    sent = {"kind": "reply", "case": "tin", "channel": "public", "text": WEAK}
    assert visitor.send(shift, sent).status_code == 200
    wall(60)
    if finish:
        visitor.post(f"/shifts/{shift}/finish")
    return shift


def page(visitor: Visitor) -> str:
    return visitor.get("/lessons/apology").text


def test_ones_own_words_are_shown_with_the_way_to_their_debrief(visitor: Visitor, wall: Callable[..., float]) -> None:
    shift = worked(visitor, wall)
    shown = read_page(page(visitor))
    assert "From your own shifts" in shown.text
    assert "upset you" in shown.text
    assert any(f"/shifts/{shift}/debrief?case=tin#m" in attrs.get("href", "") for attrs in shown.of("a"))
    assert shown.against_policy() == []
    assert "From your own shifts" not in visitor.get("/lessons/mechanics").text


def test_nobody_else_is_shown_them_and_nothing_is_while_the_shift_runs(app: Flask, wall: Callable[..., float]) -> None:
    mine, other, running = Visitor(app), Visitor(app), Visitor(app)
    worked(mine, wall)
    worked(running, wall, finish=False)
    for one in (other, running):
        assert "upset you" not in page(one)
        assert "From your own shifts" not in page(one)


def test_erased_words_are_gone_from_the_lesson(visitor: Visitor, live: Live, wall: Callable[..., float]) -> None:
    live.erase(worked(visitor, wall))
    assert "From your own shifts" not in page(visitor)


def test_an_assessment_is_never_shown(visitor: Visitor, live: Live, wall: Callable[..., float]) -> None:
    visitor.get("/")
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    shift = live.start("teashop", mode="assessment", owner=owner)
    wall(30)
    live.act(shift, {"kind": "reply", "case": "tin", "channel": "public", "text": WEAK})
    wall(60)
    live.act(shift, {"kind": "finish"})
    assert "upset you" not in page(visitor)


def test_nothing_is_judged_again_for_it(
    visitor: Visitor, wall: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(visitor, wall)

    def never(*_: object) -> None:
        raise AssertionError("judged again")

    monkeypatch.setattr("webapp.live.grade_once", never)
    monkeypatch.setattr("webapp.grading.graded_now", never)
    monkeypatch.setattr("webapp.live.play", never)
    assert "From your own shifts" in page(visitor)


def test_a_lesson_leaves_a_new_browser_without_a_secret(visitor: Visitor) -> None:
    page(visitor)
    with visitor.client.session_transaction() as session:
        assert "owner" not in session
