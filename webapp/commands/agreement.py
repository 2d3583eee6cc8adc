"""`composure agreement`: how well the grades agree with those who labelled the sets."""

from __future__ import annotations

import importlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from simulator.errors import ComposureError

_NEEDED = ("sklearn", "scipy", "vaderSentiment")


@click.command(
    epilog="\b\nExamples:\n  composure agreement\n  composure agreement --sets care,facts\n"
    "  composure agreement --sample 60"
)
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the sets that do not ship; by default shared/data beside the checkout.",
)  # fmt: skip
@click.option("--sets", "names", default="", metavar="A,B", help="Measure these sets only; writes nothing.")
@click.option("--sample", type=click.IntRange(min=20), help="A quick look at so many rows a file; writes nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def agreement(data: Path | None, names: str, sample: int | None, as_json: bool) -> None:
    """Measure how well the grades agree with those who labelled the sets.

    Prints for each set and measure ours, the baselines, one rater against the others, how many, and how sure it is.
    A full run takes some minutes and writes docs/agreement.md. Needs a checkout and the extra `agreement`.
    """
    benchmark = _benchmark()
    asked = [name for part in names.split(",") if (name := part.strip())]
    report = benchmark.measure(data, asked, sample or 0, lambda line: click.echo(line, err=True))
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        for line in report.lines():
            click.echo(line)
    if not asked and not sample:
        click.echo(f"written to {benchmark.write(report)}", err=True)


def _benchmark() -> Any:
    if find_spec("benchmarks") is None:
        raise ComposureError(
            "the sets and benchmarks are not part of an installed Composure; run `composure agreement` in a checkout"
        )
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise ComposureError(f"{', '.join(missing)}: not installed; run: pip install 'composure[agreement]'")
    return importlib.import_module("benchmarks.agreement")
