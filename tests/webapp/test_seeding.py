"""A database filled for measuring: as full as was asked, by people who are invented, and sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from simulator.errors import CommandRefused
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp import seeding
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.grades import Grades
from webapp.people import People
from webapp.seeding import seed
from webapp.store import Shifts, SqlLog, hash_owner
from webapp.tables import EventRow

NOW = 1_800_000_000.0


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeding, "MODELS", 2)
    monkeypatch.setattr(seeding, "LARGEST_COHORT", 2)


def fill(database: Database, people: int = 3, shifts: int = 8) -> tuple[seeding.Seeded, list[int]]:
    told: list[int] = []
    return seed(database, load_pack(Path(scenarios_path(), "tiny")), people, shifts, NOW, told.append), told


@pytest.mark.usefixtures("few")
def test_it_is_as_full_as_was_asked(database: Database) -> None:
    made, told = fill(database)
    assert (made.people, made.cohorts, made.shifts, sum(told)) == (3, 2, 8, 8)
    assert len(Shifts(database).all()) == 8
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(EventRow)).scalar_one() == made.events
    people = People(database).all()
    assert all(one.email.endswith("@team.example") for one in people)
    trainers = [one for one in people if one.role == "trainer"]
    assert [len(Cohorts(database).of_trainer(one.id)) for one in trainers] == [1, 1]


@pytest.mark.usefixtures("few")
def test_a_copy_is_a_shift_of_its_own_with_its_log_and_grade(database: Database) -> None:
    fill(database)
    learners = [one for one in People(database).all() if one.role == "agent"]
    found = Grades(database).practices([hash_owner(one.owner) or "" for one in learners])
    assert len(found) == 6, "the two that were played belong to nobody"
    for one in found:
        assert one.over and one.created_at <= NOW
        assert SqlLog(database).read(one.shift_id)[-1].kind == "shift_ended"
        assert Grades(database).find(one.shift_id) is not None
        assert Shifts(database).tampered(one.shift_id) == []


@pytest.mark.usefixtures("few")
def test_a_database_that_holds_anybody_is_left_alone(database: Database) -> None:
    People(database).add("ana@example.com", "Ana")
    with pytest.raises(CommandRefused, match="holds people"):
        fill(database)
    assert Shifts(database).all() == []
