"""The scorers together: rules and scorers hold each other, findings carry evidence, nothing leaks early."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import simulator.scoring
from simulator import queueing
from simulator.finding import DIMENSIONS
from simulator.grading import grade_case
from simulator.reading.model import KINDS, SIGNS
from simulator.rules import rules
from simulator.scenario import KIND_CATEGORY
from simulator.scorecards import scorecard
from simulator.scoring import SCORERS, findings, versions
from tests.simulator.scoring.stage import act, post, reply, scenario, stage

FOLDER = Path(simulator.scoring.__file__).parent
SOURCE = "".join(file.read_text() for file in sorted(FOLDER.glob("*.py"))) + Path(queueing.__file__).read_text()
NAMED = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', SOURCE))
BY_STANDING = {f"disposition.{name}" for name in ("best", "acceptable", "poor", "unlisted")}


def test_every_rule_belongs_to_one_scorer() -> None:
    owned = [rule for scorer in SCORERS for rule in scorer.RULES]
    assert sorted(owned) == sorted(rules())


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_is_raised_by_a_sign_or_by_name(rule: str) -> None:
    assert rules()[rule].signs or rule in NAMED | BY_STANDING


def test_every_name_in_a_scorer_is_a_rule_or_a_sign() -> None:
    families = {name.partition(".")[0] for name in rules()} | {name.partition(".")[0] for name in SIGNS}
    known = {*rules(), *SIGNS, "ask.anything_else", "ask.unclear", "privacy.yaml"}
    assert {name for name in NAMED if name.partition(".")[0] in families} <= known


def test_one_scorer_a_dimension_with_a_version() -> None:
    assert tuple(versions()) == DIMENSIONS


BUSY = stage(
    post("Card 4111 1111 1111 1111, don't make me ring you", exposes=("pan",)),
    reply(
        "[You should] have. [Call us]. Ref [FN-2]", "ownership.blame_customer", "offer.phone", "repeats.order_number"
    ),
    act("hide", 900, "1:personal_data"),
    act("handoff:care", 950, "x"),
    act("close", 999),
    authored=scenario(expected={"apology": True, "explanation": True, "facts": ["hours"], "need": ["payment"]}),
)


def test_every_finding_has_its_evidence_inside_the_text() -> None:
    texts = {said.event: said.text for said in BUSY.went.messages}
    made = findings(BUSY)
    assert {one.dimension for one in made} == set(DIMENSIONS)
    for one in made:
        assert one.span or one.missing or one.event is not None, one.rule
        assert one.because and one.source and one.rewrite and one.lesson, one.rule
        assert one.span is None or 0 <= one.span.start <= one.span.end <= len(texts[one.span.event]), one.rule


def test_nothing_is_missing_in_the_middle_that_may_still_come() -> None:
    early = stage(reply("Hello, [Ana]", "voice.personal"), final=False)
    assert not [one for one in findings(early) if one.missing and one.effect == 0 and one.event is None]


def test_the_same_scene_gives_the_same_findings() -> None:
    assert findings(BUSY) == findings(BUSY)


NAMES = sorted(
    {*SIGNS, *(f"ask.{kind}" for kind in KINDS), *(f"reveals.{kind}" for kind in KINDS), "fact:hours=contradicts"}
)
ACTS = ["remedy:refund", "remedy:voucher", "handoff:care", "chat", "dm", "verify:2", "close", "incident", "leave_alone"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), max_size=12),
    st.lists(st.sampled_from(ACTS), max_size=4),
    st.sampled_from(sorted(KIND_CATEGORY)),
    st.sampled_from(["public", "dm"]),
    st.booleans(),
)
def test_whatever_was_read_and_done_the_marks_stay_within_bounds(
    signs: list[str], acts: list[str], kind: str, channel: str, needs_reply: bool
) -> None:
    authored = scenario(kind=kind, industry="bank", expected={"needs_reply": needs_reply, "facts": ["hours"]})
    parts = [act(name, 100 + 10 * place) for place, name in enumerate(acts)]
    result = grade_case(
        scorecard("training"),
        stage(reply("Something is said here", *signs, channel=channel), *parts, authored=authored),
    )
    values = [value for mark in result.marks for _, value in mark.criteria if value is not None]
    assert all(0 <= value <= 100 for value in values)
    assert result.overall is None or 0 <= result.overall <= (result.uncapped or 0) <= 100
    assert result.cap is None or (result.overall or 0) <= result.cap
