"""`composure regrade`: does today's program still give the grades that were recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from simulator.errors import CommandRefused
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.state import replay
from webapp.config import read_database
from webapp.db import Database
from webapp.grades import Grades, drift
from webapp.grading import graded_now
from webapp.schema import require_current
from webapp.store import Shift, Shifts, SqlLog


@click.command(epilog="\b\nExample:\n  composure regrade --database sqlite:///composure.sqlite3")
@click.argument("shifts", nargs=-1, metavar="[SHIFT]…")
@click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
@click.option(
    "--scenarios", "paths", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="Where the scenarios are; those that came with Composure if not given. Can be repeated.",
)  # fmt: skip
@click.pass_context
def regrade(ctx: click.Context, shifts: tuple[str, ...], database: str | None, paths: tuple[Path, ...]) -> None:
    """Grade stored shifts again and report where the result is not what was recorded.

    Changes nothing. Without a SHIFT it takes all that have a grade. Exits with 1 if any grade has drifted, or if
    words no longer match the digest in their event.
    """
    with Database(read_database(database)) as opened:
        require_current(opened)
        pack = load_pack(*(paths or (scenarios_path(),)))
        rows = Shifts(opened)
        chosen = [rows.find(shift) for shift in shifts] if shifts else rows.all()
        drifted = sum([_told(opened, pack, shift) for shift in chosen])
    click.echo(f"{len(chosen)} shifts, {drifted} with something to look at")
    if drifted:
        ctx.exit(1)


def _told(database: Database, pack: Pack, shift: Shift) -> bool:
    """Print what there is to look at in a shift, and tell whether there was anything."""
    lines = list(_compare(database, pack, shift))
    for line in lines:
        click.echo(f"{shift.id}: {line}")
    return bool(lines)


def _compare(database: Database, pack: Pack, shift: Shift) -> Iterator[str]:
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
