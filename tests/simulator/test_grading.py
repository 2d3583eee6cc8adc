"""Grading: criteria to dimensions to an overall, with gates that are felt and never hide what is beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, Finding
from simulator.grading import grade, grade_case
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.scorecards import scorecard
from simulator.scoring.evidence import value_of
from simulator.state import CaseState, ShiftState
from tests.simulator.scoring.stage import act, reply, scenario, stage

CARD = scorecard("training")


@dataclass(frozen=True)
class One:
    held: Scenario

    def played(self, what: object) -> Scenario:
        return self.held


def finding(effect: float, cap: float | None = None) -> Finding:
    return Finding("x.y", "tone", "politeness", effect, "b", "a", cap=cap)


VALUES = [([], 60), ([10], 70), ([10, -90], 0), ([50, 50], 100)]


@pytest.mark.parametrize(("effects", "expected"), VALUES)
def test_a_criterion_is_its_base_and_its_effects(effects: list[float], expected: float) -> None:
    assert value_of("politeness", [finding(effect) for effect in effects]) == expected


@given(st.lists(st.tuples(st.floats(-100, 100), st.none() | st.floats(0, 100))))
def test_a_criterion_stays_within_bounds_and_caps(parts: list[tuple[float, float | None]]) -> None:
    value = value_of("politeness", [finding(effect, cap) for effect, cap in parts])
    assert 0 <= value <= min([100.0, *(round(cap, 1) for _, cap in parts if cap is not None)])


def test_every_dimension_is_marked_and_unobserved_is_none() -> None:
    result = grade_case(CARD, stage(reply("We close [at six]", "fact:hours")))
    assert tuple(mark.dimension for mark in result.marks) == DIMENSIONS
    assert dict(zip(DIMENSIONS, (mark.value for mark in result.marks), strict=True))["privacy"] is None


def test_the_weight_of_what_was_not_observed_is_shared_out() -> None:
    result = grade_case(CARD, stage(act("leave_alone"), authored=NOISE))
    assert [mark.value for mark in result.marks if mark.value is not None] == [100]
    assert result.overall == 100


NOISE = scenario(kind="TRO", priority="PX", expected={"needs_reply": False, "disposition": {"best": ["left_alone"]}})
CAPPED = [("rude.insult", 59, ("CE9",)), ("hostile.discrimination", 39, ("CE7",))]


@pytest.mark.parametrize(("sign", "cap", "critical"), CAPPED)
def test_a_critical_error_caps_its_case_and_the_uncapped_mean_stands_beside_it(
    sign: str, cap: float, critical: tuple[str, ...]
) -> None:
    good = reply("[We close at six], [Ana]. [You]", "fact:hours", "voice.personal", sign)
    authored = scenario(kind="INF", expected={"facts": ["hours"], "settled_by": [["fact:hours"]]})
    result = grade_case(CARD, stage(good, authored=authored))
    assert (result.cap, result.critical) == (cap, critical)
    assert result.overall == cap < (result.uncapped or 0)


def test_an_unsure_reader_does_not_cap() -> None:
    result = grade_case(CARD, stage(reply("[You]", "rude.insult~0.3")))
    assert (result.critical, result.cap) == ((), None)


def both(*scenes: Scene) -> tuple[One, ShiftState]:
    """Give the shift of several one-case scenes, their cases renamed."""
    cases = {}
    authored = []
    for number, scene in enumerate(scenes):
        name = f"c{number}"
        authored.append(scene.case.model_copy(update={"id": name}))
        cases[name]: CaseState = replace(scene.went, id=name)  # type: ignore[misc]
    held = scenes[0].scenario.model_copy(update={"cases": tuple(authored)})
    return One(held), replace(scenes[0].shift, cases=cases)


QUIET = stage(act("leave_alone"), authored=NOISE)
RUDE = stage(reply("[You]", "rude.insult"))


def test_a_shift_is_the_mean_of_its_cases_dimension_by_dimension() -> None:
    result = grade(CARD, *both(QUIET, stage()))
    marks = {mark.dimension: mark.value for mark in result.marks}
    assert marks["escalation"] == 50
    assert marks["tone"] is None


def test_a_cap_is_felt_in_the_shift_and_makes_it_not_ready() -> None:
    result = grade(CARD, *both(QUIET, RUDE))
    assert not result.ready
    assert result.critical == ("CE9",)
    assert result.overall == min(result.uncapped or 0, result.cap or 0)


def test_a_critical_error_of_medium_confidence_caps_its_case_and_leaves_the_shift_ready() -> None:
    doubtful = stage(reply("[You]. [We close at six]", "rude.insult~0.6", "fact:hours"))
    result = grade(CARD, *both(QUIET, doubtful))
    assert (result.cases[1].critical, result.ready) == (("CE9",), True)


def test_a_shift_without_errors_is_ready_and_uncapped() -> None:
    result = grade(CARD, *both(QUIET, QUIET))
    assert (result.ready, result.cap, result.overall) == (True, None, 100)


def test_a_shift_that_has_not_begun_is_refused() -> None:
    with pytest.raises(CommandRefused, match="has not begun"):
        grade(CARD, One(scenario()), ShiftState())


def test_grading_twice_gives_the_same() -> None:
    assert grade(CARD, *both(QUIET, RUDE)) == grade(CARD, *both(QUIET, RUDE))


def test_a_statement_for_all_is_judged_with_the_case_that_foresees_one() -> None:
    crowd = stage(authored=scenario(kind="CRO", expected={"disposition": {"best": ["statement"]}}))
    pack, state = both(stage(), crowd)
    line = replace(reply("Write to [ana@example.com]", "personal.email", statement=True), event=7)
    result = grade(CARD, pack, replace(state, statements=(line,)))
    assert [case.critical for case in result.cases] == [("CE10",), ("CE1",)]


def test_in_hiring_what_the_reader_is_unsure_of_is_shown_and_moves_nothing() -> None:
    unsure = stage(reply("[Hm]", "rude.sarcasm~0.3"))
    values = {name: _politeness(name, unsure) for name in ("training", "hiring")}
    assert values == {"training": 30, "hiring": 60}


def _politeness(card: str, scene: Scene) -> float | None:
    tone = grade_case(scorecard(card), scene).marks[0]
    assert "politeness.sarcasm" in {one.rule for one in tone.findings}
    return dict(tone.criteria)["politeness"]


def test_without_time_speed_is_marked_and_weighs_nothing() -> None:
    slow = stage(reply("[We close at six]", "fact:hours", at=3500))
    timed, untimed = grade_case(CARD, slow), grade_case(CARD.untimed, slow)
    assert CARD.untimed.weight("speed") == 0
    assert (timed.overall or 0) != untimed.overall
