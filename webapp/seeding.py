"""A database filled for measuring: invented people in cohorts, with shifts that simulated agents took.

A few shifts are played for real; the rest are copies of them under other ids, at other times and by other people.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random

from sqlalchemy import Connection, func, insert, literal, select

from simulator.errors import CommandRefused
from simulator.packs import Pack
from simulator.simulated.playing import take
from simulator.simulated.vices import agents
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.grades import Grades
from webapp.people import People, Person
from webapp.store import NewShift, Shifts, SqlLog, hash_owner
from webapp.tables import metadata

DAY = 86_400.0
SPAN = 60 * DAY
"""Shifts are spread over so long."""
LASTS = 1800.0
LARGEST_COHORT = 200
MODELS = 35
"""So many shifts are played for real."""
_PIECE = 100
_SHIFT, *_COPIED = (metadata.tables[name] for name in ("shift", "event", "typed_text", "grade", "summary"))


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made."""

    people: int
    cohorts: int
    shifts: int
    events: int


def seed(database: Database, pack: Pack, people: int, shifts: int, now: float, told: Callable[[int], object]) -> Seeded:
    """Fill a database that holds nobody; CommandRefused if it holds anybody. `told` gets how many shifts were added."""
    if People(database).all():
        raise CommandRefused("this database holds people; name one that is empty, so that nobody's work is mixed up")
    learners, cohorts = _staffed(database, people)
    played = list(_played(database, pack, min(shifts, MODELS)))
    told(len(played))
    dice = Random(0)  # noqa: S311 - nothing secret hangs on it
    missing = max(0, shifts - len(played))
    for start in range(0, missing, _PIECE):
        count = min(_PIECE, missing - start)
        with database.writing() as connection:
            for number in range(start, start + count):
                who = learners[number % len(learners)]
                _copy(connection, dice.choice(played), who, now - LASTS - dice.random() * SPAN)
        told(count)
    with database.reading() as connection:
        events = connection.execute(select(func.count()).select_from(_COPIED[0])).scalar_one()
    return Seeded(people, cohorts, len(played) + missing, events)


def _staffed(database: Database, count: int) -> tuple[list[Person], int]:
    accounts, cohorts = People(database), Cohorts(database)
    learners = [accounts.add(f"agent{number:04}@team.example", f"Agent {number:04}") for number in range(1, count + 1)]
    groups = [learners[start : start + LARGEST_COHORT] for start in range(0, count, LARGEST_COHORT)]
    for number, group in enumerate(groups, start=1):
        trainer = accounts.add(f"trainer{number:02}@team.example", f"Trainer {number:02}", "trainer")
        made = cohorts.create(f"Cohort {number:02}", trainer)
        for who in group:
            cohorts.add(made.id, who.id)
    return learners, len(groups)


def _played(database: Database, pack: Pack, most: int) -> Iterator[str]:
    """Play scenarios, each by another simulated agent than the one before, and give the shifts."""
    log, stored, grades = SqlLog(database), Shifts(database), Grades(database)
    pairs = zip(cycle(pack.practised), cycle(agents().values()), strict=False)
    for scenario, agent in islice(pairs, most):
        taken = take(pack, scenario, agent)
        shift = stored.create(NewShift(scenario.id, pack.digest(scenario.id)))
        log.append(shift, 0, taken.events)
        grades.record(shift, taken.grade)
        yield shift


def _copy(connection: Connection, model: str, who: Person, begun: float) -> None:
    new = secrets.token_urlsafe(16)
    other = {"id": new, "owner_hash": hash_owner(who.owner), "created_at": begun, "ended_at": begun + LASTS}
    chosen = [literal(other[c.name], c.type) if c.name in other else c for c in _SHIFT.c]
    wanted = select(*chosen).where(_SHIFT.c.id == model)
    connection.execute(insert(_SHIFT).from_select([c.name for c in _SHIFT.c], wanted))
    for table in _COPIED:
        columns = [literal(new) if c.name == "shift_id" else c for c in table.c]
        wanted = select(*columns).where(table.c.shift_id == model)
        connection.execute(insert(table).from_select([c.name for c in table.c], wanted))
