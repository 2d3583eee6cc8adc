"""Who may see and do what: visitors their own shifts, people what role and cohorts allow. Everything asks here."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user  # type: ignore[import-untyped]

from simulator.errors import CommandRefused, UnknownShift
from webapp.calibration.store import Calibration, Rater
from webapp.cohorts.store import Cohort
from webapp.current import live
from webapp.errors import wants_json
from webapp.feedback.store import Remark
from webapp.keys import Key
from webapp.people import Person
from webapp.permissions import VISITOR, may
from webapp.store import Shift, hash_owner

OWNER = "owner"
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person and the key by which this browser is signed in, as Flask-Login wants them."""

    person: Person
    key: Key
    token: str
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Tell whether the account may still be used."""
        return self.person.active

    def get_id(self) -> str:
        """Give what the cookie remembers."""
        return self.token


def protect(app: Flask) -> None:
    """Ask of every request whether whoever makes it may; an unknown address is refused to everybody."""
    manager = LoginManager(app)
    # The cookie is signed and names a key that can be ended; a changed address or browser is no sign of theft.
    manager.session_protection = None
    manager.user_loader(_by_token)
    app.before_request(_guard)
    app.context_processor(lambda: {"me": person(), "may_ask": lambda endpoint: may(role(), endpoint)})


def _by_token(token: str) -> SignedIn | None:
    key = live().keys.find("sign-in", token)
    found = live().people.find(key.person_id) if key else None
    return SignedIn(found, key, token) if found and key and found.active else None


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None or may(role(), request.endpoint):
        return None
    if role() != VISITOR:
        abort(403)
    if request.method not in SAFE or wants_json():
        abort(401)
    flash("Sign in to go on.")
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))


def person() -> Person | None:
    """Give who is signed in here, if anybody is."""
    return current_user.person if current_user and current_user.is_authenticated else None


def someone() -> Person:
    """Give who is signed in here; only for addresses that nobody else may ask for."""
    found = person()
    if found is None:
        abort(401)
    return found


def role() -> str:
    """Give the role by which this request asks."""
    found = person()
    return found.role if found else VISITOR


def key_here() -> Key | None:
    """Give the key by which this browser is signed in."""
    return current_user.key if person() else None


def enter(who: Person) -> None:
    """Sign someone in here; what this browser did before becomes theirs."""
    before = session.get(OWNER)
    if before is not None and person() is None:
        live().shifts.hand_over(before, who.owner)
    leave()
    session.permanent = True
    login_user(_by_token(live().keys.make("sign-in", who.id, note=request.user_agent.string)))


def leave() -> None:
    """Sign out here: the key is ended, and nothing of the session stays."""
    key = key_here()
    if key is not None:
        live().keys.end(key.person_id, key.id)
    logout_user()
    session.clear()


def owner() -> str:
    """Give the secret that shifts are owned by here: the person's, or this browser's; a new browser gets one."""
    found = _owner()
    if found is None:
        found = session[OWNER] = secrets.token_urlsafe(32)
        session.permanent = True
    return found


def _owner() -> str | None:
    who = person()
    return who.owner if who else session.get(OWNER)


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
    if shift.mode != "practice" or shift.ended_at is None or shift.owner_hash is None:
        abort(404)
    who = next((one for one in _learners() if hash_owner(one.owner) == shift.owner_hash), None)
    if who is None:
        abort(404)
    return shift, who


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
    mine = hash_owner(_owner())
    return mine is not None and shift.owner_hash is not None and hmac.compare_digest(mine, shift.owner_hash)


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
    if who is None:
        return Discussed(shift, me, me)
    trained = live().cohorts.of_trainer(who.id)
    learns = [one for one in live().cohorts.of_person(who.id) if one not in trained]
    return Discussed(shift, me, who, tuple(one for one in visible_cohorts() if one in learns))


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
