"""Accuracy: facts, claims, authority, entitlement, promises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.state import PromiseState
from tests.simulator.scoring.stage import act, found, post, quoted, reply, scenario, stage


def test_what_contradicts_the_knowledge_is_false() -> None:
    scene = stage(reply("We close at [nine]", "fact:hours=contradicts"))
    made = found(scene)["accuracy.contradicts"]
    assert (made.critical, quoted(scene, "accuracy.contradicts")) == ("CE5", "nine")
    assert "6 pm" in made.because


def test_a_doubtful_contradiction_is_shown_and_no_more() -> None:
    made = found(stage(reply("We close at [nine]", "fact:hours=contradicts~0.4")))["accuracy.contradicts"]
    assert made.critical is None


CLAIMS = [
    ("claim.remedy:refund", None, True),
    ("claim.remedy:refund", act("remedy:refund", 100), False),
    ("claim.remedy:refund", act("remedy:refund", 350), False),
    ("claim.remedy:refund", act("remedy:refund", 500), True),
    ("claim.remedy:refund", act("remedy:voucher", 100), True),
    ("claim.hidden", None, True),
    ("claim.hidden", act("hide", 100, "1:personal_data"), False),
    ("claim.handed", act("handoff:care", 100, "a summary"), False),
    ("claim.reported", None, True),
    ("claim.incident", act("incident", 300), False),
]


@pytest.mark.parametrize(("claim", "done", "false"), CLAIMS)
def test_a_claim_has_to_be_done_by_a_minute_after(claim: str, done: object, false: bool) -> None:
    said = reply("I've [done it]", claim, at=300)
    scene = stage(*([said, done] if done else [said]))  # type: ignore[list-item]
    made = found(scene)
    assert ("accuracy.claim_undone" in made) == false
    if false:
        assert made["accuracy.claim_undone"].critical == "CE5"


def test_a_claim_is_not_false_while_its_minute_runs() -> None:
    said = reply("I've [done it]", "claim.remedy:refund", at=300)
    assert "accuracy.claim_undone" not in found(stage(said, final=False, end=320))
    assert "accuracy.claim_undone" in found(stage(said, final=False, end=400))


def test_liability_is_critical_in_a_legal_matter_alone() -> None:
    said = reply("[We are liable]", "liability")
    assert (
        found(stage(said, authored=scenario(expected={"legal": True})))["accuracy.liability_legal"].critical == "CE13"
    )
    assert found(stage(said))["accuracy.liability"].critical is None


FORBIDDEN = [("You get a full refund today.", True), ("We cannot promise a full refund today.", False)]


@pytest.mark.parametrize(("text", "raised"), FORBIDDEN)
def test_forbidden_words_count_unless_negated(text: str, raised: bool) -> None:
    authored = scenario(expected={"forbidden": ["full refund today"]})
    assert ("accuracy.forbidden" in found(stage(reply(text), authored=authored))) == raised


GIVEN = [
    (act("remedy:refund", detail="40"), ["refund"], set()),
    (act("remedy:refund", detail="60"), ["refund"], {"CE13"}),
    (act("remedy:voucher", detail="None"), ["refund"], {"CE15"}),
]


@pytest.mark.parametrize(("done", "due", "critical"), GIVEN)
def test_remedies_stay_within_limit_and_entitlement(done: object, due: list[str], critical: set[str]) -> None:
    made = found(stage(done, reply("Hello there"), authored=scenario(expected={"remedies": due})))  # type: ignore[arg-type]
    assert {one.critical for one in made.values() if one.rule.startswith("accuracy") and one.critical} == critical


def test_a_missed_promise_costs() -> None:
    missed = PromiseState(event=2, at=100, due=200, what="news", kept=False)
    assert found(stage(reply("Hello"), promises=(missed,)))["accuracy.promise_broken"].event == 2


def test_who_states_nothing_is_not_accurate() -> None:
    assert "accuracy.supported" not in found(stage(reply("Thank you for your message")))
    assert "accuracy.supported" in found(stage(reply("We close at [six]", "fact:hours")))


def test_a_post_the_customer_deleted_counts_as_hidden() -> None:
    gone = post(deleted_at=250.0)
    assert "accuracy.claim_undone" not in found(stage(gone, reply("It is [hidden]", "claim.hidden", at=300)))


DOUBTS = [
    ("time.specific", "CE5"),
    ("promise.update", None),
    ("undecided", None),
    ("fact:cafe=conveys", None),
]


@pytest.mark.parametrize(("beside", "critical"), DOUBTS)
def test_words_that_say_something_else_are_no_falsehood(beside: str, critical: str | None) -> None:
    said = reply("It is at nine tonight", "fact:hours=contradicts~0.6", beside)
    made = found(stage(said, authored=scenario(expected={"facts": ["hours"]}))).get("accuracy.contradicts")
    assert (made.critical if made else None) == critical


def test_a_doubtful_contradiction_of_another_cases_fact_is_for_a_person() -> None:
    made = found(stage(reply("We close at [nine]", "fact:hours=contradicts~0.6")))["accuracy.contradicts"]
    assert (made.critical, made.effect, made.confidence) == (None, 0, "low")


def test_who_told_it_rightly_is_not_taken_to_deny_it_unless_the_reader_is_sure() -> None:
    told = reply("We close [at six]", "fact:hours", at=100)
    authored = scenario(expected={"facts": ["hours"]})
    for sure, critical in (("0.6", None), ("0.9", "CE5")):
        later = reply("Open [at nine]", f"fact:hours=contradicts~{sure}", at=200)
        assert found(stage(told, later, authored=authored))["accuracy.contradicts"].critical == critical


def test_a_claim_that_may_mean_either_is_true_if_one_was_done() -> None:
    said = reply("I've [given it] [back]", "claim.remedy:refund", "claim.remedy:voucher", at=300)
    assert said.reading is not None
    placed = tuple(replace(sign, start=5, end=13) for sign in said.reading.signs)
    same = replace(said, reading=replace(said.reading, signs=placed))
    assert "accuracy.claim_undone" not in found(stage(same, act("remedy:voucher", 100)))
    assert "accuracy.claim_undone" in found(stage(said, act("remedy:voucher", 100)))
    assert "accuracy.claim_undone" in found(stage(same))


@pytest.mark.parametrize(("claim", "talk"), [("claim.handed", "no_deed.handed"), ("claim.hidden", "no_deed.hidden")])
def test_talk_of_something_else_is_no_claim_of_a_deed(claim: str, talk: str) -> None:
    both = reply("The team is [on it]", claim, talk, at=300)
    assert both.reading is not None
    place = both.reading.having(claim)[0]
    signs = tuple(replace(sign, start=place.start, end=place.end) for sign in both.reading.signs)
    same = replace(both, reading=replace(both.reading, signs=signs))
    assert "accuracy.claim_undone" not in found(stage(same))
    assert "accuracy.claim_undone" in found(stage(both))
