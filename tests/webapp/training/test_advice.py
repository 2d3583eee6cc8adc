"""The scenario to take next: fitting, not taken lately, about as hard, and always the same for the same past."""

from __future__ import annotations

import pytest

from simulator.finding import DIMENSIONS
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from tests.webapp.training.graded import shift
from webapp.training.advice import PRACTICES, advice
from webapp.training.history import Skill

SCENARIOS = load_pack(scenarios_path()).scenarios
TEASHOP = next(one for one in SCENARIOS if one.id == "teashop")
LOW_PRIVACY = [Skill("tone", (90.0,)), Skill("privacy", (40.0, 58.0))]


def tea(name: str, level: int, *cases: str) -> Scenario:
    kept = tuple(case for case in TEASHOP.cases if case.id in cases)
    return TEASHOP.model_copy(update={"id": name, "title": name.capitalize(), "level": level, "cases": kept})


def test_a_newcomer_gets_the_easiest_and_no_verdict() -> None:
    found = advice(SCENARIOS, [], [])
    assert found is not None
    assert found.scenario.level == min(one.level for one in SCENARIOS)
    assert found.skill is None
    assert "lowest" not in found.reason


def test_without_scenarios_there_is_no_advice() -> None:
    assert advice([], [], LOW_PRIVACY) is None


def test_it_practises_the_weakest_skill_and_says_so() -> None:
    private, public = tea("private", 1, "tin"), tea("public", 1, "hours", "joke")
    found = advice([public, private], [], LOW_PRIVACY)
    assert found is not None
    assert found.scenario == private
    assert found.reason == (
        "Your privacy marks are lowest (49 over your last 2 shifts). "
        "Private practises keeping personal things out of the open: 1 of its 1 cases."
    )


def test_what_was_not_taken_yet_comes_first_and_then_what_was_taken_longest_ago() -> None:
    one, two = tea("one", 1, "tin"), tea("two", 1, "tin")
    begun = [shift("a", 1, scenario="one"), shift("b", 2, scenario="two")]
    picked = [advice([one, two], begun[:upto], LOW_PRIVACY) for upto in (1, 2)]
    assert [found.scenario.id for found in picked if found] == ["two", "one"]


def test_a_level_near_the_last_one_is_chosen_even_over_a_new_but_far_easier_one() -> None:
    far, near, nearest = tea("far", 1, "tin"), tea("near", 3, "tin"), tea("nearest", 4, "tin")
    last = tea("last", 5, "hours")
    begun = [shift("a", 1, scenario="last")]
    found = advice([far, near, nearest, last], begun, LOW_PRIVACY)
    assert found is not None
    assert found.scenario == nearest
    again = advice([far, nearest, last], [shift("n", 0, scenario="nearest"), *begun], LOW_PRIVACY)
    assert again is not None
    assert again.scenario == nearest


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_skill_has_shipped_scenarios_that_practise_it(dimension: str) -> None:
    skill = next(name for name in DIMENSIONS if name == dimension)
    found = advice(SCENARIOS, [], [Skill(skill, (10.0,))])
    assert found is not None
    assert found.fitting > 0
    assert PRACTICES[skill].words in found.reason


def test_advice_names_no_case_and_no_expected_handling() -> None:
    for dimension in DIMENSIONS:
        found = advice(SCENARIOS, [], [Skill(dimension, (10.0,))])
        assert found is not None
        for case in found.scenario.cases:
            assert case.title not in found.reason
            assert case.expected.rationale not in found.reason
