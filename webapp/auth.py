"""Who may see what: visitors their own shifts, people what role and cohorts allow. Everything asks here."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort

from simulator.errors import CommandRefused, UnknownShift
from webapp.calibration.store import Calibration, Rater
from webapp.cohorts.store import Cohort
from webapp.current import live
from webapp.feedback.store import Remark
from webapp.hiring.candidates import Candidate
from webapp.hiring.reviews import Review
from webapp.hiring.rounds import Round
from webapp.people import Person
from webapp.permissions import may
from webapp.sessions import candidate_here, owner_here, person, someone
from webapp.store import Shift, hash_owner


def shared_shift(token: str) -> Shift:
    """Give the shift whose debrief a link with this token shows: practice that is over, and nothing else."""
    shift_id = live().shares.find(token)
    if shift_id is None:
        abort(404)
    shift = live().shift(shift_id)
    if shift.mode != "practice" or shift.ended_at is None:
        abort(404)
    return shift


def visible_shift(shift_id: str) -> Shift:
    """Give a shift that is one's own here; anything else is answered as if it were not there."""
    shift = _any_shift(shift_id)
    if not _is_mine(shift):
        abort(404)
    return shift


def readable_shift(shift_id: str) -> tuple[Shift, Person | None]:
    """Give a shift whose debrief one may read, and who worked it if it is somebody else's.

    That is practice which is over, of somebody who learns in a cohort that one trains, whenever they took it.
    """
    shift = _any_shift(shift_id)
    if _is_mine(shift):
        return shift, None
    if shift.ended_at is None:
        abort(404)
    return shift, _learner(shift)


@dataclass(frozen=True, slots=True)
class Watched:
    """Practice of somebody who learns in these cohorts, which one trains; it runs, or has just ended."""

    shift: Shift
    agent: Person
    cohorts: tuple[Cohort, ...]


def watched_shift(shift_id: str) -> Watched:
    """Give practice that one may look at while it runs: that of somebody who learns in a cohort one trains."""
    shift = _any_shift(shift_id)
    if _is_mine(shift):
        abort(404)
    agent = _learner(shift)
    return Watched(shift, agent, _taught(agent))


def _learner(shift: Shift) -> Person:
    """Give who worked a shift, if it is practice and they learn in a cohort that one may see here."""
    if shift.mode != "practice" or shift.owner_hash is None:
        abort(404)
    who = next((one for one in _learners() if hash_owner(one.owner) == shift.owner_hash), None)
    if who is None:
        abort(404)
    return who


def _taught(who: Person) -> tuple[Cohort, ...]:
    """Give the cohorts one may see here in which somebody learns."""
    trained = live().cohorts.of_trainer(who.id)
    learns = [one for one in live().cohorts.of_person(who.id) if one not in trained]
    return tuple(one for one in visible_cohorts() if one in learns)


def _learners() -> Iterator[Person]:
    """Give the people that learn in the cohorts one may see here."""
    for cohort in visible_cohorts():
        yield from (member.person for member in live().cohorts.members(cohort.id) if not member.trains)


def _any_shift(shift_id: str) -> Shift:
    if "\0" in shift_id:  # PostgreSQL cannot even be asked for it
        abort(404)
    try:
        return live().shift(shift_id)
    except UnknownShift:
        abort(404)


def _is_mine(shift: Shift) -> bool:
    if shift.owner_hash is None:
        return False
    candidate = candidate_here() if shift.mode == "assessment" else None
    mine = (hash_owner(owner_here()), hash_owner(candidate.owner) if candidate else None)
    return any(one is not None and hmac.compare_digest(one, shift.owner_hash) for one in mine)


def visible_cohorts() -> list[Cohort]:
    """Give the cohorts one may see here: those one trains, all of them as an admin, and otherwise none."""
    me = person()
    if me is None or not may(me.role, "cohorts.cohorts_page"):
        return []
    return live().cohorts.all() if me.role == "admin" else live().cohorts.of_trainer(me.id)


def visible_cohort(cohort_id: str) -> Cohort:
    """Give a cohort that one may see here; anything else is answered as if it were not there."""
    found = next((cohort for cohort in visible_cohorts() if cohort.id == cohort_id), None)
    if found is None:
        abort(404)
    return found


def visible_person(cohort: Cohort, person_id: str) -> Person:
    """Give somebody who is in a cohort; anybody else is answered as if they were not there."""
    found = next((one.person for one in live().cohorts.members(cohort.id) if one.person.id == person_id), None)
    if found is None:
        abort(404)
    return found


