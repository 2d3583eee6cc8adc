"""How each skill is practised, and how hard what ships is in each."""

from __future__ import annotations

import pytest

from simulator.finding import DIMENSIONS, Dimension
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.simulator.scenes import TEASHOP
from webapp.training.practices import PRACTICES, fitting, hardness, share

SCENARIOS = load_pack(scenarios_path()).scenarios


@pytest.mark.parametrize(
    ("skill", "cases"),
    [("tone", 2), ("resolution", 1), ("escalation", 2), ("privacy", 1), ("speed", 0), ("writing", 1)],
)
def test_the_cases_of_the_tea_shop_that_ask_for_each_skill(skill: Dimension, cases: int) -> None:
    assert fitting(TEASHOP, skill) == cases
    assert share(TEASHOP, skill) == cases / 3


def test_every_skill_has_words() -> None:
    assert tuple(PRACTICES) == DIMENSIONS


@pytest.mark.parametrize("skill", DIMENSIONS)
def test_what_ships_lies_on_the_scale_and_every_level_is_there(skill: Dimension) -> None:
    hard = {one.id: hardness(one, skill) for one in SCENARIOS}
    assert all(25 <= value <= 75 for value in hard.values())
    assert max(hard.values()) - min(hard.values()) >= 30


def test_of_two_levels_the_higher_is_harder_at_the_same_share() -> None:
    higher = TEASHOP.model_copy(update={"level": 4})
    assert hardness(higher, "tone") == pytest.approx(hardness(TEASHOP, "tone") + 30)
