"""Findings carry their evidence, families count once, and the unsure never cap."""

from __future__ import annotations

import pytest

from simulator.scoring import findings
from simulator.scoring.evidence import confidence_of, is_stock
from tests.simulator.scoring.stage import found, quoted, reply, scenario, stage

CASES = [
    ("[Please calm down]. It is a small delay.", "empathy.denial", "empathy.policed", "Please calm down"),
    ("[Sorry if you] were upset.", "apology.conditional", "apology.conditional", "Sorry if you"),
    ("[You should have] read the mail.", "ownership.blame_customer", "ownership.blame_customer", "You should have"),
    ("[Obviously] it is closed.", "rude.obviously", "politeness.obviously", "Obviously"),
    ("[Dear valued customer], hello.", "voice.stock", "voice.stock", "Dear valued customer"),
    ("[You are wrong about that].", "calm.argues", "calm.argues", "You are wrong about that"),
    ("We [utilise] it here in the shop now.", "writing.wordy", "writing.wordy", "utilise"),
    ("It is [guaranteed today].", "promise.over", "accuracy.over_promise", "guaranteed today"),
    ("The [Q7 backlog queue] is long.", "internal", "privacy.internal", "Q7 backlog queue"),
]


@pytest.mark.parametrize(("text", "sign", "rule", "evidence"), CASES)
def test_a_sign_raises_its_rule_and_the_finding_points_at_its_words(
    text: str, sign: str, rule: str, evidence: str
) -> None:
    scene = stage(reply(text, sign))
    assert quoted(scene, rule) == evidence


def test_of_one_family_the_second_counts_half_and_the_third_nothing() -> None:
    one = "Oh [that is rotten] for you, Ana."
    scene = stage(*(reply(one, "empathy.feeling:strong", "voice.personal", at=at) for at in (100, 200, 300)))
    effects = [made.effect for made in findings(scene) if made.rule == "empathy.feeling"]
    assert effects == [60, 30]


def test_the_strongest_of_a_family_counts_in_full() -> None:
    scene = stage(
        reply("[Sorry to hear], Ana", "empathy.feeling:weak", "voice.personal", at=100),
        reply("[How rotten], Ana", "empathy.feeling:strong", "voice.personal", at=200),
    )
    effects = {made.rule: made.effect for made in findings(scene) if made.criterion == "empathy"}
    assert effects == {"empathy.feeling_weak": 15, "empathy.feeling": 60}


def test_stock_sympathy_with_nothing_of_theirs_earns_half() -> None:
    stock = found(stage(reply("[Sorry to hear this].", "empathy.feeling:weak")))["empathy.feeling_weak"]
    own = found(stage(reply("[Sorry to hear this], the kettle too.", "empathy.feeling:weak", "voice.concrete")))
    assert (stock.effect, own["empathy.feeling_weak"].effect) == (15, 30)


@pytest.mark.parametrize(("confidence", "critical"), [("1.0", "CE9"), ("0.6", "CE9"), ("0.3", None)])
def test_a_finding_of_low_confidence_neither_caps_nor_is_critical(confidence: str, critical: str | None) -> None:
    made = found(stage(reply("[You idiot]", f"rude.insult~{confidence}")))["politeness.insult"]
    assert made.critical == critical
    assert (made.cap is None) == (critical is None)


@pytest.mark.parametrize(
    ("value", "name"), [(1.0, "high"), (0.8, "high"), (0.6, "medium"), (0.5, "medium"), (0.2, "low")]
)
def test_confidence_has_three_names(value: float, name: str) -> None:
    assert confidence_of(value) == name


def test_in_kinds_a_criterion_is_not_for_only_serious_findings_count() -> None:
    asked = scenario(kind="INF")
    scene = stage(reply("[Lovely]. [Calm down].", "empathy.feeling:weak", "empathy.denial"), authored=asked)
    assert {made.rule for made in findings(scene) if made.criterion == "empathy"} == {"empathy.policed"}


def test_a_question_they_need_is_not_stock() -> None:
    assert is_stock(reply("Thank you for your message."))
    assert not is_stock(reply("[Which town] are you in?", "ask.area"))
