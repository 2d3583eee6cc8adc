"""`composure check`: scenarios, and their exemplars by playing them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from simulator.check import Checked, Played
from simulator.check import check as check_paths
from simulator.resources import scenarios_path


@click.command(epilog="\b\nExamples:\n  composure check scenarios/tiny\n  composure check my-pack --json")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of lines.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Check scenario files or folders of them; without a PATH, those that came with Composure.

    Reads every file and plays every exemplar: a harmful one has to raise exactly the critical errors it names, a
    better one has to be graded better. Exits with 1 if anything is wrong.
    """
    found = check_paths(list(paths) or [scenarios_path()])
    if as_json:
        scenarios = [_plain(checked) for checked in found]
        click.echo(json.dumps({"scenarios": scenarios}, ensure_ascii=False, indent=2))
    else:
        _tell(found)
    if any(checked.problems for checked in found):
        ctx.exit(1)


def _tell(found: list[Checked]) -> None:
    for checked in found:
        for problem in checked.problems:
            click.echo(str(problem))
        if not checked.problems:
            counts = f"{checked.cases} cases, {len(checked.exemplars)} exemplars"
            click.echo(f"{checked.path}: {checked.id}: fine ({counts})")
    problems = sum(len(checked.problems) for checked in found)
    click.echo(f"{len(found)} scenarios, {problems} problems")


def _plain(checked: Checked) -> dict[str, Any]:
    return {
        "id": checked.id,
        "path": checked.path,
        "cases": checked.cases,
        "problems": [asdict(problem) for problem in checked.problems],
        "exemplars": [_exemplar(played) for played in checked.exemplars],
    }


def _exemplar(played: Played) -> dict[str, Any]:
    grade = played.grade
    return {
        "case": played.case,
        "exemplar": played.exemplar,
        "band": played.band,
        "disposition": grade.disposition,
        "standing": grade.standing,
        "overall": grade.overall,
        "critical": list(grade.critical),
        "marks": {mark.dimension: mark.value for mark in grade.marks},
    }
