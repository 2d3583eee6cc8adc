"""A cohort, people and a shift in a database, to be marked."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.calibration.store import Calibrations
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.people import People
from webapp.store import NewShift, Shifts


@dataclass
class Marked:
    """Ids of a cohort, a shift and people, beside the store."""

    store: Calibrations
    cohort: str
    shift: str
    tess: str
    rhea: str
    ulf: str


def marked(database: Database) -> Marked:
    """Give a cohort of trainer Tess with a shift, and reviewer Rhea and trainer Ulf outside of it."""
    people = People(database)
    roles = {"tess": "trainer", "rhea": "reviewer", "ulf": "trainer"}
    found = {name: people.add(f"{name}@example.com", name.capitalize(), role) for name, role in roles.items()}
    cohort = Cohorts(database).create("Spring", found["tess"])
    shift = Shifts(database).create(NewShift(scenario="teashop", digest=""))
    ids = {name: one.id for name, one in found.items()}
    return Marked(Calibrations(database), cohort.id, shift, **ids)
