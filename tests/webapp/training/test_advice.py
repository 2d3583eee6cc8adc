"""The scenario to take next: fitting, hard enough to learn from, and always the same for the same past."""

from __future__ import annotations

import pytest

from simulator.ability import Ability
from simulator.finding import DIMENSIONS, Dimension
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.spacing import Comeback
from tests.webapp.training.graded import DAY, shift
from webapp.training.abilities import Due
from webapp.training.advice import Advice, advice
from webapp.training.history import Skill
from webapp.training.practices import PRACTICES

SCENARIOS = load_pack(scenarios_path()).scenarios
TEASHOP = next(one for one in SCENARIOS if one.id == "teashop")
LOW_PRIVACY = [Skill("tone", (90.0,)), Skill("privacy", (40.0, 58.0))]


def tea(name: str, level: int, *cases: str) -> Scenario:
    kept = tuple(case for case in TEASHOP.cases if case.id in cases)
    return TEASHOP.model_copy(update={"id": name, "title": name.capitalize(), "level": level, "cases": kept})


def test_a_newcomer_gets_the_easiest_and_no_verdict() -> None:
    found = advice(SCENARIOS, [], [], {})
    assert found is not None
    assert found.scenario.level == min(one.level for one in SCENARIOS)
    assert found.skill is None
    assert "lowest" not in found.reason


def test_without_scenarios_there_is_no_advice() -> None:
    assert advice([], [], LOW_PRIVACY, {}) is None


def test_it_practises_the_weakest_skill_and_says_so() -> None:
    private, public = tea("private", 1, "tin"), tea("public", 1, "hours", "joke")
    found = advice([public, private], [], LOW_PRIVACY, {})
    assert found is not None
    assert found.scenario == private
    assert found.reason == (
        "Your privacy marks are lowest (49 over your last 2 shifts). "
        "Private practises keeping personal things out of the open: 1 of its 1 cases. "
        "By your marks so far, expect about 73 in it: hard enough to learn from, easy enough to do well."
    )


def test_what_was_not_taken_yet_comes_first_and_then_what_was_taken_longest_ago() -> None:
    one, two = tea("one", 1, "tin"), tea("two", 1, "tin")
    begun = [shift("a", 1, scenario="one"), shift("b", 2, scenario="two")]
    picked = [advice([one, two], begun[:upto], LOW_PRIVACY, {}) for upto in (1, 2)]
    assert [found.scenario.id for found in picked if found] == ["two", "one"]


def able(value: float) -> dict[Dimension, Ability]:
    return {"privacy": Ability(value, 5.0, 6)}


LEVELS = [tea(f"tea{level}", level, "tin") for level in range(1, 6)]


@pytest.mark.parametrize(
    ("value", "name", "expects"),
    [(30.0, "tea1", 42), (50.0, "tea1", 73), (61.0, "tea2", 74), (75.0, "tea3", 79), (82.0, "tea4", 76),
     (91.0, "tea5", 74), (120.0, "tea5", 95)],
)  # fmt: skip
def test_the_better_one_is_the_harder_it_gets_so_that_about_75_is_expected(
    value: float, name: str, expects: int
) -> None:
    found = advice(LEVELS, [], LOW_PRIVACY, able(value))
    assert found is not None
    assert (found.scenario.id, round(found.expects or 0)) == (name, expects)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (30.0, "about 42 in it. That is hard, but the nearest"),
        (61.0, "about 74 in it: hard enough"),
        (120.0, "That is a little easy, but the nearest"),
    ],
)
def test_it_says_what_to_expect_and_whether_that_is_as_it_should_be(value: float, words: str) -> None:
    found = advice(LEVELS, [], LOW_PRIVACY, able(value))
    assert found is not None
    assert words in found.reason


def test_what_was_taken_lately_is_passed_over_even_for_one_less_fitting() -> None:
    begun = [shift("a", 1, scenario="tea2")]
    found = advice(LEVELS[:3], begun, LOW_PRIVACY, able(64.0))
    assert found is not None
    assert found.scenario.id == "tea3"


def test_if_all_were_taken_lately_the_best_fit_comes_again() -> None:
    begun = [shift(one.id, day, scenario=one.id) for day, one in enumerate(LEVELS[:3])]
    found = advice(LEVELS[:3], begun, LOW_PRIVACY, able(61.0))
    assert found is not None
    assert found.scenario.id == "tea2"


def test_among_those_as_good_a_new_one_comes_before_one_taken_long_ago() -> None:
    old, new = tea("aged", 1, "tin"), tea("new", 1, "tin")
    others = [tea(f"other{n}", 1, "hours") for n in range(5)]
    begun = [shift("a", 1, scenario="aged"), *(shift(f"b{n}", 2 + n, scenario=f"other{n}") for n in range(5))]
    found = advice([old, new, *others], begun, LOW_PRIVACY, able(50.0))
    assert found is not None
    assert found.scenario == new


def test_a_skill_that_is_due_comes_before_the_lowest_and_says_since_when() -> None:
    skills = [Skill("tone", (60.0,)), Skill("privacy", (40.0, 30.0))]
    due = Due("tone", Comeback(60.0, 0.0, 1, DAY), 3 * DAY)
    found = advice(SCENARIOS, [], skills, {}, due)
    assert isinstance(found, Advice)
    assert found.skill == skills[0]
    assert found.due == due
    assert found.reason.startswith("It is time for another go at tone (last 60, three days ago).")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_skill_has_shipped_scenarios_that_practise_it(dimension: str) -> None:
    skill = next(name for name in DIMENSIONS if name == dimension)
    found = advice(SCENARIOS, [], [Skill(skill, (10.0,))], {})
    assert found is not None
    assert found.fitting > 0
    assert PRACTICES[skill].words in found.reason


def test_advice_names_no_case_and_no_expected_handling() -> None:
    for dimension in DIMENSIONS:
        found = advice(SCENARIOS, [], [Skill(dimension, (10.0,))], {})
        assert found is not None
        for case in found.scenario.cases:
            assert case.title not in found.reason
            assert case.expected.rationale not in found.reason


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("value", [35.0, 45.0, 55.0, 65.0, 75.0, 85.0])
def test_with_what_ships_nobody_is_sent_where_it_is_far_too_hard_or_too_easy(dimension: str, value: float) -> None:
    skill = next(name for name in DIMENSIONS if name == dimension)
    taken = [shift("t", 1, scenario="teashop")]
    found = advice(SCENARIOS, taken, [Skill(skill, (40.0,))], {skill: Ability(value, 8.0, 3)})
    assert found is not None
    assert found.scenario.id != "teashop"
    # Below 45 even the second level is above what one can do, and the first has one scenario alone.
    assert (found.expects or 0) >= (69 if value >= 55 else 38)
    assert (found.expects or 0) <= 90
