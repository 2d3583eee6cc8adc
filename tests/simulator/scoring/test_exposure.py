"""The drill when a customer publishes personal data."""

from __future__ import annotations

from simulator.scene import Scene
from simulator.scoring import privacy
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import act, found, post, reply, scenario, stage

CARD = post("My card is 4111 1111 1111 1111", exposes=("pan",))
HIDDEN = post("My card is 4111 1111 1111 1111", exposes=("pan",), hidden_at=100.0)
HIDE = act("hide", 100, "1:personal_data")
GOOD = reply("[Please delete] it and [tell your issuer]. [Chat]?", "told.delete", "told.protect", "offer.chat", at=160)


def value(scene: Scene) -> float:
    return value_of("privacy", list(privacy.find(scene)))


def test_the_whole_drill_is_full_marks() -> None:
    assert value(stage(HIDDEN, HIDE, GOOD)) == 100
    assert "privacy.hid" in found(stage(HIDDEN, HIDE, GOOD))


def test_each_part_left_out_costs() -> None:
    assert value(stage(HIDDEN, HIDE, reply("[Chat]?", "offer.chat", at=160))) == 75
    assert value(stage(HIDDEN, HIDE, reply("Hello", at=160))) == 60


def test_leaving_it_in_the_open_is_critical() -> None:
    made = found(stage(CARD, GOOD))["privacy.left_exposed"]
    assert (made.critical, made.cap) == ("CE1", 0)
    assert "privacy.left_exposed" not in found(stage(CARD, GOOD, final=False))


def test_an_order_number_left_is_untidy_and_no_more() -> None:
    made = found(stage(post(exposes=("order_number",)), reply("Hello")))["privacy.left_exposed"]
    assert (made.critical, made.effect) == (None, -10)


def test_hiding_is_due_within_five_minutes_of_seeing_it() -> None:
    late = post(exposes=("pan",), hidden_at=700.0)
    hide = act("hide", 700, "1:personal_data")
    assert "privacy.hid_late" in found(stage(late, act("view:case", 60), hide, GOOD))
    assert "privacy.hid_late" not in found(stage(late, act("view:case", 500), hide, GOOD))


def test_what_the_customer_deleted_is_gone() -> None:
    gone = post(exposes=("pan",), deleted_at=300.0)
    assert not {"privacy.left_exposed", "privacy.no_delete"} & set(found(stage(gone, GOOD)))


def test_the_gravest_kinds_go_on_record() -> None:
    code = post(exposes=("cvv",), hidden_at=100.0)
    assert "privacy.no_incident" in found(stage(code, HIDE, GOOD))
    assert "privacy.no_incident" not in found(stage(code, HIDE, act("incident", 120), GOOD))


def test_what_was_posted_in_private_needs_no_hiding() -> None:
    private = post(exposes=("pan",), channel="dm")
    assert "privacy.left_exposed" not in found(stage(private, GOOD, authored=scenario(channel="dm")))
