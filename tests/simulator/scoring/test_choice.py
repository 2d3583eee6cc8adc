"""The choice of disposition and its duties."""

from __future__ import annotations

import pytest

from simulator.scene import Scene
from simulator.scoring.choice import choice
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import act, found, post, reply, scenario, stage

KEY = {
    "best": ["handed_off:fraud"],
    "acceptable": ["handed_off:*"],
    "poor": ["acknowledged"],
    "harmful": ["answered_public"],
}
FRAUD = scenario(
    kind="SVC", expected={"disposition": {**KEY, "reasons": {"acknowledged": "It waits."}}, "harm": "CE11"}
)
SUMMARY = "Card taken over, customer locked out, wants it frozen"
TOLD = reply("I've [passed it on]", "claim.handed", at=300)


def value(scene: Scene) -> float:
    return value_of("disposition", list(choice(scene)))


STANDINGS = [
    ((act("handoff:fraud", 200, SUMMARY), TOLD), 100.0),
    ((act("handoff:care", 200, SUMMARY), TOLD), 75.0),
    ((reply("How [awful]", "empathy.feeling"),), 30.0),
    ((reply("[We close at six]", "fact:hours"),), 0.0),
]


@pytest.mark.parametrize(("parts", "expected"), STANDINGS)
def test_a_disposition_is_worth_what_the_author_says(parts: tuple[object, ...], expected: float) -> None:
    assert value(stage(*parts, authored=FRAUD)) == expected  # type: ignore[arg-type]


def test_the_authors_reason_is_given() -> None:
    assert found(stage(reply("How awful"), authored=FRAUD))["disposition.poor"].because == "It waits."


def test_a_harmful_one_raises_the_harm_the_author_names() -> None:
    assert (
        found(stage(reply("[We close at six]", "fact:hours"), authored=FRAUD))["disposition.harmful"].critical == "CE11"
    )


def test_silence_to_a_legitimate_case_is_critical_unless_it_came_too_late() -> None:
    assert found(stage(authored=FRAUD))["disposition.unanswered"].critical == "CE11"
    assert "disposition.not_reached" in found(stage(post(at=3300), authored=FRAUD, end=3600))
    assert "disposition.not_reached" in found(stage(act("hand_over", 900, "note"), authored=FRAUD))


NOISE = scenario(
    kind="TRO",
    priority="PX",
    expected={"needs_reply": False, "disposition": {"best": ["left_alone"], "poor": ["acknowledged"]}},
)
UNNEEDED = [((act("leave_alone"),), 100.0), ((), 75.0), ((reply("Ha ha"),), 30.0)]


@pytest.mark.parametrize(("parts", "expected"), UNNEEDED)
def test_noise_is_left_alone(parts: tuple[object, ...], expected: float) -> None:
    assert value(stage(*parts, authored=NOISE)) == expected  # type: ignore[arg-type]


HIDING = [
    (post(), "CHG", True),
    (post(exposes=("pan",)), "CHG", False),
    (post(), "TRO", False),
    (post(), "THR", False),
]


@pytest.mark.parametrize(("posted", "kind", "critical"), HIDING)
def test_only_what_exposes_or_breaks_rules_may_be_hidden(posted: object, kind: str, critical: bool) -> None:
    scene = stage(posted, act("hide", 100, "1:personal_data"), authored=scenario(kind=kind))  # type: ignore[arg-type]
    made = found(scene).get("disposition.hid_criticism")
    assert (made is not None and made.critical == "CE8") == critical


def test_a_handover_needs_a_summary_and_a_word() -> None:
    assert "disposition.thin_summary" in found(stage(act("handoff:fraud", 200, "help"), TOLD, authored=FRAUD))
    silent = found(stage(reply("Hello there", at=100), act("handoff:fraud", 200, SUMMARY), authored=FRAUD))
    assert "disposition.silent_handoff" in silent


DUTY = scenario(expected={"actions": ["incident"], "told": ["told.emergency"], "harm": "CE6"})


def test_duties_left_out_cost_and_all_of_them_left_out_is_critical() -> None:
    none = found(stage(reply("[Which town]?", "ask.area"), authored=DUTY))
    assert none["disposition.duty_ignored"].critical == "CE6"
    some = found(stage(act("incident"), reply("[Which town]?", "ask.area"), authored=DUTY))
    assert "disposition.duty_ignored" not in some
    assert some["disposition.told_missing"].missing == "emergency"


def test_the_press_is_not_spoken_to() -> None:
    press = scenario(
        kind="MED", expected={"disposition": {"best": ["handed_off:care"], "harmful": ["answered_public"]}}
    )
    assert (
        found(stage(reply("[We close]", "fact:hours"), authored=press))["disposition.spoke_to_press"].critical == "CE14"
    )
    quoted = found(stage(reply("[Quote me], we're sorry", "told.on_record"), authored=press))
    assert quoted["disposition.spoke_to_press"].critical == "CE14"


@pytest.mark.parametrize(
    ("category", "rule"), [("complaint", "disposition.tag_right"), ("general", "disposition.tag_wrong")]
)
def test_tags_count_a_little(category: str, rule: str) -> None:
    assert rule in found(stage(reply("Hello"), category=category))


def test_nothing_is_decided_before_the_end() -> None:
    assert list(choice(stage(reply("How awful"), authored=FRAUD, final=False))) == []
