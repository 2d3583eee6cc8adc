"""The job that deletes what nobody needs any more: what has run out, old lines of the ledger, and files jobs made."""

from __future__ import annotations

from sqlalchemy import Table, delete, select

from webapp import pieces
from webapp.jobs.work import Hand, Means
from webapp.keys import DAY
from webapp.pieces import PieceRow
from webapp.tables import JobRow, KeyRow

_JOB: Table = JobRow.__table__  # type: ignore[attr-defined]
_PIECE: Table = PieceRow.__table__  # type: ignore[attr-defined]
_KEY: Table = KeyRow.__table__  # type: ignore[attr-defined]
KEPT = 30 * DAY
"""How many seconds a job that has ended is still listed."""


def purge(means: Means, hand: Hand) -> str:
    """Delete it and give how much it was."""
    now = means.wall()
    hand.progress(0, 3)
    with means.database.writing() as connection:
        keys = connection.execute(delete(_KEY).where(_KEY.c.expires_at <= now)).rowcount
    hand.progress(1, 3)
    ended = select(_JOB.c.id).where(_JOB.c.ended_at <= now - pieces.KEPT)
    with means.database.writing() as connection:
        connection.execute(delete(_PIECE).where(_PIECE.c.job_id.in_(ended)))
    hand.progress(2, 3)
    with means.database.writing() as connection:
        jobs = connection.execute(delete(_JOB).where(_JOB.c.ended_at <= now - KEPT)).rowcount
    hand.progress(3, 3)
    return f"deleted: sign-ins and links that ran out {keys}, old jobs {jobs}"
