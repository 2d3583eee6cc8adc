"""Tries of one shift: who belongs together, what they are called, and what each came to."""

from __future__ import annotations

from simulator.finding import Grade
from webapp.debrief.page import Page
from webapp.debrief.tries import family, named, tries
from webapp.store import Shift


def shift(name: str, of: str | None = None) -> Shift:
    return Shift(name, "teashop", "d", 1, "practice", "training", "me", 0.0, 9.0, None, of, 3 if of else None,
                 30.0 if of else None)  # fmt: skip


ALL = [shift("a"), shift("other"), shift("b", "a"), shift("c", "b"), shift("d", "a"), shift("e", "gone")]


def test_tries_that_began_with_the_same_one_are_a_family() -> None:
    for name in "abcd":
        mine = next(one for one in ALL if one.id == name)
        assert [one.id for one in family(mine, ALL)] == ["a", "b", "c", "d"]
    assert [one.id for one in family(ALL[1], ALL)] == ["other"]
    assert [one.id for one in family(ALL[5], ALL)] == ["e"]


def test_each_is_named_in_order_and_names_what_it_branched_off() -> None:
    shown = tries(family(ALL[0], ALL), {})
    assert [(one.name, one.parent) for one in shown] == [
        ("First try", ""), ("Second try", "First try"), ("Third try", "Second try"), ("Fourth try", "First try"),
    ]  # fmt: skip
    assert named(30) == "Try 31"


def test_each_has_its_own_grade_and_one_that_runs_has_none(well: Page, badly: Page) -> None:
    grades: dict[str, Grade] = {"a": badly.grade, "b": well.grade}
    first, second, third, _ = tries(family(ALL[0], ALL), grades)
    assert first.grade == badly.grade
    assert second.marks == {mark.dimension: mark.value for mark in well.grade.marks}
    assert second.case("tin") == next(case.overall for case in well.grade.cases if case.case == "tin")
    assert second.case("no-such-case") is None
    assert (third.grade, third.marks, third.case("tin")) == (None, {}, None)
