"""The board: skills as one's own progress has them, who is stuck, what many lose points by."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.finding import DIMENSIONS
from simulator.rules import rules
from webapp.cohorts.board import BANDS, COLUMNS, DAY, SHOWN, Board, board, over, plain, step_of, table
from webapp.cohorts.standing import Standing
from webapp.grades import Practice
from webapp.people import Person
from webapp.summaries import Noticed
from webapp.training.history import Skill

NOW = 100 * DAY
RULES = sorted(rules())


def person(name: str) -> Person:
    return Person(name, f"{name}@example.com", name.capitalize(), "agent", True, 0.0)


ANA, BO, CY = map(person, ("ana", "bo", "cy"))


def shift(name: str, day: float, marks: list[float | None] | None, *noticed: Noticed) -> Practice:
    """Give a shift that ended on a day; one without marks still runs."""
    ended, stored = (None, None) if marks is None else (day * DAY, json.dumps(marks))
    return Practice(name, "tea", "o", day * DAY - 600, ended, None, None, stored, json.dumps(noticed))


def all_at(mark: float | None) -> list[float | None]:
    return [mark] * len(DIMENSIONS)


def made(practices: dict[str, list[Practice]], **standings: list[tuple[str, Standing]]) -> Board:
    return board([ANA, BO, CY], practices, standings, 99 * DAY, NOW)


@pytest.mark.parametrize(
    ("mark", "step", "word"),
    [
        (None, 0, "not seen"), (0.0, 1, "Start here"), (49.4, 1, "Start here"), (49.6, 2, "Shaky"),
        (65.0, 3, "Getting there"), (75.0, 4, "Good"), (84.4, 4, "Good"), (85.0, 5, "Strong"), (100.0, 5, "Strong"),
    ],
)  # fmt: skip
def test_a_mark_has_a_step_with_a_word_and_a_shape(mark: float | None, step: int, word: str) -> None:
    cell = made({"ana": [shift("x", 99, all_at(mark))]}).rows
    (found,) = [row.cells[0] for row in cell if row.person == ANA]
    assert (found.step, found.word, len(found.pips)) == (step, word, step)
    assert step_of(mark) == step


@given(st.lists(st.lists(st.none() | st.floats(0, 100), min_size=6, max_size=6), max_size=12))
def test_skills_are_those_of_ones_own_progress(drawn: list[list[float | None]]) -> None:
    practices = [shift(f"s{place}", 50 + place, marks) for place, marks in enumerate(drawn)]
    (row,) = board([ANA], {"ana": practices}, {}, 0.0, NOW).rows
    for place, dimension in enumerate(DIMENSIONS):
        assert row.cells[place].value == Skill(dimension, tuple(marks[place] for marks in drawn)).recent


def test_who_needs_help_comes_first() -> None:
    low, high = [shift("x", 99, all_at(40.0))], [shift("y", 99, all_at(90.0))]
    found = made({"ana": high, "bo": low, "cy": high}, cy=[("Tea", Standing("late"))])
    assert [row.person for row in found.rows] == [CY, BO, ANA]
    assert found.stuck == found.rows[:1]


@pytest.mark.parametrize(
    ("standing", "says"),
    [
        (Standing("late"), ("late with Tea",)), (Standing("did not pass", failed=1), ()),
        (Standing("did not pass", failed=2), ("2 attempts at Tea without passing",)),
        (Standing("in progress", failed=3), ("3 attempts at Tea without passing",)),
        (Standing("passed", failed=3), ()), (Standing("not started"), ()),
    ],
)  # fmt: skip
def test_who_is_stuck_with_something(standing: Standing, says: tuple[str, ...]) -> None:
    rows = made({"ana": [shift("x", 99, all_at(90.0))]}, ana=[("Tea", standing)]).rows
    assert next(row.stuck for row in rows if row.person == ANA) == says


@pytest.mark.parametrize(
    ("day", "says"), [(93.5, ()), (93.0, ("nothing for 7 days",)), (60.0, ("nothing for 40 days",))]
)
def test_who_has_done_nothing_for_a_week(day: float, says: tuple[str, ...]) -> None:
    rows = made({"ana": [shift("x", day, all_at(90.0))]}).rows
    assert next(row.stuck for row in rows if row.person == ANA) == says


def test_nobody_is_late_before_the_cohort_began() -> None:
    assert made({}).stuck == ()
    assert len(board([ANA], {}, {}, 10 * DAY, NOW).stuck) == 1


def test_what_still_runs_is_activity_and_no_mark() -> None:
    running = shift("x", 99, None)
    (row,) = [row for row in made({"ana": [running]}).rows if row.person == ANA]
    assert (row.shifts, row.last_active, row.mean) == (0, running.created_at, None)
    assert over([running]) == []


def test_the_spread_counts_everybody() -> None:
    found = made({"ana": [shift("x", 99, all_at(40.0))], "bo": [shift("y", 99, all_at(90.0))]}).spreads
    assert [spread.dimension for spread in found] == list(DIMENSIONS)
    assert {(spread.counts, spread.unseen) for spread in found} == {((1, 0, 0, 0, 1), 1)}
    assert found[0].parts == ((1, "Start here", 1, 0.0, 50.0), (5, "Strong", 1, 50.0, 50.0))
    assert made({}).spreads[0].parts == ()


def test_what_many_lose_points_by() -> None:
    often, shared = RULES[0], RULES[1]
    old = [shift(f"old{n}", n, all_at(9.0), Noticed("gone", 9, "a"), Noticed(RULES[2], 1, "a")) for n in (1, 2)]
    new = [shift(f"new{n}", 90 + n, all_at(9.0), Noticed(often, 5, "a", 3, 0, 4)) for n in range(5)]
    found = made({
        "ana": old + new, "bo": [shift("b", 95, all_at(9.0), Noticed(shared, 1, "tin", 7, 2, 9))],
        "cy": [shift("c", 96, all_at(9.0), Noticed(shared, 2, "hours"))],
    }).common  # fmt: skip
    assert [(one.rule.id, one.people, one.times) for one in found] == [(shared, 2, 3), (often, 1, 25)]
    assert (found[0].who, found[0].shift_id, found[0].place.event) == (BO, "b", 7), "words are better than none"
    assert found[1].shift_id == "new4", "the newest is better than the oldest"
    many = [shift("m", 99, all_at(9.0), *(Noticed(rule, 1, "a") for rule in RULES[: SHOWN + 3]))]
    assert len(made({"ana": many}).common) == SHOWN


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert plain(text) == f"'{text}"
    assert plain(f"a{text}") == f"a{text}"


def test_the_table_has_everybody() -> None:
    rows: list[Any] = list(table(made({"ana": [shift("x", 99, all_at(40.2))]}, bo=[("=T", Standing("late"))])))
    assert rows[0] == COLUMNS
    assert ("Ana", "ana@example.com", *[40] * 6, 1, "1970-04-10", "") in rows
    assert ("Bo", "bo@example.com", *[""] * 6, 0, "", "late with =T") in rows
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(BANDS) == 5