def cohort_shift(cohort: Cohort, shift_id: str) -> Shift:
    """Give practice that is over, of somebody who learns in this cohort; CommandRefused for anything else alike."""
    owners = {hash_owner(one.person.owner) for one in live().cohorts.members(cohort.id) if not one.trains}
    try:
        shift = None if "\0" in shift_id else live().shift(shift_id)
    except UnknownShift:
        shift = None
    if shift is None or shift.mode != "practice" or shift.ended_at is None or shift.owner_hash not in owners:
        raise CommandRefused("choose a finished shift of somebody who learns in this cohort")
    return shift


@dataclass(frozen=True, slots=True)
class Discussed:
    """Practice that is over, as one talks about it: as the agent who worked it, or as a trainer in these cohorts."""

    shift: Shift
    me: Person
    agent: Person
    cohorts: tuple[Cohort, ...] = ()

    def sees(self, remark: Remark) -> bool:
        """Tell whether a remark is for one to see: a note is for the trainers of its cohort alone."""
        return remark.cohort_id is None or remark.cohort_id in {cohort.id for cohort in self.cohorts}


def discussed_shift(shift_id: str, part: str = "") -> Discussed:
    """Give finished practice that one may talk about, if `part` says so only as its "agent" or as a "trainer"."""
    me = someone()
    shift, who = readable_shift(shift_id)
    if shift.mode != "practice" or shift.ended_at is None or part == ("agent" if who else "trainer"):
        abort(404)
    return Discussed(shift, me, who, _taught(who)) if who else Discussed(shift, me, me)


def visible_remark(shift_id: str, remark_id: str, *, own: bool = False) -> tuple[Discussed, Remark]:
    """Give a remark that one may see on a shift, only one's own if that is said; anything else is not there."""
    at, found = discussed_shift(shift_id), None if "\0" in remark_id else live().remarks.find(remark_id)
    if found is None or found.shift_id != at.shift.id or found.taken_back_at is not None or not at.sees(found):
        abort(404)
    if own and found.author_id != at.me.id:
        abort(404)
    return at, found


@dataclass(frozen=True, slots=True)
class Calibrating:
    """A calibration as one may see it: as its rater, as a trainer of its cohort, or both."""

    calibration: Calibration
    me: Person
    rater: Rater | None
    trains: bool

    @property
    def may_mark(self) -> bool:
        """Tell whether one's marks are still wanted."""
        return self.rater is not None and self.rater.handed_in_at is None and self.calibration.closed_at is None

    @property
    def may_compare(self) -> bool:
        """Tell whether one may see what others gave: once one's own marks are in, or no more are taken."""
        given = self.rater is not None and self.rater.handed_in_at is not None
        return given or self.calibration.closed_at is not None


def visible_calibration(calibration_id: str) -> Calibrating:
    """Give a calibration that one marks, or whose cohort one trains; any other is answered as if it were not there."""
    me = someone()
    found = None if "\0" in calibration_id else live().calibrations.find(calibration_id)
    if found is None:
        abort(404)
    raters = live().calibrations.raters([found.id])[found.id]
    rater = next((one for one in raters if one.person.id == me.id), None)
    trains = any(cohort.id == found.cohort_id for cohort in visible_cohorts())
    if rater is None and not trains:
        abort(404)
    return Calibrating(found, me, rater, trains)


def visible_rounds() -> list[Round]:
    """Give the hiring rounds one may see here: those one made, all of them as an admin, and otherwise none."""
    me = person()
    if me is None or not may(me.role, "rounds.rounds_page"):
        return []
    return live().rounds.all() if me.role == "admin" else live().rounds.of(me.id)


def visible_round(round_id: str) -> Round:
    """Give a hiring round that one may see here; anything else is answered as if it were not there."""
    found = next((one for one in visible_rounds() if one.id == round_id), None)
    if found is None:
        abort(404)
    return found


def visible_candidate(candidate_id: str) -> tuple[Round, Candidate]:
    """Give a candidate of a round that one may see here, with it; anybody else is answered as if not there."""
    found = live().candidates.find(candidate_id)
    if found is None:
        abort(404)
    return visible_round(found.round_id), found


def own_review(candidate_id: str) -> tuple[Candidate, Review]:
    """Give a work that one was asked to read, and one's review of it; anything else is answered as if not there."""
    found, who = live().reviews.find(candidate_id, someone().id), live().candidates.find(candidate_id)
    if (
        found is None
        or who is None
        or found.stood_down_at is not None
        or who.state(live().candidates.wall()) != "handed in"
    ):
        abort(404)
    return who, found


def reads_still(candidate_id: str) -> bool:
    """Tell whether one has yet to read this work, and so must see neither others' marks nor the machine's."""
    found = live().reviews.find(candidate_id, someone().id)
    return found is not None and found.open


def own_assessment() -> tuple[Round, Candidate]:
    """Give who takes an assessment in this browser, and the round; 404 if nobody does."""
    found = candidate_here()
    at = live().rounds.find(found.round_id) if found else None
    if found is None or at is None:
        abort(404)
    return at, found
