"""De-escalation is judged where there is heat, in the order heard, felt, sorry, repaired, way on."""

from __future__ import annotations

import pytest

from simulator.finding import Finding
from simulator.scoring.deescalation import calming
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import reply, scenario, stage

HOT = scenario(person={"temperament": "furious"})
FULL = ("empathy.situation:strong", "empathy.feeling:strong", "apology.regret", "ownership.action", "time.specific")


def judged(text: str, *signs: str, **went: object) -> list[Finding]:
    return list(calming(stage(reply(text, *signs), authored=HOT, **went)))  # type: ignore[arg-type]


def test_all_five_steps_make_a_hundred() -> None:
    assert value_of("de_escalation", judged("[a] [b] [c] [d] [e]", *FULL)) == 100


@pytest.mark.parametrize(("count", "expected"), [(1, 20), (3, 60)])
def test_each_step_counts(count: int, expected: float) -> None:
    assert value_of("de_escalation", judged("[a] [b] [c]"[: 4 * count], *FULL[:count])) == expected


def test_a_policy_before_any_acknowledgement_costs() -> None:
    late = judged("[Our policy]. [You waited].", "cause.policy", "empathy.situation:strong")
    early = judged("[You waited]. [Our policy].", "empathy.situation:strong", "cause.policy")
    assert "calm.order" in {one.rule for one in late}
    assert "calm.order" not in {one.rule for one in early}


def test_arguing_is_bounded() -> None:
    assert value_of("de_escalation", judged("[a] [b] [c] [d] [e] [You're wrong]", *FULL, "calm.argues")) == 40


def test_a_falling_mood_is_named() -> None:
    worse = judged("Hello", moods=((0, 40, "arrived"), (320, 25, "voice.stock")))
    assert next(one for one in worse if one.rule == "calm.worse").because == "Their mood fell from 40 to 25."


def test_silence_is_nobodys_words() -> None:
    assert "calm.worse" not in {one.rule for one in judged("Hello", moods=((0, 40, "a"), (320, 25, "silence")))}


def test_without_heat_only_serious_findings_are_made() -> None:
    assert list(calming(stage(reply("Hello there")))) == []
    assert [one.rule for one in calming(stage(reply("[You're wrong]", "calm.argues")))] == ["calm.argues"]
