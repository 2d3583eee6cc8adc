"""Privacy: what is asked, repeated, shown and confirmed, where and to whom."""

from __future__ import annotations

import pytest

from simulator.scoring import privacy
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import act, found, quoted, reply, scenario, stage

ACCOUNT = {"label": "Account", "value": "88120034", "kind": "account_number", "tier": 2}
KNOWN = scenario(expected={"private": True}, person={"record": [ACCOUNT]})
FALSE = scenario(expected={"private": True}, person={"record": [ACCOUNT], "genuine": False})
HEALTH = scenario(industry="healthcare")

DEEDS = [
    ("Your [booking reference]?", "ask.booking_reference", "public", "privacy.asked_in_public", "CE1", 0),
    ("Your [order number]?", "ask.order_number", "public", "privacy.asked_in_public", None, 65),
    ("Your [order number]?", "ask.order_number", "dm", None, None, None),
    ("[Which town]?", "ask.area", "public", None, None, None),
    ("The [three digits]?", "ask.cvv", "chat", "privacy.asked_in_private", "CE2", 0),
    ("The [code we sent]?", "ask.one_time_code", "public", "privacy.asked_in_public", "CE2", 0),
    ("Is it [4111 1111 1111 1111]?", "repeats.pan", "public", "privacy.repeated", "CE1", 0),
    ("It is [FN-204]", "repeats.order_number", "public", "privacy.repeated", None, 90),
    ("You paid [£84]", "repeats.balance_or_purchase", "public", "privacy.untidy", None, 65),
    ("Your [case number]?", "ask.case_number", "public", "privacy.untidy", None, 90),
    ("Your [address]?", "ask.address", "dm", "privacy.untidy", None, 90),
    ("It is [4111 1111 1111 1111]", "repeats.pan", "dm", "privacy.repeated", "CE3", 0),
    ("Yes, [that is right]", "confirms.address", "public", "privacy.repeated", "CE1", 0),
    ("We sent [it to 12 High Rd]", "reveals.address", "public", "privacy.revealed", "CE1", 0),
    ("It went to [ana@example.com]", "personal.email", "public", "privacy.revealed", "CE1", 0),
    ("Ending [*1111]", "masked.card_last4", "public", "privacy.untidy", None, 90),
    ("Ending [*1111]", "masked.card_last4", "chat", None, None, None),
]


@pytest.mark.parametrize(("text", "sign", "channel", "rule", "critical", "value"), DEEDS)
def test_a_deed_is_judged_by_kind_and_channel(
    text: str, sign: str, channel: str, rule: str | None, critical: str | None, value: float | None
) -> None:
    made = [one for one in privacy.find(stage(reply(text, sign, channel=channel))) if one.rule != "privacy.kept"]
    assert [one.rule for one in made] == ([rule] if rule else [])
    if rule:
        assert made[0].critical == critical
        assert value_of("privacy", made) == value


def test_what_is_asked_for_by_message_is_not_asked_in_public() -> None:
    scene = stage(reply("[DM us] your [booking reference].", "move.order", "ask.booking_reference"))
    assert "privacy.asked_in_public" not in found(scene)
    other = stage(reply("Your [booking reference]? Then [DM us].", "ask.booking_reference", "move.order"))
    assert quoted(other, "privacy.asked_in_public") == "booking reference"


def test_what_is_said_to_be_kept_out_of_public_is_asked_elsewhere() -> None:
    kept = stage(reply("Your [account number], which is [not for here].", "ask.account_number", "told.withheld"))
    asked = stage(reply("Your [account number]. [May I message you]?", "ask.account_number", "move.consent"))
    assert "privacy.asked_in_public" not in {*found(kept), *found(asked)}


def test_disclosure_waits_for_the_check() -> None:
    said = reply("It is [88120034]", "reveals.account_number", channel="chat", at=400)
    assert found(stage(said, authored=KNOWN))["privacy.disclosed"].critical == "CE3"
    assert found(stage(act("verify:1"), said, authored=KNOWN))["privacy.disclosed"].critical == "CE3"
    assert "privacy.disclosed" not in found(stage(act("verify:2"), said, authored=KNOWN))
    assert "privacy.disclosed" in found(stage(said, act("verify:2", 500), authored=KNOWN))
    assert found(stage(said, authored=FALSE))["privacy.disclosed"].effect == -100


