"""Tone: what is credited, what is missed, and where it is not judged."""

from __future__ import annotations

import pytest

from simulator.scene import Scene
from simulator.scoring import tone
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import act, found, reply, scenario, stage


def value(scene: Scene, criterion: str) -> float | None:
    own = [one for one in tone.find(scene) if one.criterion == criterion]
    return value_of(criterion, own) if own else None


APOLOGY = [
    (("apology.regret", "apology.specific", "apology.responsibility", "apology.repair"), 100.0),
    (("apology.regret", "apology.specific"), 60.0),
    (("apology.regret",), 15.0),
    ((), 0.0),
    (("apology.regret", "apology.specific", "apology.conditional"), 30.0),
]


@pytest.mark.parametrize(("signs", "expected"), APOLOGY)
def test_an_apology_is_the_sum_of_its_parts(signs: tuple[str, ...], expected: float) -> None:
    text = " ".join(f"[part{number}]" for number, _ in enumerate(signs)) or "Hello there"
    assert value(stage(reply(text, *signs), authored=scenario(expected={"apology": True})), "apology") == expected


def test_no_apology_is_judged_where_none_is_due() -> None:
    assert value(stage(reply("We are [sorry]", "apology.regret")), "apology") is None


def test_praise_needs_no_apology() -> None:
    praised = scenario(kind="PRA")
    assert "apology.needless" in found(stage(reply("[Sorry] for that", "apology.regret"), authored=praised))


OWNERSHIP = [
    (("ownership.first_person", "ownership.action", "time.specific"), 100.0),
    (("ownership.first_person", "ownership.action"), 75.0),
    (("ownership.passive",), 0.0),
    (("ownership.action", "ownership.blame_customer"), 0.0),
    (("ownership.first_person", "ownership.action", "ownership.blame_other"), 50.0),
]


@pytest.mark.parametrize(("signs", "expected"), OWNERSHIP)
def test_ownership_is_person_action_and_time(signs: tuple[str, ...], expected: float) -> None:
    text = " ".join(f"[part{number}]" for number, _ in enumerate(signs))
    assert value(stage(reply(text, *signs)), "ownership") == expected


def test_what_was_carried_out_counts_as_action() -> None:
    assert "ownership.acted" in found(stage(act("remedy:refund"), reply("Hello there")))


def test_politeness_starts_in_the_middle_and_over_politeness_is_bounded() -> None:
    assert value(stage(reply("The shop shuts at six")), "politeness") == 60
    many = ("polite.gratitude", "polite.deference", "polite.please", "polite.modal", "polite.greeting")
    text = "[a] [b] [c] [d] [e]"
    assert value(stage(reply(text, *many)), "politeness") == 80


def test_an_insult_ends_it() -> None:
    scene = stage(reply("[You muppet]", "rude.insult"))
    assert value(scene, "politeness") == 0
    assert found(scene)["politeness.insult"].critical == "CE9"


@pytest.mark.parametrize(
    ("sign", "rule", "critical"),
    [("belittles", "politeness.belittles", "CE9"), ("retaliates", "politeness.retaliates", "CE7")],
)
def test_scolding_and_threats_for_speaking_up_are_critical(sign: str, rule: str, critical: str) -> None:
    scene = stage(reply("[Think before you post]", f"hostile.{sign}"))
    assert (found(scene)[rule].critical, value(scene, "politeness")) == (critical, 0)


def test_blame_with_a_threat_is_hostile() -> None:
    scene = stage(reply("[Your own fault]. [We'll block you].", "ownership.blame_customer", "rude.threat"))
    assert found(scene)["politeness.blame_hostile"].critical == "CE9"


def test_without_a_reply_there_is_no_tone() -> None:
    assert list(tone.find(stage())) == []


def test_what_is_missing_is_said_only_at_the_end() -> None:
    due = scenario(expected={"apology": True})
    rules = {one.rule for one in tone.find(stage(reply("It is dark"), authored=due))}
    early = {one.rule for one in tone.find(stage(reply("It is dark"), authored=due, final=False))}
    assert {"empathy.none", "apology.missing", "ownership.none"} <= rules
    assert not {"empathy.none", "apology.missing", "ownership.none"} & early
