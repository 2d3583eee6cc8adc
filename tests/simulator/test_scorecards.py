"""Scorecards: what ships is whole and weighs as the rubric says."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from simulator.rules import criteria, criticals
from simulator.scorecards import scorecard, scorecards

RUBRIC = {
    "training": {"tone": 28, "resolution": 24, "escalation": 18, "privacy": 12, "speed": 8, "writing": 10},
    "hiring": {"tone": 24, "resolution": 22, "escalation": 18, "privacy": 14, "speed": 6, "writing": 16},
}


@pytest.mark.parametrize("name", RUBRIC)
def test_the_weights_are_the_rubrics(name: str) -> None:
    assert scorecard(name).dimension_weights == pytest.approx(RUBRIC[name])


@pytest.mark.parametrize("card", scorecards(), ids=lambda card: card.id)
def test_every_scorecard_knows_every_critical_error_and_only_real_criteria(card) -> None:  # type: ignore[no-untyped-def]
    assert set(card.classes) == set(criticals())
    assert set(card.weights) <= set(criteria())
    assert set(card.advisory) <= set(card.weights)
    assert [card.cap(name) for name in ("CE1", "CE9", "CE13")] == [39, 59, 69]


def test_hiring_has_no_pass_mark_of_its_own() -> None:
    assert scorecard("hiring").pass_mark is None


def test_an_unknown_scorecard_is_refused_by_name() -> None:
    with pytest.raises(CommandRefused, match="there are: hiring, training"):
        scorecard("sports")
