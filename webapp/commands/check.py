"""`composure check`: scenarios, and their exemplars by playing them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from simulator.bands import is_within, kept, separation
from simulator.check import Checked, Played, check_file, files_of
from simulator.reading import warm
from simulator.resources import scenarios_path
from webapp.pool import cores, spread

_BANDS = ("best", "acceptable", "poor", "harmful")


@click.command(epilog="\b\nExamples:\n  composure check scenarios/tiny\n  composure check my-pack --json")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]…")
@click.option("--report", is_flag=True, help="Say how far grades keep to the authors' bands, and all advice.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of lines.")
@click.option("--processes", type=click.IntRange(min=1), help="How many processes play; by default one a core.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], report: bool, as_json: bool, processes: int | None) -> None:
    """Check scenario files or folders of them; without a PATH, those that came with Composure.

    Reads every file, looks for what can never come or be done and for what does not belong there, and plays every
    exemplar: a harmful one has to raise exactly the critical errors it names, a better one has to be graded better.
    Exits with 1 if anything is wrong. Advice is counted and wrong with nothing; --report and --json give it.
    """
    found = _checked(files_of(paths or [scenarios_path()]), processes or cores())
    if as_json:
        scenarios = [_plain(checked) for checked in found]
        click.echo(json.dumps({"scenarios": scenarios}, ensure_ascii=False, indent=2))
    else:
        _tell(found)
        if report:
            _report(found)
    if any(checked.problems for checked in found):
        ctx.exit(1)


def _checked(files: list[Path], processes: int) -> list[Checked]:
    """Check files on several cores; one or two are checked right here, as processes take longer to start."""
    here = processes == 1 or len(files) <= 2  # noqa: PLR2004
    done = map(check_file, files) if here else spread(check_file, files, processes, warm)
    with click.progressbar(
        done, length=len(files), label="Playing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        return list(shown)


def _report(found: list[Checked]) -> None:
    played = [one for checked in found for one in checked.exemplars]
    for name, some in (("all", played), ("locked", [one for one in played if one.locked])):
        for band in kept(some):
            click.echo(f"{name}: {band.band}: {band.within} of {band.count} within the band ({band.share:.0%})")
    click.echo(f"\n{'mean mark':<14}" + "".join(f"{band:>12}" for band in _BANDS))
    for name, means in separation(played).items():
        click.echo(f"{name:<14}" + "".join(f"{means.get(band, '-'):>12}" for band in _BANDS))
    disputed = [one for checked in found for one in checked.disputed]
    click.echo(f"\n{len(disputed)} disputed by their authors")
    for problem in disputed:
        click.echo(f"  {problem}")
    advice = [one for checked in found for one in checked.advice]
    click.echo(f"\n{len(advice)} pieces of advice")
    for piece in advice:
        click.echo(f"  {piece}")
    apart = [(checked.id, one) for checked in found for one in checked.exemplars if not is_within(one)]
    click.echo(f"\n{len(apart)} outside their band")
    for scenario, one in apart:
        locked = " (locked)" if one.locked else ""
        click.echo(f"  {scenario}/{one.case}/{one.exemplar}{locked}: {one.band}, {one.grade.overall}")


def _tell(found: list[Checked]) -> None:
    for checked in found:
        for problem in checked.problems:
            click.echo(str(problem))
        if not checked.problems:
            counts = f"{checked.cases} cases, {len(checked.exemplars)} exemplars"
            disputed = f", {len(checked.disputed)} disputed" if checked.disputed else ""
            click.echo(f"{checked.path}: {checked.id}: fine ({counts}{disputed})")
    problems = sum(len(checked.problems) for checked in found)
    advice = sum(len(checked.advice) for checked in found)
    click.echo(f"{len(found)} scenarios, {problems} problems, {advice} pieces of advice")


def _plain(checked: Checked) -> dict[str, Any]:
    return {
        "id": checked.id,
        "path": checked.path,
        "cases": checked.cases,
        "problems": [asdict(problem) for problem in checked.problems],
        "disputed": [asdict(problem) for problem in checked.disputed],
        "advice": [asdict(problem) for problem in checked.advice],
        "exemplars": [_exemplar(played) for played in checked.exemplars],
    }


def _exemplar(played: Played) -> dict[str, Any]:
    grade = played.grade
    return {
        "case": played.case,
        "exemplar": played.exemplar,
        "band": played.band,
        "locked": played.locked,
        "disposition": grade.disposition,
        "standing": grade.standing,
        "overall": grade.overall,
        "critical": list(grade.critical),
        "marks": {mark.dimension: mark.value for mark in grade.marks},
    }
