"""Where somebody stands on a path: what counts for each step, and what does not."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from simulator.finding import DIMENSIONS
from simulator.packs import load_pack
from simulator.paths import Path, paths
from simulator.resources import scenarios_path
from tests.simulator.scenes import TEASHOP
from tests.webapp.training.graded import grade, shift
from webapp.training.history import Result
from webapp.training.paths import Standing, standings

NAMES = {"one": 1, "two": 2, "three": 3, "four": 3, "five": 3}
SCENARIOS = [TEASHOP.model_copy(update={"id": name, "level": level}) for name, level in NAMES.items()]
PATH = Path.model_validate({
    "id": "tone", "title": "Tone", "idea": "Pour.", "outcomes": ["Pour.", "Stop."],
    "overview": {"why": "Read.", "lessons": ["empathy", "apology"]},
    "coached": [{"scenario": "one", "why": "a"}, {"scenario": "two", "why": "b"}],
    "alone": [{"scenario": "three", "why": "c"}, {"scenario": "four", "why": "d"}],
    "test": {"scenario": "five", "why": "e", "seed": 7, "pass_mark": 70},
})  # fmt: skip


@pytest.fixture(autouse=True)
def only_this(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one path, of scenarios that differ in their level alone."""
    monkeypatch.setattr("webapp.training.paths.paths", lambda: MappingProxyType({"tone": PATH}))


def result(scenario: str, tone: float | None = 50.0, day: float = 1.0, **changes: Any) -> Result:
    return Result(shift(f"{scenario}{day}", day, scenario=scenario, **changes), "Tea", grade(tone=tone))


def standing(*results: Result) -> Standing:
    (found,) = standings(SCENARIOS, results)
    return found


def done(*results: Result) -> list[int]:
    return [stage.number for stage in standing(*results).stages if stage.done]


def test_nothing_done_begins_with_the_lessons_and_the_first_shift() -> None:
    new = standing()
    assert [lesson.id for lesson in new.lessons] == ["empathy", "apology"]
    assert (new.done, new.next.number if new.next else 0) == (0, 1)


@pytest.mark.parametrize(
    ("what", "counts"),
    [
        (result("one", 10.0), [1]), (result("one", coached=False), []), (result("one", None), []),
        (result("one", branch_of="x"), []), (result("three", coached=False), [3]), (result("three"), []),
        (result("four", 5.0, coached=False), [4]), (result("five", 70.0, coached=False, seed=7), [5]),
        (result("five", 69.5, coached=False, seed=7), [5]), (result("five", 69.4, coached=False, seed=7), []),
        (result("five", 90.0, coached=False), []), (result("five", 90.0, seed=7), []),
        (result("five", 90.0, coached=False, seed=7, branch_of="x"), []), (result("gone"), []),
    ],
)  # fmt: skip
def test_a_step_counts_when_it_was_finished_in_its_way(what: Result, counts: list[int]) -> None:
    assert done(what) == counts


def test_a_level_that_has_no_coach_is_taken_alone_whatever_was_asked_for() -> None:
    hard = [one.model_copy(update={"level": 4}) for one in SCENARIOS]
    (found,) = standings(hard, [result("three"), result("one")])
    assert [stage.number for stage in found.stages if stage.done] == [3]


def test_a_test_once_passed_stays_passed_and_until_then_the_newest_try_is_shown() -> None:
    tries = [result("five", mark, day, coached=False, seed=7) for day, mark in enumerate([40.0, 50.0, 80.0, 60.0])]
    assert [standing(*tries[:upto]).stages[-1].mark for upto in range(1, 5)] == [40.0, 50.0, 80.0, 80.0]
    assert standing(*tries).stages[-1].done


def test_all_done_has_no_next() -> None:
    whole = standing(
        result("one"), result("two"), result("three", coached=False), result("four", coached=False),
        result("five", 80.0, coached=False, seed=7),
    )  # fmt: skip
    assert (whole.done, whole.next) == (5, None)


def test_a_running_shift_of_the_same_way_is_gone_on_with() -> None:
    rows = [
        shift("with", 1, scenario="three", ended_at=None),
        shift("without", 1, scenario="three", ended_at=None, coached=False),
        shift("sat", 1, scenario="three", ended_at=None, coached=False, mode="assessment"),
    ]
    (found,) = standings(SCENARIOS, (), rows)
    assert [stage.running.id if stage.running else "" for stage in found.stages] == ["", "", "without", "", ""]


def test_a_path_whose_scenarios_are_not_all_there_is_not_offered() -> None:
    assert standings(SCENARIOS[:4], ()) == ()


def test_every_path_that_ships_is_offered_with_what_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.training.paths.paths", paths)
    found = standings(load_pack(scenarios_path()).scenarios, ())
    assert tuple(one.path.id for one in found) == DIMENSIONS
    assert all(one.next and one.next.coached for one in found)
