"""`composure regrade`: does today's program still give the grades that were recorded?"""

from __future__ import annotations

from pathlib import Path

import click

from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from webapp.config import read_database
from webapp.db import Database
from webapp.jobs.regrade import compare
from webapp.schema import require_current
from webapp.store import Shift, Shifts


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
    lines = list(compare(database, pack, shift))
    for line in lines:
        click.echo(f"{shift.id}: {line}")
    return bool(lines)
