"""`composure library`: the page that tells what is in the library, and what simulated agents make of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from simulator.library import RESULTS, Looked, Shelf, coverage, results
from simulator.packs import PACK_FILE, load_pack, scenario_files
from simulator.reading import warm
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.privacy import privacy
from simulator.resources import scenarios_path
from simulator.scenario import PackInfo, Scenario
from simulator.simulated.playing import take
from simulator.simulated.vices import agents, doubts
from simulator.yamlfile import read_yaml
from webapp.pool import cores, spread

_SURE = 0.5
_PERSONAL = "personal."


@click.command(epilog="\b\nExamples:\n  composure library\n  composure library --check")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("docs/library.md"), show_default=True,
    help="The file to write.",
)  # fmt: skip
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the file does not tell what is there now.")
@click.option("--processes", type=click.IntRange(min=1), help="How many processes work; by default one a core.")
@click.pass_context
def library(ctx: click.Context, out: Path, check: bool, processes: int | None) -> None:
    """Write what the scenarios that came with Composure cover, and how simulated agents fare in them."""
    shelves = _shelves(scenarios_path())
    files = scenario_files(scenarios_path())
    looked = _looked(files, processes or cores(), play=not check)
    covered = coverage(shelves, looked)
    if not check:
        out.write_text(f"{covered}{results(looked)}", encoding="utf-8")
        click.echo(f"{out}: {len(looked)} scenarios")
    elif not out.is_file() or out.read_text(encoding="utf-8").partition(RESULTS)[0] != covered:
        click.echo(f"{out} does not tell what is there now; write it anew with: composure library", err=True)
        ctx.exit(1)


def _shelves(path: Path) -> list[Shelf]:
    return [_shelf(file.parent) for file in sorted(path.glob(f"**/{PACK_FILE}"))]


def _shelf(folder: Path) -> Shelf:
    info = PackInfo.model_validate(read_yaml(folder / PACK_FILE).data)
    return Shelf(info.id, info.title, load_pack(folder).scenarios)


def _looked(files: list[Path], processes: int, *, play: bool) -> list[Looked]:
    look = partial(_look, play=play)
    # Counting is done before a process has started; playing is not.
    done = spread(look, files, processes, warm) if play and processes > 1 else map(look, files)
    with click.progressbar(
        done, length=len(files), label="Playing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        return list(shown)


def _look(file: Path, *, play: bool) -> Looked:
    pack = load_pack(file)
    (scenario,) = pack.scenarios
    kinds = tuple(_read_in(scenario))
    if not play:
        return Looked(scenario.id, kinds, {})
    grades = {name: take(pack, scenario, agent).grade for name, agent in agents().items()}
    overall = {name: grade.overall for name, grade in grades.items()}
    return Looked(scenario.id, kinds, overall, tuple(doubts(scenario, grades)))


def _read_in(scenario: Scenario) -> Iterator[str]:
    """Give the kinds of personal data that the reader finds, once for each post or picture that shows one."""
    brand = scenario.brand
    known = (brand.name, brand.handle, *((brand.support,) if brand.support else ()), *brand.words)
    context = Context(
        channel="public", brand_words=known, allowed=brand.contacts, industry=scenario.industry, by="customer"
    )
    for text in _shown(scenario):
        signs = [sign for sign in privacy(lay_out(text, context)) if sign.confidence >= _SURE]
        yield from sorted({sign.name.removeprefix(_PERSONAL) for sign in signs if sign.name.startswith(_PERSONAL)})


def _shown(scenario: Scenario) -> Iterator[str]:
    for case in scenario.cases:
        said = [text for post in case.opening for text in (post.text, post.image)]
        said += [text for beat in case.beats for text in (beat.say, beat.image)]
        yield from filter(None, said)
