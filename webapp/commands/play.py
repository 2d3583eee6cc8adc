"""`composure play`: a whole shift from a script, graded."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from simulator import commands as c
from simulator.check import finish
from simulator.errors import ComposureError
from simulator.eventlog import MemoryLog, log_digest
from simulator.finding import DIMENSIONS, CaseGrade, Grade, Mark
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from webapp.grading import graded_now
from webapp.script import play_script, read_script

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="\b\nExample:\n  composure play teashop --script handling.yaml --seed 7")
@click.argument("scenario")
@click.option("--script", required=True, type=_FILE, help="YAML list of commands: - {at: 60, kind: …, case: …}.")
@click.option("--seed", default=1, show_default=True, help="What chance is drawn from.")
@click.option(
    "--form",
    default=0,
    show_default=True,
    type=click.IntRange(0),
    help="Which names, numbers and wordings; 0: as written.",
)
@click.option("--scorecard", help="What to grade by.  [default: the industry's own, else training]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of a table.")
def play(scenario: str, script: Path, seed: int, form: int, scorecard: str | None, as_json: bool) -> None:
    """Play SCENARIO (its id, or a file) by a script and print the grade.

    After the last command the clock runs to the shift's end. The same script and seed give the same log, and so
    the same digest.
    """
    file, commands = read_script(script)
    pack, scenario_id = _find(scenario)
    log = MemoryLog()
    start = c.Start(at=0.0, scenario=scenario_id, seed=seed, form=form, scorecard=scorecard)
    shift = play_script(log, pack, start, file, commands)
    state = finish(log, pack, shift)
    events = log.read(shift)
    run = {"scenario": scenario_id, "seed": seed, "form": form, "events": len(events), "digest": log_digest(events)}
    graded = graded_now(pack, state)
    click.echo(_document(run, graded) if as_json else "\n".join(_table(run, graded)))


def _find(scenario: str) -> tuple[Pack, str]:
    """Give the pack and the id that an argument means: a path if there is one, else an id among those shipped."""
    path = Path(scenario)
    if not path.exists():
        pack = load_pack(scenarios_path())
        return pack, pack.scenario(scenario).id
    pack = load_pack(path)
    if len(pack.scenarios) != 1:
        ids = ", ".join(found.id for found in pack.scenarios) or "none"
        raise ComposureError(f"{scenario}: holds {len(pack.scenarios)} scenarios ({ids}); name the file of one")
    return pack, pack.scenarios[0].id


def _document(run: dict[str, Any], graded: Grade) -> str:
    return json.dumps({**run, "grade": asdict(graded)}, ensure_ascii=False, indent=2)


def _table(run: dict[str, Any], graded: Grade) -> list[str]:
    wide = max([len(case.case) for case in graded.cases] + [len("whole shift")])
    head = "".join(f"{name:>12}" for name in (*DIMENSIONS, "overall"))
    lines = [
        f"{run['scenario']}, seed {run['seed']}, form {run['form']}: {run['events']} events, log {run['digest']}",
        "",
    ]
    lines.append(" " * wide + head + "  standing")
    lines += [_row(wide, case.case, case, f"{case.standing}: {case.disposition}") for case in graded.cases]
    lines.append(_row(wide, "whole shift", graded, "ready" if graded.ready else "not ready"))
    return [*lines, "", f"scorecard {graded.scorecard}; – means not observed"]


def _row(wide: int, name: str, graded: CaseGrade | Grade, standing: str) -> str:
    marks = {mark.dimension: mark for mark in graded.marks}
    cells = "".join(f"{_shown(_value(marks.get(dimension))):>12}" for dimension in DIMENSIONS)
    critical = f" ({', '.join(graded.critical)})" if graded.critical else ""
    return f"{name:<{wide}}{cells}{_shown(graded.overall):>12}  {standing}{critical}"


def _value(mark: Mark | None) -> float | None:
    return mark.value if mark else None


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
