"""A shift, its agent and two trainers in a database, to be spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.people import People
from webapp.store import NewShift, Shifts


@dataclass
class Spoken:
    """Ids of a shift, a cohort and people, beside the database."""

    database: Database
    shift: str
    cohort: str
    ana: str
    tess: str
    ulf: str


def spoken(database: Database) -> Spoken:
    """Give a shift of agent Ana, and trainers Tess, with a cohort, and Ulf."""
    people = People(database)
    roles = {"ana": "agent", "tess": "trainer", "ulf": "trainer"}
    found = {name: people.add(f"{name}@example.com", name.capitalize(), role) for name, role in roles.items()}
    cohort = Cohorts(database).create("Spring", found["tess"])
    shift = Shifts(database).create(NewShift(scenario="teashop", digest="", owner=found["ana"].owner))
    return Spoken(database, shift, cohort.id, **{name: one.id for name, one in found.items()})
