"""`composure grade`: real replies, a file at a time, by the rules of the shifts."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import click

from simulator.errors import ComposureError
from simulator.finding import DIMENSIONS
from webapp.bulk import Written, grade_rows
from webapp.pool import cores
from webapp.rows import Rows

_STEP = 16
_WIDE, _QUOTE = 16, 48


@click.command(
    epilog="\b\nExamples:\n  composure grade replies.csv --out grades.jsonl\n  composure grade - --json < replies.jsonl"
)
@click.argument("file", metavar="[FILE|-]", default="-", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--channel", type=click.Choice(["public", "dm", "chat"]), default="public", show_default=True,
    help="Where the replies were written, for rows that do not say it.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="Append the grades to this file; rows that are in it already are skipped.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, also on a terminal.")
@click.option("--processes", type=click.IntRange(min=1), help="How many processes grade; by default one a core.")
@click.pass_context
def grade(ctx: click.Context, file: str, channel: str, out: Path | None, as_json: bool, processes: int | None) -> None:
    """Grade the replies of an export: CSV or JSON lines with a column `reply`.

    Optional columns: id, post, channel, facts, verified, brand, industry, turns. Prints a line of JSON a row, in the
    order of the input; on a terminal a table. A row that cannot be graded is named with its line, the rest goes on,
    and the exit code is 1.
    """
    name = "stdin" if file == "-" else file
    with contextlib.ExitStack() as stack:
        source: BinaryIO = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
        rows = Rows(source, name, channel)
        written = _written(out, file, stack)
        write = written.write if written else click.echo if as_json or not sys.stdout.isatty() else _Table()
        failed = _run(rows, written, write, _Progress(source, file), processes or cores())
    if failed:
        click.echo(f"{name}: {failed} rows could not be graded", err=True)
        ctx.exit(1)


def _written(out: Path | None, file: str, stack: contextlib.ExitStack) -> Written | None:
    if out is None:
        return None
    if out.exists() and file != "-" and out.samefile(file):
        raise ComposureError(f"{out}: is the input; name another file with --out")
    return stack.enter_context(contextlib.closing(Written(out)))


def _run(rows: Rows, written: Written | None, write: Callable[[str], Any], progress: _Progress, processes: int) -> int:
    """Grade all rows, and give how many could not be."""
    failed = named = 0
    for done in grade_rows(written.left(rows) if written else rows, processes):
        if len(rows.strangers) > named:
            progress.say(f"{rows.name}: ignored columns: {', '.join(rows.strangers[named:])}")
            named = len(rows.strangers)
        if done.problem:
            failed += 1
            progress.say(f"{rows.name}:{done.line}: {done.problem}")
        else:
            write(done.json)
        progress.forward()
    progress.end()
    return failed


class _Progress:
    """How far the grading is, on a line of its own while standard error is a terminal."""

    def __init__(self, source: BinaryIO, file: str) -> None:
        self._source, self._size = source, Path(file).stat().st_size if file != "-" else 0
        self._shown, self._rows = sys.stderr.isatty(), 0

    def forward(self) -> None:
        """Count one row more."""
        self._rows += 1
        if self._shown and self._rows % _STEP == 0:
            part = f", {self._source.tell() / self._size:.0%} read" if self._size else ""
            click.echo(f"\r{self._rows:,} rows{part}\033[K", nl=False, err=True)

    def say(self, line: str) -> None:
        """Print a line without the progress in it."""
        click.echo(("\r\033[K" if self._shown else "") + line, err=True)

    def end(self) -> None:
        """Leave the last count standing."""
        if self._shown:
            self.say(f"{self._rows:,} rows")


class _Table:
    """A table for people to read: a line a row, with the words that cost most."""

    def __init__(self) -> None:
        heads = "".join(f"{name:>11}" for name in ("overall", *DIMENSIONS))
        click.echo(f"{'id':<{_WIDE}}{heads}  critical, and what costs most")

    def __call__(self, line: str) -> None:
        """Print one row."""
        row = json.loads(line)
        cells = "".join(f"{_shown(value):>11}" for value in (row["overall"], *row["marks"].values()))
        click.echo(f"{row['id'][: _WIDE - 1]:<{_WIDE}}{cells}  {' '.join([*row['critical'], _worst(row)])}")


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _worst(row: dict[str, Any]) -> str:
    costs = [found for found in row["findings"] if found["effect"] < 0]
    if not costs:
        return ""
    worst = min(costs, key=lambda found: found["effect"])
    quote = " ".join(worst["quote"].split())
    short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
    return f"{worst['rule']}: “{short}”" if quote else worst["rule"]
