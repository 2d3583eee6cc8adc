"""The program from outside: its help, its documentation and how it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from webapp.cli import main

Composure = Callable[..., Result]
DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in main.commands.items():
        nested = command.commands if isinstance(command, click.Group) else {}
        found += [(f"{name} {sub}", each) for sub, each in nested.items()] or [(name, command)]
    return found


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_has_help_with_an_example_and_its_place_in_the_docs(
    name: str, command: click.Command, composure: Composure
) -> None:
    result = composure(*name.split(), "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n\s+composure {name}", result.output)
    section = DOCS.read_text(encoding="utf-8").split(f"\n## composure {name}\n")
    assert len(section) == 2
    assert f"$ composure {name}" in section[1].split("\n## ")[0]


def test_the_docs_name_no_command_that_is_not_there() -> None:
    documented = set(re.findall(r"^## composure (.+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert documented == {name for name, _ in commands()}


def test_options_in_the_docs_exist() -> None:
    settings = [each for _, command in commands() for each in command.params]
    options = {option for each in settings for option in (*each.opts, *each.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--[a-z]+", DOCS.read_text(encoding="utf-8")))
    assert named <= options | {"--help"}


@pytest.mark.parametrize("command", [["db", "upgrade"], ["regrade"], ["demo"], ["serve"]])
def test_a_wrong_database_is_wrong_input(command: list[str], composure: Composure) -> None:
    result = composure(*command, "--database", "mysql://x")
    assert (result.exit_code, "sqlite:///FILE" in result.stderr) == (2, True)
