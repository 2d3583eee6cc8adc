"""`composure seed`: a database filled with invented people and shifts, to measure on."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.config import read_database
from webapp.db import Database
from webapp.schema import upgrade
from webapp.seeding import seed as fill


@click.command(epilog="\b\nExample:\n  composure seed --shifts 10000 --people 200 --database sqlite:///measure.sqlite3")
@click.option("--shifts", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True)
@click.option("--people", type=click.IntRange(1, 10_000), default=200, show_default=True)
@click.option(
    "--scenarios", type=click.Path(exists=True, path_type=Path), default=scenarios_path, help="Scenarios to play."
)  # fmt: skip
@click.option(
    "--database", metavar="URL", required=True, help="An empty one: sqlite:///FILE or postgresql://USER@HOST/NAME."
)
def seed(shifts: int, people: int, scenarios: Path, database: str) -> None:
    """Fill an empty database with invented people, cohorts and finished shifts, to measure boards and reports on.

    Simulated agents play a few shifts; the rest are copies by other people at other times. Nobody there is real, and
    no password is set: `composure user link` lets you in.
    """
    with Database(read_database(database)) as opened:
        upgrade(opened)
        with click.progressbar(length=shifts, label="Shifts", file=sys.stderr) as bar:
            made = fill(opened, load_pack(scenarios), people, shifts, time.time(), bar.update)
    click.echo(f"{made.people} people in {made.cohorts} cohorts, {made.shifts} shifts, {made.events} events")
