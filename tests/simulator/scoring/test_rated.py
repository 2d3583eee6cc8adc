"""The learned measures as findings: how far they draw a criterion, and on what words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.finding import Finding
from simulator.reading.model import Telling
from simulator.rules import rules
from simulator.scoring import findings
from simulator.scoring.evidence import value_of
from simulator.scoring.rated import MEASURED, SHARE, rated
from simulator.state import Message
from tests.simulator.scoring.stage import reply, stage

TEXT = "Sorry about that, Ana. It is being looked at."
LOW, HIGH = Telling("politeness", 23, 45, -0.2), Telling("politeness", 0, 22, 0.1)


def _heard(politeness: float, text: str = TEXT, *telling: Telling) -> Message:
    message = reply(text, "polite.greeting")
    measures = dict.fromkeys((measure for measure, _ in MEASURED.values()), 0.5) | {"politeness": politeness}
    return replace(message, reading=replace(message.reading, telling=telling or (LOW, HIGH), measures=measures))


def _politeness(*replies: Message) -> tuple[list[Finding], list[Finding]]:
    found = [one for one in findings(stage(*replies)) if one.criterion == "politeness"]
    return [one for one in found if one.rule != "politeness.rated"], [
        one for one in found if one.rule == "politeness.rated"
    ]


@pytest.mark.parametrize("measure", [0.0, 0.25, 0.5, 1.0])
def test_a_criterion_is_drawn_half_of_the_way_to_its_measure(measure: float) -> None:
    by_rules, by_raters = _politeness(_heard(measure))
    before = value_of("politeness", by_rules)
    assert value_of("politeness", [*by_rules, *by_raters]) == pytest.approx(
        before + SHARE * (100 * measure - before), abs=0.1
    )


@pytest.mark.parametrize(("measure", "words"), [(0.0, "It is being looked at."), (1.0, "Sorry about that, Ana.")])
def test_the_evidence_is_the_sentence_that_moved_the_measure_that_way(measure: float, words: str) -> None:
    _, (found,) = _politeness(_heard(measure))
    assert found.span is not None
    assert TEXT[found.span.start : found.span.end] == words
    assert found.confidence == "medium"


def test_longer_replies_say_more() -> None:
    long, short = _heard(1.0, "Thanks so much for waiting for us so long, Ana. " * 3), _heard(0.0, "No.")
    rules_, (found,) = _politeness(long, short)
    assert value_of("politeness", [*rules_, found]) > value_of("politeness", rules_)


def test_a_reading_without_learned_measures_is_judged_by_the_rules_alone() -> None:
    by_rules, by_raters = _politeness(reply(TEXT, "polite.greeting"))
    assert by_rules
    assert not by_raters


def test_what_no_rule_observed_is_not_observed() -> None:
    assert not list(rated(stage(_heard(0.1)), ()))


def test_every_measured_criterion_has_its_rule() -> None:
    assert {rules()[rule].criterion for _, rule in MEASURED.values()} == set(MEASURED)
