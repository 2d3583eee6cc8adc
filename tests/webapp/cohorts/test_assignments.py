"""What is given is kept, found, withdrawn, and taken only by who may, no oftener than they may."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from simulator.courses import Course, Step
from simulator.errors import CommandRefused
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.cohorts.assignments import Assignments
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.grades import Grades
from webapp.people import People
from webapp.store import NewShift, Shifts
from webapp.tables import ShiftRow

Wall = Callable[..., float]
PACK = load_pack(scenarios_path() / "tiny")


class World:
    """A cohort with a trainer and an agent, who has what they need to take shifts."""

    def __init__(self, database: Database, wall: Wall) -> None:
        self.database, self.wall = database, wall
        self.people, self.cohorts = People(database, wall), Cohorts(database, wall)
        self.tess = self.people.add("tess@example.com", "Tess", "trainer")
        self.ana = self.people.add("ana@example.com", "Ana")
        self.cohort = self.cohorts.create("Spring", self.tess)
        self.cohorts.add(self.cohort.id, self.ana.id)
        self.assignments = Assignments(database, PACK, wall)

    def give(self, **terms: Any) -> str:
        return self.assignments.create(self.cohort.id, "scenario", "teashop", **terms).id

    def shift(self, scenario: str = "teashop", *, over: bool = False) -> str:
        made = Shifts(self.database, self.wall).create(NewShift(scenario, "d", owner=self.ana.owner))
        if over:
            self.finish(made)
        return made

    def finish(self, shift: str) -> None:
        table = ShiftRow.__table__  # type: ignore[attr-defined]
        with self.database.writing() as connection:
            connection.execute(update(table).where(table.c.id == shift).values(ended_at=self.wall()))


@pytest.fixture
def world(database: Database, wall: Wall) -> World:
    return World(database, wall)


def test_what_is_given_comes_back_as_it_was_given(world: World) -> None:
    made = world.assignments.create(
        world.cohort.id, "scenario", "teashop", due_at=world.wall() + 5, attempts=3, pass_mark=70, coached=False,
        speed=2.0, same_form=True,
    )  # fmt: skip
    assert world.assignments.find(made.id) == made
    assert world.assignments.find("nothing") is None
    assert 0 <= made.seed < 2**32
    world.wall(1)
    newer = world.give()
    assert [one.id for one in world.assignments.of_cohort(world.cohort.id)] == [newer, made.id]
    assert world.assignments.of_cohort("nothing") == []


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"kind": "scenario", "target": "nowhere"}, "choose one from the list"),
        ({"kind": "course", "target": "nowhere"}, "choose one from the list"),
        ({"kind": "course", "target": "first-week"}, "choose one from the list"),
        ({"kind": "lesson", "target": "teashop"}, "choose one from the list"),
        ({"due_at": 1_000_000.0}, "over already"), ({"pass_mark": -1}, "from 0 to 100"),
        ({"pass_mark": 101}, "from 0 to 100"), ({"attempts": -1}, "or 0 for any number"),
        ({"attempts": 101}, "from 1 to 100"), ({"speed": 0.5}, "from 1 to 4"), ({"speed": 4.1}, "from 1 to 4"),
        ({"speed": float("nan")}, "from 1 to 4"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_refused(world: World, terms: dict[str, Any], says: str) -> None:
    with pytest.raises(CommandRefused, match=says):
        world.assignments.create(world.cohort.id, **{"kind": "scenario", "target": "teashop", **terms})
    assert world.assignments.of_cohort(world.cohort.id) == []


def test_a_person_was_given_what_their_cohorts_were(world: World) -> None:
    later, soon, whenever = world.give(due_at=world.wall() + 9), world.give(due_at=world.wall() + 5), world.give()
    gone = world.give()
    assert world.assignments.withdraw(gone)
    assert not world.assignments.withdraw(gone)
    assert [one.id for one in world.assignments.for_person(world.ana.id)] == [soon, later, whenever]
    assert world.assignments.for_person(world.tess.id) == []
    world.cohorts.remove(world.cohort.id, world.ana.id)
    assert world.assignments.for_person(world.ana.id) == []


def test_a_closed_cohort_gives_nothing_to_do(world: World) -> None:
    given = world.give()
    world.cohorts.close(world.cohort.id)
    assert world.assignments.for_person(world.ana.id) == []
    with pytest.raises(CommandRefused, match="closed"):
        world.assignments.check(given, world.ana.id, "teashop")


def test_an_attempt_is_noted_and_found(world: World) -> None:
    given, other, shift = world.give(), world.give(), world.shift()
    world.assignments.record(given, world.ana.id, shift)
    assert world.assignments.attempts_of(given) == {world.ana.id: [shift]}
    assert world.assignments.attempts_of(other) == {}


def test_what_came_of_it_is_told_by_person(world: World) -> None:
    from tests.webapp.training.graded import case, grade

    given, first = world.give(), world.shift(over=True)
    world.assignments.record(given, world.ana.id, first)
    Grades(world.database).record(first, grade((case("tin", value=40.0),), overall=66.0))
    world.wall(5)
    second = world.shift()
    world.assignments.record(given, world.ana.id, second)
    one, two = world.assignments.tried([given])[given][world.ana.id]
    assert one.outcome is not None
    assert (one.shift_id, one.outcome.overall, one.outcome.cases) == (first, 66.0, {"tin": 40.0})
    assert (two.shift_id, two.ended_at, two.outcome) == (second, None, None)
    assert world.assignments.tried([given], "somebody else") == {}
    assert world.assignments.tried([]) == {}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("withdrawn", "withdrawn by your trainer"), ("not a member", "not given to you"),
        ("its trainer", "not given to you"), ("another scenario", "no part of what"),
        ("running", "in the middle of an attempt"), ("used up", "the one attempt is used up"),
        ("unknown", "not given to you"),
    ],
)  # fmt: skip
def test_who_may_not_is_told_why(world: World, change: str, says: str) -> None:
    given, who, shift = world.give(attempts=1), world.ana.id, world.shift()
    if change == "withdrawn":
        world.assignments.withdraw(given)
    elif change == "not a member":
        world.cohorts.remove(world.cohort.id, who)
    elif change == "its trainer":
        who = world.tess.id
    elif change == "another scenario":
        shift = world.shift("elsewhere")
    elif change == "unknown":
        given = "nothing"
    else:
        world.assignments.record(given, who, world.shift(over=change == "used up"))
    before = world.assignments.attempts_of(given)
    with pytest.raises(CommandRefused, match=says):
        world.assignments.record(given, who, shift)
    with pytest.raises(CommandRefused, match=says):
        world.assignments.check(given, who, Shifts(world.database).find(shift).scenario)
    assert world.assignments.attempts_of(given) == before


def test_two_browsers_take_the_last_attempt_once(world: World) -> None:
    given, shifts = world.give(attempts=1), [world.shift(over=True) for _ in range(6)]

    def take(shift: str) -> bool:
        try:
            world.assignments.record(given, world.ana.id, shift)
        except CommandRefused:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(take, shifts)) == 1
    assert len(world.assignments.attempts_of(given)[world.ana.id]) == 1


def test_a_course_is_its_shifts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    why = {"why": "w", "look_for": "l"}
    steps = (
        Step(lesson="apology", **why),
        Step(scenario="teashop", **why),
        Step(scenario="teashop", case="tin", **why),
    )
    course = Course.model_construct(id="tea", title="Tea week", steps=steps)
    monkeypatch.setattr("webapp.cohorts.offers.courses", lambda: {"tea": course})
    made = world.assignments.create(world.cohort.id, "course", "tea")
    assert [(step.scenario, step.case) for step in world.assignments.steps(made)] == [
        ("teashop", None), ("teashop", "tin"),
    ]  # fmt: skip
    assert world.assignments.title(made) == "Tea week"
    assert world.assignments.steps(replace(made, target="gone")) == ()
    assert world.assignments.title(replace(made, target="gone")) == "gone"
