"""The job that prepares a table of a cohort as a file, which may take minutes where there are many shifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.errors import ComposureError
from webapp.exports.tables import AT_ONCE, Done
from webapp.exports.taken import file, finished
from webapp.jobs.work import Hand, Means
from webapp.pieces import Made
from webapp.store import Shifts
from webapp.stores import Stores


def prepare(means: Means, hand: Hand) -> str:
    """Make the file that the job's payload names (`cohort`, `kind`, `form`), keep it, and give how large it is."""
    stores = Stores(Shifts(means.database, means.wall), means.pack, means.wall)
    asked = hand.job.payload
    cohort = stores.cohorts.find(asked["cohort"])
    if cohort is None:
        raise ComposureError("the cohort is not there any more")
    done = finished(stores, cohort)
    size = Made(means.database).put(
        hand.job.id, file(stores, cohort, asked["kind"], asked["form"], _counted(done, hand))
    )
    hand.progress(len(done), len(done))
    return f"{len(done):,} shift{'' if len(done) == 1 else 's'}, {max(1, round(size / 1000)):,} kB"


def _counted(done: Sequence[Done], hand: Hand) -> Iterator[Done]:
    for number, one in enumerate(done):
        if number % AT_ONCE == 0:
            hand.progress(number, len(done))
        yield one
