"""Bringing people in: accounts, keys and memberships come together or not at all, and only for who may."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from simulator.errors import CommandRefused
from webapp.cohorts.intake import Intake
from webapp.cohorts.roster import HERE, JOINS, MOST_ROWS, NEW, Entry
from webapp.cohorts.store import Cohort, Cohorts
from webapp.db import Database
from webapp.keys import Keys
from webapp.people import People
from webapp.tables import KeyRow, MembershipRow, PersonRow

Wall = Callable[..., float]
LIST = [Entry(2, "Ana", "ana@example.com"), Entry(3, "Bo", "bo@example.com"), Entry(4, "Tess", "tess@example.com")]


@pytest.fixture
def people(database: Database, wall: Wall) -> People:
    return People(database, wall)


@pytest.fixture
def cohorts(database: Database, wall: Wall) -> Cohorts:
    return Cohorts(database, wall)


@pytest.fixture
def cohort(people: People, cohorts: Cohorts) -> Cohort:
    return cohorts.create("team", people.add("tess@example.com", "Tess", "trainer"))


def counts(database: Database) -> list[int]:
    """Give how many rows there are of people, keys and memberships."""
    with database.reading() as connection:
        return [
            connection.execute(select(func.count()).select_from(table.__table__)).scalar_one()  # type: ignore[attr-defined]
            for table in (PersonRow, KeyRow, MembershipRow)
        ]


def test_a_look_changes_nothing(people: People, cohorts: Cohorts, cohort: Cohort) -> None:
    people.add("bo@example.com", "Bo")
    before = counts(people.database)
    found = Intake(cohorts).check(cohort.id, [*LIST, Entry(5, "", "")], admin=False)
    assert [row.comes for row in found.rows] == [NEW, JOINS, HERE, ""]
    assert counts(people.database) == before


def test_new_accounts_open_by_their_links_and_others_join_as_they_are(
    people: People, cohorts: Cohorts, cohort: Cohort
) -> None:
    bo = people.add("bo@example.com", "Bo before")
    taken = Intake(cohorts).take_in(cohort.id, LIST, admin=False)
    ((ana, token),) = taken.new
    assert (people.by_email("ana@example.com"), ana.name, ana.role, ana.active) == (ana, "Ana", "agent", True)
    key = Keys(people.database, people.wall).find("welcome", token)
    assert key is not None
    assert key.person_id == ana.id
    assert taken.joined == (bo,)
    assert people.find(bo.id) == bo
    assert [(one.person.name, one.trains) for one in cohorts.members(cohort.id)] == [
        ("Tess", True), ("Ana", False), ("Bo before", False),
    ]  # fmt: skip
    # No key is ever made for an account that somebody has already.
    assert counts(people.database) == [3, 1, 3]
    again = Intake(cohorts).take_in(cohort.id, LIST, admin=False)
    assert (again.new, again.joined) == ((), ())
    assert counts(people.database) == [3, 1, 3]


def test_what_changed_since_the_look_counts(people: People, cohorts: Cohorts, cohort: Cohort) -> None:
    assert len(Intake(cohorts).check(cohort.id, LIST, admin=False).takes) == 2
    ana = people.add("ana@example.com", "Ana")
    people.set_active(people.add("bo@example.com", "Bo").id, False)
    taken = Intake(cohorts).take_in(cohort.id, LIST, admin=False)
    assert (taken.new, taken.joined) == ((), (ana,))
    assert "closed" in taken.roster.problems[0].problem


def test_trainers_come_in_to_train(people: People, cohorts: Cohorts, cohort: Cohort) -> None:
    people.add("olu@example.com", "Olu", "trainer")
    given = [Entry(2, "Olu", "olu@example.com", "trainer"), Entry(3, "New", "new@example.com", "trainer")]
    taken = Intake(cohorts).take_in(cohort.id, given, admin=False)
    assert "only an admin" in taken.roster.problems[0].problem
    Intake(cohorts).take_in(cohort.id, given, admin=True)
    assert [one.person.name for one in cohorts.members(cohort.id) if one.trains] == ["New", "Olu", "Tess"]
    new = people.by_email("new@example.com")
    assert new is not None
    assert new.role == "trainer"


def test_nobody_comes_into_a_closed_cohort(people: People, cohorts: Cohorts, cohort: Cohort) -> None:
    cohorts.close(cohort.id)
    before = counts(people.database)
    with pytest.raises(CommandRefused, match="closed; open it again"):
        Intake(cohorts).take_in(cohort.id, LIST, admin=True)
    assert counts(people.database) == before


def test_all_of_it_or_nothing(
    people: People, cohorts: Cohorts, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("webapp.cohorts.intake.add_members", broken)
    before = counts(people.database)
    with pytest.raises(RuntimeError):
        Intake(cohorts).take_in(cohort.id, LIST, admin=False)
    assert counts(people.database) == before


def test_a_list_that_two_confirm_at_once_brings_everybody_in_once(
    people: People, cohorts: Cohorts, cohort: Cohort
) -> None:
    others = [cohorts.create(f"c{n}", cohorts.members(cohort.id)[0].person) for n in range(4)]
    many = [Entry(n, f"P {n}", f"p{n}@example.com") for n in range(40)]

    def take_in(where: Cohort) -> int:
        try:
            return len(Intake(cohorts).take_in(where.id, many, admin=False).new)
        except CommandRefused as refusal:
            assert "others are bringing in" in str(refusal)
            return 0

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(take_in, [*others, *others]))
    assert sum(made) == 40
    assert len(people.all()) == 41
    assert {cohorts.sizes()[one.id] for one in others} <= {0, 40}


def test_the_longest_list(people: People, cohorts: Cohorts, cohort: Cohort) -> None:
    many = [Entry(n, f"P {n}", f"p{n}@example.com") for n in range(MOST_ROWS)]
    assert len(Intake(cohorts).take_in(cohort.id, many, admin=False).new) == MOST_ROWS
    assert cohorts.sizes()[cohort.id] == MOST_ROWS
