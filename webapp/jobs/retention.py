"""The job that erases candidates who have been kept for as long as their round says."""

from __future__ import annotations

from simulator.errors import CommandRefused
from webapp.hiring.audit import SYSTEM
from webapp.hiring.erasure import erase, sweep, tidy, untidy
from webapp.hiring.retention import overdue
from webapp.jobs.work import Hand, Means
from webapp.store import Shifts
from webapp.stores import Stores


def retention(means: Means, hand: Hand) -> str:
    """Erase them, each with a line in the audit log that is its certificate, and give how many it were."""
    stores = Stores(Shifts(means.database, means.wall), means.pack, means.wall)
    found, erased = overdue(stores, means.wall()), 0
    due, held = found[False], len(found[True])
    for number, who in enumerate(due):
        hand.progress(number, len(due))
        try:
            erase(stores, who, SYSTEM, "kept long enough", scrubs=False)
            erased += 1
        except CommandRefused:
            # Somebody put a hold on the round, or erased them, since the list was made.
            held += 1
    swept = sweep(stores)
    if (swept or untidy(stores)) and means.database.is_sqlite and not tidy(stores):
        return f"{_told(erased, held)}; the file could not be written anew, which is tried again tomorrow"
    hand.progress(len(due), len(due))
    return _told(erased, held)


def _told(erased: int, held: int) -> str:
    return f"erased {erased} candidate{'' if erased == 1 else 's'}, {held} kept as records are held"
