"""What finished practice came to: which shifts count, and what each skill's numbers are."""

from __future__ import annotations

import pytest

from tests.webapp.training.graded import grade, result, shift
from webapp.store import Shift
from webapp.training.history import Skill, next_form, results, skills, weakest

TITLES = {"teashop": "Tea"}


def test_results_stand_in_the_order_the_shifts_ended() -> None:
    shifts = [shift("late", 3), shift("early", 1), shift("middle", 2)]
    found = results(shifts, {one.id: grade() for one in shifts}, TITLES)
    assert [one.shift.id for one in found] == ["early", "middle", "late"]


@pytest.mark.parametrize(
    "left_out",
    [
        shift("one", mode="assessment"), shift("one", ended_at=None), shift("one", scenario="gone"), shift("ungraded"),
    ],
)  # fmt: skip
def test_what_is_no_graded_practice_of_a_known_scenario_is_left_out(left_out: object) -> None:
    assert results([left_out], {"one": grade()}, TITLES) == ()  # type: ignore[list-item]


def test_a_skill_has_a_place_for_every_shift() -> None:
    found = skills([result("a", tone=50.0), result("b", privacy=90.0), result("c", tone=70.0)])
    assert {skill.dimension: skill.values for skill in found}["tone"] == (50.0, None, 70.0)
    assert len(found) == 6


@pytest.mark.parametrize(
    ("values", "last", "best", "recent"),
    [
        ((10.0, 60.0, 50.0, 40.0), 40.0, 60.0, 50.0), ((80.0, None), 80.0, 80.0, 80.0), ((None,), None, None, None),
        ((90.0, None, 30.0, 60.0, None, 0.0), 0.0, 90.0, 30.0),
    ],
)  # fmt: skip
def test_last_best_and_recent_pass_over_what_was_not_observed(
    values: tuple[float | None, ...], last: float | None, best: float | None, recent: float | None
) -> None:
    skill = Skill("tone", values)
    assert (skill.last, skill.best, skill.recent) == (last, best, recent)


def test_the_weakest_skill_is_the_lowest_lately_not_the_lowest_ever() -> None:
    once_low = [result(name, day, tone=tone, speed=60.0) for day, (name, tone) in enumerate(
        [("a", 0.0), ("b", 80.0), ("c", 80.0), ("d", 80.0)])]  # fmt: skip
    found = weakest(skills(once_low))
    assert found is not None
    assert found.dimension == "speed"
    assert weakest(skills([result("a")])) is None


@pytest.mark.parametrize(
    ("shifts", "form"),
    [
        ([], 0), ([shift("a")], 1), ([shift("a", ended_at=None)], 0), ([shift("a", scenario="gone")], 0),
        ([shift("a"), shift("b"), shift("c", branch_of="a")], 2),
    ],
)  # fmt: skip
def test_the_next_form_is_one_that_was_not_finished(shifts: list[Shift], form: int) -> None:
    assert next_form(shifts, "teashop") == form
