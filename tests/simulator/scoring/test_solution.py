"""Solution: the share of what the case needs that was told and done."""

from __future__ import annotations

import pytest

from simulator.finding import Finding
from simulator.scene import Scene
from simulator.scoring.evidence import value_of
from simulator.scoring.solution import solution
from simulator.state import Act, Message
from tests.simulator.scoring.stage import act, reply, scenario, stage

FACT = scenario(kind="INF", expected={"facts": ["hours"], "settled_by": [["fact:hours"]]})
DONE = scenario(expected={"settled_by": [["verify", "remedy:refund"]]})
TOLD = reply("It is [done]", "told.settled", at=400)


def value(made: list[Finding]) -> float:
    return value_of("solution", made)


FACTS = [("fact:hours=conveys", 100.0), ("fact:hours=partial", 50.0), ("fact:hours=absent", 0.0)]


@pytest.mark.parametrize(("sign", "expected"), FACTS)
def test_a_fact_is_told_in_part_or_not(sign: str, expected: float) -> None:
    assert value(list(solution(stage(reply("We close at [six]", sign), authored=FACT)))) == expected


WAYS: list[tuple[tuple[Message | Act, ...], float]] = [
    ((act("verify:2"), act("remedy:refund", 300), TOLD), 100.0),
    ((act("verify:2"), act("remedy:refund", 300)), 66.7),
    ((act("verify:2"), TOLD), 33.3),
    ((TOLD,), 0.0),
]


@pytest.mark.parametrize(("parts", "expected"), WAYS)
def test_settling_counts_twice_and_telling_once(parts: tuple[Message | Act, ...], expected: float) -> None:
    assert value(list(solution(stage(*parts, authored=DONE)))) == expected


def test_what_was_told_long_before_it_was_done_does_not_count_as_telling() -> None:
    early = reply("It is [done]", "told.settled", at=100)
    made = {one.rule for one in solution(stage(early, act("verify:2", 200), act("remedy:refund", 300), authored=DONE))}
    assert "solution.not_told" in made


def test_the_alternative_that_most_was_done_of_is_judged() -> None:
    ways = scenario(expected={"settled_by": [["verify", "remedy:voucher"], ["remedy:refund"]]})
    assert value(list(solution(stage(act("remedy:refund", 300), TOLD, authored=ways)))) == 100


def test_nothing_is_missing_while_it_may_still_come() -> None:
    scene: Scene = stage(reply("Hello"), authored=DONE, final=False)
    assert list(solution(scene)) == []


PRAISE = [
    ("[Thanks for the photo]", "told.thanks", 100.0),
    ("[Thanks]", "polite.gratitude", 50.0),
    ("[Buy]", "voice.promo", 0.0),
]


@pytest.mark.parametrize(("text", "sign", "expected"), PRAISE)
def test_praise_wants_a_specific_thank_you(text: str, sign: str, expected: float) -> None:
    assert value(list(solution(stage(reply(text, sign), authored=scenario(kind="PRA"))))) == expected


THANKS = reply("[Thanks for the photo]", "told.thanks")
PASSED = [((THANKS, act("remedy:praise")), 100.0), ((THANKS,), 66.7), ((act("remedy:praise"),), 33.3)]


@pytest.mark.parametrize(("parts", "expected"), PASSED)
def test_praise_that_can_be_passed_on_has_to_be(parts: tuple[Message | Act, ...], expected: float) -> None:
    authored = scenario(kind="PRA", expected={"remedies": ["praise"]})
    assert value(list(solution(stage(*parts, authored=authored)))) == expected


def test_a_fact_beside_praise_is_worth_less_than_the_thanks() -> None:
    authored = scenario(kind="PRA", expected={"facts": ["hours"]})
    assert value(list(solution(stage(THANKS, authored=authored)))) == 66.7
