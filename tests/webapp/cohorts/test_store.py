"""Cohorts: who is in them, in which order they are listed, and that none is ever without a trainer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from simulator.errors import CommandRefused
from webapp.cohorts.store import Cohort, Cohorts, Member
from webapp.db import Database
from webapp.people import People, Person

Wall = Callable[..., float]


@pytest.fixture
def cohorts(database: Database, wall: Wall) -> Cohorts:
    return Cohorts(database, wall)


def somebody(database: Database, name: str, role: str = "agent") -> Person:
    return People(database).add(f"{name.lower()}@example.com", name, role)


@pytest.fixture
def tess(database: Database) -> Person:
    return somebody(database, "Tess", "trainer")


def test_a_new_cohort_is_found_and_its_maker_trains_it(cohorts: Cohorts, tess: Person) -> None:
    made = cohorts.create("  Evening \t team ", tess)
    assert made == Cohort(made.id, "Evening team", 1_000_000.0)
    assert cohorts.find(made.id) == made
    assert cohorts.members(made.id) == [Member(tess, trains=True)]
    assert len(made.id) >= 16
    assert cohorts.find("none") is None


@pytest.mark.parametrize("name", ["", " \n ", "x" * 121, "a\0b", "a\u202eb"])
def test_a_name_that_will_not_do(cohorts: Cohorts, tess: Person, name: str) -> None:
    made = cohorts.create("x" * 120, tess)
    with pytest.raises(CommandRefused, match="1 to 120 characters"):
        cohorts.create(name, tess)
    with pytest.raises(CommandRefused, match="1 to 120 characters"):
        cohorts.rename(made.id, name)
    assert cohorts.all() == [made]


def test_who_is_in_which(cohorts: Cohorts, database: Database, tess: Person) -> None:
    other, agent = somebody(database, "Olu", "trainer"), somebody(database, "Ana")
    mine, theirs = cohorts.create("b", tess), cohorts.create("A", other)
    cohorts.add(mine.id, agent.id)
    cohorts.add(theirs.id, tess.id)
    cohorts.add(theirs.id, agent.id)
    assert cohorts.all() == [theirs, mine]
    assert cohorts.of_trainer(tess.id) == [mine]
    assert cohorts.of_trainer(agent.id) == []
    assert cohorts.of_person(tess.id) == cohorts.of_person(agent.id) == [theirs, mine]
    assert cohorts.members(theirs.id) == [Member(other, True), Member(agent, False), Member(tess, False)]
    assert (cohorts.sizes()[mine.id], cohorts.sizes()[theirs.id], cohorts.sizes()["none"]) == (1, 2, 0)


def test_nobody_is_in_twice(cohorts: Cohorts, database: Database, tess: Person) -> None:
    made, agent = cohorts.create("a", tess), somebody(database, "Ana")
    cohorts.add(made.id, agent.id)
    for who in (agent, tess):
        with pytest.raises(CommandRefused, match="already"):
            cohorts.add(made.id, who.id, trains=True)
    assert cohorts.members(made.id) == [Member(tess, True), Member(agent, False)]


def test_who_is_taken_out_is_out_and_keeps_the_account(cohorts: Cohorts, database: Database, tess: Person) -> None:
    made, agent = cohorts.create("a", tess), somebody(database, "Ana")
    cohorts.add(made.id, agent.id)
    assert not cohorts.remove(made.id, "nobody")
    assert cohorts.remove(made.id, agent.id)
    assert not cohorts.remove(made.id, agent.id)
    assert cohorts.members(made.id) == [Member(tess, True)]
    assert People(database).find(agent.id) == agent


def test_the_last_trainer_stays(cohorts: Cohorts, database: Database, tess: Person) -> None:
    made, other = cohorts.create("a", tess), somebody(database, "Olu", "trainer")
    cohorts.add(made.id, other.id)
    with pytest.raises(CommandRefused, match="only trainer"):
        cohorts.remove(made.id, tess.id)
    assert cohorts.remove(made.id, other.id)
    cohorts.add(made.id, other.id, trains=True)
    assert cohorts.remove(made.id, tess.id)
    with pytest.raises(CommandRefused, match="only trainer"):
        cohorts.remove(made.id, other.id)


def test_trainers_who_are_taken_out_at_once_do_not_all_go(cohorts: Cohorts, database: Database, tess: Person) -> None:
    made, others = cohorts.create("a", tess), [somebody(database, f"T{n}", "trainer") for n in range(5)]
    for one in others:
        cohorts.add(made.id, one.id, trains=True)

    def remove(who: Person) -> None:
        with suppress(CommandRefused):
            cohorts.remove(made.id, who.id)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(remove, [tess, *others]))
    assert [one.trains for one in cohorts.members(made.id)] == [True]


def test_closing_and_opening(cohorts: Cohorts, tess: Person, wall: Wall) -> None:
    first, second = cohorts.create("a", tess), cohorts.create("b", tess)
    wall(60)
    cohorts.close(first.id)
    closed = cohorts.find(first.id)
    assert closed is not None
    assert closed.closed_at == 1_000_060.0
    assert cohorts.all() == cohorts.of_trainer(tess.id) == [second, closed]
    cohorts.open(first.id)
    cohorts.rename(first.id, "c")
    assert cohorts.all() == [second, Cohort(first.id, "c", first.created_at)]
