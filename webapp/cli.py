"""The `composure` command. Exit codes: 0 fine, 1 what was checked is wrong, 2 the input is wrong."""

from __future__ import annotations

from typing import Any

import click

from simulator.errors import ComposureError
from webapp.commands.agreement import agreement
from webapp.commands.audit import audit
from webapp.commands.check import check
from webapp.commands.database import db
from webapp.commands.forms import forms
from webapp.commands.grade import grade
from webapp.commands.library import library
from webapp.commands.play import play
from webapp.commands.regrade import regrade
from webapp.commands.seed import seed
from webapp.commands.serve import demo, serve
from webapp.commands.tick import tick
from webapp.commands.user import user


class _Refusing(click.Group):
    """A group whose commands answer wrong input with its message and exit code 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ComposureError as refusal:
            click.echo(str(refusal), err=True)
            ctx.exit(2)


@click.group(cls=_Refusing, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="composure", prog_name="composure")
def main() -> None:
    """Practise social customer care before it is public.

    Begin with: composure demo
    """


for _command in (demo, serve, check, grade, agreement, library, forms, play, regrade, tick, audit, seed, db, user):
    main.add_command(_command)

if __name__ == "__main__":
    main(prog_name="composure")
