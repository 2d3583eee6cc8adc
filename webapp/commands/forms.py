"""`composure forms`: the forms for hiring that came with Composure, and whether two of them are parallel."""

from __future__ import annotations

import click

from simulator import forms as known
from simulator.packs import Pack, load_pack
from simulator.parallel import compare
from simulator.resources import scenarios_path


@click.command(epilog="\b\nExamples:\n  composure forms\n  composure forms --compare text-care-a text-care-b")
@click.option(
    "--compare", "both", nargs=2, metavar="FORM FORM",
    help="Play the authored handlings in both forms and tell how far their grades differ.",
)  # fmt: skip
@click.pass_context
def forms(ctx: click.Context, both: tuple[str, str] | None) -> None:
    """List the forms for hiring, or compare two.

    Exits with 1 if a form cannot be used as it is written, or if the two are not shown to be equal.
    """
    pack = load_pack(scenarios_path())
    if problems := known.form_problems(pack.scenarios):
        for problem in problems:
            click.echo(str(problem))
        ctx.exit(1)
    if both is None:
        for form in known.forms().values():
            click.echo(_line(pack, form))
        return
    found = compare(pack, known.form(both[0]), known.form(both[1]))
    for sentence in found.words():
        click.echo(sentence)
    if not found.equal:
        ctx.exit(1)


def _line(pack: Pack, form: known.Form) -> str:
    scenarios = [pack.scenario(part.scenario) for part in form.parts]
    cases = sum(len(scenario.cases) for scenario in scenarios)
    most = sum(scenario.minutes for scenario in scenarios)
    parts = ", ".join(f"{part.scenario} in form {part.form}" for part in form.parts)
    return f"{form.id}: {form.title}: {cases} cases, about {form.minutes} minutes, at most {most:g} ({parts})"