def test_yes_and_no_disclose_too_but_giving_back_what_they_gave_does_not() -> None:
    confirmed = reply("[Yes, that one]", "confirms.account_number", channel="dm")
    repeated = reply("So it is [88120034]", "repeats.account_number", channel="dm")
    assert "privacy.disclosed" in found(stage(confirmed, authored=KNOWN))
    assert "privacy.disclosed" not in found(stage(repeated, authored=KNOWN))


def test_what_a_rule_is_unsure_of_and_the_model_does_not_hear_costs_nothing() -> None:
    unsure, sure = (f"confirms.account_number~{confidence}" for confidence in (0.45, 0.9))
    assert "privacy.repeated" in found(stage(reply("[Yes], that one", unsure)))
    assert "privacy.repeated" not in found(stage(reply("[Yes], that one", unsure, "unheard.confirms")))
    assert "privacy.repeated" in found(stage(reply("[Yes], that one", sure, "unheard.confirms")))


def test_a_patient_is_never_confirmed_in_public() -> None:
    said = reply("Sorry about [your visit]", "relationship")
    assert found(stage(said, authored=HEALTH))["privacy.relationship"].critical == "CE4"
    assert "privacy.relationship" not in found(stage(said))
    assert found(stage(said, authored=scenario(industry="bank")))["privacy.relationship"].critical is None


@pytest.mark.parametrize(
    ("industry", "critical"),
    [("healthcare", "CE4"), ("insurance", "CE1"), ("bank", "CE1"), ("retail", "CE1"), ("hotel", "CE1")],
)
def test_only_who_gives_care_has_patients_to_confirm(industry: str, critical: str) -> None:
    authored = scenario(industry=industry)
    repeated = reply("Sorry about [your epilepsy]", "repeats.health")
    revealed = reply("Your [asthma] is covered", "reveals.health")
    assert found(stage(repeated, authored=authored))["privacy.repeated"].critical == critical
    assert found(stage(revealed, authored=authored))["privacy.revealed"].critical == critical


def test_a_relative_they_told_of_may_be_named_back_in_private_alone() -> None:
    named, young = "repeats.child:relative", "repeats.child"
    assert "privacy.repeated" not in found(stage(reply("[Dermot] can fetch it", named, channel="chat")))
    assert found(stage(reply("[Dermot] can fetch it", named)))["privacy.repeated"].critical == "CE1"
    assert found(stage(reply("[Mia] is safe", young, channel="chat")))["privacy.repeated"].critical == "CE3"


def test_an_unsure_reader_raises_no_critical_error() -> None:
    made = found(stage(reply("It is [12 High Rd]", "reveals.address~0.3")))["privacy.revealed"]
    assert (made.critical, made.cap, made.effect) == (None, None, -35)


def test_one_value_is_judged_once() -> None:
    text, signs = "Is it [4111 1111 1111 1111]?", ("repeats.pan",)
    scene = stage(reply(text, *signs, "personal.pan"))
    rules = [one.rule for one in privacy.find(scene)]
    assert rules == ["privacy.repeated"]


def test_privacy_is_observed_only_where_something_was_to_be_kept() -> None:
    assert list(privacy.find(stage(reply("We close at six")))) == []
    assert "privacy.kept" in found(stage(reply("Your [order number]?", "ask.order_number", channel="dm")))


def test_a_symptom_in_advice_for_everybody_repeats_nobodys_health() -> None:
    advice = reply("Anyone with [chest pain] should [ring 999]", "repeats.health", "told.emergency")
    plain = reply("Sorry about the [chest pain]", "repeats.health")
    assert "privacy.repeated" not in found(stage(advice, authored=HEALTH))
    assert found(stage(plain, authored=HEALTH))["privacy.repeated"].critical == "CE4"


@pytest.mark.parametrize(
    ("kind", "public", "channel", "critical", "told"),
    [
        ("MED", False, "public", "CE14", True),
        ("BIL", False, "public", None, True),
        ("BIL", True, "public", None, False),
        ("BIL", False, "chat", None, False),
    ],
)
def test_what_is_not_for_the_public_stays_inside(
    kind: str, public: bool, channel: str, critical: str | None, told: bool
) -> None:
    authored = scenario(kind=kind)
    fact = authored.knowledge[0].facts[0].model_copy(update={"public": public})
    entry = authored.knowledge[0].model_copy(update={"facts": (fact,)})
    authored = authored.model_copy(update={"knowledge": (entry,)})
    scene = stage(reply("[It]", "fact:hours", channel=channel), authored=authored)
    made = found(scene)
    assert ("privacy.internal" in made) == told
    if told:
        assert made["privacy.internal"].critical == critical
