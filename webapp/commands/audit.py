"""`composure audit`: whether the audit log of hiring is whole, and a copy of it to keep elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from simulator.errors import ComposureError
from webapp.config import read_config
from webapp.db import Database
from webapp.hiring.audit import Audit
from webapp.schema import require_current


@click.command(
    epilog="\b\nExamples:\n  composure audit --export audit.jsonl\n  composure audit --against audit.jsonl"
)  # fmt: skip
@click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/NAME.")
@click.option(
    "--export", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write it as JSON lines."
)
@click.option(
    "--against", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A copy that was written before: every line of it has to be there still.",
)  # fmt: skip
@click.pass_context
def audit(ctx: click.Context, database: str | None, export: Path | None, against: Path | None) -> None:
    """Check the audit log: each line vouches for the one before it.

    Exits with 1 if a line was changed or is missing. Lines cut off at the end are seen by --against alone.
    """
    with Database(read_config(database, ()).database) as opened:
        require_current(opened)
        log = Audit(opened)
        wrong = log.verify()
        digests = {line.seq: line.digest for line in log.all()}
        gone = [seq for seq, digest in _copied(against) if digests.get(seq) != digest] if against else []
        if export is not None:
            _write(export, "".join(json.dumps(asdict(line)) + "\n" for line in log.all()))
            click.echo(f"{len(digests)} lines written to {export}")
        head = log.head()
    for seq in wrong:
        click.echo(f"line {seq}: it was changed, or a line before it is missing")
    for seq in gone:
        click.echo(f"line {seq}: it is not as it was when the copy was made")
    if wrong or gone:
        ctx.exit(1)
    click.echo(f"{len(digests)} lines, all sound" + (f"; the last has the digest {head.digest}" if head else ""))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ComposureError(f"{file}: {error.strerror}; name another file with --export") from None


def _copied(file: Path) -> Iterator[tuple[int, str]]:
    # What is no UTF-8 is no line of a log either, and is told with its number.
    for number, text in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        try:
            line = json.loads(text)
            yield int(line["seq"]), str(line["digest"])
        except (ValueError, KeyError, TypeError):
            raise ComposureError(
                f"{file}:{number}: this is not a line of an audit log; give a file of --export"
            ) from None
