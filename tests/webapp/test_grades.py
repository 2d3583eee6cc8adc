"""Recorded grades: kept as they were given, compared, and emptied of words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from simulator.finding import CaseGrade, Finding, Grade, Mark, Span
from webapp.db import Database
from webapp.grades import Grades, drift
from webapp.store import NewShift, Shifts, hash_owner
from webapp.tables import ShiftRow

FINDING = Finding(
    rule="tone.x", dimension="tone", criterion="empathy", effect=-10, because="“calm down” hurts", case="a",
    event=3, span=Span(3, 0, 9), rewrite="I hear you, Jo",
)  # fmt: skip
MARK = Mark("tone", 81.5, (("empathy", 81.5), ("apology", None)), (FINDING,))
CASE = CaseGrade("a", "answered_public", "best", (MARK, Mark("speed", None, (), ())), 81.5, 81.5, (), None)
GRADE = Grade("training@1", (MARK,), 81.5, 81.5, (), None, True, (CASE,), (FINDING,))


@pytest.fixture
def shift(database: Database) -> str:
    return Shifts(database).create(NewShift("tiny", "d"))


def test_a_grade_comes_back_whole(database: Database, shift: str) -> None:
    assert Grades(database).find(shift) is None
    assert Grades(database).record(shift, GRADE) == GRADE
    assert Grades(database).find(shift) == GRADE


def test_the_first_grade_stays(database: Database, shift: str) -> None:
    Grades(database).record(shift, GRADE)
    assert Grades(database).record(shift, replace(GRADE, overall=3.0)) == GRADE
    assert Grades(database).find(shift) == GRADE


def test_erasing_empties_what_may_quote_words(database: Database, shift: str) -> None:
    Grades(database).record(shift, GRADE)
    Shifts(database).erase(shift)
    left = Grades(database).find(shift)
    assert left is not None
    assert "calm down" not in repr(left)
    assert "Jo" not in repr(left)
    assert drift(GRADE, left) == []
    assert left.marks[0].findings[0].span == FINDING.span


def test_the_same_grade_has_not_drifted() -> None:
    assert drift(GRADE, GRADE) == []


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (replace(GRADE, overall=80.0), "shift: overall: 81.5 was recorded, 80.0 comes out now"),
        (replace(GRADE, scorecard="training@2"), "scorecard: training@1 was recorded, training@2 comes out now"),
        (replace(GRADE, ready=False), "shift: ready: True was recorded, False comes out now"),
        (replace(GRADE, critical=("CE5",)), "shift: critical: none was recorded, CE5 comes out now"),
        (
            replace(GRADE, cases=(replace(CASE, disposition="moved_dm"),)),
            "case a: disposition: answered_public was recorded, moved_dm comes out now",
        ),
        (
            replace(GRADE, cases=(replace(CASE, marks=(MARK, Mark("speed", 5.0, (), ()))),)),
            "case a: speed: None was recorded, 5.0 comes out now",
        ),
    ],
)
def test_drift_names_the_number_that_moved(now: Grade, says: str) -> None:
    assert [str(found) for found in drift(GRADE, now)] == [says]


def test_a_case_that_is_no_longer_there_is_named() -> None:
    assert any("case a" in str(found) for found in drift(GRADE, replace(GRADE, cases=())))


def test_practice_is_found_by_its_owner_and_nothing_else_is(database: Database) -> None:
    shifts, grades = Shifts(database), Grades(database)
    made = {
        name: shifts.create(NewShift("tiny", "d", mode=mode, owner=owner))
        for name, mode, owner in [
            ("mine", "practice", "me"), ("running", "practice", "me"), ("ungraded", "practice", "me"),
            ("theirs", "practice", "them"), ("nobodys", "practice", None), ("assessment", "assessment", "me"),
        ]
    }  # fmt: skip
    for name, shift_id in made.items():
        if name != "ungraded":
            grades.record(shift_id, GRADE)
    over = [shift_id for name, shift_id in made.items() if name != "running"]
    with database.writing() as connection:
        table = ShiftRow.__table__  # type: ignore[attr-defined]
        connection.execute(update(table).where(table.c.id.in_(over)).values(ended_at=5.0))
    assert grades.practised(hash_owner("me") or "") == {made["mine"]: GRADE}
    assert grades.practised("") == {}


def test_the_practice_of_many_is_read_at_once(database: Database) -> None:
    shifts, grades = Shifts(database), Grades(database)
    made = [shifts.create(NewShift("tiny", "d", owner=owner)) for owner in ("me", "me", "them", "others")]
    assessed = shifts.create(NewShift("tiny", "d", mode="assessment", owner="me"))
    for shift_id in (made[0], made[2], assessed):
        grades.record(shift_id, GRADE)
    with database.writing() as connection:
        table = ShiftRow.__table__  # type: ignore[attr-defined]
        connection.execute(update(table).where(table.c.id.in_([made[0], assessed])).values(ended_at=5.0))
    found = {one.shift_id: one for one in grades.practices([hash_owner("me") or "", hash_owner("them") or ""])}
    assert set(found) == set(made[:3])
    assert {shift_id for shift_id, one in found.items() if one.over} == {made[0]}
    assert (found[made[0]].overall, found[made[0]].ready) == (81.5, True)
    assert found[made[0]].marks == [81.5, None, None, None, None, None]
    assert [(one.rule, one.event, one.end) for one in found[made[0]].noticed] == [("tone.x", 3, 9)]
    assert (found[made[1]].marks, found[made[1]].noticed) == ([], [])
    assert grades.practices([]) == []
