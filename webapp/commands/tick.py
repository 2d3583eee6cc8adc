"""`composure tick`: do the work that waits for its time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.config import Config, read_config
from webapp.db import Database
from webapp.jobs.runner import Runner
from webapp.jobs.work import Means
from webapp.schema import require_current


@click.command(epilog="\b\nExample:\n  composure tick --database sqlite:///composure.sqlite3")
@click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
@click.option(
    "--scenarios", "paths", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="Where the scenarios are; those that came with Composure if not given. Can be repeated.",
)  # fmt: skip
@click.option("--loop", is_flag=True, help="Go on until Ctrl+C or SIGTERM.")
@click.option(
    "--every", metavar="SECONDS", type=click.FloatRange(min=1, max=86_400), default=60.0, show_default=True,
    help="How long to wait between two looks; with --loop.",
)  # fmt: skip
def tick(database: str | None, paths: tuple[Path, ...], loop: bool, every: float) -> None:
    """Do the work that is due: letters about what is due, deleting and erasing what has run out, grading again.

    Several may run at once: each job is done by one of them.
    """
    config, stop = read_config(database, paths), Event()
    with Database(config.database) as opened, _ended_by(stop):
        require_current(opened)
        runner = Runner(_means(config, opened), click.echo, stop.is_set)
        if not loop:
            _once(runner)
            return
        click.echo(f"looking for work every {every:g} seconds (Ctrl+C stops it)")
        while not stop.is_set():
            _again(runner)
            stop.wait(every)
        click.echo("stopped; nothing is left in hand")


def _once(runner: Runner) -> None:
    begun = runner.tick()
    click.echo(f"{begun} job{'' if begun == 1 else 's'} done" if begun else "nothing is due")


def _again(runner: Runner) -> None:
    try:
        runner.tick()
    except DBAPIError as error:
        click.echo(f"the database did not answer ({type(error).__name__}); trying again", err=True)


def _means(config: Config, database: Database) -> Means:
    pack = load_pack(*(config.scenarios or (scenarios_path(),)))
    return Means(database, pack, config.mail, config.site)


@contextmanager
def _ended_by(stop: Event) -> Iterator[None]:
    """Have SIGTERM and Ctrl+C end the work at the next place where nothing is lost by it."""
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            restore: Any = handler
            signal.signal(number, restore)
