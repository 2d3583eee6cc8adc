"""The job that erases who was kept long enough: them alone, once, with a certificate, and never from a held round."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert

from tests.webapp.hiring.marked import marked
from webapp.db import Database
from webapp.hiring.erasure import certificate
from webapp.hiring.retention import listed
from webapp.jobs.kinds import KINDS
from webapp.jobs.runner import Runner
from webapp.jobs.work import Means
from webapp.live import Live
from webapp.tables import TypedTextRow

Wall = Callable[..., float]
ONLY = {"retention": KINDS["retention"]}


def ran(live: Live, wall: Wall) -> str:
    """Run the job once and give what came of it."""
    said: list[str] = []
    runner = Runner(Means(live.shifts.database, live.pack, wall=wall), said.append, kinds=ONLY)
    runner.tick()
    return said[-1].partition(": ")[2] if said else ""


def test_who_was_kept_long_enough_is_erased_by_the_system(database: Database, wall: Wall) -> None:
    one = marked(database, wall)
    live = one.live
    live.candidates.invite(one.at.id, [("Ben", "ben@example.com")], 14)
    wall(listed(live, one.at)[0].at - wall() - 86_400)
    ((late, _),) = live.candidates.invite(one.at.id, [("Oya", "oya@example.com")], 14)
    assert ran(live, wall) == "erased 0 candidates, 0 kept as records are held"
    wall(86_400)
    assert ran(live, wall) == "erased 2 candidates, 0 kept as records are held"
    made = certificate(live, one.who.id)
    assert made is not None
    assert (made.by, made.why) == ("system", "kept long enough")
    assert live.candidates.find(late.id) == late
    wall(86_400)
    assert ran(live, wall) == "erased 0 candidates, 0 kept as records are held"
    assert live.audit.verify() == []
    assert sum(line.action == "files written anew" for line in live.audit.all()) == int(database.is_sqlite)


def test_a_held_round_loses_nobody(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    one.live.holds.hold(one.at.id, "A claim", one.hana.id)
    wall(listed(one.live, one.at)[0].at - wall() + 1)
    assert ran(one.live, wall) == "erased 0 candidates, 1 kept as records are held"
    assert one.live.candidates.find(one.who.id) == one.who


def test_what_was_sent_while_its_writer_was_erased_goes_too(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    wall(listed(one.live, one.at)[0].at - wall() + 1)
    ran(one.live, wall)
    row = {"shift_id": one.shifts[1], "seq": 9, "field": "text", "text": "Latewords", "salt": "s"}
    with sqlite_database.writing() as connection:
        connection.execute(insert(TypedTextRow.__table__), row)  # type: ignore[attr-defined]
    wall(86_400)
    ran(one.live, wall)
    assert one.live.shifts.texts([(one.shifts[1], 9)]) == {}
