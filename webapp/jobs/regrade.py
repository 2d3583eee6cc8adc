"""The job that grades every shift again and says where the result is not what was recorded; it changes no grade."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.errors import CommandRefused
from simulator.packs import Pack
from simulator.state import replay
from webapp.db import Database
from webapp.grades import Grades, drift
from webapp.grading import graded_now
from webapp.jobs.work import Hand, Means
from webapp.store import Shift, Shifts, SqlLog

NAMED = 20
"""How many shifts with something to look at are named."""


def regrade(means: Means, hand: Hand) -> str:
    """Grade all shifts again and give how many there are and which have something to look at."""
    shifts = Shifts(means.database).all()
    found: list[str] = []
    for done, shift in enumerate(shifts):
        hand.progress(done, len(shifts))
        if any(True for _ in compare(means.database, means.pack, shift)):
            found.append(shift.id)
    hand.progress(len(shifts), len(shifts))
    total = f"{len(shifts)} shifts, {len(found)} with something to look at"
    if not found:
        return total
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"{total}: {', '.join(found[:NAMED])}{more}; composure regrade SHIFT says what"


def compare(database: Database, pack: Pack, shift: Shift) -> Iterator[str]:
    """Give what there is to look at in a shift, a line each: changed words, or numbers that come out differently."""
    recorded = Grades(database).find(shift.id)
    tampered = Shifts(database).tampered(shift.id)
    yield from (f"event {seq}: its words are not those that were typed" for seq in tampered)
    if tampered or recorded is None or shift.erased_at is not None:
        return
    try:
        if pack.digest(shift.scenario) != shift.digest:
            yield f"scenario {shift.scenario} was changed since, so the grade cannot be compared"
            return
        now = graded_now(pack, replay(SqlLog(database).read(shift.id)))
    except CommandRefused as refused:
        yield str(refused)
        return
    yield from map(str, drift(recorded, now))
