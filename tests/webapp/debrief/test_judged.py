"""Findings for people: how each counts, and its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.finding import Finding, Span
from simulator.scenario import Scenario
from simulator.state import Message
from webapp.debrief.judged import LONGEST_QUOTE, in_reading_order, judged, kind_of, points_of, quote

PLAIN = Finding("apology.conditional", "tone", "apology", -20, "An if.", "tin", event=7, span=Span(7, 0, 8))
SAID = Message(event=7, at=60, by="agent", channel="public", text="Sorry if you\nminded that.")

KINDS = [
    ({}, "hurt"), ({"effect": 10}, "help"), ({"effect": 0}, "note"), ({"effect": 0, "cap": 40}, "hurt"),
    ({"effect": 0, "missing": "an apology", "span": None}, "missing"), ({"critical": "CE5"}, "critical"),
    ({"critical": "CE5", "confidence": "low"}, "hurt"), ({"effect": 10, "missing": "tagged SVC"}, "help"),
    ({"rule": "speed.first_reply", "effect": 20}, "hurt"), ({"rule": "speed.first_reply", "effect": 100}, "help"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "kind"), KINDS)
def test_a_finding_counts_one_way(changes: dict[str, object], kind: str) -> None:
    assert kind_of(replace(PLAIN, **changes)) == kind  # type: ignore[arg-type]


POINTS = [
    ({}, "−20 Apology"), ({"effect": 7.5}, "+7.5 Apology"), ({"effect": 0}, ""), ({"cap": 40}, "Apology at most 40"),
    ({"rule": "disposition.best", "criterion": "disposition", "effect": 100}, "Disposition 100 of 100"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "points"), POINTS)
def test_points_say_whose_they_are(changes: dict[str, object], points: str) -> None:
    assert points_of(replace(PLAIN, **changes)) == points  # type: ignore[arg-type]


def test_the_quote_is_the_words_on_one_line() -> None:
    assert quote(PLAIN, SAID) == "Sorry if"
    assert quote(replace(PLAIN, span=Span(7, 6, 19)), SAID) == "if you minded"
    assert quote(replace(PLAIN, span=None), SAID) == ""


def test_a_long_quote_keeps_its_ends() -> None:
    long = replace(SAID, text="a" + "x" * 400 + "z")
    shown = quote(replace(PLAIN, span=Span(7, 0, 402)), long)
    assert len(shown) <= LONGEST_QUOTE + 3
    assert (shown[0], shown[-1]) == ("a", "z")


@pytest.mark.parametrize("span", [Span(7, 0, 25), Span(7, 3, 3)])
def test_a_finding_on_everything_or_nothing_is_on_the_whole_message(scenario: Scenario, span: Span) -> None:
    shown = judged(scenario, 1, replace(PLAIN, span=span), SAID)
    assert shown.whole
    assert shown.quote == ""


def test_a_finding_carries_its_rule_and_its_critical_error_in_words(scenario: Scenario) -> None:
    shown = judged(scenario, 3, replace(PLAIN, critical="CE5", confidence="medium"), SAID)
    assert (shown.number, shown.word, shown.unsure) == (3, "Critical", True)
    assert shown.title not in ("", PLAIN.rule)
    assert shown.meaning


def test_reading_order_is_words_then_the_whole_message_then_notes() -> None:
    note = replace(PLAIN, effect=0, span=Span(7, 0, 2))
    whole, late = replace(PLAIN, span=Span(7, 0, 25)), replace(PLAIN, span=Span(7, 13, 19))
    assert list(in_reading_order([note, whole, late, PLAIN], SAID)) == [PLAIN, late, whole, note]
