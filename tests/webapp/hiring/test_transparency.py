"""What is said of a scorecard is what it weighs."""

from __future__ import annotations

import pytest

from simulator.rules import criteria, criticals
from simulator.scorecards import scorecard
from webapp.hiring.transparency import shown

CARD = scorecard("hiring")


def test_the_shares_are_the_weights_without_the_clock() -> None:
    found = shown(CARD)
    assert sum(one.share for one in found.criteria) == pytest.approx(100, abs=0.5)
    assert sum(found.dimensions.values()) == pytest.approx(100, abs=0.5)
    assert "speed" not in found.dimensions
    privacy = next(one for one in found.criteria if one.title == criteria()["privacy"].title)
    assert privacy.share == pytest.approx(100 * 14 / (100 - 6), abs=0.06)
    assert found.uncounted == ("First reply", "Time to resolution", "Promises kept")


def test_what_was_never_shown_to_agree_with_people_is_advisory() -> None:
    found = {one.title: one for one in shown(CARD).criteria}
    assert found["Empathy"].words == "0.88 with language models (care: empathy)"
    assert found["Privacy"].words == "not measured"
    assert {one.advisory for one in found.values()} == {True}


def test_every_critical_error_is_named_with_its_cap() -> None:
    found = shown(CARD)
    assert [one.title for one in found.critical] == list(criticals().values())
    assert {one.cap for one in found.critical} == set(CARD.caps.values())


def test_a_card_that_was_frozen_reads_the_same() -> None:
    turned = {"weights": dict(sorted(CARD.weights.items())), "classes": dict(sorted(CARD.classes.items()))}
    assert shown(CARD.model_copy(update=turned)) == shown(CARD)


def test_without_weight_a_criterion_is_not_named() -> None:
    light = CARD.model_copy(update={"weights": {**CARD.weights, "privacy": 0.0}})
    assert "Privacy" not in [one.title for one in shown(light).criteria]
