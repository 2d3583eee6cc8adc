"""All that is kept in the database, by what it is."""

from __future__ import annotations

from collections.abc import Callable

from simulator.packs import Pack
from webapp.calibration.store import Calibrations
from webapp.cohorts.assignments import Assignments
from webapp.cohorts.store import Cohorts
from webapp.db import Database
from webapp.feedback.overrides import HumanMarks
from webapp.feedback.store import Remarks
from webapp.grades import Grades
from webapp.hiring.adjudications import Adjudications
from webapp.hiring.audit import Audit
from webapp.hiring.candidates import Candidates
from webapp.hiring.contacts import Contacts
from webapp.hiring.contests import Contests
from webapp.hiring.decisions import Decisions
from webapp.hiring.experts import Experts
from webapp.hiring.holds import Holds
from webapp.hiring.jobmaps import JobMaps
from webapp.hiring.reviews import Reviews
from webapp.hiring.rounds import Rounds
from webapp.hiring.signals import Signals
from webapp.hiring.training import Trainings
from webapp.keys import Keys
from webapp.people import People
from webapp.shares import Shares
from webapp.store import Shifts
from webapp.watching.nudges import Nudges


class HiringStores:
    """What is kept of hiring. `wall` gives Unix seconds."""

    def __init__(self, database: Database, wall: Callable[[], float]) -> None:
        self.rounds = Rounds(database, wall)
        self.job_maps = JobMaps(database, wall)
        self.experts = Experts(database, wall)
        self.candidates = Candidates(database, wall)
        self.contacts = Contacts(database, wall)
        self.signals = Signals(database, wall)
        self.trainings = Trainings(database, wall)
        self.reviews = Reviews(database, wall)
        self.adjudications = Adjudications(database, wall)
        self.decisions = Decisions(database, wall)
        self.contests = Contests(database, wall)
        self.audit = Audit(database, wall)
        self.holds = Holds(database, wall)


class Stores(HiringStores):
    """The stores over one database, with the scenarios that it speaks of. `wall` gives Unix seconds."""

    def __init__(self, shifts: Shifts, pack: Pack, wall: Callable[[], float]) -> None:
        database = shifts.database
        super().__init__(database, wall)
        self.pack = pack
        self.shifts = shifts
        self.grades = Grades(database, wall)
        self.shares = Shares(database, wall)
        self.people = People(database, wall)
        self.keys = Keys(database, wall)
        self.cohorts = Cohorts(database, wall)
        self.assignments = Assignments(database, pack, wall)
        self.calibrations = Calibrations(database, wall)
        self.remarks = Remarks(database, wall)
        self.human_marks = HumanMarks(database, wall)
        self.nudges = Nudges(database, wall)
